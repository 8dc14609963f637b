"""Who is meant by an office: "foreign minister of Russia", "외교부 1차관", "пресс-секретарь Кремля", on a certain day.

The words are those of the lists, in any order: a name that an office has alone, or words for a role and for a place.
What cannot be read whole is not understood: one word too many, and the answer is None.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from summarizer.people.people_list import read_lists
from summarizer.people.person import Institution, Office, Person
from summarizer.people.spelling import fold, spelling_key

_LONGEST = 200  # code points of words for an office
_FILLING = frozenset({"the", "of", "s", "for", "in", "to", "at", "and", "의", "в", "по", "при", "current", "현"})


def find_office(words: str) -> Office | None:
    """The office that the words mean, in any script; None where there is none on the list, or more than one."""
    return _office(fold(words[:_LONGEST]))


@lru_cache(maxsize=5_000)
def _office(text: str) -> Office | None:
    whole = _whole_names().get(_without_filling(text), ())
    if len(whole) == 1:
        return whole[0]
    found = {office.key: office for office in _of_role_and_place(text)}
    return next(iter(found.values())) if len(found) == 1 else None


def find_holder(words: str, on: date) -> Person | None:
    """Who held that office on that day, as far as the list knows for sure."""
    office = find_office(words)
    return holder_on(office, on) if office else None


def holder_on(office: Office, day: date) -> Person | None:
    """The one person who held the office on that day; None where nobody is known, or two may have."""
    certain, possible = [], []
    for person in read_lists().people:
        tenures = [tenure for tenure in person.tenures if tenure.office.key == office.key]
        if any(tenure.certain_on(day) for tenure in tenures):
            certain.append(person)
        elif any(tenure.possible_on(day) for tenure in tenures):
            possible.append(person)
    if certain:
        return certain[0] if len(certain) == 1 else None
    return possible[0] if len(possible) == 1 and _is_bounded(possible[0], office, day) else None


def _is_bounded(person: Person, office: Office, day: date) -> bool:
    """A tenure with both ends known, in whose first or last year the day lies."""
    return any(
        tenure.since is not None and (tenure.until is not None or tenure.lasting)
        for tenure in person.tenures
        if tenure.office.key == office.key and tenure.possible_on(day)
    )


def find_institution(name: str) -> Institution | None:
    """The country, ministry, agency, newspaper … of that name, in any script."""
    found = _institutions().get(spelling_key(name), ())
    return found[0] if len(found) == 1 else None


def _of_role_and_place(text: str) -> Iterator[Office]:
    """The offices whose role and place together are all that the text says."""
    words = set(text.split())
    for role, offices in _by_role().items():
        if not set(role.split()) <= words or f" {role} " not in f" {text} ":
            continue
        rest = _without_filling(f" {text} ".replace(f" {role} ", " ", 1))
        for office in offices:
            if rest in _place_words(office.place):
                yield office


def _without_filling(text: str) -> str:
    return " ".join(word for word in text.split() if word not in _FILLING)


@cache
def _whole_names() -> dict[str, tuple[Office, ...]]:
    found: dict[str, list[Office]] = defaultdict(list)
    for office in read_lists().offices.values():
        for name in {_without_filling(fold(name)) for name in office.names}:
            found[name].append(office)
    return {name: tuple(offices) for name, offices in found.items()}


@cache
def _by_role() -> dict[str, tuple[Office, ...]]:
    found: dict[str, list[Office]] = defaultdict(list)
    for office in read_lists().offices.values():
        for role in {" ".join(fold(name.replace("{}", " ")).split()) for name in (*office.names, *office.role)}:
            found[role].append(office)
    return {role: tuple(offices) for role, offices in found.items()}


@cache
def _place_words(place: Institution) -> frozenset[str]:
    names = (*place.names, place.genitive, place.adjective)
    return frozenset(_without_filling(fold(name)) for name in names if name)


@cache
def _institutions() -> dict[str, tuple[Institution, ...]]:
    found: dict[str, list[Institution]] = defaultdict(list)
    for institution in read_lists().institutions.values():
        for key in {spelling_key(name) for name in institution.names}:
            found[key].append(institution)
    return {key: tuple(institutions) for key, institutions in found.items()}
