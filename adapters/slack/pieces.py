"""Text -> pieces of a size, cut where it hurts least; the pieces put together are the text. Pure."""

import re

_SENTENCE_END = re.compile(r"[.!?…。]['\"”»’)]?\s")


def pieces(text: str, size: int) -> tuple[str, ...]:
    """Pieces of at most `size` characters: cut at a line's end, else a sentence's, else a word's, else anywhere.

    Text of nothing but white space gives none: Slack refuses it.
    """
    found = []
    start = 0
    while len(text) - start > size:
        end = start + _cut(text[start : start + size])
        found.append(text[start:end])
        start = end
    found.append(text[start:])
    return tuple(piece for piece in found if piece.strip())


def _cut(window: str) -> int:
    """Where to cut, after at least half of the window so that the pieces stay few."""
    half = len(window) // 2
    line = window.rfind("\n", half) + 1
    if line:
        return line
    sentences = [found.end() for found in _SENTENCE_END.finditer(window, half)]
    if sentences:
        return sentences[-1]
    word = max(window.rfind(" ", half), window.rfind("\t", half)) + 1
    return word or len(window)
