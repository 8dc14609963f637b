"""Average link over the pairs that are near each other: which rows belong together.

Two groups are one while the mean score over all their pairs is 1 or more; pairs that were not compared count as 0. The
two nearest groups go first. Groups with an anchor (published stories) never become one. Time: n log n in the pairs.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SAME = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Rows in their order, the anchor that they belong to, and other anchors that they are as near to."""

    rows: tuple[int, ...]
    anchor: int | None
    related: tuple[int, ...] = ()


def link(length: int, pairs: Iterable[tuple[int, int, float]], anchors: Sequence[int | None]) -> tuple[Group, ...]:
    """The groups of rows 0 to length - 1, by their first row. Rows of one anchor are one group from the start.

    A pair is (row, row, score); each comes once, and none joins two rows of anchors.
    """
    groups = _Groups(length, anchors)
    groups.compare(pairs)
    groups.merge()
    return groups.found()


class _Groups:
    """Groups while they grow; a merged group keeps the number of the larger part."""

    def __init__(self, length: int, anchors: Sequence[int | None]) -> None:
        firsts: dict[int, int] = {}
        self._at = [
            row if (anchor := anchors[row]) is None else firsts.setdefault(anchor, row) for row in range(length)
        ]
        self._rows: dict[int, list[int]] = {}
        for row, group in enumerate(self._at):
            self._rows.setdefault(group, []).append(row)
        self._anchor = {group: anchors[group] for group in self._rows}
        self._sums: dict[int, dict[int, float]] = {group: {} for group in self._rows}
        self._related: dict[int, set[int]] = {}

    def compare(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Add up the scores between groups."""
        for row, other, score in pairs:
            one, two = self._at[row], self._at[other]
            if one != two and not self._apart(one, two):
                total = self._sums[one].get(two, 0.0) + score
                self._sums[one][two] = self._sums[two][one] = total

    def merge(self) -> None:
        """Merge the nearest two until none are near enough; each merge empties one group, so this ends."""
        heap = [(-self._mean(one, two), one, two) for one, near in self._sums.items() for two in near if one < two]
        heap = [entry for entry in heap if -entry[0] >= SAME]
        heapq.heapify(heap)
        while heap:
            score, one, two = heapq.heappop(heap)
            if one not in self._rows or two not in self._rows or self._mean(one, two) != -score:
                continue
            for entry in self._entries(self._join(one, two)):
                heapq.heappush(heap, entry)

    def found(self) -> tuple[Group, ...]:
        """What came of it."""
        return tuple(
            Group(tuple(sorted(rows)), self._anchor[group], tuple(sorted(self._related.get(group, ()))))
            for group, rows in sorted(self._rows.items(), key=lambda item: min(item[1]))
        )

    def _mean(self, one: int, two: int) -> float:
        return self._sums[one].get(two, 0.0) / (len(self._rows[one]) * len(self._rows[two]))

    def _apart(self, one: int, two: int) -> bool:
        return self._anchor[one] is not None and self._anchor[two] is not None

    def _join(self, one: int, two: int) -> int:
        """The group that is both now; the other number is gone."""
        if self._anchor[two] is not None or (self._anchor[one] is None and len(self._sums[one]) < len(self._sums[two])):
            one, two = two, one
        if self._anchor[one] is not None:
            self._relate(one, two)
        for near, total in self._sums.pop(two).items():
            del self._sums[near][two]
            if near != one and not self._apart(one, near):
                self._sums[one][near] = self._sums[near][one] = self._sums[one].get(near, 0.0) + total
        self._rows[one] += self._rows.pop(two)
        del self._anchor[two]
        return one

    def _relate(self, one: int, two: int) -> None:
        """Note the anchors, other than that of the first group, to which the second is near enough as well."""
        anchors = {self._anchor[near] for near in self._sums[two] if near != one and self._mean(two, near) >= SAME}
        self._related.setdefault(one, set()).update(anchor for anchor in anchors if anchor is not None)

    def _entries(self, group: int) -> list[tuple[float, int, int]]:
        """Its pairs with all groups near enough."""
        means = ((self._mean(group, near), near) for near in self._sums[group])
        return [(-mean, *sorted((group, near))) for mean, near in means if mean >= SAME]  # type: ignore[misc]  # two of them
