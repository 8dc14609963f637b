"""A paragraph -> its quotations, outermost only, as spans with their marks.

Marks are judged by where they stand (before a word or after one) as much as by their shape, because articles mix them
up. Each paragraph is read by itself: a quotation left open runs to the end of its paragraph, and no further. One pass.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.document import Span

_MARKS = re.compile("''|``|[\"“”„‟″«»‘’‚'「」『』]")
_OPENERS = frozenset("“„‟«「『‘‚") | {"``"}
_CLOSERS = frozenset("”»」』’")
_STOPS = frozenset(",.?!…—–-")
_SINGLE = frozenset("'‘’‚")
_CORNER = {"「": "」", "『": "』"}
_BEFORE_OPENING = frozenset("([{—–-―=/…:,>·") | {"\u00a0"}


@dataclass(frozen=True, slots=True)
class Quote:
    """`start` and `end` hold the marks; `inner` is without; `closed`: the last one is there.

    `stopped`: the words end in a comma or stop, as speech does in front of "he said".
    """

    start: int
    end: int
    inner: Span
    closed: bool
    single: bool
    stopped: bool


def find_quotes(text: str, paragraph: Span, *, apostrophes: bool) -> tuple[Quote, ...]:
    """The outermost quotations of the paragraph, in order.

    `apostrophes`: whether ' and ’ also stand inside words, as in English; then a single mark closes only after
    punctuation or at the end of a word that no longer phrase needs.
    """
    return tuple(_quotes(text, paragraph, apostrophes))


@dataclass(frozen=True, slots=True)
class _Mark:
    mark: str
    before: str
    after: str
    single: bool


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    depth: int = 1
    inner: bool = False


def _quotes(text: str, paragraph: Span, apostrophes: bool) -> Iterator[Quote]:
    held: _Open | None = None
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        seen = _seen(text, match, paragraph)
        if seen.single and apostrophes and seen.before.isalnum() and seen.after.isalnum():
            continue
        if held is None:
            held = _Open(seen.mark, match.start()) if _opens(seen, apostrophes=apostrophes) else None
            continue
        if held.mark in _OPENERS and seen.mark == held.mark != "“":
            held.depth += 1
        elif held.mark == '"' and seen.mark == "“" and _opens(seen, apostrophes=apostrophes) and not held.inner:
            held.inner = True  # “…” inside "…"
        elif held.inner and seen.mark == "”":
            held.inner = False
        elif _partners(held, seen) and _closes(seen, apostrophes=apostrophes):
            held.depth -= 1
            if held.depth == 0:
                yield _quote(text, held, match.start(), match.end(), closed=True)
                held = None
    if held is not None and held.mark not in _SINGLE:
        yield _quote(text, held, paragraph.end, paragraph.end, closed=False)


def _seen(text: str, match: re.Match[str], paragraph: Span) -> _Mark:
    start, end = match.span()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return _Mark(match.group(), before, after, match.group() in _SINGLE)


def _partners(held: _Open, seen: _Mark) -> bool:
    """Whether this kind of mark can close what that one opened; corner brackets only close their own kind."""
    if held.mark in _CORNER or seen.mark in "「」『』":
        return seen.mark == _CORNER.get(held.mark)
    return (held.mark in _SINGLE) == seen.single


def _quote(text: str, held: _Open, at: int, after: int, *, closed: bool) -> Quote:
    first = held.at + len(held.mark)
    stopped = at > first and text[at - 1] in _STOPS
    return Quote(held.at, after, Span(first, at), closed, held.mark in _SINGLE, stopped)


def _opens(seen: _Mark, *, apostrophes: bool) -> bool:
    if seen.after.isspace() or (seen.single and apostrophes and seen.after.isdigit()):
        return False  # also the ’90s
    if seen.mark in _OPENERS:
        return True
    return seen.before.isspace() or seen.before in _BEFORE_OPENING or (seen.mark in _CLOSERS and seen.before in "\"'“”")


def _closes(seen: _Mark, *, apostrophes: bool) -> bool:
    if seen.mark in _OPENERS:
        return not seen.before.isspace() and not seen.after.isalnum()
    if seen.single and apostrophes:
        plural = seen.before == "s" and seen.after.isspace()
        return not (seen.after.isalnum() or seen.before.isspace() or plural)
    if seen.before.isspace() and not seen.after.isspace() and seen.mark not in _CLOSERS:
        return seen.after in ",.;:!?—–-"
    return True
