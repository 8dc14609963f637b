"""Which rows can be near each other: an inverted index over sparse rows, with limits that keep the cost linear.

A row is looked up by its heaviest features; of a feature that many rows have, only the nearest in order are seen (rows
come in the order of time). So a row meets a bounded number of others however many there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.coverage.story_vectors import Floats, Integers, Vectors

_LOOKED_UP = 6_000  # entries of the index for one row, those of its heaviest features first
_NEIGHBOURS = 100  # rows before it that are seen of one feature
_CANDIDATES = 120  # rows before it that are compared


def find_near(
    views: Sequence[Vectors], first_row: int = 0
) -> Iterator[tuple[int, Integers, list[NDArray[np.float64]]]]:
    """For each row from `first_row` on: the row, earlier rows that may be near it, and their cosines in each view.

    The views have the same rows; a row that is near in one of them is compared in all.
    """
    indexes = [_index(view) for view in views]
    for row in range(first_row, len(views[0])):
        near = np.unique(np.concatenate([index.near(row) for index in indexes]))
        if len(near):
            yield row, near, [index.cosines(row, near) for index in indexes]


@dataclass(frozen=True, slots=True)
class _Index:
    """`rows` and `weights` by feature; entry i of the vectors stands at `place[i]`, its neighbours from `first[i]`."""

    vectors: Vectors
    rows: Integers
    weights: Floats
    place: Integers
    first: Integers
    full: Floats  # room for one row with all its features, empty between two uses

    def near(self, row: int) -> Integers:
        """The earlier rows that share most with the row, as far as the index is looked up."""
        vectors, at = self.vectors, self.vectors.row(row)
        heavy = np.argsort(-vectors.weights[at], kind="stable") + at.start
        lengths = self.place[heavy] - self.first[heavy]
        heavy = heavy[np.cumsum(lengths) <= _LOOKED_UP]
        spots = _ranges(self.first[heavy], self.place[heavy])
        if not len(spots):
            return spots
        partial = self.weights[spots] * np.repeat(vectors.weights[heavy], lengths[: len(heavy)])
        found, inverse = np.unique(self.rows[spots], return_inverse=True)
        return found[np.argsort(-np.bincount(inverse, partial), kind="stable")[:_CANDIDATES]]

    def cosines(self, row: int, others: Integers) -> NDArray[np.float64]:
        """How near the row is to each of the others."""
        vectors, at = self.vectors, self.vectors.row(row)
        starts, ends = vectors.starts[others], vectors.starts[others + 1]
        spots = _ranges(starts, ends)
        self.full[vectors.features[at]] = vectors.weights[at]
        products = vectors.weights[spots] * self.full[vectors.features[spots]]
        self.full[vectors.features[at]] = 0
        owners = np.repeat(np.arange(len(others)), ends - starts)
        return np.bincount(owners, products, minlength=len(others)).astype(np.float64)


def _index(vectors: Vectors) -> _Index:
    rows = np.repeat(np.arange(len(vectors)), np.diff(vectors.starts))
    order = np.argsort(vectors.features, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    first = (np.cumsum(seen := np.bincount(vectors.features)) - seen)[vectors.features] if len(order) else place
    full = np.zeros(int(vectors.features.max(initial=0)) + 1, np.float32)
    return _Index(vectors, rows[order], vectors.weights[order], place, np.maximum(first, place - _NEIGHBOURS), full)


def _ranges(starts: Integers, ends: Integers) -> Integers:
    """The numbers of all half-open ranges, one behind the other."""
    lengths = ends - starts
    shifts = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    numbers: Integers = np.arange(int(lengths.sum())) + shifts
    return numbers
