"""Texts as weighted character n-grams: TF-IDF of the batch itself, so that every word is in the vocabulary.

Rows are sparse and of unit length, so the product of two rows is their cosine. Features are hashes; at 4 million places
two of them share one so seldom that it does not show.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PLACES = 1 << 22
_LENGTHS = (3, 4, 5)  # letters
_AT_ONCE = 500  # texts whose n-grams are held in memory before they are counted
_WORDS = re.compile(r"\w+")
# Odd multipliers without a pattern in their bits, one for each letter of an n-gram.
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63)
_SHIFT = np.uint64(64 - 22)

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a row has a feature, sorted by row; `length` rows, some of them without any."""

    rows: Integers
    features: Integers
    counts: Integers
    length: int

    def frequencies(self) -> Integers:
        """How many rows have each feature."""
        return np.bincount(self.features, minlength=PLACES)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sparse rows of unit length: row i has `weights[starts[i]:starts[i + 1]]` at those `features`, in their order."""

    starts: Integers
    features: Integers
    weights: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> slice:
        """Where the row stands in `features` and `weights`."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))


def count_texts(texts: Sequence[str]) -> Counts:
    """The n-grams of each text."""
    parts = [_count(texts[first : first + _AT_ONCE], first) for first in range(0, len(texts), _AT_ONCE)]
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Counts(nothing, nothing, nothing, 0)
    found = np.concatenate([part for part, _ in parts])
    return Counts(found // PLACES, found % PLACES, np.concatenate([counts for _, counts in parts]), len(texts))


def count_words(texts: Sequence[Sequence[str]]) -> Counts:
    """Words that are given, as often as they stand in each."""
    rows, features, counts = [], [], []
    for row, words in enumerate(texts):
        for feature, count in Counter(crc32(word.encode("utf-8", "surrogatepass")) % PLACES for word in words).items():
            rows.append(row)
            features.append(feature)
            counts.append(count)
    return Counts(np.array(rows, np.int64), np.array(features, np.int64), np.array(counts, np.int64), len(texts))


def weigh(found: Counts, frequencies: Integers, total: int) -> Vectors:
    """Unit rows: logarithm of the count times smoothed IDF, of `total` rows by which the frequencies were taken.

    What only one row has takes part in its length but is not kept, for it meets nothing.
    """
    seen = frequencies[found.features]
    weights = (1 + np.log(np.maximum(found.counts, 1))) * (np.log((1 + total) / (1 + seen)) + 1)
    norms = np.sqrt(np.bincount(found.rows, weights * weights, minlength=found.length))
    shared = seen > 1
    rows = found.rows[shared]
    starts = np.zeros(found.length + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=found.length), out=starts[1:])
    return Vectors(starts, found.features[shared], (weights[shared] / norms[rows]).astype(np.float32))


def _count(texts: Sequence[str], first_row: int) -> tuple[Integers, Integers]:
    """Row and n-gram as one number, sorted, and how often."""
    spelt = [_spell(text) for text in texts]
    letters = np.frombuffer("".join(spelt).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    rows = np.repeat(np.arange(first_row, first_row + len(spelt)), [len(text) for text in spelt])
    hashed = [_hashed(letters, rows, length) for length in _LENGTHS]
    found, counts = np.unique(np.concatenate(hashed), return_counts=True)
    return found, counts.astype(np.int64)


def _hashed(letters: NDArray[np.uint64], rows: Integers, length: int) -> Integers:
    """Row and place of every n-gram of that length, as one number each."""
    last = len(letters) - length + 1
    if last <= 0:
        return np.zeros(0, np.int64)
    sums = np.full(last, length, np.uint64)
    for at in range(length):
        sums = (sums + letters[at : at + last]) * np.uint64(_MULTIPLIERS[at])
        sums ^= sums >> np.uint64(29)
    within = rows[:last] == rows[length - 1 :]
    places = (sums >> _SHIFT).astype(np.int64)
    keys: Integers = rows[:last][within] * PLACES + places[within]
    return keys


def _spell(text: str) -> str:
    """Lower case, ё as е, everything that is no letter or digit as one space; a space at either end."""
    return f" {' '.join(_WORDS.findall(text.lower().replace('ё', 'е')))} "
