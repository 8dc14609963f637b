"""What a pressed button asks for."""

import pytest

from bot.who_said.buttons import Pressing, read_button

ASKED = {"question": "what did Han say", "page": "1", "at": "2025-03-14T09:00:00+00:00", "shown": "s1 s2"}
PLAIN = {name: value for name, value in ASKED.items() if name != "shown"}


@pytest.mark.parametrize(
    ("verb", "command", "changed", "manner"),
    [
        ("next", "whosaid", {"page": "2"}, "in place"),
        ("prev", "whosaid", {"page": "0"}, "in place"),
        ("context", "whosaid", {"context": "yes"}, "in place"),
        ("plain", "whosaid", {"context": "no"}, "in place"),
        ("csv", "whosaid", {"export": "csv", "private": "yes"}, "to the presser"),
        ("share", "whosaid", {"private": "no"}, "to everybody"),
    ],
)
def test_a_button_repeats_the_question_with_one_change(
    verb: str, command: str, changed: dict[str, str], manner: str
) -> None:
    pressing = read_button(verb, ASKED)

    assert pressing
    assert (pressing.command, pressing.manner) == (command, manner)
    assert pressing.options == PLAIN | changed


def test_before_the_first_page_there_is_none() -> None:
    pressing = read_button("prev", {"question": "x", "page": "0"})

    assert pressing
    assert pressing.options["page"] == "0"


def test_the_wrong_speaker_is_looked_for_among_what_is_shown() -> None:
    assert read_button("wrong", ASKED) == Pressing("correct", {"shown": "s1 s2"}, "to the presser")
    assert read_button("fix1", ASKED) == Pressing("correct", {"statement": "s2"}, "to the presser")


def test_a_chosen_speaker_is_the_one_of_that_number() -> None:
    choosing = {"statement": "s1", "choices": "Han Seo-jin\nVera Petrova"}

    pressing = read_button("as1", choosing)

    assert pressing == Pressing("correct", {"statement": "s1", "speaker": "Vera Petrova"}, "to the presser")


def test_whom_a_name_means_is_remembered_beside_the_question() -> None:
    pressing = read_button("mean0", {"question": "what did Kim say", "asked_for": "Kim", "choices": "Kim Do-yun"})

    assert pressing
    assert pressing.options == {"question": "what did Kim say", "meant:Kim": "Kim Do-yun"}


@pytest.mark.parametrize(
    "forged", ["fix2", "fix99999999999999999999", "as7", "mean", "mean5", "fix-1", "", "../", "fix١"]
)
def test_a_forged_button_is_none(forged: str) -> None:
    assert read_button(forged, ASKED | {"choices": "Han"}) is None
