"""Korean questions and answers -> the answers: "윤 차관: …", "답변) …", "A. …", "▲ …" behind a question."""

import re
from collections.abc import Iterator

from summarizer.document import Span
from summarizer.statements.korean.drafts import Draft
from summarizer.statements.korean.names import Names
from summarizer.statements.korean.nouns import is_korean_name, is_speaker_noun
from summarizer.statements.korean.subjects import phrase_before
from summarizer.statements.korean.words import Words, span_of
from summarizer.statements.layout import Line

_ASKED = re.compile(r"[―—–－-]|<질문>|\[질문\]|질문\s?[:)]|문\s?[:)]|Q\s?[.:)\d]|[▷▶◇]")
_ANSWERED = re.compile(
    r"(?:<답변>|\[답변\]|답변\s?[:)]|답\s?[:)]|A\s?\d?\s?[.:)]|▲|△|→|☞)\s{0,3}(?:\((?P<who>[^()\n]{1,40})\)|<(?P<name>[^<>\n]{1,40})>)?\s{0,3}"
)
_SURE = ("<답변>", "[답변]", "답", "A")  # other marks only behind a question
_LONGEST_LABEL = 6  # words in front of a colon


def is_question(text: str, line: Line) -> bool:
    """Whether the line opens with what marks a question."""
    return line.opens and _ASKED.match(text, line.span.start) is not None


def read_answer(text: str, line: Line, *, asked: bool) -> Iterator[Draft]:
    """A line that is marked as an answer; its speaker stands in brackets behind the mark, or was named before."""
    match = _ANSWERED.match(text, line.span.start, line.span.end) if line.opens else None
    if match is None or not (asked or match.group().startswith(_SURE)) or match.end() >= line.span.end:
        return
    group = "who" if match["who"] else "name" if match["name"] else None
    who = Span(*match.span(group)) if group else None
    yield Draft(
        (_unquoted(match.end(), line),), None, "direct", who, line.paragraph, goes_on=not _is_quoted(line, match)
    )


def _is_quoted(line: Line, match: re.Match[str]) -> bool:
    return bool(line.quotes) and line.quotes[0].start == match.end()


def _unquoted(start: int, line: Line) -> Span:
    if line.quotes and line.quotes[0].start == start and line.quotes[0].end >= line.span.end - 1:
        return line.quotes[0].inner
    return Span(start, line.span.end)


def read_label(words: Words, line: Line, known: Names) -> Iterator[Draft]:
    """ "윤 차관: "…"" and "윤 차관: …", to the end of its paragraph."""
    at = _label_end(words)
    if at is None or not (is_speaker_noun(words[at].text) or words[at].text in known or is_korean_name(words[at].text)):
        return
    who = span_of(words, phrase_before(words, at, 0, known))
    behind = words[at + 1]
    fragment = behind.quote.inner if behind.quote else span_of(words, (at + 1, len(words)))
    yield Draft((fragment,), None, "direct", who, line.paragraph, goes_on=not behind.quote)


def _label_end(words: Words) -> int | None:
    for at in range(min(_LONGEST_LABEL, len(words) - 1)):
        if words[at].quote:
            return None
        if words[at].colon:
            return at
    return None
