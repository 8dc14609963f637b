"""The bot's forms: opened on a command without words, what is typed into them completed."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.slack.digest_form import digest_form
from adapters.slack.directory import Directory
from adapters.slack.events import Identity, read_command_words, read_typing
from adapters.slack.form_fields import FormCall, read_call
from adapters.slack.question_form import question_form
from adapters.slack.web import SlackWeb, answer_of
from bot.errors import SendFailed, SendUnknown
from bot.messages import Choice, Typed

Body = Mapping[str, Any]
Complete = Callable[[Typed], Awaitable[tuple[Choice, ...]]]

CHOICES = 100
LABEL_SIZE = 75
VALUE_SIZE = 150
_COMPLETE_S = 2.0
"""Slack waits for three seconds."""

_log = logging.getLogger(__name__)


class Forms:
    """`complete` gives the choices for what is being typed, and has `limit_s` for it."""

    def __init__(
        self, web: SlackWeb, me: Identity, directory: Directory, complete: Complete, limit_s: float = _COMPLETE_S
    ) -> None:
        self._web = web
        self._me = me
        self._directory = directory
        self._complete = complete
        self._limit_s = limit_s

    async def open(self, body: Body) -> bool:
        """Show the form if this command wants one, having no words; False when it certainly is not shown.

        The trigger is good for three seconds, so this comes before anything else is looked up.
        """
        view = _wanted(body)
        if view is None:
            return False
        try:
            await answer_of(self._web.client.views_open(trigger_id=str(body["trigger_id"]), view=view))
        except SendFailed as exc:
            _log.warning("Slack does not show the form: %s", exc)
            return False
        except SendUnknown as exc:
            _log.warning("unknown whether Slack shows the form: %s", exc)
        return True

    async def suggest(self, ack: AsyncAck, body: Body) -> None:
        """Answer with what the typed letters can become; with nothing when that takes too long."""
        try:
            async with asyncio.timeout(self._limit_s):
                choices = await self._choices(body)
        except TimeoutError:
            _log.info("a completion took too long")
            choices = ()
        await ack(options=[_option(choice) for choice in choices[:CHOICES]])

    async def _choices(self, body: Body) -> tuple[Choice, ...]:
        view = body.get("view")
        if not view:
            return ()
        visibility = await self._directory.visibility(read_call(view).channel)
        return await self._complete(read_typing(body, self._me, visibility))


def _wanted(body: Body) -> dict[str, Any] | None:
    """The form that this command asks for: a question without words, a schedule without a time."""
    command, options = read_command_words(body)
    call = FormCall(str(body["channel_id"]), str(body["response_url"]), int(time.time()))
    if command == "whosaid" and not options.get("question"):
        return question_form(call, private=options.get("private") == "yes")
    if command == "digest" and options.get("action") == "schedule" and not options.get("rule"):
        return digest_form(call)
    return None


def _option(choice: Choice) -> dict[str, Any]:
    label = choice.label if len(choice.label) <= LABEL_SIZE else choice.label[: LABEL_SIZE - 1] + "…"
    return {"text": {"type": "plain_text", "text": label, "emoji": False}, "value": choice.value[:VALUE_SIZE]}


async def nothing_known(_: Typed) -> tuple[Choice, ...]:
    """The completion of a bot that has none."""
    return ()
