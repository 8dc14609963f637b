"""Which rows can be near each other: an inverted index over sparse rows, with limits that keep the cost linear.

A row is looked up by its heaviest features; of a feature that many rows have, only the nearest in order are seen (rows
come in the order of time). So a row meets a bounded number of others however many there are.
"""

from collections.abc import Iterator

import numpy as np

from summarizer.coverage.story_vectors import Integers, Vectors

_LOOKED_UP = 6_000  # entries of the index for one row, those of its heaviest features first
_NEIGHBOURS = 100  # rows before it that are seen of one feature
_CANDIDATES = 120  # rows before it that are compared


def find_pairs(vectors: Vectors, least: float, first_row: int = 0) -> Iterator[tuple[int, int, float]]:
    """(row, an earlier row, cosine), of the rows that may be that near; each pair once.

    Rows before `first_row` are only met, not looked up.
    """
    rows = np.repeat(np.arange(len(vectors)), np.diff(vectors.starts))
    order = np.argsort(vectors.features, kind="stable")
    sorted_rows, sorted_weights = rows[order], vectors.weights[order]
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    first = np.searchsorted(vectors.features[order], vectors.features)
    first = np.maximum(first, place - _NEIGHBOURS)
    full = np.zeros(int(vectors.features.max(initial=0)) + 1, np.float32)
    for row in range(first_row, len(vectors)):
        at = vectors.row(row)
        heavy = np.argsort(-vectors.weights[at], kind="stable") + at.start
        heavy = heavy[np.cumsum(place[heavy] - first[heavy]) <= _LOOKED_UP]
        spots = _ranges(first[heavy], place[heavy])
        if not len(spots):
            continue
        partial = sorted_weights[spots] * np.repeat(vectors.weights[heavy], place[heavy] - first[heavy])
        near = _heaviest(sorted_rows[spots], partial)
        full[vectors.features[at]] = vectors.weights[at]
        for other, cosine in zip(near.tolist(), _cosines(vectors, near, full).tolist(), strict=True):
            if cosine >= least:
                yield row, other, cosine
        full[vectors.features[at]] = 0


def _ranges(starts: Integers, ends: Integers) -> Integers:
    """The numbers of all half-open ranges, one behind the other."""
    lengths = ends - starts
    shifts = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    return np.arange(int(lengths.sum())) + shifts


def _heaviest(rows: Integers, partial: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> Integers:
    """The candidates that share most with the row."""
    found, inverse = np.unique(rows, return_inverse=True)
    sums = np.bincount(inverse, partial)
    return found[np.argsort(-sums, kind="stable")[:_CANDIDATES]]


def _cosines(
    vectors: Vectors, rows: Integers, full: "np.ndarray[tuple[int], np.dtype[np.float32]]"
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    starts, ends = vectors.starts[rows], vectors.starts[rows + 1]
    spots = _ranges(starts, ends)
    products = vectors.weights[spots] * full[vectors.features[spots]]
    return np.bincount(np.repeat(np.arange(len(rows)), ends - starts), products, minlength=len(rows))
