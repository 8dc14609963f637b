"""An article -> its sentences as the finders see them: tokens, the quotations among them, and where each one stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.document import Document, Span
from summarizer.sentences import split_sentences
from summarizer.statements.english.tokens import Token, tokenise
from summarizer.statements.quote_marks import Quote, find_quotes

_LONGEST = 6000  # code points; what is longer is no sentence, and is cut so that no rule meets it whole


@dataclass(frozen=True, slots=True)
class Sentence:
    """`paragraph` counts paragraphs, `opens` tells whether it is the first sentence of its paragraph."""

    span: Span
    paragraph: int
    opens: bool
    tokens: Sequence[Token] = field(repr=False)


def read_sentences(document: Document) -> list[Sentence]:
    """All sentences in order; a stop inside a quotation ends none."""
    text = document.text
    stops = split_sentences(text, "en")
    starts = [span.start for span in stops]
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(document.paragraphs()):
        quotes = find_quotes(text, paragraph, apostrophes=True)
        first = max(0, bisect_right(starts, paragraph.start) - 1)
        opens = True
        for span in _without_cuts_in_quotes(_within(stops, first, paragraph), quotes):
            for part in _parts(span):
                sentences.append(Sentence(part, number, opens, tokenise(text, part, quotes)))
                opens = False
    return sentences


def _within(stops: Sequence[Span], first: int, paragraph: Span) -> Iterator[Span]:
    """The sentences from number `first` on, cut to the paragraph."""
    for index in range(first, len(stops)):
        span = stops[index]
        if span.start >= paragraph.end:
            return
        start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
        if start < end:
            yield Span(start, end)


def _without_cuts_in_quotes(spans: Iterator[Span], quotes: Sequence[Quote]) -> Iterator[Span]:
    """Sentences joined where the cut between them falls inside a quotation."""
    held: Span | None = None
    index = 0
    for span in spans:
        while index < len(quotes) and quotes[index].end <= span.start:
            index += 1
        if held and index < len(quotes) and quotes[index].start < span.start:
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _parts(span: Span) -> Iterator[Span]:
    if span.end - span.start <= _LONGEST:
        yield span
        return
    for start in range(span.start, span.end, _LONGEST):
        yield Span(start, min(span.end, start + _LONGEST))
