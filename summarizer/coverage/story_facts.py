"""What a text tells of in any language: people, places, bodies, ideas, numbers and days, as keys that all share.

People and bodies come from the lists of `summarizer.people`, ideas and more places from `data/story_words.txt`. Names
that no list knows are heard: "Verbitsky", "Вербицкого" and "베르비츠키" have the same consonants.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files

from summarizer.coverage.story_numbers import read_days, read_numbers
from summarizer.coverage.terms import TermIndex, read_term
from summarizer.language import Lang
from summarizer.people.people_list import read_lists
from summarizer.people.person import Names, Person
from summarizer.people.phonetics import classes, consonants

_SHORTEST_SURNAME = {"latin": 5, "cyrillic": 5, "hangul": 3}
_SHORTEST_SOUND = 3  # consonants of a name; fewer are like another's too often
_SHORTEST_IN_HANGUL = 4  # the same; there any word may be one
_LONGEST_BARE = 4  # letters of a name that may have no ending
_MOST_WORDS = 3  # of a name that is heard as one
_KOREAN_NAME = 3  # syllables
_SURNAME_FIRST = frozenset(("kr", "kp", "cn"))
_NAME = re.compile(r"[A-ZА-ЯЁ][\w’'-]+(?: [A-ZА-ЯЁ][\w’'-]+){0,3}")
_JOINTS = re.compile("[-’']")
_SYLLABLES = re.compile("[가-힣]{3,12}")
_PARTICLE = re.compile("(?:에서|에게|으로|은|는|이|가|을|를|의|에|와|과|도|로|측)$")
_ENDING = re.compile("(?:ого|ому|его|ему|ыми|ими|ами|ым|им|ой|ую|ая|ий|ый|ов|ом|ем|ей|ах|а|у|е|ы|и|я|ю)$")


@lru_cache(maxsize=20_000)
def read_facts(text: str, lang: Lang | None, published_at: datetime | None) -> tuple[str, ...]:
    """Every fact as often as it stands in the text, in no order that means anything."""
    text = text.replace("ё", "е").replace("Ё", "Е")
    mentions = _index().find(text)
    rest = _without(text, [(mention.start, mention.end) for mention in mentions])
    named = (mention.label for mention in mentions)
    days, rest = read_days(rest, published_at)
    heard = _heard_in_hangul(rest) if lang == "ko" else _heard(rest)
    return (*named, *days, *read_numbers(rest), *heard)


def _without(text: str, places: list[tuple[int, int]]) -> str:
    """The text with a full stop for every place, so that no name goes on over one."""
    parts = []
    last = 0
    for start, end in places:
        parts.append(text[last:start])
        last = end
    return " . ".join((*parts, text[last:]))


def _heard(text: str) -> Iterator[str]:
    for name in _NAME.findall(text):
        yield from _sounds([_bare(word.lower()) for word in name.split()], _SHORTEST_SOUND)


def _bare(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > _LONGEST_BARE else word


def _heard_in_hangul(text: str) -> Iterator[str]:
    """Any word may be a name; those of three syllables, as most names of Koreans are, need fewer consonants."""
    for word in _SYLLABLES.findall(text):
        bare = _PARTICLE.sub("", word) if len(word) > _KOREAN_NAME else word
        yield from _sounds([bare], _SHORTEST_SOUND if len(bare) == _KOREAN_NAME else _SHORTEST_IN_HANGUL)


def _sounds(words: list[str], least: int) -> Iterator[str]:
    """Each word by itself, and all together: Korean writes the names of Koreans as one word."""
    spoken = ["".join(consonants(classes(part)) for part in _JOINTS.split(word)) for word in words]
    joined = ["".join(spoken)] if 1 < len(spoken) <= _MOST_WORDS else []
    return (f"heard:{sound}" for sound in (*spoken, *joined) if len(sound) >= least)


@cache
def _index() -> TermIndex[str]:
    named = [*_people(), *_bodies(), *_offices(), *_ideas()]
    return TermIndex(term for name, label in named if (term := read_term(name, label)))


def _people() -> Iterator[tuple[str, str]]:
    for person in read_lists().people:
        for name in person.names:
            if " " in name or name in person.names.hangul:
                yield name, f"person:{person.key}"
        for surname in _surnames(person):
            yield surname, f"person:{person.key}"


def _surnames(person: Person) -> Iterator[str]:
    """Those that stand alone in titles: none that several of the list have."""
    if person.country in _SURNAME_FIRST or person.namesakes:
        return
    for script, names in _by_script(person.names):
        last = (name.split()[-1] for name in names)
        yield from dict.fromkeys(word for word in last if len(word) >= _SHORTEST_SURNAME[script])


def _by_script(names: Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("latin", names.latin), ("cyrillic", names.cyrillic), ("hangul", names.hangul)


def _bodies() -> Iterator[tuple[str, str]]:
    for place in read_lists().institutions.values():
        for name in place.names:
            yield name, f"body:{place.key}"


def _offices() -> Iterator[tuple[str, str]]:
    """Offices wherever they are: "foreign minister" and "министр иностранных дел"."""
    for office in read_lists().offices.values():
        for name in (*office.role, *office.names):
            yield name.replace("{}", "").strip(), f"office:{office.key.partition('/')[2]}"


def _ideas() -> Iterator[tuple[str, str]]:
    """Every word of the list; an idea is called by its first one."""
    text = (files("summarizer") / "data" / "story_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            words = [word.strip() for column in line.split("|") for word in column.split(";")]
            yield from ((word, f"idea:{words[0]}") for word in words if word)
