"""Our own, simple measure of statements on sample articles: counts in, shares out. The public one is in `statements`.

A gold statement is found when a prediction covers the same words up to half (Jaccard); each prediction counts once. It
is right end to end when its first speaker is right, too: the mention shares a word with the gold one, or the name is
the gold one's. A name is right when all its speakers' names are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer import NonAnswer, Span, Statement
from tests.bench._gold import Gold

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_OVERLAP = 0.5
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Counts:
    """gold, predicted: statements; found: by their words; right: end to end; named: gold ones found that have a name;
    name_right: of those; name_wrong: with a name that shares no word with a gold one, of all found."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0
    named: int = 0
    name_right: int = 0
    name_wrong: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, key) + getattr(other, key) for key in self.__slots__))

    @property
    def overlap_f1(self) -> float:
        """Content alone."""
        return share(2 * self.found, self.gold + self.predicted)

    @property
    def end_to_end_f1(self) -> float:
        """Content and speaker."""
        return share(2 * self.right, self.gold + self.predicted)


def share(part: int, whole: int) -> float:
    """A share, 0 of nothing."""
    return part / whole if whole else 0.0


def count_statements(text: str, gold: Sequence[Gold], found: Sequence[Statement]) -> Counts:
    """The counts of one article. Statements for which gold names no speaker at all are not expected, nor punished."""
    words = [match.span() for match in _WORD.finditer(text)]
    wanted = [_words(words, one["fragments"]) for one in gold]
    given = [_words(words, map(_pair, one.fragments)) for one in found]
    pairs = {one: other for one, other in _pairs(wanted, given) if gold[one]["speaker"]}
    unasked = sum(1 for one, _ in _pairs(wanted, given) if not gold[one]["speaker"])
    names = [_names(gold[one], found[other]) for one, other in pairs.items()]
    return Counts(
        gold=sum(1 for one in gold if one["speaker"]),
        predicted=len(found) - unasked,
        found=len(pairs),
        right=sum(_speaker_right(words, text, gold[one], found[other]) for one, other in pairs.items()),
        named=sum(1 for known, _ in names if known),
        name_right=sum(bool(known) and _same(known, given_names) for known, given_names in names),
        name_wrong=sum(_strangers(known, given_names) for known, given_names in names),
    )


def count_non_answers(gold: Sequence[Gold], found: Sequence[NonAnswer]) -> Counts:
    """The counts of one article's non-answers: one is found when the places touch."""
    hits = sum(any(one.span.start < end and start < one.span.end for one in found) for start, end in _wanted(gold))
    return Counts(gold=len(gold), predicted=len(found), found=hits, right=hits)


def _wanted(gold: Sequence[Gold]) -> list[tuple[int, int]]:
    return [(one["words"][0], one["words"][1]) for one in gold]


def _pairs(wanted: Sequence[Words], given: Sequence[Words]) -> list[tuple[int, int]]:
    """Gold and prediction, one to one, the likest first."""
    likeness = [
        (len(one & other) / len(one | other), -row, -column)
        for row, one in enumerate(wanted)
        for column, other in enumerate(given)
        if one & other
    ]
    pairs: dict[int, int] = {}
    for jaccard, row, column in sorted(likeness, reverse=True):
        if jaccard >= _OVERLAP and -row not in pairs and -column not in pairs.values():
            pairs[-row] = -column
    return sorted(pairs.items())


def _words(words: Sequence[tuple[int, int]], places: Iterable[Sequence[int]]) -> Words:
    parts = list(places)
    return frozenset(
        number
        for number, (start, end) in enumerate(words)
        if any(start < last and first < end for first, last in parts)
    )


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _speaker_right(words: Sequence[tuple[int, int]], text: str, gold: Gold, found: Statement) -> bool:
    mention = gold["speaker"]
    if found.speaker and _words(words, [mention]) & _words(words, [_pair(found.speaker)]):
        return True
    name = gold["speakers"][0]["name"] or text[mention[0] : mention[1]]
    return bool(found.speaker_name) and _last(found.speaker_name or "") == _last(name)


def _names(gold: Gold, found: Statement) -> tuple[set[str], set[str]]:
    known = {one["name"] for one in gold["speakers"] if one["name"]}
    return known, {one.name for one in found.speakers if one.name}


def _same(known: set[str], given: set[str]) -> bool:
    return {_last(name) for name in known} == {_last(name) for name in given}


def _strangers(known: set[str], given: set[str]) -> bool:
    """Whether a given name has no word of a known one."""
    words = {word for name in known for word in _WORD.findall(name.casefold())}
    return any(words.isdisjoint(_WORD.findall(name.casefold())) for name in given)


def _last(name: str) -> str:
    """The last word of a name, whatever its case: the surname, or in Korean order the given name."""
    found = _WORD.findall(name.casefold())
    return found[-1] if found else ""
