"""What the bot says stands where it should on Discord, and can be found, changed and taken back."""

import discord
import pytest

from bot.errors import PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Called, Line, Place, Posted, Pressed, Reply
from bot.models import PostedMessage
from bot.ports import Chat
from tests.adapters.discord.world import HARBOUR, SAMPLE, World, a_world

NO_THREADS = discord.PermissionOverwrite(create_public_threads=False)
NO_REACTIONS = discord.PermissionOverwrite(add_reactions=False)
NO_THREAD_KEEPING = discord.PermissionOverwrite(manage_threads=False)
NO_HISTORY = discord.PermissionOverwrite(read_message_history=False)


async def posted_anchor(world: World, text: str = HARBOUR) -> Anchor:
    await world.ann.send(world.channel, text)
    assert isinstance(world.last, Posted)
    return world.last.anchor


async def test_it_is_a_chat_of_the_bot() -> None:
    async with a_world() as world:
        chat: Chat = world.chat

        assert chat.platform == "discord"


async def test_an_answer_stands_in_a_thread_named_after_the_headline() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send(world.channel, HARBOUR)

        [thread] = world.channel.threads
        answer = thread.last_message
        assert thread.name == "Harbour opens (sample)"
        assert answer.embeds[0].url == HARBOUR
        assert "[»](https://news.example/harbour#:~:text=The%20harbour)" in answer.embeds[0].description


async def test_a_second_answer_goes_into_the_same_thread() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        await world.chat.send(anchor, SAMPLE, 0, "p1")
        await world.env.settle()

        await world.chat.send(anchor, SAMPLE, 0, "p2")

        [thread] = world.channel.threads
        assert len([message for message in thread.history() if message.embeds]) == 2


async def test_where_no_thread_may_be_opened_the_answer_is_a_quiet_reply() -> None:
    async with a_world() as world:
        world.channel = world.guild.create_text_channel("flat", overwrites={world.client.user: NO_THREADS})
        anchor = await posted_anchor(world)

        posted = await world.chat.send(anchor, SAMPLE, 0, "p1")

        answer = world.channel.last_message
        assert str(answer.id) == posted.id
        assert str(answer.reference.message_id) == anchor.id
        assert answer.mentions == []
        assert world.channel.threads == []


async def test_in_a_voice_channel_the_answer_is_a_reply() -> None:
    async with a_world() as world:
        world.channel = world.guild.create_voice_channel("talk")
        anchor = await posted_anchor(world)

        await world.chat.send(anchor, SAMPLE, 0, "p1")

        assert str(world.channel.last_message.reference.message_id) == anchor.id


async def test_in_a_thread_the_answer_is_a_reply_there() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send(world.channel, HARBOUR)
        [thread] = world.channel.threads

        await world.ann.send(thread, HARBOUR)

        assert isinstance(world.last, Posted)
        assert str(thread.last_message.reference.message_id) == world.last.anchor.id


async def test_a_direct_message_is_answered_there() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send_dm(HARBOUR)

        answer = world.ann.user.dm_channel.last_message
        assert answer.embeds[0].title == "Harbour opens (sample)"


async def test_an_answer_pings_nobody_and_has_no_preview() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        hostile = Reply(headline=Line("@everyone <@1> sample"), paragraphs=(Line("@here <@&2> https://evil.example"),))

        await world.chat.send(anchor, hostile, 0, "p1")

        [request] = [entry for entry in world.env.http_requests if "nonce" in str(entry.json)]
        assert request.json["nonce"] == "p1"
        assert request.json["allowed_mentions"] == {"parse": []}
        assert request.json["enforce_nonce"] is True
        assert "content" not in request.json or not request.json["content"]


async def test_reading_is_shown_by_a_reaction_that_goes_away() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)

        await world.chat.mark(anchor, "reading", on=True)
        during = [str(reaction.emoji) for reaction in world.channel.last_message.reactions]
        await world.chat.mark(anchor, "reading", on=False)

        assert during == ["👀"]
        assert world.channel.last_message.reactions == []


async def test_where_reactions_are_not_allowed_the_bot_types() -> None:
    async with a_world() as world:
        world.channel = world.guild.create_text_channel("calm", overwrites={world.client.user: NO_REACTIONS})
        anchor = await posted_anchor(world)

        await world.chat.mark(anchor, "reading", on=True)

        assert any(entry.path.endswith("/typing") for entry in world.env.http_requests)


async def test_a_mark_on_a_message_that_is_gone_is_no_error() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        await world.ann.delete(world.channel.last_message)

        await world.chat.mark(anchor, "failed", on=True)

        assert world.channel.last_message is None


async def test_a_sent_part_is_found_again_by_its_id() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        posted = await world.chat.send(anchor, SAMPLE, 0, "p1")
        await world.env.settle()

        assert await world.chat.find(anchor, "p1") == posted
        assert await world.chat.find(anchor, "p2") is None


async def test_a_reply_without_buttons_is_found_again_too() -> None:
    async with a_world() as world:
        world.channel = world.guild.create_text_channel("flat", overwrites={world.client.user: NO_THREADS})
        anchor = await posted_anchor(world)
        posted = await world.chat.send(anchor, Reply(paragraphs=(Line("Nothing there."),)), 0, "p1")

        assert await world.chat.find(anchor, "p1") == posted


async def test_an_answer_in_a_direct_message_is_found_again() -> None:
    async with a_world() as world:
        await world.ann.send_dm(HARBOUR)
        assert isinstance(world.last, Posted)
        anchor = world.last.anchor
        posted = await world.chat.send(anchor, SAMPLE, 0, "p1")

        assert await world.chat.find(anchor, "p1") == posted
        assert await world.chat.find(anchor, "p2") is None


async def test_another_bot_cannot_pass_off_its_message_as_ours() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        await world.guild.create_webhook(world.channel).send("t1:p1:")

        assert await world.chat.find(anchor, "p1") is None


async def test_where_the_history_may_not_be_read_nothing_is_claimed() -> None:
    async with a_world() as world:
        world.channel = world.guild.create_text_channel("deaf", overwrites={world.client.user: NO_HISTORY})
        anchor = await posted_anchor(world)

        with pytest.raises(SendUnknown):
            await world.chat.find(anchor, "p1")


async def test_in_a_busy_channel_what_is_not_found_is_not_called_absent() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        for number in range(100):
            world.env.backend.create_message(world.channel.id, world.ann.id, f"chatter {number}")
        await world.env.settle()

        with pytest.raises(SendUnknown):
            await world.chat.find(anchor, "p1")


async def test_an_answer_is_edited_in_place() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        posted = await world.chat.send(anchor, SAMPLE, 0, "p1")

        await world.chat.edit(anchor, posted, Reply(paragraphs=(Line("Shorter."),)), 0, "p1")

        answer = world.channel.threads[0].last_message
        assert str(answer.id) == posted.id
        assert answer.embeds[0].title is None
        assert answer.embeds[0].description == "Shorter."


async def test_a_pressed_button_edits_its_message_also_when_only_the_asker_sees_it() -> None:
    async with a_world(answers=True) as world:
        result = await world.ann.slash(world.channel, "summarize", url=HARBOUR, private=True)

        async def edit(anchor: Anchor) -> None:
            assert isinstance(world.last, Pressed)
            posted = PostedMessage(str(world.channel.id), world.last.message)
            await world.chat.edit(anchor, posted, Reply(paragraphs=(Line("Longer now."),)), 0, "p1")

        world.core.answer = edit
        await world.ann.click(result.response.message, label="Longer")

        assert result.response.embeds[0].description == "Longer now."


async def test_a_press_can_be_answered_to_whoever_pressed_only() -> None:
    async with a_world(answers=True) as world:
        await world.ann.send(world.channel, HARBOUR)

        async def refuse(anchor: Anchor) -> None:
            reply = Reply(paragraphs=(Line("No longer known."),), privacy="private")
            await world.chat.send(anchor, reply, 0, "p2")

        world.core.answer = refuse
        result = await world.ann.click(world.channel.threads[0].last_message, label="Longer")

        [told] = result.followups
        assert told.ephemeral
        assert told.embeds[0].description == "No longer known."


async def test_a_long_answer_to_a_command_goes_on_in_further_messages() -> None:
    async with a_world() as world:
        long = Reply(paragraphs=tuple(Line(f"Sentence {n} " + "word " * 100) for n in range(20)))

        async def send_all(anchor: Anchor) -> None:
            for part in range(world.chat.part_count(long)):
                await world.chat.send(anchor, long, part, f"p{part}")

        world.core.answer = send_all
        result = await world.ann.slash(world.channel, "summarize", url=HARBOUR)

        assert world.chat.part_count(long) == 3
        assert result.response is not None
        assert len(result.followups) == 2


async def test_an_interaction_of_an_earlier_process_is_not_answered() -> None:
    async with a_world() as world:
        gone = Anchor(Place("discord", str(world.guild.id), str(world.channel.id), "open"), "i123", handle="123")

        with pytest.raises(SendFailed):
            await world.chat.send(gone, SAMPLE, 0, "p1")
        with pytest.raises(SendUnknown):
            await world.chat.find(gone, "p1")


async def test_an_interaction_is_not_answered_after_its_quarter_of_an_hour() -> None:
    async with a_world() as world:
        await world.ann.slash(world.channel, "help")
        assert isinstance(world.last, Called)

        await world.env.advance_time(15 * 60)

        with pytest.raises(SendFailed):
            await world.chat.send(world.last.anchor, SAMPLE, 0, "p1")


async def test_an_answer_to_a_command_is_found_by_its_token() -> None:
    async with a_world(answers=True) as world:
        await world.ann.slash(world.channel, "summarize", url=HARBOUR)
        assert isinstance(world.last, Called)

        found = await world.chat.find(world.last.anchor, "part1")

        assert found is not None
        assert found.id == str(world.channel.last_message.id)


async def test_a_deleted_answer_takes_its_empty_thread_with_it() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        first = await world.chat.send(anchor, SAMPLE, 0, "p1")
        second = await world.chat.send(anchor, SAMPLE, 0, "p2")

        await world.chat.delete(anchor.place, first)
        still_there = len(world.channel.threads)
        await world.chat.delete(anchor.place, second)
        await world.env.settle()

        assert still_there == 1
        assert world.channel.threads == []


async def test_a_thread_in_which_somebody_wrote_is_kept() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        posted = await world.chat.send(anchor, SAMPLE, 0, "p1")
        await world.env.settle()
        await world.ann.send(world.channel.threads[0], "interesting!")

        await world.chat.delete(anchor.place, posted)

        [thread] = world.channel.threads
        assert [message.content for message in thread.history() if message.content] == ["interesting!"]


async def test_without_the_right_to_manage_threads_only_the_message_goes() -> None:
    async with a_world() as world:
        world.channel = world.guild.create_text_channel("kept", overwrites={world.client.user: NO_THREAD_KEEPING})
        anchor = await posted_anchor(world)
        posted = await world.chat.send(anchor, SAMPLE, 0, "p1")

        await world.chat.delete(anchor.place, posted)

        [thread] = world.channel.threads
        assert not any(message.embeds for message in thread.history())


async def test_what_is_gone_already_is_deleted_without_complaint() -> None:
    async with a_world() as world:
        anchor = await posted_anchor(world)
        posted = await world.chat.send(anchor, SAMPLE, 0, "p1")
        await world.chat.delete(anchor.place, posted)

        await world.chat.delete(anchor.place, posted)

        assert await world.chat.find(anchor, "p1") is None


async def test_the_preview_of_a_paste_is_left_where_the_bot_may_not() -> None:
    async with a_world() as world:
        forbidden = discord.PermissionOverwrite(manage_messages=False)
        world.channel = world.guild.create_text_channel("strict", overwrites={world.client.user: forbidden})
        anchor = await posted_anchor(world)

        await world.chat.hide_preview(anchor)

        assert not world.channel.last_message.flags.suppress_embeds


async def test_a_channel_that_is_gone_is_said_to_be() -> None:
    async with a_world() as world:
        nowhere = Anchor(Place("discord", str(world.guild.id), "42", "open"), "43")

        with pytest.raises(PlaceGone):
            await world.chat.send(nowhere, SAMPLE, 0, "p1")
