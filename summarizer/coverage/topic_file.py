"""Reads a topic from its file: a name or a path in, a frozen Topic out.

The format is explained at the head of `data/topics/korea-russia.txt`. A line that cannot be understood raises BadTopic
with the line in it; a name of no topic raises UnknownTopic.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from summarizer.coverage.terms import Term, TermIndex, read_term
from summarizer.errors import BadTopic, UnknownTopic
from summarizer.people.people_list import read_lists
from summarizer.people.person import Person

Kind = Literal[
    "words", "person", "subject", "company", "between", "never", "others", "bloc", "state", "visit", "roundup", "tag"
]

_SIDE_KINDS: dict[str, Kind] = {"words": "words", "subject": "subject", "company": "company"}
_TAKEN = frozenset(("region", "presidency", "military", "agency", "parliament", "party"))
_OUTLETS = frozenset(("state media", "media"))
_SURNAME_FIRST = frozenset(("kr", "kp", "cn"))
_SHORTEST_SURNAME = {"latin": 5, "cyrillic": 5, "hangul": 3}
_LONGEST_FILE = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Sense:
    """What a term stands for; `name` is the side or the tag."""

    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a topic, ready to be found. `sides` are names as in the file; `outlets` are heard at home."""

    name: str
    sides: tuple[str, ...]
    names: TermIndex[Sense]
    signs: TermIndex[Sense]
    state: TermIndex[Sense]
    visit: TermIndex[Sense]
    roundup: TermIndex[Sense]
    outlets: TermIndex[Sense]
    together: tuple[tuple[TermIndex[Sense], ...], ...] = ()


def load_topic(name_or_path: str | Path) -> Topic:
    """The topic of that name among those that come with the program, or the one in the file at that path.

    Raises UnknownTopic where there is neither, BadTopic where the file cannot be understood.
    """
    name = str(name_or_path)
    if name in topic_names():
        return _packaged(name)
    path = Path(name_or_path)
    if path.suffix != ".txt" or "\0" in name or not path.is_file():
        raise UnknownTopic(name, topic_names())
    if path.stat().st_size > _LONGEST_FILE:
        raise BadTopic(path.stem, "the file is too long for a topic")
    try:
        return parse_topic(path.stem, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BadTopic(path.stem, "the file is not UTF-8") from error


@cache
def topic_names() -> tuple[str, ...]:
    """The topics that come with the program."""
    folder = files("summarizer") / "data" / "topics"
    return tuple(sorted(entry.name.removesuffix(".txt") for entry in folder.iterdir() if entry.name.endswith(".txt")))


@cache
def _packaged(name: str) -> Topic:
    return parse_topic(name, (files("summarizer") / "data" / "topics" / f"{name}.txt").read_text(encoding="utf-8"))


def parse_topic(name: str, text: str) -> Topic:
    """The topic of a file's text."""
    sections = _sections(name, text)
    sides = tuple(heading.removeprefix("side ") for heading in sections if heading.startswith("side "))
    if not sides:
        raise BadTopic(name, "no [side NAME]")
    unknown = [heading for heading in sections if not _is_known(heading)]
    if unknown:
        raise BadTopic(name, f"[{unknown[0]}]")
    names = [term for side in sides for term in _side_terms(name, side, sections[f"side {side}"])]
    for kind in ("never", "between", "bloc"):
        names += _plain_terms(kind, sections.get(kind, ()))
    names += _other_terms(
        name, sections, frozenset(c for side in sides for c in _countries(name, sections[f"side {side}"]))
    )
    return Topic(
        name,
        sides,
        TermIndex(names),
        TermIndex(_tag_terms(sections)),
        TermIndex(_plain_terms("state", sections.get("state", ()))),
        TermIndex(_plain_terms("visit", sections.get("visit", ()))),
        TermIndex(_plain_terms("roundup", sections.get("roundup", ()))),
        TermIndex(term for side in sides for term in _outlet_terms(name, side, sections[f"side {side}"])),
        tuple(_together(sections.get("together", ()))),
    )


def _is_known(heading: str) -> bool:
    return heading.startswith(("side ", "tag ")) or heading in {
        *("between", "together", "never", "others", "bloc", "state", "visit", "roundup")
    }


def _sections(name: str, text: str) -> dict[str, tuple[str, ...]]:
    """Heading to its lines, without comments."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
            found.setdefault(heading, [])
        elif line and not line.startswith("#"):
            if not heading:
                raise BadTopic(name, line)
            found[heading].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def _entries(lines: Iterable[str]) -> Iterator[str]:
    return (entry.strip() for line in lines for entry in line.split(";") if entry.strip())


def _terms(entries: Iterable[str], sense: Sense) -> Iterator[Term[Sense]]:
    return (term for entry in entries if (term := read_term(entry, sense)))


def _plain_terms(kind: Kind, lines: Iterable[str]) -> list[Term[Sense]]:
    return list(_terms(_entries(lines), Sense(kind)))


def _tag_terms(sections: dict[str, tuple[str, ...]]) -> Iterator[Term[Sense]]:
    for heading, lines in sections.items():
        if heading.startswith("tag "):
            yield from _terms(_entries(lines), Sense("tag", heading.removeprefix("tag ")))


def _together(lines: Iterable[str]) -> Iterator[tuple[TermIndex[Sense], ...]]:
    for entry in _entries(lines):
        yield tuple(TermIndex(_terms(part.split("|"), Sense("between"))) for part in entry.split("+"))


def _kinds(name: str, lines: Iterable[str]) -> dict[str, list[str]]:
    """The lines of a side or of [others] by what stands before the colon."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        kind, colon, rest = line.partition(":")
        if not colon or kind not in {"lists", "leave", *_SIDE_KINDS}:
            raise BadTopic(name, line)
        found[kind].append(rest)
    return found


def _countries(name: str, lines: Iterable[str]) -> frozenset[str]:
    return frozenset(country for line in _kinds(name, lines)["lists"] for country in line.split())


def _side_terms(name: str, side: str, lines: tuple[str, ...]) -> Iterator[Term[Sense]]:
    kinds = _kinds(name, lines)
    for written, kind in _SIDE_KINDS.items():
        yield from _terms(_entries(kinds[written]), Sense(kind, side))
    left = frozenset(_entries(kinds["leave"]))
    countries = _countries(name, lines)
    lists = read_lists()
    for person in lists.people:
        if person.country in countries and person.key not in left:
            yield from _terms(_names_of(person), Sense("person", side))
    for place in lists.institutions.values():
        if place.country in countries and place.kind in _TAKEN and place.key not in left:
            yield from _terms(place.names, Sense("words", side))


def _names_of(person: Person) -> Iterator[str]:
    """Whole names that others do not share, and surnames alone where they tell."""
    shared = person.namesakes
    for script, names in (
        ("latin", person.names.latin),
        ("hangul", person.names.hangul),
        ("cyrillic", person.names.cyrillic),
    ):
        if shared and script != "latin":
            continue
        yield from (name for name in names if not shared and (" " in name or script == "hangul"))
        if person.country not in _SURNAME_FIRST:
            last = [name.split()[-1] for name in names]
            yield from dict.fromkeys(word for word in last if len(word) >= _SHORTEST_SURNAME[script])


def _outlet_terms(name: str, side: str, lines: Iterable[str]) -> Iterator[Term[Sense]]:
    countries = _countries(name, lines)
    for place in read_lists().institutions.values():
        if place.country in countries and place.kind in _OUTLETS:
            yield from _terms(place.names, Sense("words", side))


def _other_terms(name: str, sections: dict[str, tuple[str, ...]], own: frozenset[str]) -> Iterator[Term[Sense]]:
    """Third countries; never the sides' own, whose names stand in the lists, too."""
    kinds = _kinds(name, sections.get("others", ()))
    if any(line.strip() == "*" for line in kinds["lists"]):
        for place in read_lists().institutions.values():
            if place.kind == "country" and place.key not in own:
                yield from _terms(place.names, Sense("others"))
    yield from _terms(_entries(kinds["words"]), Sense("others"))
