"""An article -> its sentences with the quotations of their paragraph, for the finders of every language."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.boilerplate import is_boilerplate
from summarizer.document import Document, Span
from summarizer.language import Lang
from summarizer.sentences import split_sentences
from summarizer.statements.quote_marks import Quote, find_quotes

_LONGEST = 6000  # code points; what is longer is no sentence, and is cut so that no rule meets it whole

_LONGEST_LINE = 420  # code points; a longer paragraph is prose
_CAPITALISED = 0.75  # of the words of a headline in capitals
_ENDS = ".!?…:;,\"'”’»)」』"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `paragraph` counts paragraphs; `opens`: it is the first of its paragraph."""

    span: Span
    paragraph: int
    opens: bool
    quotes: Sequence[Quote] = field(repr=False)


def read_layout(document: Document, lang: Lang, *, apostrophes: bool) -> Iterator[Line]:
    """All sentences in order, without headlines and notices; a stop inside a quotation ends none."""
    stops = split_sentences(document.text, lang)
    starts = [span.start for span in stops]
    for number, paragraph in enumerate(document.paragraphs()):
        if _is_no_prose(document.text[paragraph.start : paragraph.end], document.title):
            continue
        quotes = find_quotes(document.text, paragraph, apostrophes=apostrophes)
        first = max(0, bisect_right(starts, paragraph.start) - 1)
        opens = True
        at = 0
        for sentence in _without_cuts_in_quotes(_within(stops, first, paragraph), quotes):
            for span in _parts(sentence, quotes, at):
                while at < len(quotes) and quotes[at].end <= span.start:
                    at += 1
                end = at
                while end < len(quotes) and quotes[end].start < span.end:
                    end += 1
                yield Line(span, number, opens, quotes[at:end])
                opens = False


def _is_no_prose(paragraph: str, title: str) -> bool:
    """Headlines, notices, bylines: what stands on the page and is not told by the article."""
    if len(paragraph) > _LONGEST_LINE:
        return False
    if title and paragraph.rstrip(".") == title.rstrip("."):
        return True
    return _is_headline(paragraph) or is_boilerplate(paragraph)


def _is_headline(line: str) -> bool:
    """Words in Capitals and no stop at the end."""
    words = [word for word in line.split() if word[0].isalpha()]
    if len(words) < 4 or line[-1] in _ENDS:
        return False
    return sum(word[0].isupper() for word in words) >= _CAPITALISED * len(words)


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


def _parts(span: Span, quotes: Sequence[Quote], number: int) -> Iterator[Span]:
    """The sentence, in pieces where it is too long to be one; a quotation, from `number` on, is whole and counts 1."""
    start = position = span.start
    room = _LONGEST
    while span.end - position > room:
        quote = quotes[number] if number < len(quotes) else None
        number += 1
        if quote is not None and quote.start < position:
            continue
        if quote is not None and quote.start - position < room:
            room -= quote.start - position + 1
            position = min(quote.end, span.end)
            continue
        number -= 1
        position += room
        yield Span(start, position)
        start, room = position, _LONGEST
    if start < span.end:
        yield Span(start, span.end)
