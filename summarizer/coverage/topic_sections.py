"""The lines of a topic's file under their headings: text in, lines with their places out.

The format is explained at the head of `data/topics/korea-russia.txt`. A line that cannot be understood raises BadTopic
with its number and what is wrong with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from summarizer.errors import BadTopic

_KEYS = {
    "side": ("lists", "leave", "words", "people", "home", "subject", "company"),
    "tag": ("words", "unless"),
    "others": ("lists", "words"),
}
_PLAIN = frozenset(("between", "together", "never", "bloc", "state", "visit", "roundup"))
_LONGEST_SHOWN = 60  # code points of a line in a message


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands between two semicolons, and where: "line 12"."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, "side" with its name "Korea", and its entries by what stands before the colon; "words" without one."""

    kind: str
    name: str
    place: str
    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))


def read_sections(topic: str, parts: Iterable[tuple[str, str]]) -> tuple[Section, ...]:
    """The sections of the parts of a topic, each a label ("" or a file's name) and a text; equal headings are one."""
    sections: dict[tuple[str, str], Section] = {}
    for label, text in parts:
        section = None
        for place, line in _lines(label, text):
            if line.startswith("["):
                kind, name = _heading(topic, place, line)
                section = sections.setdefault((kind, name), Section(kind, name, place))
            elif section is None:
                raise wrong(topic, place, f"{line!r} stands before any [heading]")
            else:
                _take(topic, section, place, line)
    return tuple(sections.values())


def wrong(topic: str, place: str, what: str) -> BadTopic:
    """The error for a line, ready to be raised."""
    return BadTopic(topic, f"{place}: {what}")


def _lines(label: str, text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        shown = line.strip().lstrip("\ufeff")
        if shown and not shown.startswith("#"):
            yield f"{label} line {number}".lstrip(), shown


def _heading(topic: str, place: str, line: str) -> tuple[str, str]:
    kind, _, name = line.removeprefix("[").removesuffix("]").partition(" ")
    name = name.strip()
    known = (kind in {"side", "tag"} and name) or (kind in _PLAIN | {"others"} and not name)
    if not known or not line.endswith("]"):
        raise wrong(topic, place, f"{line[:_LONGEST_SHOWN]!r} is no heading; see the explanation in korea-russia.txt")
    return kind, name


def _take(topic: str, section: Section, place: str, line: str) -> None:
    key, colon, rest = line.partition(":")
    known = _KEYS.get(section.kind, ())
    if not colon or key not in known:
        if section.kind in {"side", "others"}:
            raise wrong(topic, place, f"{line[:_LONGEST_SHOWN]!r} does not begin with {': or '.join(known)}:")
        key, rest = "words", line
    entries = rest.split() if key == "lists" else rest.split(";")
    section.entries[key] += (Entry(entry.strip(), place) for entry in entries if entry.strip())
