"""What the test Discord remembers, and its REST calls on that: one server, one text channel, one person, the bot."""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

Json = dict[str, Any]

GUILD, CHANNEL, EVERYONE = "1000", "2000", "1000"
BOT: Json = {"id": "9000", "username": "tumen", "discriminator": "0", "avatar": None, "global_name": None, "bot": True}
APPLICATION: Json = {
    "id": "9000",
    "name": "tumen",
    "icon": None,
    "description": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "owner": {**BOT, "bot": False, "id": "9100"},
    "team": None,
}
_ALL = str(((1 << 50) - 1) & ~(1 << 3))  # everything but "administrator"
_EPHEMERAL = 1 << 6
_THREAD_EXISTS, _UNKNOWN_MESSAGE, _UNKNOWN_CHANNEL, _NOT_YOURS = 160_004, 10_008, 10_003, 50_005
_ALREADY_ACKNOWLEDGED = 40_060
_EPOCH_MS = 1_420_070_400_000


class Refused(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, code: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.code = code


class State:
    """Messages by channel in the order in which they came. `reactions`: (message, emoji), as they stand."""

    def __init__(self) -> None:
        self.person = _user("3000", "ann")
        self.messages: dict[str, list[Json]] = {CHANNEL: []}
        self.threads: dict[str, Json] = {}
        self.reactions: list[tuple[str, str]] = []
        self.originals: dict[str, Json] = {}
        self.command_ids: dict[str, str] = {}
        self.guild = _guild(self.person)
        self._acknowledged: dict[str, Json] = {}
        self._interactions: dict[str, Json] = {}
        self._nonces: dict[str, Json] = {}
        self._last_id = (int(time.time() * 1000) - _EPOCH_MS) << 22  # interactions are as old as their ids say

    def answers(self) -> list[Json]:
        """The bot's messages, in every channel and thread."""
        return [message for found in self.messages.values() for message in found if message["author"] == BOT]

    def add_message(self, channel: str, author: Json, **facts: Any) -> Json:
        message = {
            "id": self._next_id(),
            "type": 0,
            "channel_id": channel,
            "author": author,
            "content": "",
            "timestamp": "2031-05-04T09:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "flags": 0,
            **facts,
        }
        self.messages[channel].append(message)
        return message

    def message(self, channel: str, message_id: str) -> Json:
        found = [message for message in self.messages.get(channel, []) if message["id"] == message_id]
        if not found:
            raise Refused(404, _UNKNOWN_MESSAGE, "Unknown Message")
        return found[0]

    def remove_message(self, channel: str, message_id: str) -> None:
        self.messages[channel].remove(self.message(channel, message_id))

    def as_event(self, message: Json) -> Json:
        member = {"roles": [], "joined_at": "2030-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
        return {**message, "guild_id": GUILD, "member": member}

    def interaction(self, kind: int, data: Json, *, channel_id: str = CHANNEL, **facts: Any) -> Json:
        number = self._next_id()
        interaction = {
            "id": number,
            "application_id": APPLICATION["id"],
            "type": kind,
            "data": data,
            "guild_id": GUILD,
            "channel_id": channel_id,
            "channel": self._channel(channel_id),
            "member": {**self.guild["members"][0], "user": self.person, "permissions": "0"},
            "token": f"interaction-{number}",
            "version": 1,
            "app_permissions": _ALL,
            "locale": "en-GB",
            "entitlements": [],
            "authorizing_integration_owners": {},
            "attachment_size_limit": 1,
            **facts,
        }
        self._interactions[interaction["token"]] = interaction
        return interaction

    def call(self, what: str, body: Any, query: Mapping[str, str]) -> Any:
        """The answer to "METHOD /path": JSON, or None where Discord answers with nothing."""
        for pattern, answer in _CALLS:
            match = pattern.fullmatch(what)
            if match:
                return answer(self, body, query, *match.groups())
        raise AssertionError(f"the test Discord does not know {what}")

    # REST calls, in the order of the table below

    def sync_commands(self, body: Any, _query: Mapping[str, str]) -> Any:
        commands = [
            {"description": "", **c, "id": self._next_id(), "application_id": "9000", "version": "1"} for c in body
        ]
        self.command_ids = {command["name"]: command["id"] for command in commands}
        return commands

    def get_channel(self, _body: Any, _query: Mapping[str, str], channel: str) -> Any:
        return self._channel(channel)

    def delete_channel(self, _body: Any, _query: Mapping[str, str], channel: str) -> Any:
        self.messages.pop(channel)
        return self.threads.pop(channel)

    def history(self, _body: Any, query: Mapping[str, str], channel: str) -> Any:
        """The oldest `limit` after a message, or the newest; newest first, as Discord gives them."""
        found = [m for m in self.messages[channel] if int(m["id"]) > int(query.get("after", 0))]
        limit = int(query["limit"])
        return (found[:limit] if "after" in query else found[-limit:])[::-1]

    def post(self, body: Json, _query: Mapping[str, str], channel: str) -> Any:
        """A known nonce gives the message that is there already, as `enforce_nonce` asks for."""
        if channel not in self.messages:
            raise Refused(404, _UNKNOWN_CHANNEL, "Unknown Channel")
        nonce = str(body.get("nonce"))
        if nonce not in self._nonces:
            self._nonces[nonce] = self.add_message(channel, BOT, **_shown(body))
        return self._nonces[nonce]

    def get_message(self, _body: Any, _query: Mapping[str, str], channel: str, message: str) -> Any:
        return self.message(channel, message)

    def edit_message(self, body: Json, _query: Mapping[str, str], channel: str, message: str) -> Any:
        """Of others' messages a bot may only set the flags."""
        found = self.message(channel, message)
        if found["author"] != BOT and set(body) - {"flags", "tts"}:
            raise Refused(403, _NOT_YOURS, "Cannot edit a message authored by another user")
        found |= _shown(body)
        return found

    def delete_message(self, _body: Any, _query: Mapping[str, str], channel: str, message: str) -> Any:
        self.remove_message(channel, message)

    def open_thread(self, body: Json, _query: Mapping[str, str], channel: str, message: str) -> Any:
        self.message(channel, message)
        if message in self.threads:
            raise Refused(400, _THREAD_EXISTS, "A thread has already been created for this message")
        self.threads[message] = _thread(message, channel, body["name"])
        self.messages[message] = []
        return self.threads[message]

    def react(self, _body: Any, _query: Mapping[str, str], _channel: str, message: str, emoji: str) -> Any:
        self.reactions.append((message, unquote(emoji)))

    def unreact(self, _body: Any, _query: Mapping[str, str], _channel: str, message: str, emoji: str) -> Any:
        self.reactions.remove((message, unquote(emoji)))

    def type_in(self, _body: Any, _query: Mapping[str, str], _channel: str) -> Any:
        return None

    def acknowledge(self, body: Json, _query: Mapping[str, str], _id: str, token: str) -> Any:
        if token in self._acknowledged:
            raise Refused(400, _ALREADY_ACKNOWLEDGED, "Interaction has already been acknowledged.")
        self._acknowledged[token] = body
        interaction = self._interactions[token]
        if body["type"] == 5:
            flags = (body.get("data") or {}).get("flags", 0)
            self.originals[token] = self.add_message(interaction["channel_id"], BOT, flags=flags | 1 << 7)
        else:
            self.originals[token] = interaction["message"]
        return {"interaction": {"id": interaction["id"], "type": interaction["type"]}}

    def get_original(self, _body: Any, _query: Mapping[str, str], token: str) -> Any:
        return self._original(token)

    def edit_original(self, body: Json, _query: Mapping[str, str], token: str) -> Any:
        original = self._original(token)
        original |= _shown(body) | {"flags": original["flags"] & _EPHEMERAL}
        return original

    def delete_original(self, _body: Any, _query: Mapping[str, str], token: str) -> Any:
        original = self._original(token)
        self.remove_message(original["channel_id"], original["id"])
        del self.originals[token]

    def follow_up(self, body: Json, _query: Mapping[str, str], token: str) -> Any:
        return self.add_message(self._interactions[token]["channel_id"], BOT, **_shown(body))

    def _original(self, token: str) -> Json:
        if token not in self.originals:
            raise Refused(404, _UNKNOWN_MESSAGE, "Unknown Message")
        return self.originals[token]

    def _channel(self, channel: str) -> Json:
        known = {CHANNEL: self.guild["channels"][0], **self.threads}
        if channel not in known:
            raise Refused(404, _UNKNOWN_CHANNEL, "Unknown Channel")
        return known[channel]

    def _next_id(self) -> str:
        self._last_id += 1
        return str(self._last_id)


def _shown(body: Json) -> Json:
    return {key: body[key] for key in ("content", "embeds", "components", "flags", "message_reference") if key in body}


def _user(number: str, name: str) -> Json:
    return {"id": number, "username": name, "discriminator": "0", "avatar": None, "global_name": name}


def _member(user: Json, roles: list[str]) -> Json:
    return {
        "user": user,
        "roles": roles,
        "joined_at": "2030-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def _role(number: str, name: str, permissions: str) -> Json:
    colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    facts = {"color": 0, "colors": colours, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
    return {"id": number, "name": name, "permissions": permissions, "position": int(number != EVERYONE), **facts}


def _thread(number: str, parent: str, name: str) -> Json:
    return {
        "id": number,
        "guild_id": GUILD,
        "parent_id": parent,
        "owner_id": BOT["id"],
        "name": name,
        "type": 11,
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": "2031-05-04T09:00:00+00:00",
            "locked": False,
        },
    }


def _guild(person: Json) -> Json:
    seen_by_all = str(1 << 10 | 1 << 11 | 1 << 16)
    channel = {"id": CHANNEL, "type": 0, "name": "news", "position": 0, "permission_overwrites": [], "parent_id": None}
    return {
        "id": GUILD,
        "name": "Sample server",
        "owner_id": "3999",
        "icon": None,
        "member_count": 2,
        "large": False,
        "unavailable": False,
        "joined_at": "2030-01-01T00:00:00+00:00",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "preferred_locale": "en-GB",
        "afk_timeout": 60,
        "features": [],
        "emojis": [],
        "stickers": [],
        "voice_states": [],
        "presences": [],
        "threads": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "roles": [_role(EVERYONE, "@everyone", seen_by_all), _role("1001", "tumen", _ALL)],
        "members": [_member(person, []), _member(BOT, ["1001"])],
        "channels": [channel],
    }


_ID, _TOKEN = r"(\d+)", r"([\w-]+)"
_ORIGINAL = rf"/webhooks/{APPLICATION['id']}/{_TOKEN}/messages/@original"
_CALLS: list[tuple[re.Pattern[str], Callable[..., Any]]] = [
    (re.compile(pattern), answer)
    for pattern, answer in [
        (rf"PUT /applications/{APPLICATION['id']}/commands", State.sync_commands),
        (rf"GET /channels/{_ID}", State.get_channel),
        (rf"DELETE /channels/{_ID}", State.delete_channel),
        (rf"GET /channels/{_ID}/messages", State.history),
        (rf"POST /channels/{_ID}/messages", State.post),
        (rf"GET /channels/{_ID}/messages/{_ID}", State.get_message),
        (rf"PATCH /channels/{_ID}/messages/{_ID}", State.edit_message),
        (rf"DELETE /channels/{_ID}/messages/{_ID}", State.delete_message),
        (rf"POST /channels/{_ID}/messages/{_ID}/threads", State.open_thread),
        (rf"PUT /channels/{_ID}/messages/{_ID}/reactions/([^/]+)/@me", State.react),
        (rf"DELETE /channels/{_ID}/messages/{_ID}/reactions/([^/]+)/(?:@me|{BOT['id']})", State.unreact),
        (rf"POST /channels/{_ID}/typing", State.type_in),
        (rf"POST /interactions/{_ID}/{_TOKEN}/callback", State.acknowledge),
        (rf"GET {_ORIGINAL}", State.get_original),
        (rf"PATCH {_ORIGINAL}", State.edit_original),
        (rf"DELETE {_ORIGINAL}", State.delete_original),
        (rf"POST /webhooks/{APPLICATION['id']}/{_TOKEN}", State.follow_up),
    ]
]
