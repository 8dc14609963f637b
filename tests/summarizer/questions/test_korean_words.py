"""Particles and spaces of Korean questions."""

import pytest

from summarizer.questions.korean_words import fits, spaced, without_particle

_SUBJECT = ("이", "가", "은", "는", "의")


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("라브로프가", "라브로프"),
        ("라브로프는", "라브로프"),
        ("김정은이", "김정은"),
        ("김정은은", "김정은"),
        ("김정은의", "김정은"),
        ("최선희가", "최선희"),
        ("장관은", "장관"),
        ("러시아의", "러시아"),
        ("북한은", "북한"),
        ("조약은", "조약"),
    ],
)
def test_a_particle_comes_off(word: str, stem: str) -> None:
    assert without_particle(word, _SUBJECT) == stem


@pytest.mark.parametrize("word", ["김정은", "합의", "회의", "국가", "이정은", "라브로프", "가", "은", "최선희", "결의"])
def test_what_only_ends_like_a_particle_stays(word: str) -> None:
    assert without_particle(word, _SUBJECT) is None


@pytest.mark.parametrize(
    ("stem", "particle", "possible"),
    [
        ("라브로프", "가", True),
        ("라브로프", "이", False),
        ("푸틴", "은", True),
        ("푸틴", "는", False),
        ("TASS", "는", True),
    ],
)
def test_a_particle_follows_only_its_own_kind_of_syllable(stem: str, particle: str, possible: bool) -> None:
    assert fits(stem, particle) is possible


@pytest.mark.parametrize(
    "written",
    [
        "조약에 대해 뭐라고 했나",
        "조약에대해뭐라고했나",
        "조약에 대해서 뭐라고했나",
        "조약 에대해 뭐라고 했나",
        "조약에 관해 뭐라고 했나",
    ],
)
def test_spaces_make_no_difference(written: str) -> None:
    assert spaced(written) == "조약 에대해 뭐라고 했나"
