"""Who a name means: `find_person`. Better nobody than the wrong one.

First the spellings of the list, in any order of the words; then the name without the titles around it; then, for
Korean names, any other way to write the same syllables in the three scripts; then, for the rest, one slip of the pen.
A bare surname means somebody only when one person of the list has it and it is rare enough to be a name by itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from summarizer.people.naming import ordered, surname_keys, without_patronymic
from summarizer.people.people_list import read_lists
from summarizer.people.person import Person
from summarizer.people.spelling import fold, spelling_key

_CONTEXT = 2_000  # code points of context that are looked at


@dataclass(frozen=True, slots=True)
class Index:
    """Spelling key to the people it may mean: whole names, and bare surnames."""

    names: dict[str, tuple[Person, ...]]
    surnames: dict[str, tuple[Person, ...]]


@cache
def index() -> Index:
    """The index over the list, made once."""
    names: dict[str, list[Person]] = defaultdict(list)
    surnames: dict[str, list[Person]] = defaultdict(list)
    for person in read_lists().people:
        for key in dict.fromkeys(key for name in person.names for key in ordered(name)):
            names[key].append(person)
        for key in surname_keys(person):
            surnames[key].append(person)
    return Index(
        {key: tuple(people) for key, people in names.items()},
        {key: tuple(people) for key, people in surnames.items()},
    )


def find_person(name: str, *, on: date | None = None, context: str = "") -> Person | None:
    """The person on the list whom the name means, in any script; None where that is nobody, or not sure.

    `context` is text beside the name (a title, an office, a country) that decides between namesakes, and so does the
    day `on`. Russian names are expected in the nominative, Korean ones without particles.
    """
    key = spelling_key(name)
    if not key:
        return None
    people = named(key)
    return choose(people, key, on, context) if people else None


def named(key: str) -> tuple[Person, ...]:
    """Everybody on the list who is known by that spelling."""
    found = index().names.get(key) or index().names.get(without_patronymic(key))
    return found or index().surnames.get(key, ())


def choose(people: Iterable[Person], key: str, on: date | None, context: str) -> Person | None:
    """The one among namesakes whom context or date leave; None when several are left."""
    candidates = tuple(people)
    if len(candidates) == 1 and key not in candidates[0].namesakes:
        return candidates[0]
    beside = f" {fold(context[:_CONTEXT])} "
    supported = [person for person in candidates if context and _is_supported(person, beside)]
    if len(supported) == 1:
        return supported[0]
    if on is None or len(candidates) == 1:
        return None
    serving = [person for person in supported or candidates if person.office_on(on)]
    return serving[0] if len(serving) == 1 else None


def _is_supported(person: Person, beside: str) -> bool:
    """An office of the person stands in the text: whole, or its words and those of its place."""
    for tenure in person.tenures:
        office = tenure.office
        if any(fold(name) in beside for name in office.names):
            return True
        if any(fold(name) in beside for name in office.role) and any(
            fold(name) in beside for name in office.place.names
        ):
            return True
    return False
