"""Outlets and their sides."""

import pytest

from bot.outlets import SIDES, Outlet, Outlets, side_asked


@pytest.mark.parametrize(
    ("url", "name", "side"),
    [
        ("https://en.yna.co.kr/view/1", "Yonhap", "seoul"),
        ("https://tass.ru/politika/1", "TASS", "moscow"),
        ("http://www.kcna.kp/en/article", "KCNA", "pyongyang"),
        ("https://www.themoscowtimes.com/2025", "The Moscow Times", "third"),
    ],
)
def test_a_known_address_has_its_outlet_and_side(url: str, name: str, side: str) -> None:
    found = Outlets().of(url, "what the page says")

    assert (found.name, found.side) == (name, side)


def test_an_address_that_only_ends_alike_is_not_the_outlet() -> None:
    assert Outlets().of("https://nottass.ru/1", None) == Outlet("nottass.ru", "")


def test_an_unknown_outlet_is_called_what_its_page_says_and_has_no_side() -> None:
    assert Outlets().of("https://news.sample.invalid/1", "Sample Post") == Outlet("Sample Post", "")


def test_an_address_of_pyongyang_tells_its_side() -> None:
    assert Outlets().of("http://www.sample.com.kp/1", None).side == "pyongyang"


def test_every_side_on_the_list_is_one_of_the_four() -> None:
    assert Outlets().of("https://www.voanews.com/a", None).side in SIDES


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Russian media", "moscow"),
        ("Western media", "third"),
        ("북한 매체", "pyongyang"),
        ("российских СМИ", "moscow"),
        ("연합뉴스", ""),
        ("Sample Post", ""),
        ("", ""),
    ],
)
def test_words_for_a_side_are_told_from_names_of_outlets(words: str, side: str) -> None:
    assert side_asked(words) == side
