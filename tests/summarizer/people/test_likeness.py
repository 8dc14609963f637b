"""Whether two spellings are one person's, without the list; measured on the list's own spellings."""

from itertools import combinations

import pytest

from summarizer.people import likeness, same_person
from summarizer.people.likeness import SAME
from summarizer.people.people_list import read_lists
from summarizer.people.person import Person
from summarizer.people.spelling import script_of

# Invented names: nobody of the list helps here.
_ONE_PERSON = """
    Park Do-yun = 박도윤 = Пак До Юн = Pak To Yun = Park Do-yoon = PARK DOYUN
    Choi Seo-jun = 최서준 = Чхве Со Чжун = Choe Seo-jun = Цой Со Чжун = Choi Suh-joon
    Jung Ha-neul = 정하늘 = Чон Ха Ныль = Jeong Ha-neul = Chung Ha-neul
    Lee Kyung-hwa = 이경화 = Ли Гён Хва = Yi Kyong-hwa = Rhee Gyeong-hwa
    Ri Kyong Su = 리경수 = 이경수 = Ли Ген Су = Ri Kyong-su = Lee Kyung-soo
    Kang Min-woo = 강민우 = Кан Мин У = Kang Min-u
    Hwangbo Seong = 황보성 = Хванбо Сон
    Ivan Petrushenko = Иван Петрушенко = 이반 페트루셴코
    Yevgeny Shcherbinin = Evgeny Shcherbinin = Евгений Щербинин = Evgenii Shcherbinin
    Aleksey Khvorostov = Alexei Khvorostov = Алексей Хворостов = 알렉세이 흐보로스토프
    Yulia Tsvetkova = Iuliia Tsvetkova = Юлия Цветкова
    Zhanna Zhuravlyova = Жанна Журавлёва = Zhanna Zhuravleva
    Dmitriy Bezborodov = Dmitry Bezborodov = Дмитрий Безбородов = 드미트리 베즈보로도프
    Fyodor Gorelov = Fedor Gorelov = Фёдор Горелов = Федор Горелов = 표도르 고렐로프
    Svetlana Mironenko = Светлана Мироненко = 스베틀라나 미로넨코
    Anatoly Vedernikov = Anatoliy Vedernikov = Анатолий Ведерников = Vedernikov Anatoly
    Martin Holmberg = Мартин Холмберг = 마르틴 홀름베르
"""

_TWO_PEOPLE = """
    Park Do-yun ≠ 박도현 ≠ Пак До Хён ≠ Park Min-yun ≠ Bae Do-yun
    Choi Seo-jun ≠ 최서진 ≠ Чхве Со Ён ≠ Choi Seo-yun ≠ 정서준
    Kim Do-hyun ≠ Kim Do-yun ≠ Ким До Ён ≠ 김도연 ≠ Kim Do-han
    Lee Kyung-hwa ≠ Lee Kyung-hee ≠ 이경미 ≠ Ли Гён Сок
    Kim Yong-su ≠ Kim Yong-hyun ≠ 김용호 ≠ Ким Ён Гиль ≠ Kim Yong-nam
    Ri Kyong Su ≠ Ri Kyong Ho ≠ 리경민 ≠ Ли Ген Ир
    Ivan Petrushenko ≠ Иван Павленко ≠ Ivan Petrov ≠ 이반 페트로프 ≠ Pavel Petrushenko ≠ Степан Петрушенко
    Yevgeny Shcherbinin ≠ Евгений Щербаков ≠ Sergei Shcherbinin ≠ 예브게니 셰르바코프
    Aleksey Khvorostov ≠ Алексей Хворов ≠ Aleksandr Khvorostov ≠ Алексей Воронов
    Dmitriy Bezborodov ≠ Дмитрий Безруков ≠ Dmitry Borodin ≠ 드미트리 보로딘
    Fyodor Gorelov ≠ Фёдор Горин ≠ Igor Gorelov ≠ 표도르 고린
    Anatoly Vedernikov ≠ Анатолий Веденеев ≠ Andrey Vedernikov
    Martin Holmberg ≠ Мартин Холст ≠ Martin Lindberg ≠ 마르틴 린드베리
    Hwangbo Seong ≠ 황성 ≠ Хван Бо Ра
    Oh Se-ra ≠ 오세진 ≠ О Се Хун ≠ Oh Sang-ra
    Yoon Ji-ho ≠ 윤지후 ≠ Юн Чи Вон ≠ Yoon Ji-hoon
    Svetlana Mironenko ≠ Светлана Миронова ≠ Stanislava Mironenko ≠ 스베틀라나 미로노바
    Petrushenko ≠ Ivan Petrushenko ≠ 박 ≠ Park Do-yun
"""


def _pairs(table: str, sign: str) -> list[tuple[str, str]]:
    """A = B = C gives every two of the line; for people who differ, the first with each other."""
    lines = [[name.strip() for name in line.split(sign)] for line in table.strip().splitlines()]
    if sign == "=":
        return [pair for names in lines for pair in combinations(names, 2)]
    return [(names[0], other) for names in lines for other in names[1:]]


def test_the_tables_are_long_enough() -> None:
    assert len(_pairs(_ONE_PERSON, "=")) >= 50
    assert len(_pairs(_TWO_PEOPLE, "≠")) >= 50


@pytest.mark.parametrize(("name", "other"), _pairs(_ONE_PERSON, "="))
def test_spellings_of_one_name_are_one_person(name: str, other: str) -> None:
    assert same_person(name, other)
    assert same_person(other, name)


@pytest.mark.parametrize(("name", "other"), _pairs(_TWO_PEOPLE, "≠"))
def test_names_that_are_near_are_two_people(name: str, other: str) -> None:
    assert not same_person(name, other)
    assert not same_person(other, name)


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        *(("Lavrov", "세르게이 라브로프", True), ("김정은", "Ким Чен Ын", True), ("Kim Jong-un", "Kim Jong-il", False)),
        *(("Владимир Зеленский", "Volodymyr Zelenskyy", True), ("Sergei Lavrov", "Sergei Ryabkov", False)),
    ],
)
def test_the_list_knows_better(name: str, other: str, same: bool) -> None:
    assert same_person(name, other) is same


@pytest.mark.parametrize(
    "name",
    ["", "…", "\0", "🙂", "Ким" * 40_000, "한" * 100_000],
    ids=["empty", "dots", "nul", "emoji", "long Cyrillic", "long Hangul"],
)
def test_what_is_no_name_is_nobody(name: str) -> None:
    assert likeness(name, "Ivan Petrushenko") == 0.0


def _full_names(person: Person) -> list[str]:
    """The spellings that name the person in full: a foreign name in Hangul without a space is a surname."""
    korean = person.country in {"kr", "kp", "cn"}
    return [name for name in person.names if " " in name or (korean and script_of(name) == "hangul")]


def _recall(*countries: str) -> float:
    """Of all pairs of spellings of one person in two scripts, the share that is heard as one, the list unasked."""
    people = [person for person in read_lists().people if person.country in countries]
    scores = [
        likeness(name, other)
        for person in people
        for name, other in combinations(_full_names(person), 2)
        if script_of(name) != script_of(other)
    ]
    return sum(score >= SAME for score in scores) / len(scores)


def test_nearly_every_korean_and_russian_name_is_heard_as_one_across_scripts() -> None:
    assert _recall("kr", "kp") > 0.99
    assert _recall("ru", "ua") > 0.97
    assert _recall("us", "xx", "un") > 0.5  # English names sound otherwise than they are written: the list has those


def test_hardly_two_people_of_the_list_are_heard_as_one() -> None:
    shown = [
        (person, person.name_in("en"), person.name_in("ko"), person.name_in("ru")) for person in read_lists().people
    ]
    shown = shown[::2]  # every second person: 40,000 pairs
    wrong = [
        (latin, hangul, cyrillic)
        for (left, latin, _, _), (right, _, hangul, cyrillic) in combinations(shown, 2)
        if left.key != right.key and max(likeness(latin, hangul), likeness(latin, cyrillic)) >= SAME
    ]

    assert len(wrong) <= 20
