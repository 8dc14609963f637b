"""The real discord.py over the wire: login, intents, limits, broken sockets, lost answers. The server is ours."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from adapters.discord.calls import Patience
from adapters.discord.connection import DiscordConnection, LoginFailed
from bot.errors import PlaceGone, SendUnknown
from bot.messages import Anchor, Called, Deleted, Edited, Left, Line, Posted, Pressed, Reply, Request
from tests.adapters.discord.world import HARBOUR, SAMPLE
from tests.servers.discord import TOKEN, DiscordServer
from tests.servers.discord_state import CHANNEL

QUICK = Patience(waits_s=(0.01, 0.01, 0.01), try_limit_s=20)
MESSAGES = r"^POST /channels/\d+/messages$"


@dataclass
class Core:
    requests: list[Request] = field(default_factory=list)
    answer: Callable[[Anchor], Awaitable[object]] | None = None

    async def receive(self, request: Request) -> None:
        self.requests.append(request)
        if self.answer and isinstance(request, Posted | Called | Pressed):
            await self.answer(request.anchor)


@asynccontextmanager
async def connected(server: DiscordServer, core: Core) -> AsyncIterator[DiscordConnection]:
    connection = await DiscordConnection.open(
        TOKEN, api_base=server.api_base, gateway_url=server.gateway_url, patience=QUICK
    )
    try:
        await connection.start(core.receive)
        yield connection
    finally:
        await connection.close()


async def said(server: DiscordServer, core: Core, text: str = HARBOUR) -> Anchor:
    before = len(core.requests)
    await server.say(text)
    await server.until(lambda: len(core.requests) > before)
    request = core.requests[-1]
    assert isinstance(request, Posted)
    return request.anchor


async def test_a_wrong_token_is_one_clear_error() -> None:
    async with DiscordServer() as server:
        with pytest.raises(LoginFailed, match="DISCORD_TOKEN"):
            await DiscordConnection.open("wrong", api_base=server.api_base, gateway_url=server.gateway_url)


async def test_with_the_intent_the_bot_asks_to_read_messages() -> None:
    async with DiscordServer() as server, connected(server, Core()) as connection:
        [identify] = server.gateway.identified

        assert connection.reads_messages
        assert identify["intents"] == 1 << 0 | 1 << 9 | 1 << 12 | 1 << 15


async def test_without_the_intent_the_bot_never_asks_for_it() -> None:
    async with DiscordServer(flags=0) as server, connected(server, Core()) as connection:
        [identify] = server.gateway.identified

        assert not connection.reads_messages
        assert identify["intents"] == 1 << 0 | 1 << 9 | 1 << 12


@pytest.mark.parametrize("code", [4004, 4014])
async def test_a_refused_connection_is_one_clear_error(code: int) -> None:
    async with DiscordServer() as server:
        server.gateway.refuse(code)
        connection = await DiscordConnection.open(TOKEN, api_base=server.api_base, gateway_url=server.gateway_url)

        with pytest.raises(LoginFailed):
            await connection.start(Core().receive)


async def test_an_outage_at_the_start_is_waited_out() -> None:
    async with DiscordServer() as server:
        server.limit("GET /users/@me", 0.01, by_proxy=True)

        async with connected(server, Core()) as connection:
            assert connection.reads_messages


async def test_commands_are_brought_up_to_date_once() -> None:
    async with DiscordServer() as server, connected(server, Core()):
        await server.gateway.forget()
        await server.until(lambda: len(server.gateway.identified) == 2)

        [commands] = server.called("PUT /applications")
        names = ["summarize", "whosaid", "correct", "help", "settings", "digest", "feeds", "Summarize links"]
        assert [command["name"] for command in commands] == names


async def test_a_message_is_answered_in_its_thread() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)

        posted = await connection.chat.send(anchor, SAMPLE, 0, "p1")

        assert posted.channel == anchor.id
        assert server.state.threads[anchor.id]["name"] == "Harbour opens (sample)"
        [answer] = server.state.messages[anchor.id]
        assert answer["embeds"][0]["title"] == "Harbour opens (sample)"


async def test_after_a_broken_socket_the_session_goes_on_and_nothing_is_missed() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core):
        await server.gateway.cut()
        await server.say(HARBOUR)

        await server.until(lambda: core.requests)

        assert len(server.gateway.identified) == 1
        assert len(server.gateway.resumed) == 1
        assert len(core.requests) == 1


async def test_after_a_lost_session_the_bot_starts_another() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core):
        await server.gateway.forget()
        await server.until(lambda: len(server.gateway.identified) == 2)

        await said(server, core)

        assert isinstance(core.requests[0], Posted)


async def test_a_limit_is_waited_out_and_the_answer_comes_once() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)
        server.limit(MESSAGES, 0.02)
        server.limit(MESSAGES, 0.02, by_proxy=True)

        await connection.chat.send(anchor, SAMPLE, 0, "p1")

        assert len(server.called(MESSAGES)) == 3
        assert len(server.state.answers()) == 1


async def test_a_message_whose_answer_was_lost_is_unknown_and_then_found() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)
        server.drop(MESSAGES)

        with pytest.raises(SendUnknown):
            await connection.chat.send(anchor, SAMPLE, 0, "p1")
        found = await connection.chat.find(anchor, "p1")

        assert found is not None
        assert found.id == server.state.answers()[0]["id"]


async def test_a_message_that_never_arrived_is_not_found() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)
        server.fail(MESSAGES)

        with pytest.raises(SendUnknown):
            await connection.chat.send(anchor, SAMPLE, 0, "p1")

        assert await connection.chat.find(anchor, "p1") is None


async def test_a_history_that_cannot_be_read_leaves_the_message_unknown() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)
        for _ in range(4):
            server.limit("GET .*/messages$", 0.01, by_proxy=True)

        with pytest.raises(SendUnknown):
            await connection.chat.find(anchor, "p1")


async def test_the_same_part_sent_twice_stands_there_once() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)

        first = await connection.chat.send(anchor, SAMPLE, 0, "p1")
        second = await connection.chat.send(anchor, SAMPLE, 0, "p1")

        assert first == second
        assert len(server.state.answers()) == 1


async def test_a_thread_that_exists_already_is_used() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)
        server.drop("/threads$")  # opened, but the bot does not learn of it

        posted = await connection.chat.send(anchor, SAMPLE, 0, "p1")

        assert posted.channel == anchor.id


async def test_a_message_deleted_meanwhile_is_not_answered() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)
        server.state.remove_message(CHANNEL, anchor.id)

        with pytest.raises(PlaceGone):
            await connection.chat.send(anchor, SAMPLE, 0, "p1")


async def test_only_a_persons_edit_is_passed_on() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core):
        anchor = await said(server, core)
        await server.unfurl(anchor.id)
        await server.edit(anchor.id, f"{HARBOUR} again")
        await server.unfurl(anchor.id)
        await server.remove(anchor.id)

        await server.until(lambda: isinstance(core.requests[-1], Deleted))

        assert [type(request) for request in core.requests] == [Posted, Edited, Deleted]


async def test_messages_removed_together_are_reported_together() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core):
        first, second = await said(server, core), await said(server, core)

        await server.remove(first.id, second.id)
        await server.until(lambda: isinstance(core.requests[-1], Deleted))

        assert core.requests[-1] == Deleted(first.place, (first.id, second.id))


async def test_an_outage_of_a_server_is_no_farewell() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core):
        await server.lose_guild(outage=True)
        await server.lose_guild(outage=False)

        await server.until(lambda: core.requests)

        assert core.requests == [Left("discord", "1000")]


async def test_a_command_is_acknowledged_before_the_work_begins() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        at_work: list[bool] = []

        async def work(anchor: Anchor) -> None:
            at_work.append(bool(server.called("callback$")))
            await connection.chat.send(anchor, SAMPLE, 0, "p1")

        core.answer = work
        token = await server.slash("summarize", url=HARBOUR)
        await server.until(lambda: server.state.originals[token]["embeds"] if token in server.state.originals else None)

        assert at_work == [True]
        assert len(server.state.answers()) == 1


async def test_a_command_that_another_process_took_is_left_to_it() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core):
        await server.slash("help", taken=True)
        await said(server, core)

        assert [type(request) for request in core.requests] == [Posted]


async def test_a_lost_first_answer_to_a_command_is_repeated_safely() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        done: list[Any] = []

        async def work(anchor: Anchor) -> None:
            done.append(await connection.chat.send(anchor, SAMPLE, 0, "p1"))

        core.answer = work
        server.drop("PATCH /webhooks")
        await server.slash("summarize", url=HARBOUR)
        await server.until(lambda: done)

        assert len(server.called("PATCH /webhooks")) == 2
        assert len(server.state.answers()) == 1


@pytest.mark.parametrize("how", ["drop", "fail"])
async def test_a_doubtful_further_answer_is_never_sent_twice(how: str) -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        outcomes: list[BaseException] = []

        async def work(anchor: Anchor) -> None:
            await connection.chat.send(anchor, SAMPLE, 0, "p1")
            getattr(server, how)(r"POST /webhooks/\d+/")
            with pytest.raises(SendUnknown) as caught:
                await connection.chat.send(anchor, SAMPLE, 0, "p2")
            outcomes.append(caught.value)

        core.answer = work
        await server.slash("summarize", url=HARBOUR)
        await server.until(lambda: outcomes)

        assert len(server.called(r"POST /webhooks/\d+/")) == 1


async def test_a_private_answer_to_a_public_command_is_private() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:

        async def refuse(anchor: Anchor) -> None:
            await connection.chat.send(anchor, Reply(paragraphs=(Line("No."),), privacy="private"), 0, "p1")

        core.answer = refuse
        await server.slash("summarize", url=HARBOUR)
        await server.until(lambda: server.called(r"POST /webhooks/\d+/"))

        [answer] = await server.until(server.state.answers)
        assert answer["flags"] & 64


async def test_a_button_is_acknowledged_and_edits_its_message() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)
        posted = await connection.chat.send(anchor, SAMPLE, 0, "p1")

        async def longer(pressed: Anchor) -> None:
            await connection.chat.edit(pressed, posted, Reply(paragraphs=(Line("Longer now."),)), 0, "p1")

        core.answer = longer
        [answer] = server.state.answers()
        await server.press(answer, "Longer")
        await server.until(lambda: answer["embeds"][0]["description"] == "Longer now.")

        assert isinstance(core.requests[-1], Pressed)
        assert core.requests[-1].anchor.place == anchor.place


async def test_hiding_a_preview_touches_nothing_but_the_flag() -> None:
    core = Core()
    async with DiscordServer() as server, connected(server, core) as connection:
        anchor = await said(server, core)

        await connection.chat.hide_preview(anchor)

        assert server.state.message(CHANNEL, anchor.id)["flags"] == 1 << 2
