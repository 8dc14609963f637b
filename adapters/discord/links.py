"""Finds the addresses in a Discord message that its writer wants read: pure, text in, addresses out.

Left alone: code, spoilers (`||…||`), addresses in angle brackets (`<…>`), quoted lines (`> `, `>>> `).
The address of a masked link, `[label](address)`, counts.
"""

import re

from bot.links import find_links

_BACKTICKS = re.compile(r"`+")
_SPOILER = "||"
_IN_BRACKETS = re.compile(r"<[^<>\s]*>")
_QUOTED_LINE = re.compile(r"^ *> .*$", re.MULTILINE)
_QUOTED_REST = re.compile(r"^ *>>> ", re.MULTILINE)
_FENCE = 3


def links_to_read(content: str) -> tuple[str, ...]:
    """The addresses, in order, each once. Linear in the length of the content."""
    text = _without_spoilers(_without_code(content))
    rest = _QUOTED_REST.search(text)
    text = text[: rest.start()] if rest else text
    return find_links(_IN_BRACKETS.sub(" ", _QUOTED_LINE.sub("", text)))


def _without_code(content: str) -> str:
    """Each run of backticks pairs with the next run of the same length; a fence of three or more is one length."""
    runs = [(match.start(), match.end()) for match in _BACKTICKS.finditer(content)]
    partner = _partners([min(end - start, _FENCE) for start, end in runs])
    kept, position, run = [], 0, 0
    while run < len(runs):
        closing = partner[run]
        if closing is None:
            run += 1
            continue
        kept.append(content[position : runs[run][0]])
        position = runs[closing][1]
        run = closing + 1
    return " ".join([*kept, content[position:]])


def _partners(lengths: list[int]) -> list[int | None]:
    """For every run, the next run of the same length."""
    following: dict[int, int] = {}
    partners: list[int | None] = [None] * len(lengths)
    for run in range(len(lengths) - 1, -1, -1):
        partners[run] = following.get(lengths[run])
        following[lengths[run]] = run
    return partners


def _without_spoilers(text: str) -> str:
    """Every second piece between the marks is hidden; a mark that nothing closes hides nothing."""
    pieces = text.split(_SPOILER)
    hidden = range(1, len(pieces) - 1, 2)
    return " ".join(piece for number, piece in enumerate(pieces) if number not in hidden)
