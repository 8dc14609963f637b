"""LexRank with matrices: how central each sentence is among all sentences of its article.

The same figures as sumy 0.13's LexRankSummarizer (Erkan and Radev 2004, with sumy's choices: term frequency over the
largest of the sentence, idf = log(n / (1 + n_t)), an edge above a similarity of 0.1, a power step normalised by its
Euclidean length and stopped when it moves by less than 0.1), without its loop over pairs of sentences.
"""

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.language import Lang
from summarizer.words import to_terms, to_words

THRESHOLD = 0.1
EPSILON = 0.1
MOST_STEPS = 1000  # sumy has no limit; the step settles within ten on articles

Matrix = NDArray[np.float64]
Indices = NDArray[np.intp]


def rate_centrality(sentences: Sequence[Sequence[Hashable]]) -> Matrix:
    """The centrality of each sentence, given as its terms without stop words. A thousand sentences need 20 MB."""
    if not sentences:
        return np.zeros(0)
    return _power_method(_stochastic(_cosines(sentences) > THRESHOLD))


def choose_by_lexrank(texts: Sequence[str], lang: Lang, count: int) -> tuple[int, ...]:
    """The places of the `count` most central sentences, in order; among equals the earlier ones.

    As in sumy, a sentence that stands in the text twice has one rating, that of its last place.
    """
    scores = rate_centrality([to_terms(to_words(text), lang) for text in texts])
    rating = dict(zip(texts, scores, strict=True))
    return tuple(sorted(sorted(range(len(texts)), key=lambda place: -rating[texts[place]])[:count]))


def _cosines(sentences: Sequence[Sequence[Hashable]]) -> Matrix:
    """The cosine of each pair of sentences by tf × idf; 0 with a sentence that weighs nothing."""
    rows, columns, frequencies = _occurrences(sentences)
    holding = np.bincount(columns)
    weights = frequencies * np.log(len(sentences) / (1 + holding))[columns]
    lengths = np.sqrt(np.bincount(rows, weights * weights, len(sentences)))
    shared = holding > 1  # a term of one sentence adds to the length of that sentence alone
    places = np.cumsum(shared) - 1
    kept = shared[columns] & (lengths[rows] > 0)
    vectors = np.zeros((len(sentences), int(shared.sum())))
    vectors[rows[kept], places[columns[kept]]] = weights[kept] / lengths[rows[kept]]
    # Not vectors @ vectors.T: that wakes BLAS threads, which on a busy machine cost ten times what they save.
    cosines: Matrix = np.einsum("ij,kj->ik", vectors, vectors)
    np.fill_diagonal(cosines, lengths > 0)
    return cosines


def _occurrences(sentences: Sequence[Sequence[Hashable]]) -> tuple[Indices, Indices, Matrix]:
    """Of each sentence and each of its terms: the row, the column, and how often it comes, 1 for the most frequent."""
    columns: dict[Hashable, int] = {}
    found: list[tuple[int, int, float]] = []
    for row, sentence in enumerate(sentences):
        counts = Counter(sentence)
        largest = max(counts.values(), default=1)
        found += [(row, columns.setdefault(term, len(columns)), count / largest) for term, count in counts.items()]
    table = np.array(found, dtype=np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.intp), table[:, 1].astype(np.intp), table[:, 2]


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
