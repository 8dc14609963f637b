"""What a text tells of, as keys that three languages share. Sample sentences: invented people."""

from datetime import UTC, datetime

import pytest

from summarizer import Lang
from summarizer.coverage.story_facts import read_facts
from summarizer.coverage.story_numbers import read_days, read_numbers

DAY = datetime(2030, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("28,000 tons", ["number:28000"]),
        ("28 тысяч тонн", ["number:28000"]),
        ("28 000 тонн", ["number:28000"]),
        ("2만8천t", ["number:28000"]),
        ("2만8000명", ["number:28000"]),
        ("1.5 million", ["number:1.5e+06"]),
        ("1,5 млн", ["number:1.5e+06"]),
        ("150만 명", ["number:1.5e+06"]),
        ("3억 원, 4만 명", ["number:3e+08", "number:40000"]),
        ("in 2030, 3 of 4", []),
        ("0.8%", ["number:0.8"]),
    ],
)
def test_a_number_is_the_same_in_every_language(text: str, numbers: list[str]):
    assert list(read_numbers(text)) == numbers


@pytest.mark.parametrize("text", ["on March 10", "on 10 March", "10th March", "10 марта", "3월 10일", "지난 10일"])
def test_a_day_is_the_same_in_every_language(text: str):
    days, _ = read_days(text, DAY)

    assert days == ("day:3-10",)


def test_a_korean_day_still_to_come_this_month_was_last_month():
    days, rest = read_days("지난 28일 12명", DAY)

    assert (days, list(read_numbers(rest))) == (("day:2-28",), ["number:12"])


def test_a_korean_day_without_a_month_needs_the_date_of_the_article():
    assert read_days("지난 28일", None)[0] == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Anton Verbitsky spoke", "en"),
        ("Слова Антона Вербицкого", "ru"),
        ("안톤 베르비츠키는 말했다", "ko"),
    ],
)
def test_a_name_on_no_list_is_heard_in_every_script(text: str, lang: Lang):
    assert "heard:PRPJK" in read_facts(text, lang, None)


@pytest.mark.parametrize(("text", "lang"), [("Ahn Se-ri", "en"), ("Ан Се Ри", "ru"), ("안세리 장관", "ko")])
def test_a_korean_name_is_heard_as_one(text: str, lang: Lang):
    assert "heard:NSR" in read_facts(text, lang, None)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("a ferry from Sokcho", "en"), ("паром из Сокчо", "ru"), ("속초에서 떠난 여객선", "ko")],
)
def test_ideas_and_places_are_the_same_in_every_language(text: str, lang: Lang):
    assert {"idea:ferr*", "idea:Sokcho"} <= set(read_facts(text, lang, None))


def test_any_text_has_facts_or_none():
    for text in ("", "\x00\ud800", "1" * 500, "А" * 500, "가" * 500, "1,234," * 200):
        assert isinstance(read_facts(text, None, None), tuple)
