"""The form in which a digest is scheduled, with real slack_bolt."""

import time

import pytest

from adapters.slack.digest_form import complaints, digest_form
from adapters.slack.form_fields import GOOD_FOR_S, FormCall
from bot.messages import Called, Choice, Place, Typed
from tests.adapters.slack.conftest import Heard, running
from tests.servers.slack import SlackServer
from tests.servers.slack_forms import View
from tests.servers.slack_workspace import TEAM

OPEN = Place("slack", TEAM, "C1", "open")


async def zones(typed: Typed) -> tuple[Choice, ...]:
    return (Choice("Asia/Seoul", "Asia/Seoul"),) if typed.option == "zone" else ()


async def opened(slack: SlackServer, words: str = "digest schedule") -> View:
    await slack.slash("U1", "C1", "/tumen", words)
    return await slack.until(lambda: slack.workspace.views[-1] if slack.workspace.views else None)


async def test_a_schedule_without_a_time_opens_the_form_and_what_is_filled_in_is_called(
    slack: SlackServer, heard: Heard
) -> None:
    async with running(slack, heard, "socket", complete=zones):
        view = await opened(slack)
        labels = await slack.type(view, "seo", "zone")
        closed = await slack.submit(view, time="07:30", zone=labels[0], days="Mondays", sides="Seoul, Moscow", max="5")
        called = await slack.until(lambda: heard[0] if heard else None)

    assert closed
    assert isinstance(called, Called)
    assert (called.command, called.anchor.place) == ("digest", OPEN)
    assert called.options == {
        "action": "schedule",
        "rule": "07:30 Asia/Seoul weekly MON",
        "sides": "seoul,moscow",
        "max": "5",
    }


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("digest schedule 08:00 Asia/Seoul max=4", {"action": "schedule", "rule": "08:00 Asia/Seoul", "max": "4"}),
        ("digest preview", {"action": "preview"}),
        ("digest pause a1b2c3", {"action": "pause", "id": "a1b2c3"}),
        ("digest why <https://news.example/1>", {"action": "why", "url": "https://news.example/1"}),
        ("feeds add <https://news.example/rss>", {"action": "add", "feed": "https://news.example/rss"}),
        ("feeds mute Pier Nine", {"action": "mute", "feed": "Pier Nine"}),
    ],
)
@pytest.mark.usefixtures("adapter")
async def test_a_command_with_words_needs_no_form(
    slack: SlackServer, heard: Heard, words: str, options: dict[str, str]
) -> None:
    await slack.slash("U1", "C1", "/tumen", words)

    called = await slack.until(lambda: heard[0] if heard else None)
    assert isinstance(called, Called)
    assert (called.command, called.options) == (words.split()[0], options)
    assert slack.workspace.views == []


def test_a_form_that_was_open_too_long_says_so() -> None:
    view = digest_form(FormCall("C1", "https://hooks.example/1", 0))

    assert complaints(view, GOOD_FOR_S - 1) == {}
    assert "too long ago" in complaints(view, GOOD_FOR_S + 1)["time"]
    assert complaints(digest_form(FormCall("C1", "https://hooks.example/1", int(time.time()))), time.time()) == {}
