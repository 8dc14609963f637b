"""Russian names and offices in any case come out in the nominative, where the lists know them."""

import pytest

from summarizer.people import find_office, find_person
from summarizer.people.people_list import read_lists
from summarizer.people.person import Person
from summarizer.questions.russian_names import nominative, nominative_by_ending


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Лавров", "Лавров"),
        ("Лаврова", "Лавров"),
        ("Лаврову", "Лавров"),
        ("Лавровым", "Лавров"),
        ("Лаврове", "Лавров"),
        ("Сергея Лаврова", "Сергей Лавров"),
        ("Захаровой", "Захарова"),
        ("Марию Захарову", "Мария Захарова"),
        ("Ким Чен Ына", "Ким Чен Ын"),
        ("Ким Чен Ыну", "Ким Чен Ын"),
        ("Ким Ё Чжон", "Ким Ё Чжон"),
        ("Трампом", "Трамп"),
        ("Шойгу", "Шойгу"),
        ("Мацегоры", "Мацегора"),
        ("министра иностранных дел России", "министр иностранных дел России"),
        ("главы МИД России", "глава МИД России"),
        ("послу России в КНДР", "посол России в КНДР"),
        ("министра обороны Белоусова", "министр обороны Белоусов"),
        ("Кремле", "Кремль"),
        ("Кремля", "Кремль"),
        ("МИДа России", "МИД России"),
        ("Коммерсанте", "Коммерсант"),
        ("Российской газете", "Российская газета"),
    ],
)
def test_any_case_gives_the_nominative(asked: str, name: str) -> None:
    assert nominative(asked) == name


@pytest.mark.parametrize("unknown", ["Кокорина", "договора", "", "слово " * 30, "Lavrov Лаврова Путина Кима Чена"])
def test_what_the_lists_do_not_know_is_nothing(unknown: str) -> None:
    assert nominative(unknown) is None


@pytest.mark.parametrize("person", [one for one in read_lists().people if one.names.cyrillic], ids=lambda one: one.key)
def test_no_listed_name_becomes_somebody_else(person: Person) -> None:
    name = person.names.cyrillic[0]

    found = nominative(name)

    assert found is None or find_person(found) in (person, None)


def test_offices_stay_the_offices_they_are() -> None:
    lost = [
        name
        for office in read_lists().offices.values()
        for name in office.names.cyrillic[:1]
        if find_office(name) and (nominative(name) is None or find_office(nominative(name) or "") != find_office(name))
    ]

    assert lost == []


@pytest.mark.parametrize(
    ("genitive", "name"),
    [("Кокорина", "Кокорин"), ("Андрея", "Андрей"), ("Петровой", "Петрова"), ("Дубского", "Дубский")],
)
def test_an_unlisted_genitive_is_brought_back_by_its_ending(genitive: str, name: str) -> None:
    assert nominative_by_ending(genitive) == name
