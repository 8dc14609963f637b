"""The lists themselves: every entry well-formed, and nothing that two people share goes unmarked."""

import re
from collections import defaultdict
from datetime import date

import pytest

from summarizer.people.people_list import parse_institutions, parse_people, parse_roles, read_lists
from summarizer.people.person import Person
from summarizer.people.spelling import spelling_key

PEOPLE = read_lists().people

_LATIN = re.compile(r"[A-Za-zÀ-ɏ'. -]+")
_HANGUL = re.compile(r"(?=.*[가-힣])[가-힣A-Z. -]+")  # JD 밴스 is written so
_CYRILLIC = re.compile(r"[А-Яа-яЁё'. -]+")


def test_there_are_enough_people_offices_and_institutions() -> None:
    lists = read_lists()

    assert len(lists.people) >= 500
    assert len(lists.offices) >= 200
    assert len(lists.institutions) >= 200


def test_keys_are_unique_and_plain() -> None:
    keys = [person.key for person in PEOPLE]

    assert len(keys) == len(set(keys))
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key) for key in keys)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.key)
def test_each_spelling_is_in_its_own_script(person: Person) -> None:
    assert [name for name in person.names.latin if not _LATIN.fullmatch(name)] == []
    assert [name for name in person.names.hangul if not _HANGUL.fullmatch(name)] == []
    assert [name for name in person.names.cyrillic if not _CYRILLIC.fullmatch(name)] == []


def test_no_spelling_stands_twice_with_one_person() -> None:
    twice = [
        (person.key, name)
        for person in PEOPLE
        for names in (person.names.latin, person.names.hangul, person.names.cyrillic)
        for name in names
        if names.count(name) > 1
    ]

    assert twice == []


def test_a_spelling_of_two_people_is_marked_with_both() -> None:
    owners: dict[str, dict[str, Person]] = defaultdict(dict)
    for person in PEOPLE:
        for name in person.names:
            owners[spelling_key(name)][person.key] = person

    unmarked = [
        (key, person.key)
        for key, people in owners.items()
        for person in people.values()
        if len(people) > 1 and key not in person.namesakes
    ]

    assert unmarked == []


def test_every_country_of_a_person_is_known() -> None:
    countries = {key for key, place in read_lists().institutions.items() if place.kind == "country"} | {"un", "xx"}

    assert {person.country for person in PEOPLE} <= countries


def test_every_tenure_lies_in_our_time_and_ends_after_it_began() -> None:
    wrong = [
        (person.key, tenure.office.key)
        for person in PEOPLE
        for tenure in person.tenures
        for since, until in [(tenure.since, tenure.until)]
        if (since and not date(1990, 1, 1) <= since.first <= date(2025, 12, 31))
        or (until and not date(2000, 1, 1) <= until.last <= date(2025, 12, 31))
        or (since and until and until.last < since.first)
    ]

    assert wrong == []


# Offices that one person holds at a time: two certain holders on one day mean a wrong date on the list.
_SINGLE = """
    president prime-minister foreign-minister defence-minister unification-minister jcs-chairman director
    chief-of-general-staff national-security-adviser energy-minister economy-minister governor ambassador-to-russia
    ambassador-to-kr ambassador-to-kp security-council-secretary trade-minister industry-minister finance-minister
"""


@pytest.mark.parametrize("role", _SINGLE.split())
def test_no_two_people_hold_one_office_on_one_day(role: str) -> None:
    days = [date(year, month, 15) for year in range(2010, 2026) for month in range(1, 13)]
    clashes = set()

    for day in days:
        holders: dict[str, set[str]] = defaultdict(set)
        for person in PEOPLE:
            for tenure in person.tenures:
                if tenure.office.key.endswith(f"/{role}") and tenure.certain_on(day):
                    holders[tenure.office.key].add(person.key)
        clashes |= {(key, *sorted(people)) for key, people in holders.items() if len(people) > 1}

    assert clashes == set()


def test_every_office_has_a_title_in_three_languages() -> None:
    lists = read_lists()
    without = [
        office.key
        for office in lists.offices.values()
        if not (office.names.latin and office.names.hangul and office.names.cyrillic)
    ]

    assert without == []


def test_every_place_of_an_office_has_a_russian_genitive() -> None:
    own_words = {"usfk-commander", "indopacom-commander"}
    without = {
        office.place.key
        for office in read_lists().offices.values()
        if not office.place.genitive and office.key.split("/")[1] not in own_words
    }

    assert without == set()


def test_a_line_that_makes_no_sense_is_named() -> None:
    institutions = parse_institutions(("[country]", "ru: Russia; Russian | 러시아 | Россия; России"))
    roles = parse_roles(("guide: guide | 안내원 | гид",))

    with pytest.raises(ValueError, match="guide mars"):
        parse_people(("[ru]", "Ivan Sample | | ", "  guide mars 2020.."), institutions, roles)


def test_an_entry_reads_as_its_explanation_says() -> None:
    institutions = parse_institutions(("[country]", "ru: Russia; Russian | 러시아 | Россия; России"))
    roles = parse_roles(("guide: guide | 안내원 | гид", "  ru: =Lake guide | =호수 안내원 |"))

    lists = parse_people(
        ("[ru]", "taken: Ivan Sample; ~I. Sample | 이반 샘플 | Иван Сэмпл", "  guide ru 2020-02..2021"),
        institutions,
        roles,
    )

    person = lists.people[0]
    assert (person.key, person.country, person.namesakes) == ("taken", "ru", {"i sample"})
    assert person.title_on(date(2020, 3, 1)) == "Lake guide"
    assert person.title_on(date(2020, 3, 1), "ko") == "호수 안내원"
    assert person.title_on(date(2020, 3, 1), "ru") == "гид России"
    assert person.title_on(date(2020, 1, 31)) is None
    assert person.title_on(date(2022, 1, 1)) is None
