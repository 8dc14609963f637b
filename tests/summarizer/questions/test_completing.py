"""Offices and institutions for the first letters of their names."""

import pytest

from summarizer.questions.completing import suggest_institutions, suggest_offices


@pytest.mark.parametrize(
    "typed", ["Russian foreign min", "foreign minister of Russia", "러시아 외무장", "министр иностранных дел Рос"]
)
def test_an_office_is_found_by_how_its_name_begins(typed: str) -> None:
    assert "ru/foreign-minister" in [office.key for office in suggest_offices(typed, 8)]


@pytest.mark.parametrize("typed", ["Russian foreign minis", "러시아 외무부", "МИД Росс"])
def test_an_institution_is_found_by_how_its_name_begins(typed: str) -> None:
    assert "mid-ru" in [body.key for body in suggest_institutions(typed, 8)]


def test_newspapers_and_countries_are_no_institutions_to_be_offered() -> None:
    kinds = {body.kind for typed in ("Rus", "Kor", "Ko", "Seoul") for body in suggest_institutions(typed, 50)}

    assert not kinds & {"country", "region"}


@pytest.mark.parametrize("typed", ["", " ", "R", "🙂", "zzzz", "\x00"])
def test_too_little_or_unknown_finds_none(typed: str) -> None:
    assert suggest_offices(typed, 8) == ()
    assert suggest_institutions(typed, 8) == ()
