"""The file of an answer, with real slack_sdk: a part of its own, for the asker alone where the answer is private."""

from dataclasses import replace

import pytest

from adapters.slack.client import SlackAdapter
from bot.errors import PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Attachment, Button, Called, Line, Place, Posted, Pressed, Reply
from tests.adapters.slack.conftest import Heard, running
from tests.servers.slack import SlackServer
from tests.servers.slack_workspace import TEAM

OPEN = Place("slack", TEAM, "C1", "open")
FILE = Attachment("statements.csv", "speaker\n안보라\n")
PUBLIC = Reply(Line("What Ahn Bo-ra said"), paragraphs=(Line("Two statements."),), attachment=FILE)
PRIVATE = replace(PUBLIC, privacy="private")


async def message(slack: SlackServer) -> Anchor:
    return Anchor(OPEN, await slack.post("C1", "U1", "@Tumen what did she say?"))


async def press(slack: SlackServer, heard: Heard, chat: SlackAdapter, user: str = "U2") -> Anchor:
    """The anchor of a press on a button that stands in a thread of C1, to be answered to the presser alone."""
    root = await message(slack)
    await chat.chat.send(root, Reply(Line("Asked"), buttons=(Button("csv:a1", "Export CSV"),)), 0, "part0")
    await slack.press(user, slack.workspace.by_bot("C1")[0], "Export CSV")
    pressed = await slack.until(lambda: next((one for one in heard if isinstance(one, Pressed)), None))
    return replace(pressed.anchor, privacy="private")


def files(slack: SlackServer) -> list[tuple[str, str | None, bytes | None]]:
    """Where which content is shared: channel, thread, content."""
    return [(m.channel, m.thread_ts, file.content) for m in slack.workspace.messages for file in m.files]


async def test_a_public_file_follows_its_answer_in_the_thread(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor, chat = await message(slack), socket_adapter.chat

    posted = [await chat.send(anchor, PUBLIC, part, f"part{part}") for part in range(chat.part_count(PUBLIC))]

    answer, file = slack.workspace.by_bot("C1")
    assert answer.words() == "What Ahn Bo-ra said\nTwo statements.\nstatements.csv follows."
    assert file.words() == "What Ahn Bo-ra said"
    assert files(slack) == [("C1", anchor.id, FILE.content.encode())]
    assert posted[1].link == "https://tumen-sample.slack.com/files/F1"


async def test_a_private_file_goes_into_the_direct_messages_of_who_asked(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    anchor = await press(slack, heard, socket_adapter)

    for part in range(2):
        await socket_adapter.chat.send(anchor, PRIVATE, part, f"part{part}")

    (said,) = slack.workspace.ephemeral("U2")
    assert "statements.csv comes as a direct message from me, where nobody else sees it." in said.words()
    assert files(slack) == [("DU2", None, FILE.content.encode())]
    assert slack.called("conversations.open") == [{"users": "U2"}]


async def test_a_private_file_asked_for_in_direct_messages_stays_in_its_thread(
    socket_adapter: SlackAdapter, slack: SlackServer
) -> None:
    ts = await slack.post("D1", "U1", "what did she say?")

    await socket_adapter.chat.send(Anchor(Place("slack", TEAM, "D1", "direct"), ts), PRIVATE, 1, "part1")

    assert files(slack) == [("D1", ts, FILE.content.encode())]
    assert slack.called("conversations.open") == []


async def test_a_private_file_whose_asker_is_not_known_is_shown_to_nobody(
    socket_adapter: SlackAdapter, slack: SlackServer
) -> None:
    await socket_adapter.chat.send(await message(slack), PRIVATE, 1, "part1")

    assert files(slack) == []
    assert "I could not send statements.csv" in slack.workspace.by_bot("C1")[0].words()


@pytest.mark.parametrize("scope", ["files:write", "im:write"])
async def test_a_scope_that_is_missing_is_said_in_words_to_the_asker_alone(heard: Heard, scope: str) -> None:
    everything = SlackServer()._scopes
    async with SlackServer(scopes=everything - {scope}, ack_s=0.5) as slack:
        slack.add_channel("C1")
        async with running(slack, heard, "socket") as adapter:
            anchor = await press(slack, heard, adapter)
            await adapter.chat.send(anchor, PRIVATE, 1, "part1")

    (said,) = slack.workspace.ephemeral("U2")
    assert said.words() == (
        "I could not send statements.csv (missing_scope)."
        " Whoever manages the app can install it again from adapters/slack/manifest.json."
    )
    assert files(slack) == []


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "upload"])
@pytest.mark.parametrize("how", ["drop", "fail"])
async def test_whatever_happens_before_the_sharing_nothing_was_shared(
    socket_adapter: SlackAdapter, slack: SlackServer, method: str, how: str
) -> None:
    getattr(slack, how)(method)

    posted = await socket_adapter.chat.send(await message(slack), PUBLIC, 1, "part1")

    assert files(slack) == []
    assert [answer.ts for answer in slack.workspace.by_bot("C1")] == [posted.id]


async def test_a_lost_answer_to_the_sharing_is_unknown_and_the_file_is_found_in_the_thread(
    socket_adapter: SlackAdapter, slack: SlackServer
) -> None:
    anchor, chat = await message(slack), socket_adapter.chat
    slack.drop("files.completeUploadExternal")

    with pytest.raises(SendUnknown):
        await chat.send(anchor, PUBLIC, 1, "part1")
    found = await chat.find(anchor, "part1")

    assert found
    assert [answer.ts for answer in slack.workspace.by_bot("C1")] == [found.id]


async def test_a_file_that_is_not_there_yet_may_still_come(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor, chat = await message(slack), socket_adapter.chat
    slack.fail("files.completeUploadExternal", 503)

    with pytest.raises(SendUnknown):
        await chat.send(anchor, PUBLIC, 1, "part1")

    with pytest.raises(SendUnknown):
        await chat.find(anchor, "part1")
    assert len(slack.called("files.completeUploadExternal")) == 1


async def test_a_private_file_of_unknown_outcome_is_not_sent_again(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    anchor = await press(slack, heard, socket_adapter)
    slack.drop("files.completeUploadExternal")

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.send(anchor, PRIVATE, 1, "part1")

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.find(anchor, "part1")


async def test_where_the_bot_is_no_member_a_public_file_is_answered_in_words(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    slack.add_channel("C2", has_bot=False)
    await slack.slash("U1", "C2", "/tumen", "whosaid what?")
    called = await slack.until(lambda: heard[0] if heard else None)
    assert isinstance(called, Called)

    await socket_adapter.chat.send(called.anchor, PUBLIC, 1, "part1")

    assert "not_in_channel" in slack.workspace.by_bot("C2")[0].words()
    assert files(slack) == []


async def test_a_file_is_taken_back_and_twice_is_no_error(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    posted = await socket_adapter.chat.send(await message(slack), PUBLIC, 1, "part1")

    await socket_adapter.chat.delete(OPEN, posted)
    await socket_adapter.chat.delete(OPEN, posted)

    assert files(slack) == []


async def test_a_file_cannot_be_changed(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor, chat = await message(slack), socket_adapter.chat
    posted = await chat.send(anchor, PUBLIC, 1, "part1")

    with pytest.raises(PlaceGone):
        await chat.edit(anchor, posted, PUBLIC, 1, "part1")
    with pytest.raises(SendFailed):
        await chat.send(anchor, PUBLIC, 2, "one too many")


async def test_too_many_requests_are_waited_out(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    slack.limit("files.completeUploadExternal", times=2)

    await socket_adapter.chat.send(await message(slack), PUBLIC, 1, "part1")

    assert len(files(slack)) == 1


async def test_the_bots_own_file_is_not_heard(http_adapter: SlackAdapter, slack: SlackServer, heard: Heard) -> None:
    await http_adapter.chat.send(await message(slack), PUBLIC, 1, "part1")
    await slack.post("C1", "U1", "thanks")

    await slack.until(lambda: any(isinstance(one, Posted) and one.text == "thanks" for one in heard))
    assert {one.user.id for one in heard if isinstance(one, Posted)} == {"U1"}
