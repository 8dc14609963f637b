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


@pytest.mark.parametrize("name", ["nothing-of-this-name", "", "../korea-russia", "\0", "nothing.txt"])
def test_a_name_of_no_topic_is_told_with_those_that_exist(name: str) -> None:
    with pytest.raises(UnknownTopic) as told:
        load_topic(name)

    assert "korea-russia" in told.value.known


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no [side NAME]"),
        ("[never]\nx", "no [side NAME]"),
        ("# Sample.\n\nwords: before any heading", "line 3: 'words: before any heading' stands before any [heading]"),
        ("[side a]\nwords x", "line 2: 'words x' does not begin with"),
        ("[side a]\nwrods: x", "line 2: 'wrods: x' does not begin with"),
        ("[side a]\nwords: x\n[sdie b]", "line 3: '[sdie b]' is no heading"),
        ("[side a\nwords: x", "line 1: '[side a' is no heading"),
        ("[side]\nwords: x", "line 1: '[side]' is no heading"),
        ("[side a]\n[never]\nx", "line 1: [side a] has no words"),
        ("[side a]\nlists: kr atlantis", "line 2: the lists know no country 'atlantis'"),
        ("[side a]\nlists: kr\nleave: nobody-at-all", "line 3: the lists know no key 'nobody-at-all'"),
        ("[side a]\nwords: x\n[together]\nx | y", "line 4: 'x | y' has no +"),
        ("[side a]\nwords: x\n[together]\nx +", "line 4: 'x +' has no +"),
    ],
)
def test_a_file_that_cannot_be_understood_is_told_with_the_line(text: str, told: str) -> None:
    with pytest.raises(BadTopic) as raised:
        parse_topic("broken", text)

    assert str(raised.value).startswith(f"topic broken: {told}")


def test_the_files_of_a_folder_make_one_topic(tmp_path: Path) -> None:
    folder = tmp_path / "lights"
    folder.mkdir()
    (folder / "en.txt").write_text("[side lamps]\nwords: lamp; lamps\n", encoding="utf-8")
    (folder / "ru.txt").write_text("[side lamps]\nwords: маяк\n[never]\nмаяк революции\n", encoding="utf-8")

    topic = load_topic(folder)
    verdicts = [
        judge_topic(Document.from_text("", title=title), topic).verdict
        for title in ("A lamp is lit", "Маяки погасли", "Маяк революции")
    ]

    assert (topic.name, topic.sides, verdicts) == ("lights", ("lamps",), ["on", "on", "off"])


def test_a_mistake_in_a_folder_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[side lamps]\nwords: lamp\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n[sied lamps]\n", encoding="utf-8")

    with pytest.raises(BadTopic, match=r"b\.txt line 2"):
        load_topic(tmp_path)


def test_a_folder_without_topics_is_no_topic(tmp_path: Path) -> None:
    with pytest.raises(UnknownTopic):
        load_topic(tmp_path)


def test_a_tag_does_not_hold_beside_the_words_that_take_it_back() -> None:
    text = "[side a]\nwords: Aland\n[tag sport]\nunless: royal\nrace; races\n[tag trade]\nunless: royal; state\nshop\n"
    topic = parse_topic("bay", text)

    tags = [
        judge_topic(Document.from_text("", title=title), topic).tag
        for title in ("Aland race", "Aland royal race", "Aland state race", "Aland royal shop", "Aland shop")
    ]

    assert tags == ["sport", None, "sport", None, "trade"]


def test_a_combination_names_all_sides_when_a_word_of_each_group_stands_there() -> None:
    text = "[side a]\nwords: Aland\n[side b]\nwords: Bland\n[together]\nAland + ferry | boat + river | canal\n"
    topic = parse_topic("bay", text)

    verdicts = [
        judge_topic(Document.from_text("", title=title), topic).verdict
        for title in ("Aland ferry on the river", "A boat, a canal and Aland", "Aland ferry", "A ferry on the river")
    ]

    assert verdicts == ["on", "on", "off", "off"]


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


def test_with_one_side_a_third_country_may_begin_the_title() -> None:
    topic = parse_topic("lights", "[side lighthouses]\nwords: lighthouse\n[others]\nwords: Aland\n")

    assert judge_topic(Document.from_text("", title="Aland lights a lighthouse"), topic).verdict == "on"
