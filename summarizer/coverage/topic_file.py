"""Reads a topic from its file: a name, a path or a folder in, a frozen Topic out.

The format is explained at the head of `data/topics/korea-russia.txt`. A line that cannot be understood raises BadTopic
with its number; a name of no topic raises UnknownTopic.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from summarizer.coverage.combinations import Combinations, shared_index
from summarizer.coverage.terms import Term, TermIndex, read_term
from summarizer.coverage.topic_sections import Entry, Section, read_sections, wrong
from summarizer.errors import BadTopic, UnknownTopic
from summarizer.people.naming import surname_keys
from summarizer.people.people_list import Lists, read_lists
from summarizer.people.person import Person

Kind = Literal[
    "words", "person", "home", "subject", "company", "between", "never", "others", "foreigner", "bloc", "sign", "tag"
]

_SIDE_KINDS: tuple[Kind, ...] = ("words", "home", "subject", "company")
_PLAIN_KINDS: tuple[Kind, ...] = ("never", "between", "bloc")
_TAKEN = frozenset(("region", "presidency", "military", "agency", "parliament", "party"))
_OUTLETS = frozenset(("state media", "media"))
_SURNAME_FIRST = frozenset(("kr", "kp", "cn"))
_SHORTEST_SURNAME = {"latin": 5, "cyrillic": 5, "hangul": 3}
_SHORT_NAME = 2  # syllables; a longer beginning of a word is hardly anything else
_LONGEST_FILE = 1_000_000  # bytes
_MOST_FILES = 100
_Tagged = TermIndex[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a term stands for; `name` is the side or the tag."""

    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a topic, ready to be found. `sides` are names as in the file; `outlets` are heard at home.

    `signs` tell a tag, `unless` the tags that do not hold beside a word, `together` names all sides at once.
    """

    name: str
    sides: tuple[str, ...]
    names: TermIndex[Sense]
    signs: TermIndex[Sense]
    unless: _Tagged
    state: TermIndex[Sense]
    visit: TermIndex[Sense]
    roundup: TermIndex[Sense]
    outlets: TermIndex[Sense]
    together: Combinations


def load_topic(name_or_path: str | Path) -> Topic:
    """The topic of that name among those that come with the program, or the one at that path.

    A path leads to a .txt file or to a folder whose .txt files, in the order of their names, make one topic: a language
    each, say. Raises UnknownTopic where there is neither, BadTopic where a file cannot be understood.
    """
    name = str(name_or_path)
    if name in topic_names():
        return _packaged(name)
    paths = _files_at(name)
    if not paths:
        raise UnknownTopic(name, topic_names())
    path = Path(name)
    topic = path.stem if paths == (path,) else path.resolve().name
    labels = [""] if paths == (path,) else [file.name for file in paths]
    return _built(topic, [(label, _text_of(topic, file)) for label, file in zip(labels, paths, strict=True)])


@cache
def topic_names() -> tuple[str, ...]:
    """The topics that come with the program."""
    folder = files("summarizer") / "data" / "topics"
    return tuple(sorted(entry.name.removesuffix(".txt") for entry in folder.iterdir() if entry.name.endswith(".txt")))


def parse_topic(name: str, text: str) -> Topic:
    """The topic of a file's text."""
    return _built(name, [("", text)])


@cache
def _packaged(name: str) -> Topic:
    return parse_topic(name, (files("summarizer") / "data" / "topics" / f"{name}.txt").read_text(encoding="utf-8"))


def _files_at(name: str) -> tuple[Path, ...]:
    if not name or "\0" in name:
        return ()
    path = Path(name)
    if path.is_dir():
        return tuple(sorted(file for file in path.glob("*.txt") if file.is_file())[:_MOST_FILES])
    return (path,) if path.suffix == ".txt" and path.is_file() else ()


def _text_of(topic: str, path: Path) -> str:
    if path.stat().st_size > _LONGEST_FILE:
        raise BadTopic(topic, f"{path.name} is too long for a topic: more than {_LONGEST_FILE:,} bytes")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadTopic(topic, f"{path.name} is not UTF-8") from error


def _built(name: str, parts: Sequence[tuple[str, str]]) -> Topic:
    sections = read_sections(name, parts)
    sides = [section for section in sections if section.kind == "side"]
    if not sides:
        raise BadTopic(name, "no [side NAME]")
    lists = read_lists()
    for side in sides:
        _check(name, side, lists)
    plain = {section.kind: section.entries["words"] for section in sections if not section.name}
    # These before the sides' own: of equal terms the first one holds.
    names = [term for kind in _PLAIN_KINDS for term in _terms(plain.get(kind, ()), Sense(kind))]
    for side in sides:
        names += _side_terms(side, lists)
    names += _other_terms(sections, _countries(*sides), lists)
    tags = [section for section in sections if section.kind == "tag"]
    return Topic(
        name,
        tuple(side.name for side in sides),
        TermIndex(names),
        TermIndex(term for tag in tags for term in _terms(tag.entries["words"], Sense("tag", tag.name))),
        shared_index((entry.text, tag.name) for tag in tags for entry in tag.entries["unless"]),
        TermIndex(_terms(plain.get("state", ()), Sense("sign"))),
        TermIndex(_terms(plain.get("visit", ()), Sense("sign"))),
        TermIndex(_terms(plain.get("roundup", ()), Sense("sign"))),
        TermIndex(term for side in sides for term in _outlet_terms(side, lists)),
        Combinations([_combination(name, entry) for entry in plain.get("together", ())]),
    )


def _check(name: str, side: Section, lists: Lists) -> None:
    """BadTopic for a side without names, and for what is not on the lists."""
    if not any(side.entries[key] for key in ("lists", "people", *_SIDE_KINDS)):
        raise wrong(name, side.place, f"[side {side.name}] has no words")
    countries = {place.key for place in lists.institutions.values() if place.kind == "country"}
    for entry in side.entries["lists"]:
        if entry.text not in countries:
            raise wrong(name, entry.place, f"the lists know no country {entry.text!r}")
    keys = {person.key for person in lists.people} | set(lists.institutions)
    for entry in side.entries["leave"]:
        if entry.text not in keys:
            raise wrong(name, entry.place, f"the lists know no key {entry.text!r}")


def _terms(entries: Iterable[Entry], sense: Sense) -> Iterator[Term[Sense]]:
    return _named((entry.text for entry in entries), sense)


def _named(names: Iterable[str], sense: Sense) -> Iterator[Term[Sense]]:
    return (term for name in names if (term := read_term(name, sense)))


def _combination(name: str, entry: Entry) -> list[list[str]]:
    groups = [[term.strip() for term in group.split("|")] for group in entry.text.split("+")]
    if len(groups) == 1 or not all(any(group) for group in groups):
        raise wrong(name, entry.place, f"{entry.text[:60]!r} has no + between two groups")
    return groups


def _countries(*sides: Section) -> frozenset[str]:
    return frozenset(entry.text for side in sides for entry in side.entries["lists"])


def _side_terms(side: Section, lists: Lists) -> Iterator[Term[Sense]]:
    yield from _terms(side.entries["people"], Sense("person", side.name))
    for kind in _SIDE_KINDS:
        yield from _terms(side.entries[kind], Sense(kind, side.name))
    left = frozenset(entry.text for entry in side.entries["leave"])
    countries = _countries(side)
    for person in lists.people:
        if person.country in countries and person.key not in left:
            shared = bool(person.namesakes)
            yield from _named(_names_of(person), Sense("words" if shared else "person", side.name))
            yield from _named(_surnames_of(person), Sense("person" if surname_keys(person) else "words", side.name))
    for place in lists.institutions.values():
        if place.country in countries and place.kind in _TAKEN and place.key not in left:
            yield from _named(place.names, Sense("words", side.name))


def _names_of(person: Person) -> Iterator[str]:
    """Whole names. One that others share names the side abroad; at home, in Hangul, it says nothing."""
    yield from (name for name in (*person.names.latin, *person.names.cyrillic) if " " in name)
    if not person.namesakes:
        yield from (f"={name}" if len(name) <= _SHORT_NAME else name for name in person.names.hangul)


def _surnames_of(person: Person) -> Iterator[str]:
    """Surnames that stand alone in titles. Athletes have the common ones, too: these name the side, nobody who acts."""
    if person.country in _SURNAME_FIRST:
        return
    for script, names in (
        ("latin", person.names.latin),
        ("hangul", person.names.hangul),
        ("cyrillic", person.names.cyrillic),
    ):
        if person.namesakes and script != "latin":
            continue
        last = (name.split()[-1] for name in names)
        yield from dict.fromkeys(word for word in last if len(word) >= _SHORTEST_SURNAME[script])


def _outlet_terms(side: Section, lists: Lists) -> Iterator[Term[Sense]]:
    countries = _countries(side)
    for place in lists.institutions.values():
        if place.country in countries and place.kind in _OUTLETS:
            yield from _named(place.names, Sense("words", side.name))


def _other_terms(sections: Sequence[Section], own: frozenset[str], lists: Lists) -> Iterator[Term[Sense]]:
    """Third countries and their people; never the sides' own, whose names stand in the lists, too."""
    for section in sections:
        if section.kind != "others":
            continue
        if any(entry.text == "*" for entry in section.entries["lists"]):
            for place in lists.institutions.values():
                if place.kind == "country" and place.key not in own:
                    yield from _named(place.names, Sense("others"))
            for person in lists.people:
                if person.country not in own:
                    yield from _named((*_names_of(person), *_surnames_of(person)), Sense("foreigner"))
        yield from _terms(section.entries["words"], Sense("others"))
