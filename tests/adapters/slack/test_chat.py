"""SlackChat with real slack_sdk, against the Slack server of ours."""

import logging
from dataclasses import replace

import pytest

from adapters.slack.chat import SlackChat
from adapters.slack.client import SlackAdapter
from adapters.slack.web import SlackWeb
from bot.errors import PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Button, Called, Line, Place, Pressed, Reply
from tests.adapters.slack.conftest import Heard
from tests.servers.slack import SlackServer
from tests.servers.slack_workspace import BOT_USER, TEAM

OPEN = Place("slack", TEAM, "C1", "open")
REPLY = Reply(
    headline=Line("Ferry line reopens", "https://harbour.example/news/1"),
    facts=("Harbour Times", "English"),
    paragraphs=(Line("The ferry sails again on Monday."),),
    buttons=(Button("long:a1", "Longer"),),
)
OTHER = Reply(paragraphs=(Line("The line was closed for two years."),), buttons=(Button("short:a1", "Shorter"),))
LONG = Reply(paragraphs=tuple(Line(f"Paragraph {n}. " + "Word after word. " * 150) for n in range(6)))


async def anchor_of(slack: SlackServer) -> Anchor:
    return Anchor(OPEN, await slack.post("C1", "U1", "https://harbour.example/news/1"))


async def called(slack: SlackServer, heard: Heard, channel: str, words: str) -> Called:
    await slack.slash("U1", channel, "/tumen", words)
    request = await slack.until(lambda: heard[-1] if heard else None)
    assert isinstance(request, Called)
    return request


async def test_an_answer_stands_in_the_thread_of_its_message(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor = await anchor_of(slack)

    posted = await socket_adapter.chat.send(anchor, REPLY, 0, "part1")

    (message,) = slack.workspace.by_bot("C1")
    assert (message.thread_ts, message.ts) == (anchor.id, posted.id)
    assert message.words() == "Ferry line reopens\nHarbour Times · English\nThe ferry sails again on Monday."
    assert message.links() == ["https://harbour.example/news/1"]
    assert posted.link == (
        f"https://tumen-sample.slack.com/archives/C1/p{posted.id.replace('.', '')}?thread_ts={anchor.id}&cid=C1"
    )


async def test_an_answer_inside_a_thread_stays_there(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    root = await slack.post("C1", "U1", "first")
    anchor = Anchor(OPEN, await slack.post("C1", "U2", "second", thread_ts=root), thread=root)

    await socket_adapter.chat.send(anchor, REPLY, 0, "part1")

    assert slack.workspace.by_bot("C1")[0].thread_ts == root


async def test_no_preview_is_made_of_the_bots_links(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    await socket_adapter.chat.send(await anchor_of(slack), REPLY, 0, "part1")

    (params,) = slack.called("chat.postMessage")
    assert (params["unfurl_links"], params["unfurl_media"]) == (False, False)


async def test_a_long_answer_is_several_messages_and_nothing_is_lost(
    socket_adapter: SlackAdapter, slack: SlackServer
) -> None:
    anchor = await anchor_of(slack)
    chat = socket_adapter.chat
    count = chat.part_count(LONG)

    for part in range(count):
        await chat.send(anchor, LONG, part, f"part{part}")

    messages = slack.workspace.by_bot("C1")
    assert count == len(messages) > 1
    shown = "".join(message.words() for message in messages).split()
    assert shown == " ".join(line.text for line in LONG.paragraphs).split()
    with pytest.raises(SendFailed):
        await chat.send(anchor, LONG, count, "one too many")


async def test_too_many_requests_are_waited_out(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    slack.limit("chat.postMessage", times=2)

    await socket_adapter.chat.send(await anchor_of(slack), REPLY, 0, "part1")

    assert len(slack.called("chat.postMessage")) == 3
    assert len(slack.workspace.by_bot("C1")) == 1


async def test_a_lost_response_is_unknown_and_found_again(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor = await anchor_of(slack)
    slack.drop("chat.postMessage")

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.send(anchor, REPLY, 0, "part1")
    found = await socket_adapter.chat.find(anchor, "part1")

    assert found
    assert [message.ts for message in slack.workspace.by_bot("C1")] == [found.id]
    assert len(slack.called("chat.postMessage")) == 1


async def test_what_was_never_posted_is_not_found(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor = await anchor_of(slack)
    await socket_adapter.chat.send(anchor, REPLY, 0, "part1")
    slack.fail("chat.postMessage", 503)

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.send(anchor, REPLY, 0, "part2")

    assert await socket_adapter.chat.find(anchor, "part2") is None


async def test_a_thread_too_long_to_read_back_proves_nothing(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor = await anchor_of(slack)
    for _ in range(16):
        await slack.post("C1", "U2", "thanks", thread_ts=anchor.id)

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.find(anchor, "part1")
    assert len(slack.called("conversations.replies")) == 1


async def test_reading_back_looks_from_the_message_on(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    root = await slack.post("C1", "U1", "first")
    for _ in range(20):
        await slack.post("C1", "U2", "and so on", thread_ts=root)
    anchor = Anchor(OPEN, await slack.post("C1", "U2", "a link", thread_ts=root), thread=root)
    posted = await socket_adapter.chat.send(anchor, REPLY, 0, "part1")

    assert await socket_adapter.chat.find(anchor, "part1") == posted


@pytest.mark.parametrize("error_type", ["text/html", "text/plain", "application/json"])
@pytest.mark.parametrize("status", [200, 500, 502])
async def test_an_answer_that_is_not_slacks_is_unknown(
    socket_adapter: SlackAdapter, slack: SlackServer, status: int, error_type: str
) -> None:
    slack.error_type = error_type
    slack.fail("chat.postMessage", status)

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.send(await anchor_of(slack), REPLY, 0, "part1")
    assert len(slack.called("chat.postMessage")) == 1


@pytest.mark.parametrize("code", ["internal_error", "fatal_error"])
async def test_errors_after_which_slack_may_have_posted_are_unknown(
    socket_adapter: SlackAdapter, slack: SlackServer, code: str
) -> None:
    slack.refuse("chat.postMessage", code)

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.send(await anchor_of(slack), REPLY, 0, "part1")


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel", "account_inactive"])
async def test_a_closed_channel_is_gone(socket_adapter: SlackAdapter, slack: SlackServer, code: str) -> None:
    slack.refuse("chat.postMessage", code)

    with pytest.raises(PlaceGone):
        await socket_adapter.chat.send(await anchor_of(slack), REPLY, 0, "part1")


async def test_a_refusal_is_a_failure(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    slack.refuse("chat.postMessage", "restricted_action")

    with pytest.raises(SendFailed, match="restricted_action"):
        await socket_adapter.chat.send(await anchor_of(slack), REPLY, 0, "part1")


async def test_an_edit_takes_the_place_of_what_was_there(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor = await anchor_of(slack)
    posted = await socket_adapter.chat.send(anchor, REPLY, 0, "part1")

    await socket_adapter.chat.edit(anchor, posted, OTHER, 0, "part1")

    (message,) = slack.workspace.by_bot("C1")
    assert "closed for two years" in message.words()
    assert "Ferry" not in message.words()
    assert await socket_adapter.chat.find(anchor, "part1") == posted


async def test_deleting_twice_is_no_error(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    posted = await socket_adapter.chat.send(await anchor_of(slack), REPLY, 0, "part1")

    await socket_adapter.chat.delete(OPEN, posted)
    await socket_adapter.chat.delete(OPEN, posted)

    assert slack.workspace.by_bot("C1") == []


async def test_marks_come_and_go_and_never_complain(socket_adapter: SlackAdapter, slack: SlackServer) -> None:
    anchor = await anchor_of(slack)
    chat = socket_adapter.chat

    await chat.mark(anchor, "reading", on=True)
    await chat.mark(anchor, "reading", on=True)
    reading = set(slack.workspace.messages[0].reactions)
    await chat.mark(anchor, "reading", on=False)
    await chat.mark(anchor, "reading", on=False)
    await chat.mark(anchor, "failed", on=True)
    await chat.mark(replace(anchor, id="1.000001"), "failed", on=True)
    await chat.hide_preview(anchor)

    assert reading == {("eyes", BOT_USER)}
    assert slack.workspace.messages[0].reactions == {("warning", BOT_USER)}


async def test_a_private_answer_is_ephemeral(socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard) -> None:
    request = await called(slack, heard, "C1", "help private")
    request = replace(request, anchor=replace(request.anchor, privacy="private"))

    posted = await socket_adapter.chat.send(request.anchor, REPLY, 0, "part1")

    assert len(slack.workspace.ephemeral("U1")) == 1
    assert slack.workspace.by_bot("C1") == []
    with pytest.raises(SendUnknown):
        await socket_adapter.chat.find(request.anchor, "part1")
    await socket_adapter.chat.delete(OPEN, posted)


async def test_a_private_answer_is_never_posted_for_all_when_its_handle_is_gone(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request = await called(slack, heard, "C1", "help")
    later = replace(request.anchor, handle=None, privacy="private")

    with pytest.raises(SendFailed):
        await socket_adapter.chat.send(later, REPLY, 0, "part1")
    assert slack.workspace.by_bot("C1") == []


async def test_a_public_answer_to_a_command_is_an_ordinary_message(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request = await called(slack, heard, "C1", "summarize https://harbour.example/news/1")

    posted = await socket_adapter.chat.send(request.anchor, REPLY, 0, "part1")

    (message,) = slack.workspace.by_bot("C1")
    assert (message.ts, message.thread_ts) == (posted.id, None)
    assert await socket_adapter.chat.find(request.anchor, "part1") == posted


async def test_not_seeing_it_in_the_channels_own_stream_proves_nothing(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request = await called(slack, heard, "C1", "summarize https://harbour.example/news/1")

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.find(request.anchor, "part1")


@pytest.mark.parametrize("channel", ["C2", "C3"])
async def test_a_command_is_answered_where_the_bot_is_not_a_member(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard, channel: str
) -> None:
    slack.add_channel("C2", has_bot=False)
    slack.add_channel("C3", "group", has_bot=False)
    request = await called(slack, heard, channel, "summarize https://harbour.example/news/1")

    await socket_adapter.chat.send(request.anchor, REPLY, 0, "part1")

    assert len(slack.workspace.by_bot(channel)) == 1
    assert request.anchor.place.visibility == ("open" if channel == "C2" else "private")


async def test_a_button_of_an_ephemeral_answer_changes_it_in_place(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request = await called(slack, heard, "C1", "summarize https://harbour.example/news/1 private")
    posted = await socket_adapter.chat.send(request.anchor, REPLY, 0, "part1")
    (message,) = slack.workspace.ephemeral("U1")

    await slack.press("U1", message, "Longer")
    pressed = await slack.until(lambda: heard[1] if len(heard) == 2 else None)
    assert isinstance(pressed, Pressed)
    await socket_adapter.chat.edit(pressed.anchor, posted, OTHER, 0, "part1")

    assert pressed.anchor.privacy == "private"
    assert "closed for two years" in slack.workspace.ephemeral("U1")[0].words()
    assert len(slack.workspace.ephemeral("U1")) == 1


async def test_an_ephemeral_answer_cannot_be_changed_from_elsewhere(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request = await called(slack, heard, "C1", "help")
    anchor = replace(request.anchor, privacy="private")
    posted = await socket_adapter.chat.send(anchor, REPLY, 0, "part1")

    with pytest.raises(SendFailed):
        await socket_adapter.chat.edit(await anchor_of(slack), posted, OTHER, 0, "part1")


async def test_a_response_url_that_is_used_up_is_a_failure_that_does_not_tell_it(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request = await called(slack, heard, "C1", "help")
    anchor = replace(request.anchor, privacy="private")
    slack.refuse("response", "expired_url")

    with pytest.raises(SendFailed, match="expired_url") as failure:
        await socket_adapter.chat.send(anchor, REPLY, 0, "part1")
    assert str(anchor.handle) not in str(failure.value)
    assert str(anchor.handle) not in repr(anchor)


async def test_a_lost_response_to_a_response_url_is_unknown(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request = await called(slack, heard, "C1", "help")
    slack.drop("response")

    with pytest.raises(SendUnknown):
        await socket_adapter.chat.send(replace(request.anchor, privacy="private"), REPLY, 0, "part1")
    assert len(slack.workspace.ephemeral("U1")) == 1


async def test_a_reply_to_a_press_goes_into_the_buttons_thread(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    anchor = await anchor_of(slack)
    await socket_adapter.chat.send(anchor, REPLY, 0, "part1")
    await slack.press("U2", slack.workspace.by_bot("C1")[0], "Longer")
    pressed = await slack.until(lambda: heard[1] if len(heard) == 2 else None)
    assert isinstance(pressed, Pressed)

    posted = await socket_adapter.chat.send(pressed.anchor, OTHER, 0, "part2")

    assert [message.thread_ts for message in slack.workspace.by_bot("C1")] == [anchor.id, anchor.id]
    assert await socket_adapter.chat.find(pressed.anchor, "part2") == posted


async def test_a_private_answer_in_a_thread_that_may_have_arrived_is_not_said_again(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    anchor, chat = await anchor_of(slack), socket_adapter.chat
    await chat.send(anchor, REPLY, 0, "part1")
    await slack.press("U2", slack.workspace.by_bot("C1")[0], "Longer")
    pressed = await slack.until(lambda: heard[1] if len(heard) == 2 else None)
    assert isinstance(pressed, Pressed)
    slack.drop("response")

    with pytest.raises(SendUnknown):
        await chat.send(pressed.anchor, replace(OTHER, privacy="private"), 0, "part2")
    with pytest.raises(SendUnknown):
        await chat.find(pressed.anchor, "part2")


async def test_a_private_answer_is_shared_with_everybody_as_an_ordinary_message(
    socket_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    request, chat = await called(slack, heard, "C1", "help private"), socket_adapter.chat
    shareable = replace(REPLY, privacy="private", buttons=(Button("share:a1", "Show to everybody"),))
    await chat.send(request.anchor, shareable, 0, "part1")
    await slack.press("U1", slack.workspace.ephemeral("U1")[0], "Show to everybody")
    pressed = await slack.until(lambda: heard[1] if len(heard) == 2 else None)
    assert isinstance(pressed, Pressed)

    posted = await chat.send(replace(pressed.anchor, privacy="public"), REPLY, 0, "part2")

    assert [message.ts for message in slack.workspace.by_bot("C1")] == [posted.id]


async def test_without_a_connection_nothing_was_posted() -> None:
    web = SlackWeb("xoxb-sample", "http://127.0.0.1:9/api/", logging.getLogger(__name__), connection_tries=0)
    web.open()
    try:
        with pytest.raises(SendFailed, match="no connection"):
            await SlackChat(web).send(Anchor(OPEN, "1790000001.000001"), REPLY, 0, "part1")
    finally:
        await web.close()
