"""A block of an annotated article: entries in, a dict of the metric's format out; a ValueError says why not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from summarizer import Span
from tests.bench._places import place_after, place_beside, place_of_first

_KINDS = ("direct", "indirect", "mixed")
_NONE = "-"
_LINE = re.compile(r"([a-z]+)(?:@([1-9][0-9]?))?: *(.*)")
_NUMBERED = ("content", "speaker", "cue", "words")
_WORD = re.compile(r"\w+")
_JOINED_CHARACTERS = 60
Gold = dict[str, Any]
Known = TypeVar("Known", bound=str)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line `key@number: value`."""

    key: str
    number: int | None
    value: str


def read_entries(lines: Iterable[str]) -> list[Entry]:
    """The entries of a block's lines."""
    entries = []
    for line in lines:
        found = _LINE.fullmatch(line)
        if not found:
            raise ValueError(f"no 'key: value': {line!r}")
        key, number, value = found.groups()
        if not value.strip():
            raise ValueError(f"{key} is empty")
        if number and key not in _NUMBERED:
            raise ValueError(f"{key} takes no number")
        entries.append(Entry(key, int(number) if number else None, value.strip()))
    return entries


def statement(text: str, entries: Sequence[Entry]) -> Gold:
    """The gold of a statement's block."""
    _refuse_others(entries, ("content", "speaker", "name", "title", "cue", "kind", "inferred"))
    fragments = _fragments(text, [entry for entry in entries if entry.key == "content"])
    speakers = [_speaker(text, group, fragments) for group in _groups(entries)]
    inferred = one_of(_the(entries, "inferred", "no").value, ("yes", "no")) == "yes"
    cue = _the(entries, "cue", _NONE if inferred else None)
    if inferred and cue.value != _NONE:
        raise ValueError("inferred, and yet with a cue beside it")
    return {
        "content": [fragments[0].start, fragments[-1].end],
        "fragments": [_pair(part) for part in fragments],
        "speaker": _joined([speaker["mention"] for speaker in speakers if speaker["mention"]]),
        **_named(text, speakers[0]),
        "cue": _beside(text, cue, fragments),
        "type": one_of(_the(entries, "kind").value, _KINDS),
        "speech": True,
        "inferred": inferred,
        "speakers": speakers,
    }


def non_answer(text: str, entries: Sequence[Entry]) -> Gold:
    """The gold of a non-answer's block: `speaker` and `words`, both places."""
    _refuse_others(entries, ("speaker", "words"))
    words = _the(entries, "words")
    place = place_of_first(text, words.value, words.number)
    return {"speaker": _beside(text, _the(entries, "speaker"), [place]), "words": _pair(place)}


def one_of(value: str, known: Sequence[Known]) -> Known:
    """The value, when it is known."""
    for one in known:
        if one == value:
            return one
    raise ValueError(f"{value!r} is not one of {', '.join(known)}")


def _refuse_others(entries: Sequence[Entry], known: Sequence[str]) -> None:
    for entry in entries:
        if entry.key not in known:
            raise ValueError(f"unknown key {entry.key!r}")


def _the(entries: Sequence[Entry], key: str, otherwise: str | None = None) -> Entry:
    """The one entry of a key; one that may be missing has a value otherwise."""
    found = [entry for entry in entries if entry.key == key]
    if not found and otherwise is not None:
        return Entry(key, None, otherwise)
    if len(found) != 1:
        raise ValueError(f"{len(found)} times {key!r} instead of once")
    return found[0]


def _fragments(text: str, entries: Sequence[Entry]) -> list[Span]:
    if not entries:
        raise ValueError("no content")
    fragments = [place_of_first(text, entries[0].value, entries[0].number)]
    for entry in entries[1:]:
        fragments.append(place_after(text, entry.value, fragments[-1].end, entry.number))
    return fragments


def _groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries of each speaker: its own, and the names and titles after it."""
    about = [entry for entry in entries if entry.key in ("speaker", "name", "title")]
    starts = [place for place, entry in enumerate(about) if entry.key == "speaker"]
    if not starts or starts[0]:
        raise ValueError("no speaker, or a name or title before the first one")
    for start, end in zip(starts, [*starts[1:], len(about)], strict=True):
        yield about[start:end]


def _speaker(text: str, group: Sequence[Entry], fragments: Sequence[Span]) -> Gold:
    name = _the(group, "name").value
    titles = [entry.value for entry in group if entry.key == "title" and entry.value != _NONE]
    if not any(entry.key == "title" for entry in group):
        raise ValueError("no title (write - for none)")
    for title in titles:
        if title.casefold() not in text.casefold():
            raise ValueError(f"the title {title!r} does not stand in the text")
    return {
        "mention": _beside(text, group[0], fragments),
        "name": None if name == _NONE else name,
        "titles": titles,
    }


def _named(text: str, speaker: Gold) -> Gold:
    """`speaker_name` where the mention has a word of it; `speaker_name_auto` where it must be resolved ("he")."""
    name, mention = speaker["name"], speaker["mention"]
    if name is None or mention is None:
        return {"speaker_name": name}
    same = _words(name) & _words(text[mention[0] : mention[1]])
    return {"speaker_name": name} if same else {"speaker_name": None, "speaker_name_auto": name}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _joined(mentions: Sequence[list[int]]) -> list[int] | None:
    """Joint speakers who stand together as one place, as the metric has it; else the first one's."""
    if not mentions:
        return None
    end = mentions[0][1]
    for mention in mentions[1:]:
        if 0 <= mention[0] - end <= _JOINED_CHARACTERS:
            end = mention[1]
    return [mentions[0][0], end]


def _beside(text: str, entry: Entry, fragments: Sequence[Span]) -> list[int] | None:
    return None if entry.value == _NONE else _pair(place_beside(text, entry.value, fragments, entry.number))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
