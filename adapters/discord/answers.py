"""Answers to interactions: by their token, while it lives."""

import contextlib

import aiohttp
import discord

from adapters.discord.calls import Patience, patiently
from adapters.discord.content import Content, attached, carries
from adapters.discord.history import find_part
from adapters.discord.live import LiveInteraction, LiveInteractions
from bot.errors import PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Attachment, Privacy
from bot.models import PostedMessage

_SERVER_ERROR = 500


class Answers:
    """The first answer replaces "thinking…", which can be repeated safely; further ones are follow-ups.

    A follow-up has no nonce, and discord.py repeats one after every 5xx, so it might come twice. Those go through
    a session of our own that gives up at the first 5xx: silence before doubling.
    """

    def __init__(self, client: discord.Client, live: LiveInteractions, patience: Patience) -> None:
        self._client = client
        self._live = live
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def send(
        self, anchor: Anchor, content: Content, part_id: str, privacy: Privacy, file: Attachment | None
    ) -> PostedMessage:
        """Raises SendFailed when the interaction's time is over, PlaceGone, SendUnknown."""
        live = self._live.get(anchor.handle)
        if live is None:
            raise SendFailed("the interaction can no longer be answered")
        if live.waiting and privacy == "private" and live.privacy == "public":
            await self._finish_waiting(live)
        if live.waiting:
            return await self._replace_original(live, content, part_id, file)
        return await self._follow_up(live, content, _kept_private(privacy, live), file)

    async def edit(self, anchor: Anchor, posted: PostedMessage, content: Content) -> bool:
        """Edits what this interaction's token can reach; False when it is none of it. Raises as `send` does."""
        live = self._live.get(anchor.handle)
        if live is None:
            return False
        message_id = int(posted.id)
        if message_id == live.pressed_message:
            await patiently(lambda: live.interaction.edit_original_response(**content), self._patience, repeatable=True)
            return True
        if message_id not in live.own:
            return False
        await patiently(
            lambda: live.interaction.followup.edit_message(message_id, **content), self._patience, repeatable=True
        )
        return True

    async def find(self, anchor: Anchor, part_id: str) -> PostedMessage | None:
        """By the token where the part replaced "thinking…", else in the channel. Raises SendUnknown."""
        live = self._live.get(anchor.handle)
        if live is None:
            raise SendUnknown("the interaction's time is over")
        if live.original_part == part_id:
            original = await patiently(live.interaction.original_response, self._patience, repeatable=True)
            return posted_message(original) if carries(original, part_id) else None
        channel, me = live.interaction.channel, self._client.user
        if live.privacy == "private" or me is None or not isinstance(channel, discord.abc.Messageable):
            raise SendUnknown("a private answer cannot be read back")
        after = discord.Object(live.interaction.id)
        found = await patiently(lambda: find_part(channel, after, part_id, me.id), self._patience, repeatable=True)
        return posted_message(found) if found else None

    async def stop_waiting(self, anchor: Anchor) -> None:
        """Takes "thinking…" away if it still stands there."""
        live = self._live.get(anchor.handle)
        if live is not None and live.waiting:
            live.waiting = False
            await patiently(live.interaction.delete_original_response, self._patience, repeatable=True)

    async def _finish_waiting(self, live: LiveInteraction) -> None:
        """Ends a "thinking…" that all can see: what follows an unfinished one would take its place, seen by all."""
        live.waiting = False
        interaction = live.interaction
        with contextlib.suppress(PlaceGone):  # somebody has deleted it
            await patiently(lambda: interaction.edit_original_response(content="…"), self._patience, repeatable=True)
            await patiently(interaction.delete_original_response, self._patience, repeatable=True)

    async def _replace_original(
        self, live: LiveInteraction, content: Content, part_id: str, file: Attachment | None
    ) -> PostedMessage:
        live.waiting, live.original_part = False, part_id
        try:
            sent = await patiently(
                lambda: live.interaction.edit_original_response(**content, attachments=attached(file)),
                self._patience,
                repeatable=True,
            )
        except SendFailed:
            live.waiting, live.original_part = True, None
            raise
        live.own.add(sent.id)
        return posted_message(sent)

    async def _follow_up(
        self, live: LiveInteraction, content: Content, privacy: Privacy, file: Attachment | None
    ) -> PostedMessage:
        webhook = live.interaction.followup
        webhook.session = self._single_tries()
        sent = await patiently(
            lambda: webhook.send(**content, ephemeral=privacy == "private", wait=True, files=attached(file)),
            self._patience,
        )
        live.own.add(sent.id)
        return posted_message(sent)

    def _single_tries(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(raise_for_status=_give_up_on_server_errors)
        return self._session


def _kept_private(privacy: Privacy, live: LiveInteraction) -> Privacy:
    """What follows a private command is private; what follows a press is what it is meant to be."""
    if live.pressed_message is not None:
        return privacy
    return "private" if "private" in (privacy, live.privacy) else "public"


async def _give_up_on_server_errors(response: aiohttp.ClientResponse) -> None:
    if response.status >= _SERVER_ERROR:
        response.raise_for_status()


def posted_message(message: discord.Message) -> PostedMessage:
    """A private message has no link that leads anywhere."""
    link = None if message.flags.ephemeral else message.jump_url
    return PostedMessage(str(message.channel.id), str(message.id), link)
