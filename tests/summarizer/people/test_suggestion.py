"""Completion and "did you mean"."""

import pytest

from summarizer.people import suggest


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(("lav", "sergei-lavrov"), ("Лав", "sergei-lavrov"), ("라브", "sergei-lavrov"), ("laavrov", "sergei-lavrov")),
        *(("Shoygy", "sergei-shoigu"), ("Захрова", "maria-zakharova"), ("김홍", "kim-hong-kyun")),
        *(("kim jong-u", "kim-jong-un"), ("Зел", "volodymyr-zelensky"), ("시진", "xi-jinping")),
        *(
            ("foreign minister of Russia", "sergei-lavrov"),
            ("외무상", "choe-son-hui"),
            ("Kim Hong Gyoon", "kim-hong-kyun"),
        ),
    ],
)
def test_the_person_meant_comes_first(text: str, key: str) -> None:
    assert suggest(text, 5)[0].key == key


def test_a_bare_surname_offers_its_people_once_each_and_no_more_than_asked() -> None:
    people = suggest("Kim", 25)

    assert len(people) == 25
    assert len({person.key for person in people}) == 25
    assert all(any("kim" in name.lower() for name in person.names.latin) for person in people)


def test_namesakes_are_both_offered() -> None:
    assert {person.key for person in suggest("김민석", 5)} >= {"kim-min-seok", "kim-min-seok-defence"}


@pytest.mark.parametrize("text", ["", " ", "…", "\0", "zzzzzz", pytest.param("x" * 100_000, id="long"), "🙂"])
def test_nothing_like_it_offers_nobody(text: str) -> None:
    assert suggest(text, 10) == ()


def test_a_limit_of_none_offers_nobody() -> None:
    assert suggest("Kim", 0) == ()
