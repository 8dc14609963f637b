"""Any text gets a verdict, and long ones in time that grows no faster than they do."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, judge_topic, load_topic
from summarizer.coverage.relation import read_unit

TOPIC = load_topic("korea-russia")
PIECES = (
    "Россия",
    "北",
    "러",
    "북·러",
    "Kim",
    ", ",
    " и ",
    "\0",
    "\n",
    "(서울=",
    "/TASS/",
    "СЕУЛ, ",
    "=",
    "*",
    "İ",
    "ё",
    "́",
    "—",
)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_every_text_gets_a_verdict(pieces: list[str], title: str) -> None:
    text = "".join(pieces)

    for document in (Document(text, title), Document(title, text), Document(text, text, "ko")):
        verdict = judge_topic(document, TOPIC)

        assert 0 <= verdict.score <= 1
        assert verdict.reasons
        assert (verdict.verdict == "on") == (verdict.score >= 0.6)
        assert (verdict.verdict == "borderline") == (0.3 <= verdict.score < 0.6)


@pytest.mark.parametrize(
    "unit", ["", "\0", "China, ", "Россия и ", "러", "북·", "a", "(서울=연합", "Kim ", "КНДР", "°", "\n"]
)
def test_a_million_characters_get_a_verdict(unit: str) -> None:
    text = unit * (1_000_000 // max(1, len(unit)))

    verdict = judge_topic(Document(text, text), TOPIC)

    assert verdict.verdict in {"on", "borderline", "off"}


@pytest.mark.parametrize("unit", ["China, ", "Russia, ", "Seoul and ", "Kim Jong ", "Единая ", "러 "])
def test_the_work_on_one_sentence_grows_with_its_length(
    unit: str, calls: Callable[[Callable[[], object]], int]
) -> None:
    shorter, longer = (unit * count for count in (500, 1_000))

    assert calls(lambda: read_unit(longer, TOPIC)) < 2.5 * calls(lambda: read_unit(shorter, TOPIC))


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Counts the calls of Python functions that some work makes."""

    def count(work: Callable[[], object]) -> int:
        found = 0

        def seen(*_: object) -> None:
            nonlocal found
            found += 1

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(before)
        return found

    return count
