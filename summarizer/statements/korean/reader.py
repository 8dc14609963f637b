"""A Korean article -> its statements: "…"라고 말했다, …고 밝혔다, …라는 입장을 전했다, …에 따르면."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.document import Document, Span
from summarizer.statements.korean.people import KoreanPeople
from summarizer.statements.korean.subjects import Range, find_subject, source_phrase
from summarizer.statements.korean.words import (
    QUOTATIVE,
    STANCE_CLAUSE,
    VERBS,
    WORDS,
    Words,
    is_cue,
    read_words,
    takes_object,
)
from summarizer.statements.layout import Line, read_layout
from summarizer.statements.statement import NonAnswer, Statement, StatementKind

_ADVERBS = frozenset(
    {"거듭", "이같이", "이렇게", "다시", "재차", "또", "강하게", "강력히", "분명히", "이처럼", "공개적으로"}
)
_TIMES = frozenset({"이날", "전날", "지난", "오전", "오후", "최근", "이후", "앞서", "그러면서", "이어", "또", "또한"})
_DATE = re.compile(r"\d{1,4}(?:년|월|일|시|분)(?:에|에는)?$")
_MEANS = re.compile(r"(?:통해|만나|만나서|내고|열고|출연해|참석해|질문에|기자들에게|취재진에게|관련해|인용해|관련)$")
_QUOTED_PARTICLE = re.compile(r"(?:이?라(?:고|며|면서|는)|고|며|면서)")
_SHORTEST_QUOTE = 8  # code points; what is shorter in quotation marks is a word of the sentence
_REFUSAL = re.compile(
    r"(?:답변|언급|논평|확인|대답|응답|입장\s?표명)(?:을|를)?\s?(?:거부|거절|회피|자제)\w*"
    r"|(?:답하지|응하지|답변하지|응답하지|언급하지|논평하지|대답하지)\s?않\w*|확인해\s?줄\s수\s없\w*|묵묵부답\w*|말을\s아꼈\w*"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """`who` is the speaker's phrase with its particle; None: the one who spoke last."""

    fragments: tuple[Span, ...]
    cue: Span | None
    kind: StatementKind
    who: Span | None
    paragraph: int
    inferred: bool = False


def find(document: Document) -> tuple[Statement, ...]:
    """In the order of the text."""
    drafts: list[Draft] = []
    for line in read_layout(document, "ko", apostrophes=False):
        words = read_words(document.text, line)
        found = list(_spoken(words, line)) or list(_sourced(words, line)) or list(_lone(words, line, drafts))
        drafts.extend(found)
    people = KoreanPeople(document.text)
    statements = []
    for draft in drafts:
        speakers = people.speakers(draft.who)
        if speakers or draft.kind != "indirect":
            inferred = draft.inferred or draft.who is None
            statements.append(Statement(draft.fragments, draft.cue, draft.kind, inferred, speakers))
    return tuple(statements)


def find_refusals(document: Document) -> tuple[NonAnswer, ...]:
    """In the order of the text."""
    people = KoreanPeople(document.text)
    found = []
    for line in read_layout(document, "ko", apostrophes=False):
        for match in _REFUSAL.finditer(document.text, line.span.start, line.span.end):
            if any(quote.start < match.start() < quote.end for quote in line.quotes):
                continue  # said in so many words: a statement
            words = read_words(document.text, line)
            subject = find_subject(words, 0, len(words))
            who = _span(words, subject) if subject else None
            found.append(NonAnswer(people.speakers(who), line.span, Span(*match.span())))
    return tuple(found)


def _spoken(words: Words, line: Line) -> Iterator[Draft]:
    start = 0
    for at, word in enumerate(words):
        if not is_cue(word) or at == start:
            continue
        content = _content_end(words, at, start)
        if content is None:
            continue
        end, object_only = content
        subject = _subject(words, start, end, at)
        parts = _parts(words, _content_start(words, subject, start, end), end, subject)
        if parts and not (object_only and subject is None):
            who = _span(words, subject) if subject else None
            cue = Span(word.start, word.end)
            yield Draft(_fragments(words, parts), cue, _kind(words, parts), who, line.paragraph)
        start = at + 1


def _content_end(words: Words, cue: int, start: int) -> tuple[int, bool] | None:
    """Behind the last word of what is said, and whether that is a mere object."""
    last = cue - 1
    while last > start and words[last].text in _ADVERBS:
        last -= 1
    nearest = last
    while last > start and not words[last].quote and not QUOTATIVE.search(words[last].text) and cue - last < 8:
        if last == nearest and _is_object(words, last, start):
            return _object_end(words, last, cue)
        if _stops(words, last):
            break
        last -= 1
    if words[last].quote:
        return (last + 1, False) if _is_speech(words, last) else None
    return (last + 1, False) if QUOTATIVE.search(words[last].text) else None


def _stops(words: Words, at: int) -> bool:
    """Between what is said and the verb only the speaker, a place or a time may stand."""
    return words[at].comma and words[at].text.endswith(("고", "며", "지만"))


def _is_object(words: Words, last: int, start: int) -> bool:
    return last > start and words[last].text.endswith(("을", "를"))


def _object_end(words: Words, last: int, cue: int) -> tuple[int, bool] | None:
    """ "…라는 입장을 밝혔다" or "중단을 촉구했다"."""
    stance = words[last].text[:-1] in VERBS["stance"]
    if stance and STANCE_CLAUSE.search(words[last - 1].text):
        return last, False
    return (last + 1, True) if takes_object(words[cue]) and not stance else None


def _subject(words: Words, start: int, end: int, cue: int) -> Range | None:
    """In front of the words, or between them and the verb: "…"고 김 차관은 말했다."""
    first_quote = next((at for at in range(start, end) if _is_speech(words, at)), None)
    front = find_subject(words, start, first_quote if first_quote is not None else end)
    return front or find_subject(words, end, cue)


def _is_speech(words: Words, at: int) -> bool:
    quote = words[at].quote
    if quote is None:
        return False
    glued = at + 1 < len(words) and words[at + 1].start == words[at].end
    said = glued and _QUOTED_PARTICLE.match(words[at + 1].text) is not None
    return said or quote.inner.end - quote.inner.start >= _SHORTEST_QUOTE


def _content_start(words: Words, subject: Range | None, start: int, end: int) -> int:
    """Behind the subject and what says when and where: "이날 브리핑에서"."""
    first = subject[1] if subject and subject[1] <= end else start
    at = first
    for position in range(first, min(end, first + 12)):
        if words[position].quote:
            break
        if _is_circumstance(words[position].text):
            at = position + 1
    return at if at < end else first


def _is_circumstance(word: str) -> bool:
    if word in _TIMES or _DATE.match(word) or _MEANS.search(word):
        return True
    return word.endswith(("에서", "에")) and word.removesuffix("서").removesuffix("에").endswith(
        tuple(WORDS["occasion"])
    )


def _parts(words: Words, first: int, end: int, subject: Range | None) -> list[Range]:
    """Direct: each quotation that a particle of quoting follows. Else the whole clause, without the subject inside."""
    quotes = [at for at in range(first, end) if _is_speech(words, at)]
    if quotes and all(_only_marks(words, low, high) for low, high in zip([first, *quotes], quotes, strict=False)):
        tail = words[quotes[-1] + 1 : end]
        if all(_QUOTED_PARTICLE.match(word.text) for word in tail[:1]) and len(tail) <= 1:
            return [(at, at + 1) for at in quotes]
    if subject and first < subject[0] < end:
        return [part for part in ((first, subject[0]), (subject[1], end)) if part[1] > part[0]]
    return [(first, end)] if end > first else []


def _only_marks(words: Words, low: int, high: int) -> bool:
    """Nothing but a particle of quoting, or a word like 그러면서, between two quotations."""
    between = [word for word in words[low:high] if not word.quote]
    return all(_QUOTED_PARTICLE.fullmatch(word.text) or word.text in _TIMES for word in between)


def _sourced(words: Words, line: Line) -> Iterator[Draft]:
    found = source_phrase(words, 0)
    if not found:
        return
    who, first = found
    if first < len(words):
        parts = [(first, len(words))]
        cue = Span(words[first - 1].start, words[first - 1].end)
        yield Draft(_fragments(words, parts), cue, _kind(words, parts), _span(words, who), line.paragraph)


def _lone(words: Words, line: Line, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A quotation that is all of its sentence goes on with what the last speaker said."""
    if not drafts or len(words) > 2 or not words or not words[0].quote or line.paragraph - drafts[-1].paragraph > 1:
        return
    if drafts[-1].kind == "direct":
        yield Draft((words[0].quote.inner,), None, "direct", None, line.paragraph, inferred=True)


def _span(words: Words, part: Range) -> Span:
    return Span(words[part[0]].start, words[part[1] - 1].end)


def _fragments(words: Words, parts: Sequence[Range]) -> tuple[Span, ...]:
    spans = []
    for first, end in parts:
        quote = words[first].quote
        spans.append(quote.inner if quote and end == first + 1 else _span(words, (first, end)))
    return tuple(spans)


def _kind(words: Words, parts: Sequence[Range]) -> StatementKind:
    held = [at for first, end in parts for at in range(first, end)]
    if all(words[at].quote for at in held):
        return "direct"
    return "mixed" if any(_is_speech(words, at) for at in held) else "indirect"
