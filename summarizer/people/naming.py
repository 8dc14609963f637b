"""Which word of a name is the surname, and the orders a name may be written in."""

import re
from functools import cache

from summarizer.people.person import Names, Person
from summarizer.people.spelling import script_of, spelling_key
from summarizer.words import read_words

_FAMILY_FIRST = frozenset({"kr", "kp", "cn"})
_TWO_SYLLABLE_SURNAMES = ("남궁", "황보", "선우", "제갈", "독고", "사공")
_PATRONYMIC = re.compile(r"[а-я]{3,20}(?:ович|евич|ич|овна|евна|ична|инична)")
_LATIN_PATRONYMIC = re.compile(r"[a-z]{3,20}(?:ovich|evich|ovna|evna|yich|ichna)")


def surname_keys(person: Person) -> frozenset[str]:
    """The keys of the person's bare surname in every script that has one; none where too many others share it."""
    keys: set[str] = set()
    for name in (*person.names.latin, *person.names.cyrillic):
        keys.add(_surname(spelling_key(name).split(), person))
    for name in person.names.hangul:
        keys.add(_hangul_surname(name, person))
    return frozenset() if keys & _too_common() else frozenset(keys - {""})


@cache
def _too_common() -> frozenset[str]:
    return frozenset(spelling_key(surname) for surname in read_words("surnames_common.txt"))


def _surname(words: list[str], person: Person) -> str:
    if len(words) < 2:
        return ""
    korean = _is_korean(person.names)
    first = person.country in _FAMILY_FIRST and (korean or person.country == "cn")
    return words[0] if first else words[-1]


def _is_korean(names: Names) -> bool:
    """A Korean or Chinese name is one word in Hangul (김정은); a foreign one keeps its space (앤드루 김)."""
    return not names.hangul or " " not in names.hangul[0]


def _hangul_surname(name: str, person: Person) -> str:
    words = name.split()
    if len(words) > 1:
        return words[0] if person.country == "jp" else words[-1]
    if person.country not in {"kr", "kp"}:
        return ""
    return name[:2] if name.startswith(_TWO_SYLLABLE_SURNAMES) and len(name) > 3 else name[:1]


def ordered(name: str) -> tuple[str, ...]:
    """The keys that a full name may be asked by: as it stands, and with the surname moved to the other end."""
    key = spelling_key(name)
    words = key.split()
    if len(words) < 2 or len(words) > 4:
        return (key,)
    return tuple(dict.fromkeys((key, " ".join((words[-1], *words[:-1])), " ".join((*words[1:], words[0])))))


def without_patronymic(key: str) -> str:
    """ "сергей викторович лавров" gives "сергей лавров"; also where the surname stands first."""
    words = key.split()
    if len(words) != 3:
        return key
    pattern = _PATRONYMIC if script_of(key) == "cyrillic" else _LATIN_PATRONYMIC
    for place in (1, 2):
        if pattern.fullmatch(words[place]):
            return " ".join(word for number, word in enumerate(words) if number != place)
    return key
