"""Files: uploaded, then shared into a channel or thread; nobody sees anything of them before the sharing.

An ephemeral message cannot hold a file, so what is for one person alone goes into the direct messages with that person.
Slack shares some seconds after it said yes, and does not say under which timestamp.
"""

import json
from collections.abc import Sequence
from typing import Any

from adapters.slack.web import SlackWeb, answer_of
from bot.errors import PlaceGone, SendFailed, SendUnknown
from bot.messages import Attachment
from bot.models import PostedMessage

_ID = "file:"


class Files:
    """Every method raises SendFailed when certainly nothing was shared, and SendUnknown."""

    def __init__(self, web: SlackWeb) -> None:
        self._web = web

    async def channel_with(self, user: str) -> str:
        """The direct messages with this user."""
        try:
            answer = await answer_of(self._web.client.conversations_open(users=user))
        except SendUnknown as exc:
            raise SendFailed(str(exc)) from exc
        return str(answer["channel"]["id"])

    async def share(
        self, attachment: Attachment, channel: str, thread: str | None, blocks: Sequence[dict[str, Any]]
    ) -> PostedMessage:
        """Put it there, with the blocks as the message above it."""
        file = await self._uploaded(attachment)
        answer = await answer_of(
            self._web.client.files_completeUploadExternal(
                files=[{"id": file, "title": attachment.name}],
                channel_id=channel,
                thread_ts=thread,
                blocks=json.dumps(list(blocks)),
            )
        )
        shared = answer.get("files")
        return PostedMessage(channel, f"{_ID}{file}", shared[0].get("permalink") if shared else None)

    async def delete(self, posted: PostedMessage) -> None:
        """A file that is gone already is no error."""
        try:
            await answer_of(self._web.client.files_delete(file=posted.id.removeprefix(_ID)))
        except PlaceGone:
            return

    async def _uploaded(self, attachment: Attachment) -> str:
        """The id of the file that Slack now holds, for nobody to see; so no failure on the way is a doubtful one."""
        content = attachment.content.encode()
        try:
            answer = await answer_of(
                self._web.client.files_getUploadURLExternal(filename=attachment.name, length=len(content))
            )
            await self._web.upload(str(answer["upload_url"]), content)
        except SendUnknown as exc:
            raise SendFailed(str(exc)) from exc
        return str(answer["file_id"])


def is_file(posted: PostedMessage) -> bool:
    """Whether this is something that `share` gave."""
    return posted.id.startswith(_ID)
