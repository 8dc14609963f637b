"""Text -> its quotes and brackets, as spans: what is opened and closed again within one paragraph.

A mark without its partner is an ordinary character, and so are two that stand more than `LONGEST` apart. Straight
marks and apostrophes are told apart by what stands on either side of them. Linear: each mark is put on the stack once
and taken off at most once.
"""

import re

from summarizer.document import Span

_OPENING = {"“": "”", "„": "“", "«": "»", "(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "〈": "〉", "《": "》"}
_OPENING |= {"‘": "’", "（": "）", "【": "】"}
_PARTNER = {closing: opening for opening, closing in _OPENING.items()}
_MARKS = re.compile("[" + re.escape("".join({*_OPENING, *_PARTNER, '"', "'"})) + "]")
_BEFORE_OPENING = "([{“‘«„—–-=/\"'·"
_AFTER_CLOSING = ")]},.;:!?…”’»·"
_NONE = ""

LONGEST = 600  # code points; what claims to be longer is a whole text in quotes, or two marks that are no partners


def find_enclosures(text: str, start: int, end: int, *, apostrophes: bool) -> list[Span]:
    """The outermost quotes and brackets between start and end in order, marks included.

    `apostrophes`: whether a ' or ’ after a letter is part of the word, as in English; in Korean it closes a quote.
    """
    stack: list[tuple[str, int]] = []
    depth: dict[str, int] = {}
    found: list[Span] = []
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        partner = _partner(text, at, mark, depth, apostrophes=apostrophes)
        if partner is None:
            stack.append((mark, at))
            depth[mark] = depth.get(mark, 0) + 1
        elif depth.get(partner):
            opened = _unwind(stack, depth, partner)
            if at - opened > LONGEST:
                continue
            while found and found[-1].start > opened:
                found.pop()
            found.append(Span(opened, at + 1))
    return found


def _unwind(stack: list[tuple[str, int]], depth: dict[str, int], partner: str) -> int:
    """The position of the last open `partner`; what was opened after it and not closed is forgotten."""
    while True:
        mark, at = stack.pop()
        depth[mark] -= 1
        if mark == partner:
            return at


def _partner(text: str, at: int, mark: str, depth: dict[str, int], *, apostrophes: bool) -> str | None:
    """The mark that this one closes, None where it opens, `_NONE` for an apostrophe."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "'’" and apostrophes and before.isalnum() and after not in ",.;:?!)":
        return _NONE
    if mark == "'" and before.isspace() and after.isspace():
        return _NONE
    if mark == "“" and depth.get("„") and not before.isspace():
        return "„"
    if mark in "\"'":
        return _straight(mark, before, after, depth)
    return None if mark in _OPENING else _PARTNER[mark]


def _straight(mark: str, before: str, after: str, depth: dict[str, int]) -> str | None:
    """A straight mark opens after white space, closes before it; where both or neither hold, it closes what is open."""
    opens = before.isspace() or before in _BEFORE_OPENING
    closes = after.isspace() or after in _AFTER_CLOSING
    if opens != closes:
        return None if opens else mark
    return mark if depth.get(mark) else None
