"""Quotations that run over several paragraphs and are opened only once -> the parts in the later paragraphs."""

from collections.abc import Sequence

from summarizer.document import Span
from summarizer.statements.korean.sentence import Sentence

_CLOSING = {"“": "”", '"': '"', "「": "」", "『": "』", "«": "»", "‘": "’"}


def continued_parts(text: str, sentences: Sequence[Sentence]) -> dict[int, Span]:
    """Number of a sentence -> what of it goes on with the quotation that the paragraph before left open.

    Only where the closing mark comes in this paragraph: a mark without its partner costs nothing.
    """
    parts: dict[int, Span] = {}
    for number in range(1, len(sentences)):
        before, line = sentences[number - 1].line, sentences[number].line
        if number - 1 in parts and not line.opens:
            if parts[number - 1].end == before.span.end:
                parts[number] = _part(text, sentences[number])
        elif line.opens and before.quotes and not before.quotes[-1].closed:
            mark = _CLOSING.get(text[before.quotes[-1].start], "")
            if mark and not line.quotes and (end := _closing(text, sentences, number, mark)) is not None:
                parts[number] = Span(line.span.start, min(end, line.span.end))
    return parts


def _part(text: str, sentence: Sentence) -> Span:
    line = sentence.line
    ends = [end for mark in _CLOSING.values() if (end := text.find(mark, line.span.start, line.span.end)) >= 0]
    return Span(line.span.start, min(ends)) if ends else Span(line.span.start, line.span.end)


def _closing(text: str, sentences: Sequence[Sentence], number: int, mark: str) -> int | None:
    """The place of the closing mark in the paragraph of sentence `number`."""
    paragraph = sentences[number].line.paragraph
    for sentence in sentences[number : number + 20]:
        if sentence.line.paragraph != paragraph or sentence.line.quotes:
            return None
        if (end := text.find(mark, sentence.line.span.start, sentence.line.span.end)) >= 0:
            return end
    return None
