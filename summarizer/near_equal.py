"""Whether two texts are the same statement as two outlets carry it: near-equal words, pure and bounded."""

import re

from summarizer.search_terms import same_words

_LONGEST = 4000  # code points that are compared
_PIECE = 3
_ENOUGH = 0.75  # of the pieces of either: one word of ten replaced by another leaves about that
_SHORT = 4  # so few words are to be the same
_NUMBER = re.compile(r"\d+")
_NOT_KOREAN = re.compile("않|못|없|아니|안 ")
_NOT = frozenset(
    ("not", "no", "never", "none", "nor", "without", "cannot", "wont", "dont", "doesnt", "didnt", "isnt", "arent")
) | {"не", "нет", "ни", "никогда", "без", "нельзя"}


def near_equal(text: str, other: str) -> float:
    """How near the words are, 0 to 1; 0 where they may not be the same, 1 where they are equal.

    A number or a negation that only one of them has makes them two statements.
    """
    words, others = same_words(text[:_LONGEST]), same_words(other[:_LONGEST])
    if words == others:
        return float(bool(words))
    if min(words.count(" "), others.count(" ")) < _SHORT - 1 or _telling(words) != _telling(others):
        return 0.0
    pieces, other_pieces = _pieces(words), _pieces(others)
    alike = len(pieces & other_pieces) / len(pieces | other_pieces)
    return alike if alike >= _ENOUGH else 0.0


def _telling(words: str) -> tuple[list[str], list[str], int]:
    """What must not differ: the numbers, the negations."""
    negations = sorted(word for word in words.split() if word in _NOT)
    return sorted(_NUMBER.findall(words)), negations, len(_NOT_KOREAN.findall(words))


def _pieces(words: str) -> set[str]:
    return {words[at : at + _PIECE] for at in range(len(words) - _PIECE + 1)}
