"""Finds web addresses in plain text. It knows no chat platform's markup; the adapters take that out first."""

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"|`]+", re.IGNORECASE)
_CLOSES = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘", "」": "「", "』": "『", "】": "【"}
_TRAILING = ".,;:!?'*~…。、，．！？"
_NOTHING_AFTER_SCHEME = 8
LONGEST_ADDRESS = 2_048


def find_links(text: str) -> tuple[str, ...]:
    """The http and https addresses in the text, in order, each once.

    An address ends before a bracket or quote mark that it did not open; punctuation at its end is not part of it.
    Addresses of more than `LONGEST_ADDRESS` characters are left out. Linear in the length of the text.
    """
    found = (_without_tail(match.group()) for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(link for link in found if _NOTHING_AFTER_SCHEME < len(link) <= LONGEST_ADDRESS))


def _without_tail(address: str) -> str:
    return address[: _end_of_balance(address)].rstrip(_TRAILING)


def _end_of_balance(address: str) -> int:
    """Where the first closing mark stands that was not opened inside the address."""
    opened = dict.fromkeys(_CLOSES.values(), 0)
    for position, character in enumerate(address):
        if character in opened:
            opened[character] += 1
        elif character in _CLOSES:
            opened[_CLOSES[character]] -= 1
            if opened[_CLOSES[character]] < 0:
                return position
    return len(address)
