"""`bot.ports.Chat` on Slack: what the bot says becomes Web API calls, or posts to an interaction's response URL.

Whoever pressed a button or typed a slash command is answered in public with an ordinary message, which can be found,
changed and deleted later; through the response URL where the answer is private, or the bot is not in the channel. The
file of an answer is a part of its own, the last.
"""

import logging
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.slack.content import carries, content, metadata
from adapters.slack.files import Files, is_file
from adapters.slack.handle import read_handle
from adapters.slack.manifest import MANIFEST
from adapters.slack.render import SlackMessage, render
from adapters.slack.web import SlackWeb, answer_of
from bot.errors import BotError, PlaceGone, SendFailed, SendUnknown
from bot.messages import Anchor, Attachment, Line, Place, Privacy, Reply
from bot.models import PostedMessage
from bot.ports import Mark

_log = logging.getLogger(__name__)

_MARKS: Mapping[Mark, str] = {"reading": "eyes", "failed": "warning"}
_TIMESTAMP = re.compile(r"\d+\.\d+")
_FILE_TITLE_SIZE = 150
_ONE_WAY_KEPT = 1_000
CLOCKS_DIFFER = timedelta(minutes=2)
"""So much the clock here may be ahead of Slack's."""
READ_BACK = 15  # messages that an app outside Slack's Marketplace may read in one call


class SlackChat:
    """`workspace_url`, known once the adapter has started, makes links to messages."""

    platform = "slack"

    def __init__(self, web: SlackWeb) -> None:
        self._web = web
        self._files = Files(web)
        self._one_way: deque[str] = deque(maxlen=_ONE_WAY_KEPT)
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
        return len(render(reply)) + (1 if reply.attachment else 0)

    async def send(self, anchor: Anchor, reply: Reply, part: int, part_id: str) -> PostedMessage:
        """A private answer that its response URL cannot carry any more is refused, never posted for all to see."""
        if reply.attachment and part == len(render(reply)):
            return await self._send_file(anchor, reply, reply.attachment, part_id)
        return await self._say(anchor, _part(reply, part), part_id, reply.privacy)

    async def find(self, anchor: Anchor, part_id: str) -> PostedMessage | None:
        """One look at the first messages after the anchor, or after an announcement was made; beyond them, and where an
        interaction was answered in a channel's own stream, no is no proof.

        What came through a response URL cannot be read back, and what is no longer there may be a file on its way.
        """
        if anchor.privacy == "private" and anchor.handle:
            raise SendUnknown("an ephemeral message cannot be read back")
        try:
            found, complete = await self._read_back(anchor, part_id)
        except SendFailed as exc:
            raise SendUnknown(f"cannot read back: {exc}") from exc
        if found is None and (not complete or part_id in self._one_way):
            raise SendUnknown("not among the messages that may be read back")
        return found

    async def edit(self, anchor: Anchor, posted: PostedMessage, reply: Reply, part: int, part_id: str) -> None:
        """Of an ephemeral answer only the message whose button was pressed can be replaced: further parts are added.

        A file cannot be changed: it counts as gone, to be sent anew.
        """
        if is_file(posted):
            raise PlaceGone("a file cannot be changed")
        message = _part(reply, part)
        if _is_timestamp(posted.id):
            body = {**content(message, part_id), "metadata": metadata(part_id)}
            await answer_of(self._web.client.chat_update(channel=posted.channel, ts=posted.id, **body))
        elif anchor.handle:
            url = read_handle(anchor.handle).response_url
            await self._web.respond(url, {**content(message, part_id), "replace_original": part == 0})
        else:
            raise SendFailed("only a press of its own button can change this message")

    async def direct(self, place: Place, user: str) -> Place:
        """See the port."""
        return replace(place, channel=await self._files.channel_with(user), visibility="direct")

    async def hide_preview(self, anchor: Anchor) -> None:
        """Nothing: on Slack only the author can take a preview away."""

    async def delete(self, place: Place, posted: PostedMessage) -> None:
        """What came through a response URL has no id and stays: its asker can dismiss it."""
        if is_file(posted):
            await self._files.delete(posted)
        if not _is_timestamp(posted.id):
            return
        try:
            await answer_of(self._web.client.chat_delete(channel=posted.channel, ts=posted.id))
        except PlaceGone as exc:
            _log.debug("nothing to delete in %s: %s", place.channel, exc)

    async def _say(self, anchor: Anchor, message: SlackMessage, part_id: str, privacy: Privacy) -> PostedMessage:
        if _is_private(anchor, privacy):
            return await self._respond(anchor, message, part_id, "ephemeral")
        try:
            return await self._post(anchor, message, part_id)
        except PlaceGone:
            if anchor.handle is None:
                raise
            return await self._respond(anchor, message, part_id, "in_channel")

    async def _send_file(self, anchor: Anchor, reply: Reply, file: Attachment, part_id: str) -> PostedMessage:
        """A file that Slack certainly did not take is answered in words, in its place."""
        self._one_way.append(part_id)
        title = reply.headline.text if reply.headline else file.name
        (above,) = render(Reply(paragraphs=(Line(title[:_FILE_TITLE_SIZE]),)))
        try:
            channel, thread = await self._destination(anchor, reply.privacy)
            return await self._files.share(file, channel, thread, content(above, part_id)["blocks"])
        except SendFailed as exc:
            _log.warning("a file was not shared in %s: %s", anchor.place.channel, exc)
            return await self._say(anchor, _refusal(file, exc), part_id, reply.privacy)

    async def _destination(self, anchor: Anchor, privacy: Privacy) -> tuple[str, str | None]:
        """Channel and thread: what is private goes where only the asker reads. Raises SendFailed."""
        if anchor.place.visibility == "direct" or "private" not in (anchor.privacy, privacy):
            return anchor.place.channel, _thread(anchor)
        if anchor.handle is None:
            raise SendFailed("it is not known whose it is")
        return await self._files.channel_with(read_handle(anchor.handle).asker), None

    async def _post(self, anchor: Anchor, message: SlackMessage, part_id: str) -> PostedMessage:
        answer = await answer_of(
            self._web.client.chat_postMessage(
                channel=anchor.place.channel,
                thread_ts=_thread(anchor),
                metadata=metadata(part_id),
                unfurl_links=False,
                unfurl_media=False,
                mrkdwn=False,
                **content(message, part_id),
            )
        )
        return self._posted(anchor, str(answer["ts"]))

    async def _respond(self, anchor: Anchor, message: SlackMessage, part_id: str, how: str) -> PostedMessage:
        if anchor.handle is None:
            raise SendFailed("the interaction is over")
        body = {**content(message, part_id), "response_type": how, "replace_original": False}
        if anchor.thread:
            body["thread_ts"] = anchor.thread
        self._one_way.append(part_id)
        await self._web.respond(read_handle(anchor.handle).response_url, body)
        return PostedMessage(anchor.place.channel, f"response:{part_id}")

    async def _read_back(self, anchor: Anchor, part_id: str) -> tuple[PostedMessage | None, bool]:
        """The message if it is there, and whether all that may hold it was looked through."""
        client, channel, thread = self._web.client, anchor.place.channel, _thread(anchor)
        if thread is None:
            since = _first_timestamp(anchor.announced_at) if anchor.announced_at else None
            call = client.conversations_history(
                channel=channel, oldest=since, limit=READ_BACK, include_all_metadata=True
            )
        else:
            oldest = anchor.id if _is_timestamp(anchor.id) else thread
            call = client.conversations_replies(
                channel=channel, ts=thread, oldest=oldest, limit=READ_BACK, include_all_metadata=True
            )
        answer = await answer_of(call)
        for message in answer.get("messages") or ():
            if carries(message, part_id):
                return self._posted(anchor, str(message["ts"])), True
        return None, bool(thread or anchor.announced_at) and not answer.get("has_more")

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


def _refusal(file: Attachment, reason: SendFailed) -> SlackMessage:
    """What is said in place of a file. `missing_scope`, Slack's word, is for whoever can install the app again."""
    words = f"I could not send {file.name} ({reason})."
    if str(reason) == "missing_scope":
        words += f" Whoever manages the app can install it again from {MANIFEST}."
    (message,) = render(Reply(paragraphs=(Line(words),)))
    return message


def _is_private(anchor: Anchor, privacy: Privacy) -> bool:
    """Only an interaction can be answered in private; a message (its id is a timestamp) is answered in its thread."""
    return not _is_timestamp(anchor.id) and "private" in (anchor.privacy, privacy)


def _thread(anchor: Anchor) -> str | None:
    return anchor.thread or (anchor.id if _is_timestamp(anchor.id) else None)


def _first_timestamp(moment: datetime) -> str:
    """Slack's timestamp of shortly before this moment."""
    return f"{(moment - CLOCKS_DIFFER).timestamp():.6f}"


def _is_timestamp(identifier: str) -> bool:
    return _TIMESTAMP.fullmatch(identifier) is not None
