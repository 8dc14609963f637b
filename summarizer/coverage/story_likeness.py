"""How far two articles tell one story: pairs of documents with a score, 1 being one story.

In one language by the n-grams of title and lead and by facts; across languages by facts alone. Less over time, and when
both name days but none in common. Weights are those of the whole batch; a batch that is too long to be held in memory
is compared block by block in the order of time, each block with the one before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp

import numpy as np

from summarizer.coverage.datelines import read_dateline
from summarizer.coverage.story_candidates import find_near
from summarizer.coverage.story_facts import read_facts
from summarizer.coverage.story_vectors import PLACES, Counts, Integers, count_texts, count_words, weigh
from summarizer.document import Document
from summarizer.language import Lang

_LONGEST_TITLE = 500  # code points
_SHORT_LEAD = 150  # the same; less tells no more than a title
_LEAD = 900  # the same, of the text that is compared
# From which cosine two articles are one story: by n-grams, by facts, and how much the facts count. Each for two titles,
# a title and an article, two articles.
_ALIKE = (0.04, 0.1, 0.33)
_AGREEING = (0.2, 0.3, 0.53)
_FACTS = (0.15, 0.3, 0.5)
_ACROSS = 0.2  # the same by facts alone, for two languages
_OTHER_DAYS = 0.6  # of the likeness of two articles that name days, but none in common
_FADING_DAYS = 10.0  # in which likeness falls to a third
_WINDOW_DAYS = 21.0  # apart further, nothing is one story
_LEAST = 0.2  # of what makes one story; pairs below count as nothing
_FEW = 3  # documents; among so few hardly a word is rare, and cosines come out lower
_LOST_AMONG_FEW = 0.3  # of the likeness of two articles, at most; headlines share their small words instead
_BLOCK = 2_500  # documents; twice as many are held at once


def score_pairs(documents: Sequence[Document], known: Sequence[bool]) -> Iterator[tuple[int, int, float]]:
    """Pairs of the documents' numbers with their scores, those that matter; none of two that are known already."""
    views = [_view(document) for document in documents]
    small = len(documents) <= 2 * _BLOCK
    # Known ones first, where all fit: then only the others are looked up.
    order = sorted(range(len(views)), key=lambda row: (small and not known[row], views[row].moment, row))
    ordered = [views[row] for row in order]
    first = sum(known) if small else 0
    for row, other, score in _near_pairs(ordered, first, 2 * _BLOCK if small else _BLOCK):
        if not (known[order[row]] and known[order[other]]):
            yield order[row], order[other], score


@dataclass(frozen=True, slots=True)
class _View:
    """What is compared of a document."""

    lang: Lang | None
    published_at: datetime | None
    title: str
    lead: str
    facts: tuple[str, ...]
    days: frozenset[str]

    @property
    def moment(self) -> float:
        return self.published_at.timestamp() if self.published_at else 0.0

    @property
    def is_told(self) -> bool:
        """There is more than a title."""
        return len(self.lead) >= _SHORT_LEAD

    @property
    def words(self) -> str:
        """The title counts twice."""
        return f"{self.title} {self.title} {self.lead}"


def _view(document: Document) -> _View:
    title = document.title[:_LONGEST_TITLE]
    text = document.text[read_dateline(document.text).end :][:_LEAD].strip()
    lead = "" if text == title else text
    facts = read_facts(f"{title} . {lead}", document.lang, document.published_at)
    days = frozenset(fact for fact in facts if fact.startswith("day:"))
    return _View(document.lang, document.published_at, title, lead, facts, days)


def _near_pairs(views: Sequence[_View], first: int, block: int) -> Iterator[tuple[int, int, float]]:
    """Pairs of rows, the first of them from `first` on, the other before it."""
    expected = 1 - _LOST_AMONG_FEW * _FEW / (_FEW + len(views))
    frequencies = _frequencies(views, block) if len(views) > block else None
    for start in range(0, len(views), block):
        back = max(0, start - block)
        held = views[back : start + block]
        counted = _counted(held)
        seen = frequencies or [counts.frequencies() for counts in counted]
        vectors = [weigh(counts, known, len(views)) for counts, known in zip(counted, seen, strict=True)]
        for row, near, (alike, agree) in find_near(vectors, max(first, start) - back):
            for other, likeness, agreement in zip(near.tolist(), alike.tolist(), agree.tolist(), strict=True):
                score = _score(held[row], held[other], likeness, agreement)
                score = score / expected if held[row].is_told and held[other].is_told else score * expected
                if score >= _LEAST:
                    yield back + row, back + other, score


def _counted(views: Sequence[_View]) -> tuple[Counts, Counts]:
    return count_texts([view.words for view in views]), count_words([view.facts for view in views])


def _frequencies(views: Sequence[_View], block: int) -> list[Integers]:
    """In how many of all documents each n-gram and each fact stands."""
    sums = [np.zeros(PLACES, np.int64), np.zeros(PLACES, np.int64)]
    for start in range(0, len(views), block):
        for whole, counts in zip(sums, _counted(views[start : start + block]), strict=True):
            whole += counts.frequencies()
    return sums


def _score(one: _View, other: _View, likeness: float, agreement: float) -> float:
    nearness = _nearness(one.published_at, other.published_at)
    if one.days and other.days and not one.days & other.days:
        nearness *= _OTHER_DAYS
    if one.lang != other.lang:
        return nearness * agreement / _ACROSS
    told = one.is_told + other.is_told
    share = _FACTS[told]
    return nearness * ((1 - share) * likeness / _ALIKE[told] + share * agreement / _AGREEING[told])


def _nearness(one: datetime | None, other: datetime | None) -> float:
    """What is left of likeness over time: 1 at once or where a date is missing, 0 outside the window."""
    if one is None or other is None:
        return 1.0
    days = abs((one - other).total_seconds()) / 86_400
    return exp(-days / _FADING_DAYS) if days <= _WINDOW_DAYS else 0.0
