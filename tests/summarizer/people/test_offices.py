"""Offices by their words, and who held them on a day."""

from datetime import date

import pytest

from summarizer.people import find_holder, find_institution, find_office, find_person
from summarizer.people.person import Moment, Tenure

OCTOBER_2024 = date(2024, 10, 20)


@pytest.mark.parametrize(
    ("words", "office", "holder"),
    [
        ("foreign minister of Russia", "ru/foreign-minister", "sergei-lavrov"),
        ("Russian foreign minister", "ru/foreign-minister", "sergei-lavrov"),
        ("Russia's foreign minister", "ru/foreign-minister", "sergei-lavrov"),
        ("러시아 외무장관", "ru/foreign-minister", "sergei-lavrov"),
        ("министр иностранных дел РФ", "ru/foreign-minister", "sergei-lavrov"),
        ("российский министр иностранных дел", "ru/foreign-minister", "sergei-lavrov"),
        ("глава МИД России", "ru/foreign-minister", "sergei-lavrov"),
        ("the Kremlin spokesman", "ru/presidential-spokesperson", "dmitry-peskov"),
        ("пресс-секретарь Кремля", "ru/presidential-spokesperson", "dmitry-peskov"),
        ("크렘린궁 대변인", "ru/presidential-spokesperson", "dmitry-peskov"),
        ("외교부 1차관", "kr/first-deputy-foreign-minister", "kim-hong-kyun"),
        ("국가안보실장", "kr/national-security-adviser", "shin-won-sik"),
        ("South Korean defense minister", "kr/defence-minister", "kim-yong-hyun"),
        ("외무상", "kp/foreign-minister", "choe-son-hui"),
        ("secretary of state", "us/foreign-minister", "antony-blinken"),
        ("посол России в КНДР", "ru/ambassador-to-kp", "alexander-matsegora"),
        ("Russian ambassador to North Korea", "ru/ambassador-to-kp", "alexander-matsegora"),
        ("governor of Primorye", "primorye/governor", "oleg-kozhemyako"),
        ("губернатор Приморья", "primorye/governor", "oleg-kozhemyako"),
        ("국정원장", "nis/director", "cho-tae-yong"),
        ("UN chief", "un/secretary-general", "antonio-guterres"),
    ],
)
def test_words_find_the_office_and_its_holder_on_the_day(words: str, office: str, holder: str) -> None:
    found, person = find_office(words), find_holder(words, OCTOBER_2024)

    assert found is not None
    assert found.key == office
    assert person is not None
    assert person.key == holder


@pytest.mark.parametrize(
    "words",
    [
        "minister",
        "president",
        "ministers",
        "foreign minister",
        "Russia",
        "",
        "the",
        "장관",
        "министр",
        pytest.param("x" * 100_000, id="long"),
    ],
)
def test_words_that_say_too_little_mean_no_office(words: str) -> None:
    assert find_office(words) is None


def test_the_office_passes_on_with_the_day() -> None:
    days = {date(2023, 6, 1): "lee-jong-sup", date(2024, 3, 1): "shin-won-sik", OCTOBER_2024: "kim-yong-hyun"}

    holders = {day: find_holder("South Korean defence minister", day) for day in days}

    assert {day: person and person.key for day, person in holders.items()} == days


def test_an_office_of_several_at_a_time_has_no_single_holder() -> None:
    assert find_holder("замглавы МИД РФ", OCTOBER_2024) is None


def test_a_year_known_only_as_a_year_is_not_certain() -> None:
    office = find_office("foreign minister of Russia")
    assert office is not None

    tenure = Tenure(office, Moment(date(2018, 1, 1), date(2018, 12, 31)), Moment(date(2020, 5, 1), date(2020, 5, 31)))

    assert tenure.possible_on(date(2018, 6, 1))
    assert not tenure.certain_on(date(2018, 6, 1))
    assert tenure.certain_on(date(2019, 1, 1))
    assert not tenure.certain_on(date(2020, 5, 2))
    assert not tenure.possible_on(date(2020, 6, 1))


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("Shin Won-sik", date(2024, 3, 1), "South Korean defence minister"),
        ("Shin Won-sik", OCTOBER_2024, "South Korean national security adviser"),
        ("Shoigu", date(2023, 7, 26), "Russian defence minister"),
        ("Shoigu", date(2025, 3, 21), "secretary of the Russian Security Council"),
        ("Kim Hong-kyun", OCTOBER_2024, "South Korean first vice foreign minister"),
        ("Peskov", OCTOBER_2024, "Kremlin spokesman"),
        ("Kim Jong Un", OCTOBER_2024, "North Korean leader"),
        ("Moon Jae-in", OCTOBER_2024, None),
    ],
)
def test_a_person_has_the_title_of_that_day(name: str, day: date, title: str | None) -> None:
    person = find_person(name)

    assert person is not None
    assert person.title_on(day) == title


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *(("KCNA", "kcna"), ("조선중앙통신", "kcna"), ("ЦТАК", "kcna"), ("MOFA", None), ("통일부", "unification-kr")),
        *(("Минобороны РФ", "defence-ru"), ("Газпром", "gazprom"), ("Pentagon", "pentagon"), ("북한", "kp")),
    ],
)
def test_institutions_are_found_in_three_scripts(name: str, key: str | None) -> None:
    institution = find_institution(name)

    assert (institution.key if institution else None) == key
