"""How far two articles tell one story: pairs of documents with a score, 1 being one story.

In one language by the n-grams of title and lead and by facts; across languages by facts alone. Less over time, and when
both name days but none in common. Weights are those of the whole batch; a batch that is too long to be held in memory
is compared block by block in the order of time, each block with the one before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from math import exp
from typing import get_args

import numpy as np

from summarizer.coverage.datelines import read_dateline
from summarizer.coverage.story_candidates import find_near
from summarizer.coverage.story_facts import read_facts
from summarizer.coverage.story_vectors import PLACES, Counts, Integers, count_texts, count_words, weigh
from summarizer.document import Document
from summarizer.language import Lang

_LONGEST_TITLE = 500  # code points
_SHORT_LEAD = 150  # the same; a longer one is no more of an article, a shorter one less
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
_FEW = 3  # documents; among so few headlines are more alike, by what every language repeats
_LOST_AMONG_FEW = 0.5  # of the likeness of two headlines, at most
_USUAL = 10  # articles of this field that every batch is thought to have beside its own, with nothing but these words:
_USUAL_WORDS = (
    "Russia Russian Moscow Korea Korean South North Seoul Pyongyang DPRK Россия России Россию российский российская "
    "российские Москва Москвы Корея Кореи Корею Южная Северная южнокорейский северокорейский КНДР Сеул Пхеньян "
    "한국 남한 북한 조선 러시아 모스크바 서울 평양 the of and to in on for with at by from says said will after over "
    "new talks в на и по с за о об для что сказал заявил после из"
)
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
    def told(self) -> float:
        """How much there is beside the title: 0 to 1."""
        return min(1.0, len(self.lead) / _SHORT_LEAD)

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
    few = _LOST_AMONG_FEW * _FEW / (_FEW + len(views))
    frequencies = _frequencies(views, block) if len(views) > block else None
    for start in range(0, len(views), block):
        back = max(0, start - block)
        held = views[back : start + block]
        counted = _counted(held)
        seen = frequencies or [counts.frequencies() for counts in counted]
        known = [own + usual for own, usual in zip(seen, _usual(), strict=True)]
        vectors = [weigh(counts, often, len(views) + _USUAL) for counts, often in zip(counted, known, strict=True)]
        for row, near, (alike, agree) in find_near(vectors, max(first, start) - back):
            for other, likeness, agreement in zip(near.tolist(), alike.tolist(), agree.tolist(), strict=True):
                score = _score(held[row], held[other], likeness, agreement)
                score *= 1 - few * (1 - (held[row].told + held[other].told) / 2)
                if score >= _LEAST:
                    yield back + row, back + other, score


def _counted(views: Sequence[_View]) -> tuple[Counts, Counts]:
    return count_texts([view.words for view in views]), count_words([view.facts for view in views])


@cache
def _usual() -> tuple[Integers, Integers]:
    """How many of the usual articles have each n-gram and each fact."""
    facts = [fact for lang in get_args(Lang) for fact in read_facts(_USUAL_WORDS, lang, None)]
    texts, words = count_texts([_USUAL_WORDS]).frequencies(), count_words([facts]).frequencies()
    return texts * _USUAL, words * _USUAL


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
    alike, agreeing, share = (_between(bars, one.told + other.told) for bars in (_ALIKE, _AGREEING, _FACTS))
    return nearness * ((1 - share) * likeness / alike + share * agreement / agreeing)


def _between(bars: tuple[float, float, float], told: float) -> float:
    """The bar for so much text: 0 two titles, 1 a title and an article, 2 two articles, and what lies between."""
    lower = min(int(told), 1)
    return bars[lower] + (bars[lower + 1] - bars[lower]) * (told - lower)


def _nearness(one: datetime | None, other: datetime | None) -> float:
    """What is left of likeness over time: 1 at once or where a date is missing, 0 outside the window."""
    if one is None or other is None:
        return 1.0
    days = abs((one - other).total_seconds()) / 86_400
    return exp(-days / _FADING_DAYS) if days <= _WINDOW_DAYS else 0.0
