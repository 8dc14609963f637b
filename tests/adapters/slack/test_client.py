import asyncio
import json
import logging
from urllib.parse import urlencode

import pytest

from adapters.slack.client import SlackAdapter, SlackStartFailed
from bot.messages import Anchor, Button, Called, Deleted, Edited, Left, Line, Place, Posted, Pressed, Reply, User
from tests.adapters.slack.conftest import Heard, running
from tests.servers.slack import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SlackServer
from tests.servers.slack_workspace import BOT_USER, TEAM

OPEN = Place("slack", TEAM, "C1", "open")
LINK = "https://harbour.example/news/1?a=1&b=2"


@pytest.mark.usefixtures("adapter")
async def test_a_pasted_link_is_heard_in_both_modes(slack: SlackServer, heard: Heard) -> None:
    ts = await slack.post("C1", "U1", f"Look: {LINK}")

    await slack.until(lambda: heard)
    assert heard == [Posted(Anchor(OPEN, ts), User("U1"), f"Look: {LINK}", (LINK,))]


@pytest.mark.usefixtures("adapter")
async def test_a_mention_is_heard_as_one_message_said_twice(slack: SlackServer, heard: Heard) -> None:
    ts = await slack.post("C1", "U9", f"@Tumen {LINK}")

    await slack.until(lambda: len(heard) == 2)
    assert set(map(repr, heard)) == {
        repr(Posted(Anchor(OPEN, ts), User("U9", may_manage=True), LINK, (LINK,), addressed=True))
    }


@pytest.mark.usefixtures("adapter")
async def test_a_direct_message_is_addressed_and_its_writer_may_manage(slack: SlackServer, heard: Heard) -> None:
    ts = await slack.post("D1", "U1", "help")

    await slack.until(lambda: heard)
    place = Place("slack", TEAM, "D1", "direct")
    assert heard == [Posted(Anchor(place, ts), User("U1", may_manage=True), "help", addressed=True)]


@pytest.mark.usefixtures("adapter")
async def test_private_and_shared_channels_are_private(slack: SlackServer, heard: Heard) -> None:
    slack.add_channel("C2", is_shared=True)

    await slack.post("G1", "U1", LINK)
    await slack.post("C2", "U1", LINK)

    await slack.until(lambda: len(heard) == 2)
    assert {r.anchor.place.visibility for r in heard if isinstance(r, Posted)} == {"private"}


@pytest.mark.usefixtures("adapter")
async def test_a_reply_in_a_thread_carries_its_thread(slack: SlackServer, heard: Heard) -> None:
    root = await slack.post("C1", "U1", "first")

    await slack.post("C1", "U2", LINK, thread_ts=root)

    await slack.until(lambda: len(heard) == 2)
    assert isinstance(heard[1], Posted)
    assert heard[1].anchor.thread == root


@pytest.mark.usefixtures("adapter")
async def test_an_edit_is_heard_and_an_unfurl_is_not(slack: SlackServer, heard: Heard) -> None:
    ts = await slack.post("C1", "U1", LINK)
    await slack.unfurl("C1", ts)
    await slack.edit("C1", ts, "https://harbour.example/news/2")
    await slack.unfurl("C1", ts)
    await slack.post("C1", "U1", "the last word")

    await slack.until(lambda: len(heard) == 3)
    assert isinstance(heard[1], Edited)
    assert heard[1].now.links == ("https://harbour.example/news/2",)


@pytest.mark.parametrize("replies", [0, 1])
@pytest.mark.usefixtures("adapter")
async def test_a_deleted_message_is_heard_also_as_a_tombstone(slack: SlackServer, heard: Heard, replies: int) -> None:
    ts = await slack.post("C1", "U1", LINK)
    for _ in range(replies):
        await slack.post("C1", "U2", "thanks", thread_ts=ts)

    await slack.remove("C1", ts)

    await slack.until(lambda: len(heard) == replies + 2)
    assert heard[-1] == Deleted(OPEN, (ts,))


async def test_what_bots_say_is_not_heard(adapter: SlackAdapter, slack: SlackServer, heard: Heard) -> None:
    await slack.post("C1", "U5", LINK, bot_id="B5")
    await slack.post("C1", "U5", LINK, subtype="bot_message", bot_id="B5")
    await slack.post("C1", "U5", LINK, subtype="channel_topic")
    root = await slack.post("C1", "U1", "a person")
    await adapter.chat.send(Anchor(OPEN, root), Reply(paragraphs=(Line("me"),)), 0, "part1")
    await slack.post("C1", "U1", "a person again")

    await slack.until(lambda: len(heard) == 2)
    assert [request.text for request in heard if isinstance(request, Posted)] == ["a person", "a person again"]


async def test_the_bot_changing_or_deleting_its_own_message_is_not_heard(
    adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    root = await slack.post("C1", "U1", "a person")
    anchor = Anchor(OPEN, root)
    posted = await adapter.chat.send(anchor, Reply(paragraphs=(Line("me"),)), 0, "part1")

    await adapter.chat.edit(anchor, posted, Reply(paragraphs=(Line("me again"),)), 0, "part1")
    await adapter.chat.delete(OPEN, posted)
    await slack.post("C1", "U1", "a person again")

    await slack.until(lambda: len(heard) == 2)
    assert [type(request) for request in heard] == [Posted, Posted]


@pytest.mark.usefixtures("adapter")
async def test_an_event_that_comes_twice_is_heard_twice_with_the_same_id(slack: SlackServer, heard: Heard) -> None:
    ts = await slack.post("C1", "U1", LINK)
    await slack.redeliver("C1", ts)

    await slack.until(lambda: len(heard) == 2)
    assert heard[0] == heard[1]


@pytest.mark.usefixtures("adapter")
async def test_slack_is_acknowledged_before_the_work_is_done(slack: SlackServer, heard: Heard) -> None:
    heard.hold.clear()

    await slack.post("C1", "U1", LINK)
    await slack.slash("U1", "C1", "/summarize", LINK)

    assert [acknowledged for _, _, acknowledged in slack.deliveries] == [True, True]
    heard.hold.set()


@pytest.mark.usefixtures("adapter")
async def test_slash_commands_are_called(slack: SlackServer, heard: Heard) -> None:
    await slack.slash("U1", "C1", "/tumen", f"summarize {LINK} long private")
    await slack.slash("U1", "C1", "/summarize", f"{LINK} short")
    await slack.slash("U1", "C1", "/tumen", "settings links off")
    await slack.slash("U1", "C1", "/tumen", "")

    await slack.until(lambda: len(heard) == 4)
    called = [request for request in heard if isinstance(request, Called)]
    assert {(c.command, tuple(c.options.items()), c.anchor.privacy) for c in called} == {
        ("summarize", (("links", LINK), ("length", "long"), ("private", "yes")), "private"),
        ("summarize", (("links", LINK), ("length", "short")), "public"),
        ("settings", (("links", "off"),), "public"),
        ("help", (), "public"),
    }
    assert len({c.anchor.id for c in called}) == 4


@pytest.mark.parametrize(("user", "may"), [("U1", False), ("U9", True), ("UADMIN", True)])
@pytest.mark.usefixtures("adapter")
async def test_the_creator_and_admins_may_manage(slack: SlackServer, heard: Heard, user: str, may: bool) -> None:
    slack.workspace.admins.add("UADMIN")

    await slack.slash(user, "C1", "/tumen", "settings links off")

    await slack.until(lambda: heard)
    assert isinstance(heard[0], Called)
    assert heard[0].user == User(user, may_manage=may)


@pytest.mark.usefixtures("adapter")
async def test_the_shortcut_reads_the_links_of_its_message(slack: SlackServer, heard: Heard) -> None:
    ts = await slack.post("C1", "U1", f"{LINK} and https://harbour.example/2 and `https://harbour.example/3`")

    await slack.shortcut("U2", "C1", ts)

    await slack.until(lambda: len(heard) == 2)
    assert isinstance(heard[1], Called)
    assert heard[1].command == "summarize"
    assert heard[1].options == {"links": f"{LINK} https://harbour.example/2"}
    assert heard[1].anchor.thread == ts


async def test_a_button_is_pressed_also_after_a_restart(slack: SlackServer, heard: Heard) -> None:
    reply = Reply(paragraphs=(Line("It says this."),), buttons=(Button("long:a1", "Longer"),))
    async with running(slack, heard, "socket") as first:
        root = await slack.post("C1", "U1", LINK)
        await first.chat.send(Anchor(OPEN, root), reply, 0, "part1")
    message = slack.workspace.by_bot("C1")[0]

    async with running(slack, heard, "http"):
        await slack.press("U2", message, "Longer")
        await slack.until(lambda: len(heard) == 2)

    pressed = heard[1]
    assert isinstance(pressed, Pressed)
    assert (pressed.button, pressed.message, pressed.user.id) == ("long:a1", message.ts, "U2")
    assert (pressed.anchor.place, pressed.anchor.thread, pressed.anchor.privacy) == (OPEN, root, "public")


@pytest.mark.usefixtures("adapter")
async def test_being_uninstalled_is_heard(slack: SlackServer, heard: Heard) -> None:
    await slack.event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}})
    await slack.event({"type": "tokens_revoked", "tokens": {"bot": [BOT_USER]}})
    await slack.event({"type": "app_uninstalled"})

    await slack.until(lambda: len(heard) == 2)
    assert heard == [Left("slack", TEAM), Left("slack", TEAM)]


async def test_a_message_event_without_its_channels_type_is_looked_up(slack: SlackServer, heard: Heard) -> None:
    event = {"type": "message", "channel": "C1", "user": "U1", "ts": "1.000001", "text": "hello"}
    async with running(slack, heard, "socket"):
        await slack.event(event)
        await slack.event(event | {"channel": "G1"})
        await slack.until(lambda: len(heard) == 2)

    assert [request.anchor.place.visibility for request in heard if isinstance(request, Posted)] == ["open", "private"]


async def test_a_bot_with_its_hands_full_lets_slack_ask_again(
    adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    adapter._tasks._at_most = 1
    heard.hold.clear()
    await slack.post("C1", "U1", "first")

    second = asyncio.create_task(slack.post("C1", "U1", "second"))
    await slack.until(lambda: ("events_api", 0, False) in slack.deliveries)
    heard.hold.set()
    await second

    await slack.until(lambda: len(heard) == 2)
    assert slack.deliveries[-1] == ("events_api", slack.deliveries[-1][1], True)


async def test_a_wrong_signature_and_an_old_request_are_turned_away(
    http_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    assert http_adapter.port
    requests = slack.use_http(http_adapter.port)
    body = json.dumps({"type": "event_callback", "event": {"type": "app_uninstalled"}})
    headers = {"Content-Type": "application/json"}

    statuses = [
        await requests.send(body, headers, secret="another secret"),
        await requests.send(body, headers, age_s=600),
        await requests.send(body, headers),
    ]

    assert statuses == [401, 401, 200]
    await slack.until(lambda: heard)
    assert len(heard) == 1


async def test_slacks_check_of_the_address_is_answered(http_adapter: SlackAdapter, slack: SlackServer) -> None:
    assert http_adapter.port
    requests = slack.use_http(http_adapter.port)

    status = await requests.send(
        json.dumps({"type": "url_verification", "challenge": "sample"}), {"Content-Type": "application/json"}
    )

    assert status == 200


async def test_an_unknown_button_is_none_of_the_bots_business(
    http_adapter: SlackAdapter, slack: SlackServer, heard: Heard
) -> None:
    assert http_adapter.port
    requests = slack.use_http(http_adapter.port)
    payload = {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"action_id": "other", "block_id": "b"}]}

    status = await requests.send(
        urlencode({"payload": json.dumps(payload)}), {"Content-Type": "application/x-www-form-urlencoded"}
    )

    assert status == 404
    assert heard == []


@pytest.mark.usefixtures("socket_adapter")
async def test_the_socket_is_opened_anew_when_slack_asks_for_it(slack: SlackServer, heard: Heard) -> None:
    await slack.sockets.ask_to_reconnect()
    await slack.until(lambda: slack.sockets.opened == 2)

    await slack.post("C1", "U1", LINK)

    await slack.until(lambda: heard)
    assert len(heard) == 1


@pytest.mark.usefixtures("socket_adapter")
async def test_the_socket_is_opened_anew_when_it_breaks(slack: SlackServer, heard: Heard) -> None:
    slack.sockets.cut()
    await slack.post("C1", "U1", LINK)

    await slack.until(lambda: heard)
    assert slack.sockets.opened == 2


async def test_an_outage_of_slack_is_survived(heard: Heard, caplog: pytest.LogCaptureFixture) -> None:
    slack = SlackServer(ack_s=0.5)
    slack.add_channel("C1")
    async with slack:
        adapter = SlackAdapter(
            BOT_TOKEN, heard.receive, app_token=APP_TOKEN, api_base=slack.api_base, ping_interval_s=0.2
        )
        await adapter.start()
    await asyncio.sleep(0.5)

    async with slack:
        await slack.until(lambda: slack.sockets.opened == 2)
        await slack.post("C1", "U1", LINK)
        await slack.until(lambda: heard)
        await adapter.close()

    assert not any(record.exc_info for record in caplog.records)


async def test_it_closes_also_while_slack_is_away(heard: Heard) -> None:
    async with SlackServer(ack_s=0.5) as slack:
        adapter = SlackAdapter(
            BOT_TOKEN, heard.receive, app_token=APP_TOKEN, api_base=slack.api_base, ping_interval_s=0.2
        )
        await adapter.start()
    await asyncio.sleep(0.3)

    async with asyncio.timeout(5):
        await adapter.close()
        await adapter.close()


async def test_a_start_that_is_given_up_leaves_nothing_open(slack: SlackServer, heard: Heard) -> None:
    slack.sockets.refuse_tickets(1_000)
    adapter = SlackAdapter(BOT_TOKEN, heard.receive, app_token=APP_TOKEN, api_base=slack.api_base, ping_interval_s=0.05)
    starting = asyncio.create_task(adapter.start())
    await slack.until(lambda: slack.called("apps.connections.open"))

    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    await adapter.close()

    assert starting.cancelled()


@pytest.mark.parametrize("tokens", [("xoxb-wrong", APP_TOKEN), (BOT_TOKEN, "xapp-wrong")])
async def test_a_wrong_token_is_one_clear_error(slack: SlackServer, heard: Heard, tokens: tuple[str, str]) -> None:
    adapter = SlackAdapter(tokens[0], heard.receive, app_token=tokens[1], api_base=slack.api_base)

    with pytest.raises(SlackStartFailed, match="Slack does not know this token"):
        await adapter.start()


async def test_a_taken_port_is_one_clear_error(http_adapter: SlackAdapter, slack: SlackServer, heard: Heard) -> None:
    second = SlackAdapter(
        BOT_TOKEN,
        heard.receive,
        signing_secret=SIGNING_SECRET,
        host="127.0.0.1",
        port=http_adapter.port,
        api_base=slack.api_base,
    )

    with pytest.raises(SlackStartFailed, match="port"):
        await second.start()


def test_half_a_configuration_is_refused(heard: Heard) -> None:
    with pytest.raises(SlackStartFailed, match="SLACK_HTTP_PORT"):
        SlackAdapter(BOT_TOKEN, heard.receive, signing_secret=SIGNING_SECRET)


async def test_closing_waits_for_what_is_running(slack: SlackServer, heard: Heard) -> None:
    async with running(slack, heard, "socket"):
        heard.hold.clear()
        await slack.post("C1", "U1", LINK)
        asyncio.get_running_loop().call_later(0.1, heard.hold.set)

    assert len(heard) == 1


async def test_response_urls_and_tokens_are_never_logged(
    slack: SlackServer, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running(slack, heard, "socket") as adapter:
        await slack.slash("U1", "C1", "/tumen", "help private")
        called = await slack.until(lambda: heard[0] if heard else None)
        assert isinstance(called, Called)
        await adapter.chat.send(called.anchor, Reply(paragraphs=(Line("yes"),), privacy="private"), 0, "part1")

    assert len(slack.workspace.ephemeral("U1")) == 1
    ours = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("aiohttp"))
    assert not any(secret in ours for secret in ("/response/", BOT_TOKEN, APP_TOKEN, "ticket-"))
