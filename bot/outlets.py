"""Whose article it is: an address -> the outlet's name and side, as far as they are known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from summarizer.questions.outlets import is_outlet, side_of

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


def _lines(name: str) -> list[str]:
    text = (files("bot") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def side_asked(source: str) -> str:
    """The side that a question means by its words for a source; "" when they name an outlet, or nothing."""
    return "" if not source or is_outlet(source) else side_of(source) or ""
