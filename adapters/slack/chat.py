"""`bot.ports.Chat` on Slack: what the bot says becomes Web API calls, or posts to an interaction's response URL.

Whoever pressed a button or typed a slash command is answered in public with an ordinary message, which can be found,
changed and deleted later; through the response URL where the answer is private, or the bot is not in the channel.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack.render import SlackMessage, render
from adapters.slack.web import SlackWeb, answer_of
from bot.errors import BotError, PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Place, Reply
from bot.models import PostedMessage
from bot.ports import Mark

_log = logging.getLogger(__name__)

_MARKS: Mapping[Mark, str] = {"reading": "eyes", "failed": "warning"}
_TIMESTAMP = re.compile(r"\d+\.\d+")
_EVENT_TYPE = "tumen_part"
READ_BACK = 15  # messages that an app outside Slack's Marketplace may read in one call


class SlackChat:
    """`workspace_url`, known once the adapter has started, makes links to messages."""

    platform = "slack"

    def __init__(self, web: SlackWeb) -> None:
        self._web = web
        self.workspace_url = ""

    async def mark(self, anchor: Anchor, mark: Mark, *, on: bool) -> None:
        """A reaction; interactions have no message of their own to put it on."""
        if not _is_timestamp(anchor.id):
            return
        client = self._web.client
        change = client.reactions_add if on else client.reactions_remove
        try:
            await answer_of(change(channel=anchor.place.channel, timestamp=anchor.id, name=_MARKS[mark]))
        except BotError as exc:
            _log.debug("no mark in %s: %s", anchor.place.channel, exc)

    def part_count(self, reply: Reply) -> int:
        return len(render(reply))

    async def send(self, anchor: Anchor, reply: Reply, part: int, part_id: str) -> PostedMessage:
        """A private answer that its response URL cannot carry any more is refused, never posted for all to see."""
        message = _part(reply, part)
        if _is_private(anchor, reply):
            return await self._respond(anchor, message, part_id, "ephemeral")
        try:
            return await self._post(anchor, message, part_id)
        except PlaceGone:
            if anchor.handle is None:
                raise
            return await self._respond(anchor, message, part_id, "in_channel")

    async def find(self, anchor: Anchor, part_id: str) -> PostedMessage | None:
        """One look at the first messages after the anchor; beyond them, and in a channel's own stream, no is no proof.

        What came through a response URL cannot be read back.
        """
        if anchor.privacy == "private" and anchor.handle:
            raise SendUnknown("an ephemeral message cannot be read back")
        try:
            found, complete = await self._read_back(anchor, part_id)
        except SendFailed as exc:
            raise SendUnknown(f"cannot read back: {exc}") from exc
        if found is None and not complete:
            raise SendUnknown("not among the messages that may be read back")
        return found

    async def edit(self, anchor: Anchor, posted: PostedMessage, reply: Reply, part: int, part_id: str) -> None:
        """Of an ephemeral answer only the message whose button was pressed can be replaced: further parts are added."""
        message = _part(reply, part)
        if _is_timestamp(posted.id):
            body = {**_content(message, part_id), "metadata": _metadata(part_id)}
            await answer_of(self._web.client.chat_update(channel=posted.channel, ts=posted.id, **body))
        elif anchor.handle:
            await self._web.respond(anchor.handle, {**_content(message, part_id), "replace_original": part == 0})
        else:
            raise SendFailed("only a press of its own button can change this message")

    async def hide_preview(self, anchor: Anchor) -> None:
        """Nothing: on Slack only the author can take a preview away."""

    async def delete(self, place: Place, posted: PostedMessage) -> None:
        """What came through a response URL has no id and stays: its asker can dismiss it."""
        if not _is_timestamp(posted.id):
            return
        try:
            await answer_of(self._web.client.chat_delete(channel=posted.channel, ts=posted.id))
        except PlaceGone as exc:
            _log.debug("nothing to delete in %s: %s", place.channel, exc)

    async def _post(self, anchor: Anchor, message: SlackMessage, part_id: str) -> PostedMessage:
        answer = await answer_of(
            self._web.client.chat_postMessage(
                channel=anchor.place.channel,
                thread_ts=_thread(anchor),
                metadata=_metadata(part_id),
                unfurl_links=False,
                unfurl_media=False,
                mrkdwn=False,
                **_content(message, part_id),
            )
        )
        return self._posted(anchor, str(answer["ts"]))

    async def _respond(self, anchor: Anchor, message: SlackMessage, part_id: str, how: str) -> PostedMessage:
        if anchor.handle is None:
            raise SendFailed("the interaction is over")
        body = {**_content(message, part_id), "response_type": how, "replace_original": False}
        if anchor.thread:
            body["thread_ts"] = anchor.thread
        await self._web.respond(anchor.handle, body)
        return PostedMessage(anchor.place.channel, f"response:{part_id}")

    async def _read_back(self, anchor: Anchor, part_id: str) -> tuple[PostedMessage | None, bool]:
        """The message if it is there, and whether all that may hold it was looked through."""
        client, channel, thread = self._web.client, anchor.place.channel, _thread(anchor)
        if thread is None:
            call = client.conversations_history(channel=channel, limit=READ_BACK, include_all_metadata=True)
        else:
            oldest = anchor.id if _is_timestamp(anchor.id) else thread
            call = client.conversations_replies(
                channel=channel, ts=thread, oldest=oldest, limit=READ_BACK, include_all_metadata=True
            )
        answer = await answer_of(call)
        for message in answer.get("messages") or ():
            if _carries(message, part_id):
                return self._posted(anchor, str(message["ts"])), True
        return None, thread is not None and not answer.get("has_more")

    def _posted(self, anchor: Anchor, ts: str) -> PostedMessage:
        channel, thread = anchor.place.channel, _thread(anchor)
        link = f"{self.workspace_url}archives/{channel}/p{ts.replace('.', '')}"
        if thread:
            link += f"?thread_ts={thread}&cid={channel}"
        return PostedMessage(channel, ts, link if self.workspace_url else None)


def _part(reply: Reply, part: int) -> SlackMessage:
    messages = render(reply)
    if part >= len(messages):
        raise SendFailed(f"the reply has {len(messages)} parts, not {part + 1}")
    return messages[part]


def _is_private(anchor: Anchor, reply: Reply) -> bool:
    """Only an interaction can be answered in private; a message (its id is a timestamp) is answered in its thread."""
    return not _is_timestamp(anchor.id) and "private" in (anchor.privacy, reply.privacy)


def _content(message: SlackMessage, part_id: str) -> dict[str, Any]:
    """The part's id stands in the first block, too: reading metadata back needs one more scope than reading blocks."""
    first, *rest = message.blocks
    return {"text": message.text, "blocks": [{**first, "block_id": part_id}, *rest]}


def _metadata(part_id: str) -> dict[str, Any]:
    return {"event_type": _EVENT_TYPE, "event_payload": {"id": part_id}}


def _carries(message: Mapping[str, Any], part_id: str) -> bool:
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    blocks: Sequence[Mapping[str, Any]] = message.get("blocks") or ({},)
    return part_id in (payload.get("id"), blocks[0].get("block_id"))


def _thread(anchor: Anchor) -> str | None:
    return anchor.thread or (anchor.id if _is_timestamp(anchor.id) else None)


def _is_timestamp(identifier: str) -> bool:
    return _TIMESTAMP.fullmatch(identifier) is not None
