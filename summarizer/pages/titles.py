"""Candidates for a title -> the title, without the outlet's name around it."""

import re
from collections.abc import Iterable

from summarizer.clean_text import clean_line

# A separator with blanks around it; a hyphen inside a word is none.
_SEPARATOR = re.compile(r"\s+(?:[-–—|:·•»«>]|::|\|\|)\s+|\s*[|｜]\s*|\s+[–—]\s*|\s*::\s*")
_NOT_WORD = re.compile(r"[\W_]+")
_ENDINGS = ("online", "com", "net", "news", "co", "kr", "ru", "뉴스", "닷컴", "онлайн")
_CUT_SHORT = ("…", "...")


def choose_title(candidates: Iterable[str], outlets: Iterable[str], heading: str = "") -> str:
    """The first candidate that is more than an outlet's name; a cut one gives way to its full form.

    `candidates` in the order of trust, `outlets` the names the outlet may be written with, `heading` the page's own h1.
    """
    names = {key for key in map(_key, outlets) if key}
    found = [title for title in (_without_outlet(clean_line(c), names, heading) for c in candidates) if title]
    if not found:
        return ""
    first = found[0]
    if first.endswith(_CUT_SHORT):
        start = _key(first)
        return next((t for t in found if not t.endswith(_CUT_SHORT) and _key(t).startswith(start)), first)
    return first


def outlet_after(title: str, heading: str) -> str:
    """What the title element has behind the page's own heading and a separator: mostly the outlet's name."""
    title, heading_key = clean_line(title), _key(heading)
    for separator in _SEPARATOR.finditer(title):
        if heading_key and _key(title[: separator.start()]) == heading_key:
            return _SEPARATOR.split(title[separator.end() :])[-1].strip()
    return ""


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text).casefold()


def _without_outlet(title: str, names: set[str], heading: str) -> str:
    heading_key = _key(heading)
    if heading_key and heading_key not in names and _key(title).startswith(heading_key) and len(heading_key) > 8:
        shorter = _from_start(title, heading_key)
        if shorter:
            return shorter
    changed = True
    while changed and title:
        changed = False
        separators = list(_SEPARATOR.finditer(title))
        if separators and _is_outlet(title[separators[-1].end() :], names):
            title, changed = title[: separators[-1].start()].strip(), True
        elif separators and _is_outlet(title[: separators[0].start()], names):
            title, changed = title[separators[0].end() :].strip(), True
    return "" if _is_outlet(title, names) else title


def _from_start(title: str, heading_key: str) -> str:
    """The part of the title that is the page's heading, when a separator or nothing follows it."""
    for separator in _SEPARATOR.finditer(title):
        if _key(title[: separator.start()]) == heading_key:
            return title[: separator.start()].strip()
    return title if _key(title) == heading_key else ""


def _is_outlet(text: str, names: set[str]) -> bool:
    key = _key(text)
    return not key or key in names or _core(key) in set(map(_core, names))


def _core(key: str) -> str:
    """The name without "the" in front and "online", "com" and the like behind."""
    key = key.removeprefix("the").removeprefix("www")
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) > len(ending) + 2:
            return key.removesuffix(ending)
    return key
