"""Texts as weighted character n-grams: TF-IDF of the batch itself, so that every word is in the vocabulary.

Rows are sparse and of unit length, so the product of two rows is their cosine. N-grams are counted by hash; at 4
million places two of them share one so seldom that it does not show.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_PLACES = 1 << 22
_LENGTHS = (3, 4, 5)  # letters
_AT_ONCE = 2_000  # texts whose n-grams are held in memory before they are counted
_WORDS = re.compile(r"\w+")
# Odd multipliers without a pattern in their bits, one for each letter of an n-gram.
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63)
_SHIFT = np.uint64(64 - 22)

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]


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


def weigh_texts(texts: Sequence[str]) -> Vectors:
    """TF-IDF over the n-grams of these texts, in their order."""
    rows, features, counts = [], [], []
    for first in range(0, len(texts), _AT_ONCE):
        row, feature, count = _count(texts[first : first + _AT_ONCE])
        rows.append(row + first)
        features.append(feature)
        counts.append(count)
    if not rows:
        return weigh(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), 0)
    return weigh(np.concatenate(rows), np.concatenate(features), np.concatenate(counts), len(texts))


def weigh_words(texts: Sequence[Sequence[str]]) -> Vectors:
    """TF-IDF over words that are given, as often as they stand there."""
    numbers: dict[str, int] = {}
    rows, features, counts = [], [], []
    for row, words in enumerate(texts):
        for word, count in Counter(words).items():
            rows.append(row)
            features.append(numbers.setdefault(word, len(numbers)))
            counts.append(count)
    return weigh(np.array(rows, np.int64), np.array(features, np.int64), np.array(counts, np.int64), len(texts))


def weigh(rows: Integers, features: Integers, counts: Integers, length: int) -> Vectors:
    """Unit rows from counts that are sorted by row: logarithm of the count times smoothed IDF.

    What only one row has takes part in its length but is not kept, for it meets nothing.
    """
    seen = np.bincount(features)[features] if len(features) else features
    weights = (1 + np.log(np.maximum(counts, 1))) * (np.log((1 + length) / (1 + seen)) + 1)
    norms = np.sqrt(np.bincount(rows, weights * weights, minlength=length))
    shared = seen > 1
    rows, features = rows[shared], features[shared]
    starts = np.zeros(length + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=length), out=starts[1:])
    return Vectors(starts, features, (weights[shared] / norms[rows]).astype(np.float32))


def _count(texts: Sequence[str]) -> tuple[Integers, Integers, Integers]:
    """Row, n-gram and how often, sorted by row."""
    spelt = [_spell(text) for text in texts]
    letters = np.frombuffer("".join(spelt).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    rows = np.repeat(np.arange(len(spelt)), [len(text) for text in spelt])
    pairs = [_hashed(letters, rows, length) for length in _LENGTHS]
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    return found // _PLACES, found % _PLACES, counts.astype(np.int64)


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
    return rows[:last][within] * _PLACES + places[within]


def _spell(text: str) -> str:
    """Lower case, ё as е, everything that is no letter or digit as one space; a space at either end."""
    return f" {' '.join(_WORDS.findall(text.lower().replace('ё', 'е')))} "
