"""A Russian article -> its sentences as tokens, the author's words taken out of quotations and dialogue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.document import Document, Span
from summarizer.statements.layout import Line, read_layout
from summarizer.statements.quote_marks import Quote
from summarizer.statements.russian.author_words import speech_tokens
from summarizer.statements.russian.outer_marks import open_quotations, without_inner_marks
from summarizer.statements.russian.tokens import Token, Tokens, quote_token, speech_part, words_of

_DATELINE = re.compile(
    r"[А-ЯЁA-Z][\w\- ]{1,40}[.,]\s\d{1,2}(?:-го)?\s[а-яё]{3,9}\.?(?:\s\d{4}(?:\sг(?:ода|\.))?)?"
    r"(?:\s?[-–—.]\s?[^.–—]{2,40}?(?:\.|\s[-–—])|[.,]?\s?/[^/]{2,40}/\.?|\s?\([^)]{2,40}\)\s?[-–—.]|\s?[-–—])\s"
)
_AGENCY = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ.\-]{3,30}\s[-–—]\s")
_CAPTION = re.compile(
    r"(?:На\s(?:фото|снимке|иллюстрации)|Фото|Видео|Иллюстрация|Архивное\sфото|Подпись)\b[^.]{0,20}[:.—–-]"
)
_NAME = r"(?:(?:[А-ЯЁ]\.\s?){1,2}|[А-ЯЁ][а-яё]{1,20}\s)[А-ЯЁ][а-яё]{1,20}(?:\s[А-ЯЁ][а-яё]{1,20})?"
_TRANSCRIPT = re.compile(rf"{_NAME}:\s(?=[^\s«\"“„])")
_LONGEST_DIALOGUE = _LONGEST_SPEECH = 6000  # code points; in a longer one nobody looks for the author's words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a whole paragraph of dialogue; `asks`: one that ends in a question mark.

    `paragraph` counts paragraphs; `opens`: the first of its own.
    """

    span: Span
    paragraph: int
    opens: bool
    tokens: Tokens = field(repr=False)
    asks: bool = False


def read_sentences(document: Document) -> list[Sentence]:
    """All sentences in order, without headlines, notices, captions and datelines."""
    return list(_sentences(document))


def _sentences(document: Document) -> Iterator[Sentence]:
    text = document.text
    open_until = open_quotations(document)
    held: list[Line] = []
    for line in read_layout(replace(document, text=without_inner_marks(text)), "ru", apostrophes=True):
        if held and line.paragraph == held[0].paragraph and line.span.end - held[0].span.start < _LONGEST_DIALOGUE:
            held.append(line)
            continue
        if held:
            yield _dialogue(text, held)
            held = []
        if line.opens and (_opens_dialogue(text, line.span) or _TRANSCRIPT.match(text, line.span.start, line.span.end)):
            held = [line]
        elif line.span.start < open_until.get(line.paragraph, 0):
            yield _continued(text, line, open_until[line.paragraph])
        elif not (line.opens and _CAPTION.match(text, line.span.start, line.span.end)):
            yield _sentence(text, line)
    if held:
        yield _dialogue(text, held)


def _continued(text: str, line: Line, until: int) -> Sentence:
    """A sentence that is in a quotation from its start, to the closing mark if that is in it."""
    end = min(line.span.end, until)
    closed = end < line.span.end
    quote = Quote(line.span.start, end, Span(line.span.start, end), closed=closed, single=False, stopped=True)
    rest = words_of(text, end + 1, line.span.end) if closed else ()
    return Sentence(line.span, line.paragraph, line.opens, (quote_token(text, quote), *rest))


def _opens_dialogue(text: str, span: Span) -> bool:
    return text[span.start] in "-–—―" and span.end - span.start > 2 and text[span.start + 1].isspace()


def _dialogue(text: str, lines: Sequence[Line]) -> Sentence:
    span = Span(lines[0].span.start, lines[-1].span.end)
    if named := _TRANSCRIPT.match(text, span.start, span.end):
        said = speech_part(text, named.end(), span.end)
        parts = (*words_of(text, span.start, named.end()), *([said] if said else []))
        return Sentence(span, lines[0].paragraph, True, parts)
    tokens = tuple(speech_tokens(text, Span(span.start + 1, span.end)))
    return Sentence(span, lines[0].paragraph, True, tokens, text[span.end - 1] == "?")


def _sentence(text: str, line: Line) -> Sentence:
    start = line.span.start
    if line.opens and (dateline := _DATELINE.match(text, start, line.span.end)):
        start = dateline.end()
    elif agency := _AGENCY.match(text, start, line.span.end):
        start = agency.end()
    return Sentence(Span(start, line.span.end), line.paragraph, line.opens, tuple(_tokens(text, line, start)))


def _tokens(text: str, line: Line, start: int) -> Iterator[Token]:
    position = start
    for quote in line.quotes:
        if quote.start < position:
            continue
        yield from words_of(text, position, quote.start)
        short = quote.inner.end - quote.inner.start <= _LONGEST_SPEECH
        parts = list(speech_tokens(text, quote.inner)) if short else []
        if len(parts) > 1:
            yield from parts
        elif quote.inner.end > quote.inner.start:
            yield quote_token(text, quote)
        position = quote.end
    yield from words_of(text, position, line.span.end)
