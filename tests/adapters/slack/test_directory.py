import logging
from collections.abc import AsyncIterator

import pytest

from adapters.slack.directory import KEPT_AT_MOST, KEPT_FOR_S, Directory
from adapters.slack.web import SlackWeb
from bot.messages import Place
from tests.servers.slack import BOT_TOKEN, SlackServer
from tests.servers.slack_workspace import TEAM

OPEN = Place("slack", TEAM, "C1", "open")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def directory(slack: SlackServer, clock: Clock) -> AsyncIterator[Directory]:
    web = SlackWeb(BOT_TOKEN, slack.api_base, logging.getLogger(__name__))
    web.open()
    yield Directory(web, TEAM, clock)
    await web.close()


async def test_a_channel_is_as_open_as_slack_says(directory: Directory, slack: SlackServer) -> None:
    slack.add_channel("C2", is_shared=True)
    slack.add_channel("M1", "mpim")

    seen = [await directory.visibility(channel) for channel in ("C1", "C2", "D1", "G1", "M1", "CUNKNOWN")]

    assert seen == ["open", "private", "direct", "private", "private", "private"]


async def test_an_answer_is_kept_for_a_while_and_then_asked_again(
    directory: Directory, slack: SlackServer, clock: Clock
) -> None:
    await directory.visibility("C1")
    await directory.visibility("C1")
    clock.now = KEPT_FOR_S + 1
    await directory.visibility("C1")

    assert len(slack.called("conversations.info")) == 2


async def test_what_slack_did_not_answer_is_asked_again(directory: Directory, slack: SlackServer) -> None:
    slack.fail("conversations.info", 503)

    assert await directory.visibility("C1") == "private"
    assert await directory.visibility("C1") == "open"


async def test_the_creator_and_our_own_admins_manage_a_channel(directory: Directory, slack: SlackServer) -> None:
    slack.workspace.admins |= {"UADMIN", "USTRANGER"}
    slack.workspace.strangers.add("USTRANGER")

    rights = [(await directory.user(user, OPEN)).may_manage for user in ("U9", "UADMIN", "U1", "USTRANGER")]

    assert rights == [True, True, False, False]


async def test_a_persons_time_zone_is_known_everywhere_and_asked_for_once(
    directory: Directory, slack: SlackServer
) -> None:
    slack.workspace.zones |= {"U1": "Asia/Seoul", "U2": "Nowhere/Atall"}
    direct = Place("slack", TEAM, "D1", "direct")

    zones = [(await directory.user(user, place)).zone for user in ("U1", "U2", "U3") for place in (OPEN, direct)]

    assert zones == ["Asia/Seoul", "Asia/Seoul", None, None, None, None]
    assert len(slack.called("users.info")) == 3


async def test_nobody_manages_what_slack_does_not_tell_about(directory: Directory, slack: SlackServer) -> None:
    slack.fail("conversations.info", 503)
    slack.fail("users.info", 503)

    assert not (await directory.user("U9", OPEN)).may_manage


async def test_it_does_not_grow_for_ever(directory: Directory, slack: SlackServer) -> None:
    for number in range(KEPT_AT_MOST + 1):
        slack.add_channel(f"CX{number}")
        await directory.visibility(f"CX{number}")

    await directory.visibility("CX0")

    assert len(slack.called("conversations.info")) == KEPT_AT_MOST + 2
