"""Discord's events become the bot's requests; interactions are acknowledged first."""

import discord

from bot.messages import Called, Choice, Deleted, Edited, Left, Posted, Pressed, Typed
from tests.adapters.discord.world import HARBOUR, a_world

HIDDEN = discord.PermissionOverwrite(view_channel=False)
SHOWN = discord.PermissionOverwrite(view_channel=True)


async def test_a_message_with_a_link_becomes_a_request() -> None:
    async with a_world() as world:
        message = await world.ann.send(world.channel, f"see {HARBOUR}")

        assert world.core.requests == [world.last]
        assert isinstance(world.last, Posted)
        assert world.last.links == (HARBOUR,)
        assert not world.last.addressed
        assert world.last.anchor.id == str(message.id)
        assert world.last.anchor.place.visibility == "open"
        assert world.last.anchor.place.workspace == str(world.guild.id)
        assert world.last.anchor.place.channel == str(world.channel.id)


async def test_messages_of_webhooks_and_of_the_bot_itself_are_left_alone() -> None:
    async with a_world() as world:
        webhook = world.guild.create_webhook(world.channel)
        await webhook.send(HARBOUR)
        channel = world.client.get_channel(world.channel.id)
        assert isinstance(channel, discord.TextChannel)

        await channel.send(HARBOUR)
        await world.env.settle()

        assert world.core.requests == []


async def test_a_mention_is_taken_out_of_the_words() -> None:
    async with a_world() as world:
        await world.ann.send(world.channel, f"<@{world.client.user.id}> settings links off")

        assert isinstance(world.last, Posted)
        assert world.last.addressed
        assert world.last.text == "settings links off"


async def test_a_direct_message_is_addressed_to_the_bot() -> None:
    async with a_world() as world:
        await world.ann.send_dm(f"please: {HARBOUR}")

        assert isinstance(world.last, Posted)
        assert world.last.addressed
        assert world.last.user.may_manage
        assert world.last.anchor.place.visibility == "direct"
        assert world.last.anchor.place.workspace == ""


async def test_a_channel_that_not_everyone_sees_is_private() -> None:
    async with a_world() as world:
        desk = world.guild.create_text_channel(
            "desk", overwrites={world.guild.default_role: HIDDEN, world.ann: SHOWN, world.client.user: SHOWN}
        )

        await world.ann.send(desk, HARBOUR)

        assert isinstance(world.last, Posted)
        assert world.last.anchor.place.visibility == "private"


async def test_who_may_manage_the_channel_is_said() -> None:
    async with a_world() as world:
        editors = world.guild.create_role("Editors", permissions=discord.Permissions(manage_channels=True))
        editor = world.guild.add_member(world.env.create_user("eve"), roles=[editors])

        await world.ann.send(world.channel, HARBOUR)
        await editor.send(world.channel, HARBOUR)

        assert [request.user.may_manage for request in world.core.requests] == [False, True]


async def test_a_message_in_a_thread_belongs_to_the_channel_around_it() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send(world.channel, HARBOUR)
        [thread] = world.channel.threads

        await world.ann.send(thread, "another: https://news.example/ferry")

        assert isinstance(world.last, Posted)
        assert world.last.anchor.place.channel == str(world.channel.id)
        assert world.last.anchor.thread == str(thread.id)
        assert world.last.anchor.place.visibility == "open"


async def test_an_edit_says_how_the_message_reads_now() -> None:
    async with a_world() as world:
        message = await world.ann.send(world.channel, HARBOUR)

        await world.ann.edit(message, "rather https://news.example/ferry")

        assert isinstance(world.last, Edited)
        assert world.last.now.links == ("https://news.example/ferry",)
        assert world.last.now.anchor.id == str(message.id)


async def test_a_thread_opened_on_a_message_is_no_edit_of_it() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send(world.channel, HARBOUR)

        await world.env.settle()

        assert not any(isinstance(request, Edited) for request in world.core.requests)


async def test_a_deleted_message_is_reported() -> None:
    async with a_world() as world:
        message = await world.ann.send(world.channel, HARBOUR)

        await world.ann.delete(message)

        assert isinstance(world.last, Deleted)
        assert world.last.messages == (str(message.id),)
        assert world.last.place.channel == str(world.channel.id)


async def test_messages_deleted_in_bulk_are_reported_together() -> None:
    async with a_world() as world:
        first = await world.ann.send(world.channel, HARBOUR)
        second = await world.ann.send(world.channel, HARBOUR)
        channel = world.client.get_channel(world.channel.id)
        assert isinstance(channel, discord.TextChannel)

        world.env.backend.bulk_delete_messages(world.channel.id, [first.id, second.id])
        await world.env.settle()

        assert isinstance(world.last, Deleted)
        assert world.last.messages == (str(first.id), str(second.id))


async def test_leaving_a_server_is_reported() -> None:
    async with a_world() as world:
        guild = world.client.get_guild(world.guild.id)
        assert guild is not None

        await guild.leave()
        await world.env.settle()

        assert world.core.requests == [Left("discord", str(world.guild.id))]


async def test_a_slash_command_is_acknowledged_and_its_answer_takes_the_place_of_the_wait() -> None:
    async with a_world(answers=True) as world:
        result = await world.ann.slash(world.channel, "summarize", url=HARBOUR, length="short")

        assert isinstance(world.last, Called)
        assert world.last.command == "summarize"
        assert world.last.options == {"url": HARBOUR, "length": "short"}
        assert not result.ephemeral
        assert result.response.embeds[0].title == "Harbour opens (sample)"
        assert result.followups == []


async def test_a_private_summary_is_seen_by_the_asker_only() -> None:
    async with a_world(answers=True) as world:
        result = await world.ann.slash(world.channel, "summarize", url=HARBOUR, private=True)

        assert isinstance(world.last, Called)
        assert world.last.anchor.privacy == "private"
        assert result.ephemeral
        assert result.response.ephemeral


async def test_digests_and_feeds_are_asked_for_in_words_of_the_bot() -> None:
    async with a_world() as world:
        chosen = {"time": "08:00", "zone": "Asia/Seoul", "days": "weekdays", "stories": 5}
        await world.ann.slash(world.channel, "digest schedule", **chosen)
        await world.ann.slash(world.channel, "digest pause", id="a1b2c3")
        await world.ann.slash(world.channel, "digest why", url="https://news.example/1")
        await world.ann.slash(world.channel, "feeds mute", feed="Pier Nine")

        calls = [request for request in world.core.requests if isinstance(request, Called)]
        schedule, *others = [(called.command, called.options) for called in calls]
        assert schedule[0] == "digest"
        assert {name: value for name, value in schedule[1].items() if value} == {
            "action": "schedule",
            "rule": "08:00 Asia/Seoul weekdays",
            "max": "5",
            "empty": "say",
        }
        assert others == [
            ("digest", {"action": "pause", "id": "a1b2c3"}),
            ("digest", {"action": "why", "url": "https://news.example/1"}),
            ("feeds", {"action": "mute", "feed": "Pier Nine"}),
        ]


async def test_settings_are_asked_for_in_words_of_the_bot() -> None:
    async with a_world() as world:
        await world.ann.slash(world.channel, "settings links", choice="mention")
        await world.ann.slash(world.channel, "settings previews", choice="hide")
        await world.ann.slash(world.channel, "help")

        calls = [request for request in world.core.requests if isinstance(request, Called)]
        assert [(call.command, call.options) for call in calls] == [
            ("settings", {"links": "mention"}),
            ("settings", {"previews": "hide"}),
            ("help", {}),
        ]
        assert all(call.anchor.privacy == "private" and not call.user.may_manage for call in calls)


async def test_the_message_menu_passes_on_the_links_of_the_message() -> None:
    async with a_world(answers=True) as world:
        world.core.answer = None
        message = await world.ann.send(world.channel, f"{HARBOUR} and `https://in.code/` and https://news.example/b")
        world.core.answer = world.send_sample

        result = await world.ann.context_menu(world.channel, "Summarize links", message)

        assert isinstance(world.last, Called)
        assert world.last.options == {"links": f"{HARBOUR} https://news.example/b"}
        assert result.response.embeds[0].title == "Harbour opens (sample)"


async def test_a_command_without_an_answer_does_not_wait_for_ever() -> None:
    async with a_world() as world:
        result = await world.ann.slash(world.channel, "summarize", url=HARBOUR)

        assert result.deferred
        assert result.response is None


async def test_a_button_says_which_it_is_and_on_which_message() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send(world.channel, HARBOUR)
        answer = world.channel.threads[0].last_message
        world.core.answer = None

        result = await world.ann.click(answer, label="Longer")

        assert isinstance(world.last, Pressed)
        assert world.last.button == "long:a1"
        assert world.last.message == str(answer.id)
        assert world.last.anchor.place.channel == str(world.channel.id)
        assert result.acknowledged


async def test_buttons_work_after_a_restart() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send(world.channel, HARBOUR)
        answer = world.channel.threads[0].last_message
        restarted = type(world.client)(reads_messages=True)
        restarted.receive = world.core.receive
        world.core.answer = None
        await world.env.restart_bot(restarted)

        await world.ann.click(answer, label="Longer")

        assert isinstance(world.last, Pressed)
        assert world.last.button == "long:a1"


async def test_an_interaction_is_never_taken_for_a_message() -> None:
    async with a_world() as world:
        await world.ann.slash(world.channel, "help")

        assert isinstance(world.last, Called)
        assert world.last.anchor.id.startswith("i")
        assert world.last.anchor.handle is not None


async def test_without_the_intent_a_mention_still_comes_with_its_link() -> None:
    async with a_world(reads_messages=False) as world:
        await world.ann.send(world.channel, f"<@{world.client.user.id}> {HARBOUR}")

        assert isinstance(world.last, Posted)
        assert world.last.links == (HARBOUR,)


async def test_without_the_intent_hidden_words_are_not_taken_for_an_edit() -> None:
    async with a_world(reads_messages=False) as world:
        message = await world.ann.send(world.channel, f"<@{world.client.user.id}> {HARBOUR}")

        await world.ann.edit(message, HARBOUR)

        assert not any(isinstance(request, Edited) for request in world.core.requests)


async def test_a_name_is_completed_while_it_is_typed() -> None:
    async with a_world() as world:
        world.client.complete = completions

        choices = await world.ann.autocomplete(world.channel, "whosaid", "speaker", "Han")

        assert [(choice["name"], choice["value"]) for choice in choices] == [("Han Seo-jin · 3", "Han Seo-jin")]


async def completions(typed: Typed) -> tuple[Choice, ...]:
    assert typed == Typed(typed.place, "speaker", "Han")
    assert typed.place.visibility == "open"
    return (Choice("Han Seo-jin · 3", "Han Seo-jin"),)
