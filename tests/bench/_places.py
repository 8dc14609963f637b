"""Where an annotated value stands in its article: words in, a span out; a ValueError says what is wrong."""

import re
from collections.abc import Iterator, Sequence

from summarizer import Span

_PARAGRAPH = "\n\n"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»」』)]?\s")
_SENTENCE_COST, _PARAGRAPH_COST = 500, 2000


def place_of_first(text: str, value: str, number: int | None) -> Span:
    """The only place of a content, or its `number`th (from 1) where it stands several times."""
    places = list(_places(text, value))
    if number is not None:
        return _numbered(places, value, number)
    if len(places) > 1:
        raise ValueError(f"{value!r} stands {len(places)} times in the text: write content@1, content@2 ...")
    return _numbered(places, value, 1)


def place_after(text: str, value: str, start: int, number: int | None) -> Span:
    """The first place of a later fragment from `start` on, or its `number`th in the text."""
    if number is not None:
        return _numbered(list(_places(text, value)), value, number)
    return _numbered([place for place in _places(text, value) if place.start >= start], value, 1)


def place_beside(text: str, value: str, fragments: Sequence[Span], number: int | None) -> Span:
    """The place of a speaker or cue that is nearest to the fragments and not inside one, or its `number`th.

    A place in the same sentence is nearer than one in another, whatever the letters between; whole words come first.
    """
    if number is not None:
        return _numbered(list(_places(text, value)), value, number)
    places = [one for one in _places(text, value) if not any(_overlap(one, part) for part in fragments)]
    whole = [one for one in places if not _goes_on(text, one.end)]
    if not places:
        raise ValueError(f"{value!r} does not stand in the text outside the content")
    return min(whole or places, key=lambda one: min(_distance(text, one, part) for part in fragments))


def _places(text: str, value: str) -> Iterator[Span]:
    """Every place where the value stands at the start of a word."""
    start = text.find(value)
    while start >= 0:
        if not (start and text[start - 1].isalnum() and value[0].isalnum()):
            yield Span(start, start + len(value))
        start = text.find(value, start + 1)


def _numbered(places: Sequence[Span], value: str, number: int) -> Span:
    if len(places) < number:
        raise ValueError(f"{value!r} does not stand in the text" + (f" {number} times" if number > 1 else " there"))
    return places[number - 1]


def _goes_on(text: str, end: int) -> bool:
    return text[end - 1].isalnum() and text[end : end + 1].isalnum()


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _ends_its_sentence(text: str, part: Span) -> bool:
    """Whether the content itself brings the full stop, inside quotation marks of its own."""
    return text[part.end - 2 : part.end - 1] == "." and text[part.end - 1] in "\"'”’»」』"


def _distance(text: str, one: Span, part: Span) -> int:
    """Code points between the two, with something added for every sentence and paragraph that ends there."""
    between = text[one.end : part.start] if one.end <= part.start else text[part.end : one.start]
    ends = len(_SENTENCE_END.findall(between)) + (one.start >= part.end and _ends_its_sentence(text, part))
    return len(between) + _SENTENCE_COST * ends + _PARAGRAPH_COST * between.count(_PARAGRAPH)
