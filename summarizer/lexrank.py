"""LexRank with matrices: how central each sentence is among all sentences of its article.

The same figures as sumy 0.13's LexRankSummarizer (Erkan and Radev 2004, with sumy's choices: term frequency over the
largest of the sentence, idf = log(n / (1 + n_t)), an edge above a similarity of 0.1, a power step normalised by its
Euclidean length and stopped when it moves by less than 0.1), without its loop over pairs of sentences.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

THRESHOLD = 0.1
EPSILON = 0.1
MOST_STEPS = 1000  # sumy has no limit; the step settles within ten on articles

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Centrality:
    """`scores`, one for each sentence; `similarity`, the cosine of each pair of sentences, n × n."""

    scores: Matrix
    similarity: Matrix


def rate_centrality(sentences: Sequence[Sequence[Hashable]]) -> Centrality:
    """The centrality of sentences given as their terms, stop words taken out."""
    if not sentences:
        return Centrality(np.zeros(0), np.zeros((0, 0)))
    similarity = _cosines(_weights(sentences))
    return Centrality(_power_method(_stochastic(similarity > THRESHOLD)), similarity)


def choose_by_lexrank(sentences: Sequence[Sequence[Hashable]], count: int) -> tuple[int, ...]:
    """The places of the `count` most central sentences, in order; among equals the earlier ones."""
    scores = rate_centrality(sentences).scores
    return tuple(sorted(sorted(range(len(sentences)), key=lambda place: -scores[place])[:count]))


def _weights(sentences: Sequence[Sequence[Hashable]]) -> Matrix:
    """tf × idf, one row for each sentence, one column for each term."""
    counts = [Counter(sentence) for sentence in sentences]
    holding = Counter(term for count in counts for term in count)
    columns = {term: column for column, term in enumerate(holding)}
    weights = np.zeros((len(sentences), len(columns)))
    for row, count in enumerate(counts):
        largest = max(count.values(), default=1)
        weights[row, [columns[term] for term in count]] = [n / largest for n in count.values()]
    idf = np.array([log(len(sentences) / (1 + n)) for n in holding.values()])
    weights *= idf
    return weights


def _cosines(weights: Matrix) -> Matrix:
    """The cosine of each pair of rows; 0 with a row of zeros."""
    lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
    rows = weights / np.where(lengths > 0, lengths, 1.0)[:, np.newaxis]
    cosines: Matrix = rows @ rows.T
    return cosines


def _stochastic(edges: NDArray[np.bool_]) -> Matrix:
    """Each row shares 1 among its edges; a sentence without any keeps zeros."""
    degrees = edges.sum(axis=1)
    return edges / np.where(degrees > 0, degrees, 1)[:, np.newaxis]


def _power_method(matrix: Matrix) -> Matrix:
    vector = np.full(len(matrix), 1.0 / len(matrix))
    for _ in range(MOST_STEPS):
        following = matrix.T @ vector
        length = np.linalg.norm(following)
        if length == 0:  # no sentence has any term that counts: all alike (sumy divides by zero here)
            return vector
        following /= length
        moved = np.linalg.norm(following - vector)
        vector = following
        if moved <= EPSILON:
            break
    return vector
