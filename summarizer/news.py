"""The `news` method: of the sentences that may be shown, the few that together hold most of what a summary would hold.

A set of sentences is worth an estimate of its F1 against the summary that an editor would write. Of every word it asks
how likely the editor is to use it: the more sentences have it, and the earlier it comes first, the likelier; names and
numbers are a little likelier, and the title counts as a sentence before the first. A word that two chosen sentences
share counts once, so that nothing is said twice, and a long sentence must earn its length. Each sentence alone adds for
coming early and for its LexRank among all sentences, and loses for starting inside a quote.

The weights are round numbers set by hand: the estimate changes little when any of them is changed by a third.
"""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.candidates import Candidate, find_candidates
from summarizer.document import Span
from summarizer.language import Lang
from summarizer.lexrank import Matrix, rate_centrality
from summarizer.words import to_terms, to_words

MOST_SENTENCES = 300  # what comes later in a text is not read
SMALLEST_POOL = 20  # of the candidates in order; later ones hardly ever win, and each costs time
MOST_EXCHANGES = 10
_MORE = 1e-9  # an exchange must be worth more than rounding


@dataclass(frozen=True, slots=True)
class Weights:
    """What the rating is made of. The bonuses, from `early` on, are in units of F1."""

    once: float = 5.0  # odds of 1 : 5 that an editor uses a word that only the first sentence has
    repeated: float = 1.5  # they grow with this power of the number of sentences that have the word
    fading: float = 5.0  # they are halved for a word that comes first so many sentences later
    named: float = 1.25  # and multiplied by this for a name or a number
    summary_terms: float = 6.0  # words that are not stop words in one sentence of an editor's summary
    early: float = 0.12  # for the first sentence
    early_reach: float = 10.0  # sentences until that has fallen to a third
    central: float = 0.02  # for the most central sentence
    quoting: float = 0.04  # taken from a sentence that starts with a quote mark


WEIGHTS = Weights()
_QUOTING = re.compile(r"\W{0,3}[\"'“”«»„‘`]")
_NAME_OR_NUMBER = re.compile(r"(?<=\s)(?:[A-ZА-ЯЁ]|\d)[\w'’-]*")


def choose_news(
    text: str, title: str, spans: tuple[Span, ...], lang: Lang, count: int, weights: Weights = WEIGHTS
) -> tuple[Span, ...]:
    """At most `count` spans of sentences, in order; fewer where fewer may be shown.

    Where no sentence can stand alone, the first ones are taken all the same.
    """
    candidates = find_candidates(text, spans[:MOST_SENTENCES], lang)
    pool = candidates[: max(SMALLEST_POOL, 2 * count)]
    if not pool:
        return spans[:count]
    likelihoods = _likelihoods(candidates, to_terms(to_words(title), lang), lang, weights)
    rating = _Rating(
        _holdings(pool, tuple(likelihoods)),
        np.array(list(likelihoods.values())),
        np.array([float(len(candidate.terms)) for candidate in pool]),
        _bonuses(candidates, weights)[: len(pool)],
        weights.summary_terms * count,
    )
    chosen = _exchange(rating, pool, _greedy(rating, pool, count)) or range(min(count, len(pool)))
    return tuple(pool[place].span for place in sorted(chosen))


@dataclass(frozen=True, slots=True)
class _Rating:
    """What is known of a pool of n sentences with m different terms."""

    holds: NDArray[np.bool_]  # n × m: the sentence has the term
    likelihood: Matrix  # m: of the term in an editor's summary
    lengths: Matrix  # n: terms of the sentence
    bonus: Matrix  # n: of each sentence alone
    summary_length: float  # terms of an editor's summary

    def with_each(self, chosen: list[int]) -> Matrix:
        """The worth of the chosen sentences with each sentence of the pool added."""
        covered = self.holds | self.holds[chosen].any(axis=0)
        length = self.lengths + self.lengths[chosen].sum()
        estimate: Matrix = 2 * (covered @ self.likelihood) / (length + self.summary_length)
        estimate += self.bonus + self.bonus[chosen].sum()
        return estimate


def _likelihoods(
    candidates: tuple[Candidate, ...], title: tuple[str, ...], lang: Lang, weights: Weights
) -> dict[str, float]:
    """Of each term, how likely it is in an editor's summary."""
    said = Counter(set(title))
    first = dict.fromkeys(title, 0)
    named: set[str] = set()
    for place, candidate in enumerate(candidates):
        for term in dict.fromkeys(candidate.terms):
            said[term] += 1
            first.setdefault(term, place)
        named.update(to_terms(to_words(" ".join(_NAME_OR_NUMBER.findall(candidate.text))), lang))
    likelihoods = {}
    for term, place in first.items():
        odds = said[term] ** weights.repeated / (weights.once * (1 + place / weights.fading))
        odds *= weights.named if term in named else 1
        likelihoods[term] = odds / (1 + odds)
    return likelihoods


def _holdings(pool: tuple[Candidate, ...], terms: tuple[str, ...]) -> NDArray[np.bool_]:
    columns = {term: column for column, term in enumerate(terms)}
    holds = np.zeros((len(pool), len(columns)), dtype=bool)
    for row, candidate in enumerate(pool):
        for term in candidate.terms:
            holds[row, columns[term]] = True
    return holds


def _bonuses(candidates: tuple[Candidate, ...], weights: Weights) -> Matrix:
    central = rate_centrality([candidate.terms for candidate in candidates])
    quoting = np.array([_QUOTING.match(candidate.text) is not None for candidate in candidates])
    bonuses: Matrix = weights.early * np.exp(-np.arange(len(candidates)) / weights.early_reach)
    bonuses += weights.central * central / central.max()
    bonuses -= weights.quoting * quoting
    return bonuses


def _greedy(rating: _Rating, pool: tuple[Candidate, ...], count: int) -> list[int]:
    chosen: list[int] = []
    for _ in range(min(count, len(pool))):
        worth = rating.with_each(chosen)
        allowed = [place for place in range(len(pool)) if place not in chosen and _stands([*chosen, place], pool)]
        if not allowed:
            break
        chosen.append(max(allowed, key=lambda place: worth[place]))
    return chosen


def _exchange(rating: _Rating, pool: tuple[Candidate, ...], chosen: list[int]) -> list[int]:
    """The chosen ones after the best exchange of one for another, again and again while that is worth more."""
    for _ in range(MOST_EXCHANGES if chosen else 0):
        best, following = _worth(rating, chosen), chosen
        for place in range(len(chosen)):
            others = [*chosen[:place], *chosen[place + 1 :]]
            worth = rating.with_each(others)
            for other in np.flatnonzero(worth > best + _MORE).tolist():
                if worth[other] > best + _MORE and other not in chosen and _stands([*others, other], pool):
                    best, following = worth[other], [*others, other]
        if following == chosen:
            break
        chosen = following
    return chosen


def _worth(rating: _Rating, chosen: list[int]) -> float:
    return float(rating.with_each(chosen[1:])[chosen[0]])


def _stands(places: list[int], pool: tuple[Candidate, ...]) -> bool:
    """Whether each chosen sentence that starts with a pronoun has the sentence before it chosen too."""
    chosen = {pool[place].index for place in places}
    return all(
        not pool[place].leans_back or pool[place].index == 0 or pool[place].index - 1 in chosen for place in places
    )
