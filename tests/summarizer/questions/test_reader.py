"""Questions as analysts of three languages ask them, and how they are understood.

The questions stand in en.txt, ko.txt and ru.txt beside this file: a line with the question and, indented, its kind,
"by" whom, "on" what, the "words", "since" and "until", "in" which outlet or side, and the "language" of the articles.
"""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Question, read_question

NOW = datetime(2025, 3, 14, 10, tzinfo=ZoneInfo("Asia/Seoul"))
_MOST = 2_000


def table(lang: str) -> list[tuple[str, str]]:
    text = (Path(__file__).parent / f"{lang}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(lines[place], lines[place + 1].strip()) for place in range(0, len(lines), 2)]


ROWS = [row for lang in ("en", "ko", "ru") for row in table(lang)]


def told(question: Question | None) -> str:
    """The question as the tables write it."""
    if question is None:
        return "none"
    parts = {
        "by": " + ".join(question.speakers),
        "on": question.topic,
        "words": question.words,
        "since": question.since.date().isoformat() if question.since else "",
        "until": question.until.date().isoformat() if question.until else "",
        "in": question.source,
        "language": question.source_lang or "",
    }
    return "; ".join((question.kind, *(f"{name} {part}" for name, part in parts.items() if part)))


@pytest.mark.parametrize(("asked", "meant"), ROWS, ids=[asked for asked, _ in ROWS])
def test_a_question_is_understood_as_an_analyst_means_it(asked: str, meant: str) -> None:
    question = read_question(asked, NOW)

    assert told(question) == meant


@pytest.mark.parametrize("lang", ["en", "ko", "ru"])
def test_every_language_has_sixty_ways_to_ask_and_every_kind(lang: str) -> None:
    kinds = [meant.partition(";")[0] for _, meant in table(lang)]

    assert len([kind for kind in kinds if kind != "none"]) >= 60
    assert set(kinds) == {"what", "words", "topic", "first", "versus", "none"}


@pytest.mark.parametrize("asked", [asked for asked, _ in ROWS[::7]])
def test_question_marks_and_spaces_change_nothing(asked: str) -> None:
    bare = asked.rstrip("?!. ")

    assert told(read_question(f"  {bare.replace(' ', '  ')} ?? ", NOW)) == told(read_question(bare, NOW))


@pytest.mark.parametrize("asked", ["what did lavrov say about the treaty in tass", "что сказал лавров о договоре"])
def test_capitals_change_nothing(asked: str) -> None:
    small, large = read_question(asked, NOW), read_question(asked.upper(), NOW)

    assert told(large).casefold() == told(small).casefold()
    assert small is not None


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("what did Lavrov say about the treaty", "en"),
        ("what did 라브로프 say about 조약", "en"),
        ("Lavrov가 treaty에 대해 뭐라고 했나", "ko"),
        ("라브로프가 조약에 대해 뭐라고 했나", "ko"),
        ("что сказал Lavrov о договоре", "ru"),
        ("что сказал Лавров о договоре", "ru"),
    ],
)
def test_the_language_is_that_of_the_words_around_the_names(asked: str, lang: str) -> None:
    question = read_question(asked, NOW)

    assert question is not None
    assert question.lang == lang


def test_days_are_whole_days_in_the_askers_zone() -> None:
    seoul, moscow = (
        read_question("what did Lavrov say yesterday", NOW.astimezone(ZoneInfo(zone)))
        for zone in ("Asia/Seoul", "Europe/Moscow")
    )

    assert seoul is not None
    assert seoul.since is not None
    assert moscow is not None
    assert moscow.since is not None
    assert moscow.since - seoul.since == timedelta(hours=6)


def test_the_words_of_the_days_are_kept_as_asked() -> None:
    question = read_question("What did Lavrov say about the treaty since last month?", NOW)

    assert question is not None
    assert question.asked_dates == "since last month"


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "‘’", "''", "「」", "『』"])
def test_words_stand_in_any_quotation_marks(marks: str) -> None:
    question = read_question(f"who said {marks[0]}the ferry isn't late{marks[1]}?", NOW)

    assert question is not None
    assert question.words == "the ferry isn't late"


def test_days_inside_the_words_are_words() -> None:
    quoted = read_question("who said “we leave in May” since March", NOW)
    plain = read_question("who said that we leave in May", NOW)

    assert quoted is not None
    assert (quoted.words, quoted.asked_dates) == ("we leave in May", "since March")
    assert plain is not None
    assert (plain.words, plain.since) == ("we leave in May", None)


def test_days_that_exclude_each_other_are_not_understood() -> None:
    question = read_question("what did Lavrov say since June 2024 about the treaty before May 2024", NOW)

    assert question is None


_PIECES = [
    *(
        "what",
        "did",
        "Lavrov",
        "say",
        "about",
        "on",
        "since",
        "may",
        "2024",
        "5",
        "31",
        "who",
        "first",
        "and",
        "in",
        "'s",
    ),
    *(
        "라브로프가",
        "김정은은",
        "조약에",
        "대해",
        "뭐라고",
        "했나",
        "누가",
        "처음",
        "6월",
        "일",
        "의",
        "매체에서",
        "발언",
    ),
    *("что", "сказал", "Лаврова", "о", "в", "мае", "за", "кто", "впервые", "и", "ли", "СМИ", "высказывания", "года"),
    *("“", "”", '"', "«", "»", "'", ",", "?", ":", "\x00", "\ud800", "🙂", "\u202e", "-", "–", "05/06/2024", "Yonhap"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_no_mixture_of_its_own_words_breaks_it(text: str) -> None:
    question = read_question(text, NOW)

    assert question is None or question.kind in {"what", "words", "topic", "first", "versus"}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    question = read_question(text, NOW)

    assert question is None or question.lang in {"en", "ko", "ru"}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_what_is_understood_is_complete(text: str) -> None:
    question = read_question(text, NOW)

    if question is not None:
        assert bool(question.words) == (question.kind == "words")
        assert len(question.speakers) > 1 or question.kind != "versus"
        assert len(question.speakers) == 1 or question.kind not in {"what", "first"}
        assert question.topic or question.kind not in {"topic", "first"}
        assert all(re.search(r"\w", speaker) for speaker in question.speakers)


@pytest.mark.parametrize(
    "piece",
    [
        "may ",
        "on ",
        "5 May 2024 ",
        "since may 5 ",
        "и ",
        "в российских ",
        "의 ",
        "일 일일 ",
        "누가 ",
        "«a »",
        "Kim, ",
        "가",
    ],
)
def test_a_text_without_an_end_is_cut(piece: str) -> None:
    long = piece * (100_000 // len(piece))

    assert read_question(long, NOW) == read_question(long[:_MOST], NOW)
