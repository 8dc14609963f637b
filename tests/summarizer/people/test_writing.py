"""Names written in another script, by the rules; measured on the list's own spellings."""

from collections.abc import Callable, Iterable

import pytest

from summarizer.people.korean_writing import romanise, write_in_cyrillic
from summarizer.people.people_list import read_lists
from summarizer.people.russian_writing import write_in_hangul, write_in_latin
from summarizer.people.spelling import spelling_key


@pytest.mark.parametrize(
    ("name", "latin", "cyrillic"),
    [
        ("박도윤", ("Park Do-yun", "Park To Yun"), "Пак То Юн"),
        ("김홍균", ("Kim Hong-gyun", "Kim Hong Gyun"), "Ким Хон Гюн"),
        ("이재명", ("Lee Jae-myeong", "Lee Jae Myong"), "Ли Чжэ Мён"),
        ("리용호", ("Ri Yong-ho", "Ri Yong Ho"), "Ли Ён Хо"),
        ("황보성", ("Hwangbo Seong", "Hwangbo Song"), "Хванбо Сон"),
    ],
)
def test_korean_names_in_the_two_alphabets(name: str, latin: tuple[str, ...], cyrillic: str) -> None:
    assert romanise(name) == latin
    assert write_in_cyrillic(name) == cyrillic


@pytest.mark.parametrize(
    ("name", "latin", "hangul"),
    [
        ("Сергей Лавров", ("Sergei Lavrov", "Sergey Lavrov"), "세르게이 라브로프"),
        ("Юрий Ильичёв", ("Yury Ilichyov", "Yuriy Ilichyov", "Iurii Ilichev"), "유리 일리초프"),
        ("Николай Лукьянов", ("Nikolai Lukyanov", "Nikolay Lukyanov", "Nikolai Lukianov"), "니콜라이 루키야노프"),
        ("Мария Захарова", ("Mariya Zakharova", "Mariia Zakharova"), "마리야 자하로바"),
    ],
)
def test_russian_names_in_latin_letters_and_hangul(name: str, latin: tuple[str, ...], hangul: str) -> None:
    assert write_in_latin(name) == latin
    assert write_in_hangul(name) == hangul


@pytest.mark.parametrize(
    "name",
    [
        "",
        "…",
        "\0",
        "🙂",
        "Ivan",
        "ㄱㄴㄷ",
        pytest.param("가" * 1000, id="long Hangul"),
        pytest.param("щ" * 100_000, id="long"),
        "ъъъ",
        "ЪЬ й",
    ],
)
def test_what_is_no_name_is_left_alone(name: str) -> None:
    assert romanise(name) == ()
    assert write_in_cyrillic(name) is None
    assert isinstance(write_in_latin(name), tuple)
    assert isinstance(write_in_hangul(name), str | None)


def _share(countries: set[str], written: Callable[[tuple[str, ...]], Iterable[str]], source: str, target: str) -> float:
    """Of the people with both spellings, the share whose established one is among those written by rule."""
    names = [person.names for person in read_lists().people if person.country in countries]
    names = [spellings for spellings in names if getattr(spellings, source) and getattr(spellings, target)]
    hits = sum(
        bool({*map(spelling_key, written(getattr(each, source)))} & {*map(spelling_key, getattr(each, target))})
        for each in names
    )
    return hits / len(names)


def test_most_names_are_written_as_the_press_has_them() -> None:
    assert _share({"ru"}, lambda names: write_in_latin(names[0]), "cyrillic", "latin") > 0.97
    assert _share({"ru"}, lambda names: [write_in_hangul(names[0]) or ""], "cyrillic", "hangul") > 0.9
    assert _share({"kr", "kp"}, lambda names: [write_in_cyrillic(names[0]) or ""], "hangul", "cyrillic") > 0.9
    assert _share({"kp"}, lambda names: romanise(names[0]), "hangul", "latin") > 0.8
