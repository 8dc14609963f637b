"""What a worker does with an article for the ledger: Document -> its statements, who spoke, and the words around."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import summarizer
from bot.statements import ReadStatement, SpokenBy
from summarizer.document import Document, Span
from summarizer.statements.statement import Speaker, Statement

_CONJUNCTION = re.compile(r"(?:that|что)\s+(?=\S)", re.IGNORECASE)
_EDGES = " \n\t\"'“”„«»‘’「」『』"


def read_statements(document: Document) -> tuple[ReadStatement, ...]:
    """All statements in the order of the text."""
    found = summarizer.find_statements(document)
    if not found:
        return ()
    sentences = summarizer.split_sentences(document.text, document.lang or "en")
    return tuple(_read(document, statement, sentences) for statement in found)


def _read(document: Document, statement: Statement, sentences: Sequence[Span]) -> ReadStatement:
    fragments = _without_conjunction(document.text, statement)
    start, end = fragments[0].start, fragments[-1].end
    return ReadStatement(
        fragments=fragments,
        kind=statement.kind,
        inferred=statement.inferred,
        speakers=tuple(_spoken_by(document, speaker) for speaker in statement.speakers),
        before=_trimmed(document.text, _beginning(sentences, start), start),
        after=_trimmed(document.text, end, _ending(sentences, end)),
    )


def _without_conjunction(text: str, statement: Statement) -> tuple[Span, ...]:
    """The fragments without the "that" or "что" by which reported speech hangs on its verb."""
    first, *others = statement.fragments
    conjunction = _CONJUNCTION.match(text, first.start, first.end)
    if statement.kind == "direct" or conjunction is None:
        return statement.fragments
    return (Span(conjunction.end(), first.end), *others)


def _spoken_by(document: Document, speaker: Speaker) -> SpokenBy:
    known = summarizer.identify(speaker, document)
    if known:
        return SpokenBy(known.key, known.name, known.title or "")
    mention = speaker.mention
    words = document.text[mention.start : mention.end] if mention else ""
    return SpokenBy("", speaker.name or words, speaker.titles[0] if speaker.titles else "")


def _beginning(sentences: Sequence[Span], offset: int) -> int:
    """Where the sentence before the one that holds this offset begins."""
    holding = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[max(holding - 1, 0)].start if sentences else offset


def _ending(sentences: Sequence[Span], offset: int) -> int:
    """Where the sentence behind the one that holds this offset ends."""
    holding = bisect_left(sentences, offset, key=lambda sentence: sentence.end)
    return sentences[min(holding + 1, len(sentences) - 1)].end if sentences else offset


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without space and quotation marks at its edges; None when nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else None
