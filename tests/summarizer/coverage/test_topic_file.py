"""Topics are files that a reader of the field can write."""

from pathlib import Path

import pytest

from summarizer import BadTopic, Document, UnknownTopic, judge_topic, load_topic
from summarizer.coverage.topic_file import parse_topic, topic_names

ONE_SIDE = """
# Sample.
[side lighthouses]
words: lighthouse*; маяк; 등대
company: Sample Lamps
[never]
lighthouse keeper's daughter
"""


def test_the_topic_of_the_program_is_found_by_its_name() -> None:
    topic = load_topic("korea-russia")

    assert topic.sides == ("Korea", "Russia")
    assert load_topic("korea-russia") is topic
    assert "korea-russia" in topic_names()


def test_a_topic_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "lights.txt"
    path.write_text(ONE_SIDE, encoding="utf-8")

    topic = load_topic(path)

    assert (topic.name, topic.sides) == ("lights", ("lighthouses",))
    assert load_topic(str(path)).sides == topic.sides


def test_a_topic_with_one_side_asks_for_that_side() -> None:
    topic = parse_topic("lights", ONE_SIDE)

    verdicts = [
        judge_topic(Document.from_text("", title=title), topic).verdict
        for title in ("The lighthouses of Vostok Bay", "Маяка больше нет", "Harbour opens", "Sample Lamps grows")
    ]

    assert verdicts == ["on", "on", "off", "borderline"]


def test_three_sides_all_have_a_part_in_it() -> None:
    topic = parse_topic("bay", "[side a]\nwords: Aland\n[side b]\nwords: Bland\n[side c]\nwords: Cland\n")

    two, three = (
        judge_topic(Document.from_text("", title=title), topic).verdict
        for title in ("Aland meets Bland", "Aland meets Bland in Cland")
    )

    assert (two, three) == ("off", "on")


@pytest.mark.parametrize("name", ["nothing-of-this-name", "", "../korea-russia", "\0", "/", "."])
def test_a_name_of_no_topic_is_told_with_those_that_exist(name: str) -> None:
    with pytest.raises(UnknownTopic) as told:
        load_topic(name)

    assert "korea-russia" in told.value.known


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[never]\nx",
        "words: before any heading",
        "[side a]\nwords x",
        "[side a]\nwrods: x",
        "[side a]\nwords: x\n[sdie b]",
    ],
)
def test_a_file_that_cannot_be_understood_is_told(text: str) -> None:
    with pytest.raises(BadTopic):
        parse_topic("broken", text)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(b"[side \xff]")

    with pytest.raises(BadTopic):
        load_topic(path)


def test_every_key_that_is_left_out_is_on_the_lists() -> None:
    from importlib.resources import files

    from summarizer.people.people_list import read_lists

    text = (files("summarizer") / "data" / "topics" / "korea-russia.txt").read_text(encoding="utf-8")
    left = [key.strip() for line in text.splitlines() if line.startswith("leave:") for key in line[6:].split(";")]

    lists = read_lists()
    assert set(left) <= set(lists.institutions) | {person.key for person in lists.people}
