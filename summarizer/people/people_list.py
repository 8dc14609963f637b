"""Reads the lists a reader of the field can edit: `data/people.txt`, `offices.txt` and `institutions.txt`.

Each file explains its own format at its top. What comes out is frozen and read once. A line that cannot be understood
raises ValueError with the line in it: that is a mistake in the list, found by its tests, never by a reader's text.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from summarizer.people.person import Institution, Moment, Names, Office, Person, Tenure
from summarizer.people.spelling import slug, spelling_key

_ENTRY = re.compile(r"([a-z0-9-]+)(?: @([a-z]+))?: ?(.*)")
_KEY = re.compile(r"([a-z0-9-]+): ")
_MOMENT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything that the three files say, in their order."""

    institutions: dict[str, Institution]
    offices: dict[str, Office]
    people: tuple[Person, ...]


@cache
def read_lists() -> Lists:
    """The lists of the package."""
    institutions = parse_institutions(_lines("institutions.txt"))
    roles = parse_roles(_lines("offices.txt"))
    return parse_people(_lines("people.txt"), institutions, roles)


def _lines(name: str) -> tuple[str, ...]:
    """The lines without comments and empty ones; the indentation stays, it says what belongs to the line above."""
    lines = (files("summarizer") / "data" / name).read_text(encoding="utf-8").splitlines()
    return tuple(line.rstrip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def parse_institutions(lines: tuple[str, ...]) -> dict[str, Institution]:
    """Key to institution."""
    found: dict[str, Institution] = {}
    for kind, line in _sections(lines):
        entry = _ENTRY.fullmatch(line)
        if not entry or entry[1] in found:
            raise ValueError(f"institutions.txt: {line}")
        latin, hangul, cyrillic = _columns(entry[3])
        names = Names(tuple(name.removeprefix("=") for name in latin), hangul, tuple(dict.fromkeys(cyrillic)))
        adjective = latin[1] if kind == "country" else ""
        country = entry[1] if kind == "country" else entry[2]
        found[entry[1]] = Institution(entry[1], kind, names, country, cyrillic[1] if cyrillic[1:] else "", adjective)
    return found


@dataclass(frozen=True, slots=True)
class Role:
    """An office without its place; `at` are the names it has at one place only, as (Latin, Hangul, Cyrillic)."""

    names: Names
    at: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]


def parse_roles(lines: tuple[str, ...]) -> dict[str, Role]:
    """Key to role."""
    roles: dict[str, Role] = {}
    last = ""
    for line in lines:
        entry = _ENTRY.fullmatch(line.strip())
        if not entry:
            raise ValueError(f"offices.txt: {line}")
        columns = _columns(entry[3])
        if line.startswith(" "):
            roles[last].at[entry[1]] = columns
            continue
        last = entry[1]
        if last in roles:
            raise ValueError(f"offices.txt: {line}")
        roles[last] = Role(Names(*columns), {})
    return roles


def office_at(role_key: str, role: Role, place: Institution) -> Office:
    """The office with its full names, the one to show first in each script."""
    local = role.at.get(place.key, ((), (), ()))
    shown = (
        _shown(local[0], role.names.latin, lambda name: _latin_title(name, place)),
        _shown(local[1], role.names.hangul, lambda name: f"{place.names.shown('ko')} {name}"),
        _shown(local[2], role.names.cyrillic, lambda name: _cyrillic_title(name, place)),
    )
    known = [tuple(name.removeprefix("=") for name in names) for names in local]
    return Office(
        f"{place.key}/{role_key}",
        place,
        Names(*(tuple(dict.fromkeys((*first, *more))) for first, more in zip(shown, known, strict=True))),
        role.names,
    )


def _shown(local: tuple[str, ...], general: tuple[str, ...], with_place: Callable[[str], str]) -> tuple[str, ...]:
    names = local or general
    if not names:
        return ()
    return (names[0].removeprefix("=") if names[0].startswith("=") else with_place(names[0]),)


def _latin_title(name: str, place: Institution) -> str:
    return f"{place.adjective or place.names.shown('en')} {name}"


def _cyrillic_title(name: str, place: Institution) -> str:
    return name.replace("{}", place.genitive) if "{}" in name else f"{name} {place.genitive}"


def parse_people(lines: tuple[str, ...], institutions: dict[str, Institution], roles: dict[str, Role]) -> Lists:
    """The people with their tenures, and the offices that these name."""
    offices: dict[str, Office] = {}
    people: list[Person] = []
    for country, line in _sections(lines):
        if line.startswith(" "):
            tenure = _tenure(line.strip(), institutions, roles, offices)
            people[-1] = replace(people[-1], tenures=(*people[-1].tenures, tenure))
        else:
            people.append(_person(country, line))
    return Lists(institutions, offices, tuple(people))


def _person(country: str, line: str) -> Person:
    marked = _KEY.match(line)
    columns = _columns(line[marked.end() :] if marked else line)
    shared = {spelling_key(name[1:]) for names in columns for name in names if name.startswith("~")}
    if any(name.startswith("~") for name in columns[1]):  # Cyrillic tells even fewer Korean syllables apart
        shared |= {spelling_key(name.removeprefix("~")) for name in columns[2]}
    latin, hangul, cyrillic = (tuple(name.removeprefix("~") for name in names) for names in columns)
    if not latin:
        raise ValueError(f"people.txt: {line}")
    return Person(
        marked[1] if marked else slug(latin[0]), country, Names(latin, hangul, cyrillic), (), frozenset(shared)
    )


def _tenure(
    line: str, institutions: dict[str, Institution], roles: dict[str, Role], offices: dict[str, Office]
) -> Tenure:
    words = line.split()
    if len(words) not in (2, 3) or words[0] not in roles or words[1] not in institutions:
        raise ValueError(f"people.txt: {line}")
    key = f"{words[1]}/{words[0]}"
    if key not in offices:
        offices[key] = office_at(words[0], roles[words[0]], institutions[words[1]])
    if len(words) == 2:
        return Tenure(offices[key])
    since, dots, until = words[2].partition("..")
    if not dots:
        raise ValueError(f"people.txt: {line}")
    return Tenure(offices[key], _moment(since), _moment(until.removesuffix("?")), lasting=not until)


def _moment(text: str) -> Moment | None:
    if not text:
        return None
    parts = _MOMENT.fullmatch(text)
    if not parts:
        raise ValueError(f"people.txt: {text}")
    year, month, day = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return Moment(date(year, month or 1, day or 1), date(year, last_month, last_day))


def _sections(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each line with the heading that it stands under."""
    heading = ""
    for line in lines:
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            yield heading, line


def _columns(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Latin, Hangul and Cyrillic names; columns that are not there are empty."""
    latin, hangul, cyrillic, *more = [*text.split("|"), "", ""][: max(3, text.count("|") + 1)]
    if more:
        raise ValueError(f"too many columns: {text}")
    return _names(latin), _names(hangul), _names(cyrillic)


def _names(column: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in column.split(";") if name.strip())
