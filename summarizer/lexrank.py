"""LexRank with matrices: how central each sentence is among all sentences of its article.

The same figures as sumy 0.13's LexRankSummarizer (Erkan and Radev 2004, with sumy's choices: term frequency over the
largest of the sentence, idf = log(n / (1 + n_t)), an edge above a similarity of 0.1, a power step normalised by its
Euclidean length and stopped when it moves by less than 0.1), without its loop over pairs of sentences.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

THRESHOLD = 0.1
EPSILON = 0.1
MOST_STEPS = 1000  # sumy has no limit; the step settles within ten on articles

Matrix = NDArray[np.float64]


def rate_centrality(sentences: Sequence[Sequence[Hashable]]) -> Matrix:
    """The centrality of each sentence, given as its terms without stop words. A thousand sentences need 20 MB."""
    if not sentences:
        return np.zeros(0)
    return _power_method(_stochastic(_cosines(sentences) > THRESHOLD))


def choose_by_lexrank(sentences: Sequence[Sequence[Hashable]], count: int) -> tuple[int, ...]:
    """The places of the `count` most central sentences, in order; among equals the earlier ones."""
    scores = rate_centrality(sentences)
    return tuple(sorted(sorted(range(len(sentences)), key=lambda place: -scores[place])[:count]))


def _cosines(sentences: Sequence[Sequence[Hashable]]) -> Matrix:
    """The cosine of each pair of sentences by tf × idf; 0 with a sentence that weighs nothing."""
    counts = [Counter(sentence) for sentence in sentences]
    holding = Counter(term for count in counts for term in count)
    idf = {term: log(len(sentences) / (1 + number)) for term, number in holding.items()}
    shared = (term for term, number in holding.items() if number > 1)  # the others add to lengths alone
    columns = {term: column for column, term in enumerate(shared)}
    rows = np.zeros((len(sentences), len(columns)))
    themselves = np.zeros(len(sentences))
    for row, count in enumerate(counts):
        largest = max(count.values(), default=1)
        weights = {term: number / largest * idf[term] for term, number in count.items()}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        if length == 0:
            continue
        themselves[row] = 1.0
        for term, weight in weights.items():
            if term in columns:
                rows[row, columns[term]] = weight / length
    # Not rows @ rows.T: that wakes BLAS threads, which on a busy machine cost ten times what they save.
    cosines: Matrix = np.einsum("ij,kj->ik", rows, rows)
    np.fill_diagonal(cosines, themselves)
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
