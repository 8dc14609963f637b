"""Slack's events, commands and presses, by way of bolt, to `receive`. Acknowledges first, then works in a task.

A message is acknowledged when its links are claimed, some milliseconds later: Slack sends again what was not
acknowledged, so that a process which dies in between loses nothing.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.slack import digest_form, question_form
from adapters.slack.directory import Directory
from adapters.slack.events import (
    Identity,
    read_command,
    read_departure,
    read_form,
    read_mention,
    read_message,
    read_press,
    read_shortcut,
    visibility_of,
)
from adapters.slack.form_fields import read_call
from adapters.slack.forms import Forms
from adapters.slack.tasks import Tasks
from bot.messages import Called, Edited, Posted, Pressed, Request

Body = Mapping[str, Any]
Receive = Callable[[Request], Awaitable[None]]

_CLAIM_S = 2.0
"""Slack waits for three seconds."""


class Intake:
    """bolt calls the methods without an underscore, by their parameters' names."""

    def __init__(self, me: Identity, directory: Directory, forms: Forms, receive: Receive, tasks: Tasks) -> None:
        self._me = me
        self._directory = directory
        self._forms = forms
        self._receive = receive
        self._tasks = tasks

    async def refuse_when_full(self, next: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse | None:  # noqa: A002 - bolt's name
        """Middleware. Slack sends again what was not acknowledged."""
        if self._tasks.full:
            return BoltResponse(status=503, body="")
        await next()
        return None

    async def message(self, body: Body) -> None:
        """Returns, which acknowledges, when nothing can be lost any more, and in time for Slack in any case."""
        claimed = asyncio.Event()
        waiting = asyncio.create_task(claimed.wait())
        work = self._tasks.start(self._message(body, claimed.set))
        await asyncio.wait((work, waiting), timeout=_CLAIM_S, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()

    async def mention(self, body: Body) -> None:
        self._tasks.start(self._mention(body))

    async def departure(self, body: Body) -> None:
        request = read_departure(body, self._me)
        if request:
            self._tasks.start(self._hand_on(request))

    async def command(self, ack: AsyncAck, body: Body) -> None:
        await ack()
        self._tasks.start(self._command(body))

    async def submission(self, ack: AsyncAck, body: Body) -> None:
        """A form that cannot be answered stays open and says why."""
        view = body["view"]
        form = digest_form if view["callback_id"] == digest_form.FORM else question_form
        errors = form.complaints(view, time.time())
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        self._tasks.start(self._submission(body))

    async def shortcut(self, ack: AsyncAck, body: Body) -> None:
        await ack()
        self._tasks.start(self._shortcut(body))

    async def press(self, ack: AsyncAck, body: Body) -> None:
        await ack()
        self._tasks.start(self._press(body))

    async def _message(self, body: Body, on_claimed: Callable[[], None]) -> None:
        visibility = visibility_of(body) or await self._directory.visibility(str(body["event"]["channel"]))
        request = read_message(body, self._me, visibility)
        if isinstance(request, Posted):
            request = replace(request, on_claimed=on_claimed)
        if request:
            await self._hand_on(request)

    async def _mention(self, body: Body) -> None:
        request = read_mention(body, self._me, await self._directory.visibility(str(body["event"]["channel"])))
        if request:
            await self._hand_on(request)

    async def _command(self, body: Body) -> None:
        if await self._forms.open(body):
            return
        await self._hand_on(read_command(body, self._me, await self._directory.visibility(str(body["channel_id"]))))

    async def _submission(self, body: Body) -> None:
        visibility = await self._directory.visibility(read_call(body["view"]).channel)
        await self._hand_on(read_form(body, self._me, visibility))

    async def _shortcut(self, body: Body) -> None:
        visibility = await self._directory.visibility(str(body["channel"]["id"]))
        await self._hand_on(read_shortcut(body, self._me, visibility))

    async def _press(self, body: Body) -> None:
        visibility = await self._directory.visibility(str(body["container"]["channel_id"]))
        await self._hand_on(read_press(body, self._me, visibility))

    async def _hand_on(self, request: Request) -> None:
        await self._receive(await self._with_rights(request))

    async def _with_rights(self, request: Request) -> Request:
        """Who the user is here (rights, time zone) is looked up where it can matter: not for every pasted link."""
        match request:
            case Edited(now):
                return Edited(await self._posted_with_rights(now))
            case Posted():
                return await self._posted_with_rights(request)
            case Called() | Pressed():
                return replace(request, user=await self._directory.user(request.user.id, request.anchor.place))
            case _:
                return request

    async def _posted_with_rights(self, posted: Posted) -> Posted:
        if not posted.addressed:
            return posted
        return replace(posted, user=await self._directory.user(posted.user.id, posted.anchor.place))
