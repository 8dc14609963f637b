"""The Web API methods that the bot uses, on a workspace in memory; any other method or a missing scope is an error."""

import json
from collections.abc import Callable
from typing import Any

from tests.servers.slack_blocks import block_error
from tests.servers.slack_files import Uploads
from tests.servers.slack_forms import view_error
from tests.servers.slack_workspace import BOT_ID, BOT_USER, TEAM, Channel, Message, Workspace

Json = dict[str, Any]
Announce = Callable[[str, Message, Message | None], object]

_HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history", "mpim": "mpim:history"}
_READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}


class ApiError(Exception):
    """Answered as {"ok": false, "error": …}."""


class Methods:
    """`announce(kind, message, before)` is called for all that Slack would send events about.

    `base_url`: where the server is, once it runs; files are uploaded to an address below it.
    """

    def __init__(self, workspace: Workspace, scopes: frozenset[str], announce: Announce) -> None:
        self._workspace = workspace
        self._scopes = scopes
        self._announce = announce
        self.base_url = ""
        self.uploads = Uploads()
        self._table: dict[str, Callable[[Json], Json]] = {
            "auth.test": self._auth_test,
            "chat.postMessage": self._post_message,
            "chat.update": self._update,
            "chat.delete": self._delete,
            "conversations.history": self._history,
            "conversations.info": self._info,
            "conversations.open": self._open,
            "conversations.replies": self._replies,
            "files.completeUploadExternal": self._share,
            "files.delete": self._delete_file,
            "files.getUploadURLExternal": self._begin_upload,
            "reactions.add": self._add_reaction,
            "reactions.remove": self._remove_reaction,
            "users.info": self._user,
            "views.open": self._open_view,
        }

    def call(self, method: str, params: Json) -> Json:
        if method not in self._table:
            raise ApiError("unknown_method")
        return self._table[method](params)

    def _need(self, scope: str) -> None:
        if scope not in self._scopes:
            raise ApiError("missing_scope")

    def _channel(self, params: Json, *, joined: bool = True) -> Channel:
        channel = self._workspace.channels.get(params["channel"])
        if channel is None or (not channel.has_bot and channel.kind != "channel"):
            raise ApiError("channel_not_found")
        if joined and not channel.has_bot:
            raise ApiError("not_in_channel")
        return channel

    def _own(self, params: Json, refusal: str) -> Message:
        self._need("chat:write")
        message = self._workspace.message(self._channel(params).id, params["ts"])
        if message is None:
            raise ApiError("message_not_found")
        if message.bot_id != BOT_ID:
            raise ApiError(refusal)
        return message

    def _auth_test(self, _params: Json) -> Json:
        return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID, "url": "https://tumen-sample.slack.com/"}

    def _post_message(self, params: Json) -> Json:
        self._need("chat:write")
        channel = self._channel(params)
        if channel.is_archived:
            raise ApiError("is_archived")
        _check_content(params)
        thread = params.get("thread_ts")
        if thread and self._workspace.message(channel.id, thread) is None:
            raise ApiError("thread_not_found")
        message = Message(
            channel.id,
            self._workspace.next_ts(),
            BOT_USER,
            params["text"],
            params.get("blocks") or [],
            thread_ts=thread,
            bot_id=BOT_ID,
            metadata=params.get("metadata"),
            unfurls=params.get("unfurl_links") is not False or params.get("unfurl_media") is not False,
        )
        self._workspace.messages.append(message)
        self._announce("posted", message, None)
        return {"channel": channel.id, "ts": message.ts}

    def _update(self, params: Json) -> Json:
        message = self._own(params, "cant_update_message")
        _check_content(params)
        before = Message(**vars(message))
        message.text, message.blocks = params["text"], params.get("blocks") or []
        message.metadata = params.get("metadata") or message.metadata
        message.edited = {"user": BOT_USER, "ts": self._workspace.next_ts()}
        self._announce("changed", message, before)
        return {"channel": message.channel, "ts": message.ts}

    def _delete(self, params: Json) -> Json:
        message = self._own(params, "cant_delete_message")
        self._workspace.messages.remove(message)
        self._announce("deleted", message, None)
        return {"channel": message.channel, "ts": message.ts}

    def _history(self, params: Json) -> Json:
        channel = self._channel(params)
        self._need(_HISTORY[channel.kind])
        return _page(self._workspace.stream(channel.id), params)

    def _replies(self, params: Json) -> Json:
        """As Slack does: the earliest after `oldest` first."""
        channel = self._channel(params)
        self._need(_HISTORY[channel.kind])
        if self._workspace.message(channel.id, params["ts"]) is None:
            raise ApiError("thread_not_found")
        return _page(self._workspace.thread(channel.id, params["ts"]), params)

    def _info(self, params: Json) -> Json:
        channel = self._channel(params, joined=False)
        self._need(_READ[channel.kind])
        return {"channel": channel.as_json()}

    def _user(self, params: Json) -> Json:
        self._need("users:read")
        user = params["user"]
        team = "T0OTHER" if user in self._workspace.strangers else TEAM
        profile = {"id": user, "team_id": team, "is_admin": user in self._workspace.admins, "is_owner": False}
        return {"user": profile | {"tz": self._workspace.zones.get(user)}}

    def _open_view(self, params: Json) -> Json:
        user = self._workspace.triggers.pop(params["trigger_id"], None)
        if user is None:
            raise ApiError("expired_trigger_id")
        error = view_error(params["view"])
        if error:
            raise ApiError(error)
        return {"view": self._workspace.new_view(user, params["view"]).as_json()}

    def _open(self, params: Json) -> Json:
        self._need("im:write")
        return {"channel": {"id": self._workspace.direct(params["users"]).id}}

    def _begin_upload(self, params: Json) -> Json:
        self._need("files:write")
        upload = self.uploads.begin(params)
        return {"file_id": upload.id, "upload_url": f"{self.base_url}/upload/{upload.id}"}

    def _share(self, params: Json) -> Json:
        """Without a word of the message that it makes, as Slack does it."""
        self._need("files:write")
        ready = self.uploads.ready(params)
        if isinstance(ready, str):
            raise ApiError(ready)
        channel = self._channel({"channel": params["channel_id"]})
        blocks = json.loads(params.get("blocks", "[]"))
        error = block_error(blocks)
        if error:
            raise ApiError(error)
        facts = {"thread_ts": params.get("thread_ts"), "bot_id": BOT_ID, "subtype": "file_share", "files": ready}
        message = Message(channel.id, self._workspace.next_ts(), BOT_USER, "", blocks, **facts)
        for upload in ready:
            upload.is_shared = True
        self._workspace.messages.append(message)
        self._announce("posted", message, None)
        return {"files": [upload.as_json() for upload in ready]}

    def _delete_file(self, params: Json) -> Json:
        self._need("files:write")
        if self.uploads.known.pop(params["file"], None) is None:
            raise ApiError("file_not_found")
        for message in self._workspace.messages:
            message.files = [file for file in message.files if file.id != params["file"]]
        return {}

    def _reacted(self, params: Json) -> Message:
        self._need("reactions:write")
        message = self._workspace.message(self._channel(params).id, params["timestamp"])
        if message is None:
            raise ApiError("message_not_found")
        return message

    def _add_reaction(self, params: Json) -> Json:
        reactions = self._reacted(params).reactions
        if (params["name"], BOT_USER) in reactions:
            raise ApiError("already_reacted")
        reactions.add((params["name"], BOT_USER))
        return {}

    def _remove_reaction(self, params: Json) -> Json:
        reactions = self._reacted(params).reactions
        if (params["name"], BOT_USER) not in reactions:
            raise ApiError("no_reaction")
        reactions.remove((params["name"], BOT_USER))
        return {}


def _check_content(params: Json) -> None:
    if not params.get("text") and not params.get("blocks"):
        raise ApiError("no_text")
    error = block_error(params.get("blocks") or [])
    if error:
        raise ApiError(error)


def _page(messages: list[Message], params: Json) -> Json:
    oldest, limit = params.get("oldest", "0"), int(params.get("limit", 100))
    after = [message for message in messages if message.ts > oldest]
    with_metadata = params.get("include_all_metadata") in (True, "1", "true")
    page = [message.as_json(with_metadata=with_metadata) for message in after[:limit]]
    return {"messages": page, "has_more": len(after) > limit}
