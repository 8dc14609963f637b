"""The manifest, the handlers and the methods that are called agree: who installs from it gets an app that works."""

import inspect
import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

import adapters.slack
from adapters.slack.client import SlackAdapter
from adapters.slack.commands import SLASH_COMMANDS
from adapters.slack.events import SHORTCUT
from adapters.slack.manifest import MANIFEST as MANIFEST_NAME
from bot.messages import Anchor, Attachment, Line, Place, Reply
from tests.adapters.slack.conftest import Heard, running
from tests.servers.slack import SlackServer
from tests.servers.slack_workspace import TEAM

FOLDER = Path(adapters.slack.__file__).parent
MANIFEST: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
SCOPES = frozenset(MANIFEST["oauth_config"]["scopes"]["bot"])

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
}
_CONVERSATIONS = ("channels", "groups", "im", "mpim")
METHOD_SCOPES = {
    "apps_connections_open": (),
    "auth_test": (),
    "chat_delete": ("chat:write",),
    "chat_postMessage": ("chat:write",),
    "chat_update": ("chat:write",),
    "conversations_history": tuple(f"{kind}:history" for kind in _CONVERSATIONS),
    "conversations_info": tuple(f"{kind}:read" for kind in _CONVERSATIONS),
    "conversations_open": ("im:write",),
    "conversations_replies": tuple(f"{kind}:history" for kind in _CONVERSATIONS),
    "files_completeUploadExternal": ("files:write",),
    "files_delete": ("files:write",),
    "files_getUploadURLExternal": ("files:write",),
    "reactions_add": ("reactions:write",),
    "reactions_remove": ("reactions:write",),
    "users_info": ("users:read",),
    "views_open": (),
}


def test_the_scopes_are_exactly_what_events_methods_and_commands_need() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    named = set(re.findall(r"client\.(\w+)", source)) - {"api_call"}
    called = {name for name in named if inspect.iscoroutinefunction(getattr(AsyncWebClient, name, None))}

    needed = {scope for method in called for scope in METHOD_SCOPES[method]} | set(EVENT_SCOPES.values()) | {"commands"}

    assert called == set(METHOD_SCOPES)
    assert needed == SCOPES


def test_the_events_are_those_that_are_listened_to() -> None:
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]

    assert set(events) == set(EVENT_SCOPES) | {"app_uninstalled", "tokens_revoked"}


def test_the_commands_and_the_shortcut_are_those_that_are_handled() -> None:
    features = MANIFEST["features"]

    assert tuple(command["command"] for command in features["slash_commands"]) == SLASH_COMMANDS
    assert [(shortcut["type"], shortcut["callback_id"]) for shortcut in features["shortcuts"]] == [
        ("message", SHORTCUT)
    ]


def test_the_texts_are_within_slacks_sizes() -> None:
    features = MANIFEST["features"]

    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert all(len(command["description"]) <= 2_000 for command in features["slash_commands"])
    assert all(len(command["usage_hint"]) <= 1_000 for command in features["slash_commands"])
    assert all(len(shortcut["name"]) <= 24 for shortcut in features["shortcuts"])


def test_buttons_sockets_and_direct_messages_are_switched_on() -> None:
    assert MANIFEST["settings"]["interactivity"]["is_enabled"]
    assert MANIFEST["settings"]["socket_mode_enabled"]
    assert MANIFEST["features"]["app_home"]["messages_tab_enabled"]
    assert not MANIFEST["features"]["app_home"]["messages_tab_read_only_enabled"]


async def test_a_scope_that_was_not_granted_is_named_at_the_start(caplog: pytest.LogCaptureFixture) -> None:
    for scopes in (SCOPES, SCOPES - {"reactions:write"}):
        async with SlackServer(scopes=scopes) as slack, running(slack, Heard(), "http"):
            pass

    assert [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING] == [
        "the Slack app lacks reactions:write; install it again from adapters/slack/manifest.json"
    ]
    assert (FOLDER.parent.parent / MANIFEST_NAME).is_file()


async def test_an_app_with_the_manifests_scopes_can_do_its_work() -> None:
    async with SlackServer(scopes=SCOPES, ack_s=0.5) as slack:
        for channel, kind in (("C1", "channel"), ("G1", "group"), ("D1", "im"), ("G2", "mpim")):
            slack.add_channel(channel, kind)
            heard = Heard()
            async with running(slack, heard, "socket") as adapter:
                await _work(slack, adapter, channel)
                await slack.until(heard.copy)

            assert [len(message.files) for message in slack.workspace.by_bot(channel)] == [0, 1]


async def _work(slack: SlackServer, adapter: SlackAdapter, channel: str) -> None:
    anchor = Anchor(Place("slack", TEAM, channel, "private"), await slack.post(channel, "U1", "@Tumen hello"))
    reply = Reply(paragraphs=(Line("hello"),))
    await adapter.chat.mark(anchor, "reading", on=True)
    posted = await adapter.chat.send(anchor, reply, 0, "part1")
    await adapter.chat.edit(anchor, posted, reply, 0, "part1")
    assert await adapter.chat.find(anchor, "part1") == posted
    file = Reply(attachment=Attachment("statements.csv", "speaker"))
    await adapter.chat.send(anchor, file, 1, "part2")
    await slack.slash("U1", channel, "/tumen", "settings")
    assert slack.workspace.messages[0].reactions
