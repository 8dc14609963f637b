"""Who a name means, and when it means nobody."""

from datetime import date
from itertools import product

import pytest

from summarizer.people import find_person, romanise
from summarizer.people.korean_writing import write_in_cyrillic
from summarizer.people.people_list import read_lists
from summarizer.people.person import Person
from summarizer.people.spelling import spelling_key

OCTOBER_2024 = date(2024, 10, 20)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sergei Lavrov", "sergei-lavrov"),
        ("Sergey Lavrov", "sergei-lavrov"),
        ("Lavrov", "sergei-lavrov"),
        ("LAVROV, Sergey", "sergei-lavrov"),
        ("Сергей Лавров", "sergei-lavrov"),
        ("Лавров Сергей Викторович", "sergei-lavrov"),
        ("Сергей Викторович Лавров", "sergei-lavrov"),
        ("라브로프", "sergei-lavrov"),
        ("세르게이 라브로프", "sergei-lavrov"),
        ("Kim Jong Un", "kim-jong-un"),
        ("Kim Jong-un", "kim-jong-un"),
        ("KIM JONGUN", "kim-jong-un"),
        ("김정은", "kim-jong-un"),
        ("김정은 국무위원장", "kim-jong-un"),
        ("Ким Чен Ын", "kim-jong-un"),
        ("Ким Чен-ын", "kim-jong-un"),
        ("Kim Hong-kyun", "kim-hong-kyun"),
        ("Kim Hong-gyun", "kim-hong-kyun"),
        ("김홍균", "kim-hong-kyun"),
        ("김홍균 외교부 1차관", "kim-hong-kyun"),
        ("Ким Хон Гюн", "kim-hong-kyun"),
        ("Shin Won Shik", "shin-won-sik"),
        ("Cho Tae-yeol", "cho-tae-yul"),
        ("Чо Тхэ Ёль", "cho-tae-yul"),
        ("Jae-myung Lee", "lee-jae-myung"),
        ("Lee Jae-myeong", "lee-jae-myung"),
        ("Russian Foreign Minister Sergei Lavrov", "sergei-lavrov"),
        ("Пресс-секретарь Кремля Дмитрий Песков", "dmitry-peskov"),
        ("Fyodor Lukyanov", "fyodor-lukyanov"),
        ("Пётр Ильичёв", "pyotr-ilyichev"),
        ("Петр Ильичев", "pyotr-ilyichev"),
        ("시진핑", "xi-jinping"),
        ("기시다", "fumio-kishida"),
        ("António Guterres", "antonio-guterres"),
        ("Lavrov's", "sergei-lavrov"),
        ("Lavrov’s", "sergei-lavrov"),
        ("라브로프는", "sergei-lavrov"),
        ("김홍균이", "kim-hong-kyun"),
        ("김정은은", "kim-jong-un"),
        ("Sergey Lavrof", "sergei-lavrov"),
    ],
)
def test_any_spelling_finds_the_person(name: str, key: str) -> None:
    person = find_person(name)

    assert person is not None
    assert person.key == key


@pytest.mark.parametrize(
    "name",
    [
        *("Kim", "Ким", "김", "Park", "Пак", "박", "Lee", "Ли", "이", "Cho", "Choi", "Ri", "Ри", "Yoon"),
        *("Ivanov", "Иванов", "이바노프", "Patrushev", "Патрушев", "Miller", "Brown", "Wang"),
        *(
            "Kim Jong",
            "Kim Hong",
            "Kim Yong-su",
            "Ким Ён Су",
            "김영수",
            "김성은",
            "Ivan Lavrov",
            "Иван Лавров",
            "이반 라브로프",
        ),
        *("Kremlin", "Кремль", "외교부", "the minister", "president", "장관", "он", "she", "그는"),
        *(
            "",
            " ",
            "…",
            "«»",
            "123",
            "\0",
            "🙂",
            pytest.param("Kim" * 1000, id="Kims"),
            "شولتز",
            pytest.param("a" * 100_000, id="long"),
            "Лаврова Мария",
        ),
    ],
)
def test_better_nobody_than_the_wrong_one(name: str) -> None:
    assert find_person(name) is None


def test_three_kims_are_three() -> None:
    people = [find_person(name) for name in ("Kim Jong-un", "Kim Yo-jong", "Kim Hong-kyun")]

    assert [person.key for person in people if person] == ["kim-jong-un", "kim-yo-jong", "kim-hong-kyun"]


def test_a_namesake_is_found_by_the_office_beside_the_name() -> None:
    assert find_person("김용현") is None
    assert find_person("김용현 국방부 장관", on=OCTOBER_2024) == find_person(
        "Kim Yong-hyun", context="Defense Minister"
    )
    assert find_person("김용현 교수", on=OCTOBER_2024) is None


def test_a_spelling_that_sounds_like_a_shared_name_is_shared() -> None:
    assert find_person("Kim Myeong-su") is None
    assert find_person("Kim Myeong-su", context="chairman of the Joint Chiefs of Staff") == find_person("Kim Myung-soo")


def test_an_office_that_came_later_is_no_support() -> None:
    assert find_person("국방부 장관 김용현", on=date(2015, 1, 1)) is None


def test_the_office_tells_two_people_of_one_name_apart() -> None:
    minister = find_person("Ri Yong Ho", context="North Korean Foreign Minister")
    general = find_person("Ri Yong Ho", context="the army's chief of the General Staff")

    assert minister is not None
    assert general is not None
    assert (minister.key, general.key) == ("ri-yong-ho-minister", "ri-yong-ho-general")


def test_the_day_tells_two_people_of_one_name_apart() -> None:
    person = find_person("김민석", on=date(2025, 10, 1))

    assert person is not None
    assert person.title_on(date(2025, 10, 1), "ko") == "국무총리"


@pytest.mark.parametrize("person", read_lists().people, ids=lambda person: person.key)
def test_every_unmarked_spelling_of_the_list_finds_its_person(person: Person) -> None:
    lost = [
        name
        for name in person.names
        if spelling_key(name) not in person.namesakes and find_person(name) not in (person, None)
    ]
    unknown = [
        name for name in person.names if spelling_key(name) not in person.namesakes and find_person(name) is None
    ]

    assert lost == []
    assert unknown == []


def test_koreans_who_are_not_on_the_list_are_hardly_ever_taken_for_those_who_are() -> None:
    listed = {name for person in read_lists().people for name in person.names.hangul}
    everyone = map("".join, product("김이박최정강조윤", "민지현서영수성은상용", "준호우진희연경철석주"))
    unlisted = [name for name in everyone if name not in listed]

    in_hangul = [name for name in unlisted if find_person(name)]
    in_latin = [name for name in unlisted if find_person(romanise(name)[0])]
    in_cyrillic = [name for name in unlisted if find_person(write_in_cyrillic(name) or "")]

    assert len(unlisted) > 750
    assert in_hangul == []
    assert len(in_latin) <= 4  # the same syllables in Latin letters: 김용주 is no 김영주, Kim Yong-ju may be
    assert len(in_cyrillic) <= 8
