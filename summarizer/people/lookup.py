"""Who a name means: `find_person`. Better nobody than the wrong one.

First the spellings of the list, in any order of the words; then the name without the titles around it; then, for
Korean names, any other way to write the same syllables in the three scripts; then, for the rest, one slip of the pen.
A bare surname means somebody only when one person of the list has it and it is rare enough to be a name by itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from summarizer.people.korean import KoreanName, is_common_surname, read_korean, sounds_alike
from summarizer.people.naming import ordered, surname_keys, without_patronymic
from summarizer.people.people_list import read_lists
from summarizer.people.person import Person, Tenure
from summarizer.people.spelling import LONGEST_NAME, fold, script_of, spelling_key

_CONTEXT = 2_000  # code points of context that are looked at
_WORDS_WITH_TITLES = 16  # in a name with its titles
_COST = 2  # unusual syllables that a Korean name may be spelled with
_SHORTEST_MISSPELT = 10  # letters of a full name in which one slip is no other name
_NEAR = 90  # of 100, rapidfuzz's ratio
_ADDRESS = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "gen", "general", "col", "colonel", "lt", "sir", "the", "a", "an", "of", "and"),
        *("씨", "님", "신임", "전", "г", "жа", "господин", "генерал", "и", "о"),
    )
)
_PARTICLES = ("에게", "께서", "은", "는", "이", "가", "의", "을", "를", "도", "과", "와")
_SHORTEST_STEM = 3  # syllables: 김성은 is a name, not 김성 with 은
_TELLING = 4  # letters of a role in Hangul that tell more than 대표 or 위원


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
    day `on`. Titles inside `name` count as context: "외교부 장관 조태열". Russian names are expected in the nominative.
    """
    key = spelling_key(name)
    if not key:
        return None
    if people := named(key):
        return choose(people, key, on, context)
    if (stem := without_particle(key)) != key:
        return choose(named(stem), stem, on, context)
    bare = without_titles(name)
    if bare and bare != name:
        return find_person(bare, on=on, context=f"{name} {context}")
    return choose(sounding(name[:LONGEST_NAME]), key, on, context)


def named(key: str) -> tuple[Person, ...]:
    """Everybody on the list who is known by that spelling; a bare surname only where it is rare."""
    found = index().names.get(key) or index().names.get(without_patronymic(key))
    if found or is_common_surname(key):
        return found or ()
    return index().surnames.get(key, ())


def without_particle(key: str) -> str:
    """라브로프는 gives 라브로프; only where what is left is on the list and long enough not to be another name."""
    for particle in _PARTICLES:
        if key.endswith(particle) and len(key) - len(particle) >= _SHORTEST_STEM and named(key[: -len(particle)]):
            return key[: -len(particle)]
    return key


def without_titles(name: str) -> str:
    """The name without the words of offices and places at its ends: "Минобороны" and "장관" are no names."""
    words = name[:_CONTEXT].split()[:_WORDS_WITH_TITLES]
    first, last = 0, len(words)
    while last - first > 1 and title_words().issuperset(fold(words[first]).split()):
        first += 1
    while last - first > 1 and title_words().issuperset(fold(words[last - 1]).split()):
        last -= 1
    return " ".join(words[first:last])


@lru_cache(maxsize=10_000)
def sounding(name: str) -> tuple[Person, ...]:
    """Everybody whose Korean name can be spelled so; or, for other names, the one that is a slip of the pen away."""
    readings = read_korean(name)
    if readings:
        return tuple(person for person, known in _korean_readings() if _is_same(readings, known))
    return _one_slip_away(spelling_key(name))


def _is_same(readings: tuple[KoreanName, ...], known: tuple[KoreanName, ...]) -> bool:
    costs = [sounds_alike(left, right) for left in readings for right in known]
    return any(cost is not None and cost <= _COST for cost in costs)


def _one_slip_away(key: str) -> tuple[Person, ...]:
    """People with a full name that near: the first letters the same, one letter in ten different."""
    if len(key) < _SHORTEST_MISSPELT or " " not in key:
        return ()
    near = extract(key, index().names.keys(), scorer=ratio, score_cutoff=_NEAR, limit=5)
    people = {
        person.key: person for found, _, _ in near if _initials(found) == _initials(key) for person in named(found)
    }
    return tuple(people.values())


def _initials(key: str) -> list[str]:
    return [word[0] for word in key.split()]


@cache
def _korean_readings() -> tuple[tuple[Person, tuple[KoreanName, ...]], ...]:
    """The Koreans of the list with what their names sound like: by the Hangul where there is any."""
    koreans = [person for person in read_lists().people if person.country in {"kr", "kp"}]
    return tuple((person, read_korean(next(iter((*person.names.hangul, *person.names))))) for person in koreans)


@cache
def title_words() -> frozenset[str]:
    """Every word of offices and places, and forms of address; none of them is part of a name on the list."""
    lists = read_lists()
    names = [name for office in lists.offices.values() for name in (*office.names, *office.role)]
    names += [name for place in lists.institutions.values() for name in place.names]
    words = {word for name in names for word in fold(name).split()} | _ADDRESS
    return frozenset(words - {word for key in index().names for word in key.split()})


def choose(people: Iterable[Person], key: str, on: date | None, context: str) -> Person | None:
    """The one among namesakes whom context or date leave; None when several are left."""
    candidates = tuple(people)
    if not candidates:
        return None
    if len(candidates) == 1 and not _is_shared(candidates[0], key):
        return candidates[0]
    beside = f" {fold(context[:_CONTEXT])} "
    supported = [person for person in candidates if context and _is_supported(person, beside, on)]
    if len(supported) == 1:
        return supported[0]
    if on is None or len(candidates) == 1:
        return None
    serving = [person for person in supported or candidates if person.office_on(on)]
    return serving[0] if len(serving) == 1 else None


def _is_shared(person: Person, key: str) -> bool:
    """Others are known by that spelling too: it is marked so, or it is not the list's and only sounds like one so."""
    return key in person.namesakes or (bool(person.namesakes) and person not in named(without_patronymic(key)))


def _is_supported(person: Person, beside: str, on: date | None) -> bool:
    """An office that the person had by then stands in the text: whole, or its words alone where they tell enough."""
    offices = [tenure.office for tenure in person.tenures if on is None or _has_begun(tenure, on)]
    return any(_says(beside, name) for office in offices for name in (*office.names, *filter(_tells, office.role)))


def _has_begun(tenure: Tenure, day: date) -> bool:
    return tenure.since is None or tenure.since.first <= day


def _tells(role: str) -> bool:
    """ "defence minister" and "국방장관" say which office it is, "director" and "대표" do not."""
    return " " in role or (script_of(role) == "hangul" and len(role) >= _TELLING)


def _says(beside: str, name: str) -> bool:
    """The name stands in the folded text as words; a Korean one may have a particle behind."""
    return f" {fold(name)}" in beside if script_of(name) == "hangul" else f" {fold(name)} " in beside
