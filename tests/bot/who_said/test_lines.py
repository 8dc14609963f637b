"""How an answer shows a statement."""

import hashlib
from datetime import UTC, datetime

import pytest

from bot.statements import Correction
from bot.who_said.lines import said, speakers_line
from bot.who_said.wording import ENGLISH, KOREAN, RUSSIAN
from tests.bot.who_said.statements import HAN, NOBODY, PETROVA, statement


def test_words_are_shown_as_they_stand_with_the_proof_that_they_do() -> None:
    shown = said(statement("The ice was thick", number=2), ENGLISH)

    [line] = shown.words
    assert line.text == "The ice was thick"
    assert line.fragment
    assert (line.fragment.article, line.fragment.start, line.fragment.end) == ("a1", 200, 217)
    assert line.fragment.sha256 == hashlib.sha256(b"The ice was thick").hexdigest()
    assert line.link
    assert line.link.startswith("https://sample-post.invalid/1#:~:text=The")


def test_quotation_marks_stand_around_direct_speech_and_nothing_else() -> None:
    assert said(statement(kind="direct"), ENGLISH).quotes == ("“", "”")
    assert said(statement(kind="direct", lang="ru"), ENGLISH).quotes == ("«", "»")
    assert said(statement(kind="indirect"), ENGLISH).quotes == ("", "")
    assert said(statement(kind="mixed"), ENGLISH).quotes == ("", "")


def test_what_was_inferred_or_retold_is_marked() -> None:
    assert said(statement(inferred=True), ENGLISH).marks == (ENGLISH.inferred,)
    assert said(statement(kind="indirect"), KOREAN).marks == (KOREAN.indirect,)
    assert said(statement(), RUSSIAN).marks == ()


def test_a_correction_is_marked_with_its_day() -> None:
    at = datetime(2025, 3, 20, tzinfo=UTC)
    corrected = statement(correction=Correction("0", "discord:1", "speaker", PETROVA, "7", at))
    retracted = statement(correction=Correction("0", "discord:1", "retracted", None, "7", at))

    assert said(corrected, ENGLISH).marks == ("speaker corrected here on 20 March 2025",)
    assert said(retracted, KOREAN).marks == ("2025년 3월 20일에 여기에서 철회됨",)


@pytest.mark.parametrize(
    ("outlets", "mark"),
    [
        (("Sample Post", "Sample Times"), "also in Sample Times"),
        (("A", "B", "C", "D", "E", "F"), "also in B, C, D, +2"),
    ],
)
def test_other_outlets_with_the_statement_are_named(outlets: tuple[str, ...], mark: str) -> None:
    assert said(statement(outlets=outlets), ENGLISH).marks == (mark,)


def test_context_comes_only_when_it_is_asked_for() -> None:
    assert said(statement(number=1), ENGLISH).before is None
    before = said(statement(number=1), ENGLISH, context=True).before
    assert before
    assert before.text == "The ferry came late."


def test_speakers_come_with_the_title_of_that_time() -> None:
    assert speakers_line((HAN, PETROVA), ENGLISH) == "Han Seo-jin, harbour master · Vera Petrova"
    assert speakers_line((NOBODY,), ENGLISH) == "a senior official"
    assert speakers_line((), ENGLISH) == "Not named"
