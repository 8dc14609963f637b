"""People for the first letters of a name, or for a misspelt one: completion and "did you mean", in three scripts."""

from functools import cache

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from summarizer.people.lookup import named, sounding
from summarizer.people.offices import find_office
from summarizer.people.people_list import read_lists
from summarizer.people.person import Person
from summarizer.people.spelling import LONGEST_NAME, fold, script_of, spelling_key

_NEAR = 0.72  # how like a misspelt name must be, of 1
_SHORTEST_MISSPELT = 4  # letters, below which nearly everything is near
_SHORTEST_HANGUL = 3


def suggest(text: str, limit: int = 10) -> tuple[Person, ...]:
    """The people whom the text may mean, likeliest first, each once.

    First whose spelling it is, then whose name has a word that begins so, then the holders of an office of that name
    (the last first), then whose name sounds or looks like it.
    """
    text = text[:LONGEST_NAME]
    key = spelling_key(text)
    if not key or limit < 1:
        return ()
    found = {person.key: person for person in (*named(key), *_beginning(key), *_in_office(text))}
    if len(found) < limit:
        found |= {person.key: person for person in (*sounding(text), *_near(key, limit)) if person.key not in found}
    return tuple(found.values())[:limit]


def _beginning(key: str) -> list[Person]:
    """Whole names first, then single words of names, each in the order of the list."""
    whole, inside = [], []
    for spelling, person in _spellings():
        if spelling.startswith(key):
            whole.append(person)
        elif f" {key}" in spelling:
            inside.append(person)
    return whole + inside


def _in_office(text: str) -> list[Person]:
    office = find_office(text)
    if office is None:
        return []
    holders = [
        (not tenure.lasting, -(tenure.since.first.toordinal() if tenure.since else 0), person.key, person)
        for person in read_lists().people
        for tenure in person.tenures
        if tenure.office.key == office.key
    ]
    return [person for *_, person in sorted(holders, key=lambda holder: holder[:3])]


def _near(key: str, limit: int) -> list[Person]:
    if len(key) < (_SHORTEST_HANGUL if script_of(key) == "hangul" else _SHORTEST_MISSPELT):
        return []
    scorer = Indel.normalized_similarity
    near = extract(key, _words(), scorer=scorer, score_cutoff=_NEAR, limit=4 * limit)
    return [person for spelling, _, _ in near for person in _people_of()[spelling]]


@cache
def _spellings() -> tuple[tuple[str, Person], ...]:
    """Every spelling with its words kept apart, also in Hangul: 라브로프 begins a word of 세르게이 라브로프."""
    return tuple((fold(name), person) for person in read_lists().people for name in person.names)


@cache
def _people_of() -> dict[str, tuple[Person, ...]]:
    """Whole spellings and the last words of names, for what is misspelt."""
    found: dict[str, dict[str, Person]] = {}
    for spelling, person in _spellings():
        for part in {spelling_key(spelling), spelling.split()[-1]}:
            found.setdefault(part, {})[person.key] = person
    return {spelling: tuple(people.values()) for spelling, people in found.items()}


@cache
def _words() -> tuple[str, ...]:
    return tuple(_people_of())
