"""Which outlet or side the words of a question mean."""

import pytest

from summarizer.questions.outlets import is_outlet, outlet_names, side_of


@pytest.mark.parametrize(
    "name", ["Yonhap", "yonhap news agency", "연합뉴스", "ТАСС", "Коммерсант", "NK News", "노동신문"]
)
def test_outlets_are_known_in_three_scripts(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["", "Lavrov", "Seoul", "media", "외교부", "договор"])
def test_other_names_are_no_outlets(name: str) -> None:
    assert not is_outlet(name)


def test_an_outlet_is_found_by_its_names_in_all_scripts() -> None:
    assert {"연합뉴스", "Yonhap"} <= set(outlet_names("연합뉴스"))
    assert outlet_names("Sample Post") == ("Sample Post",)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Russian media", "moscow"),
        ("Moscow outlets", "moscow"),
        ("South Korean newspapers", "seoul"),
        ("Seoul outlets", "seoul"),
        ("North Korean state media", "pyongyang"),
        ("Chinese press", "third"),
        ("Western media", "third"),
        ("러시아 매체", "moscow"),
        ("북한 매체", "pyongyang"),
        ("북한매체", "pyongyang"),
        ("한국 언론", "seoul"),
        ("외신", "third"),
        ("российских СМИ", "moscow"),
        ("южнокорейской прессе", "seoul"),
        ("северокорейских СМИ", "pyongyang"),
        ("западных СМИ", "third"),
        ("Korean media", None),
        ("state media", None),
        ("", None),
    ],
)
def test_a_side_is_told_by_its_country(words: str, side: str | None) -> None:
    assert side_of(words) == side
