"""Whose article it is: an address -> the outlet's name and side, as far as they are known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

SIDES = ("seoul", "pyongyang", "moscow", "third")

_TOP_DOMAINS = {"kp": "pyongyang"}
"""Where the end of an address alone tells the side: nobody else can have it."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """`name` is "" where neither the list nor the page names it; `side` is one of SIDES, or "" where unknown."""

    name: str
    side: str
    ownership: str = ""


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets of `bot/data/outlets.txt`; `by_site` adds some that are known by the name on their pages."""

    by_site: Mapping[str, Outlet] = field(default_factory=dict)

    def of(self, url: str, site: str | None) -> Outlet:
        """The outlet of an article at this address whose page calls its site so."""
        if site and site in self.by_site:
            return self.by_site[site]
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        known = next((outlet for end, outlet in _known().items() if f".{host}".endswith(f".{end}")), None)
        return known or Outlet(site or host, _TOP_DOMAINS.get(host.rpartition(".")[2], ""))


@cache
def _known() -> dict[str, Outlet]:
    """By the end of the host name."""
    rows = [[cell.strip() for cell in line.split("|")] for line in _lines("outlets.txt")]
    known: dict[str, Outlet] = {}
    for end, name, side, ownership in rows:
        known.setdefault(end, Outlet(name, side, ownership))
    return known


def side_of(words: str) -> str:
    """The side that words such as "Russian media" or "СМИ Сеула" stand for; "" when they name something else."""
    rest = " ".join(words.lower().split())
    found = ""
    for side, beginnings in _side_words().items():
        for beginning in beginnings:
            if f" {beginning}" in f" {rest}":
                found = side if side != "-" else found
                rest = re.sub(rf"(?<!\S){re.escape(beginning)}\S*", "", rest)
    return "" if rest.strip() else found


@cache
def _side_words() -> dict[str, tuple[str, ...]]:
    rows = [line.split("|") for line in _lines("sides.txt")]
    return {side.strip(): tuple(word.strip() for word in words.split(",")) for side, words in rows}


def _lines(name: str) -> list[str]:
    text = (files("bot") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
