"""Slack's Web API and response URLs, and what their errors mean for what was asked.

A 429 is waited out as Slack says. Nothing else is sent a second time, except where no connection came about: a request
that was on its way when the connection broke may have been carried out (SendUnknown).
"""

import logging
from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import BackoffRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.errors import PlaceGone, SendFailed, SendUnknown

Response = TypeVar("Response")

REQUEST_TIMEOUT_S = 30
RATE_LIMIT_TRIES = 10
CONNECTION_TRIES = 6  # about half a minute

_GONE = frozenset(
    {
        "account_inactive", "channel_not_found", "file_deleted", "file_not_found", "invalid_auth", "is_archived",
        "is_inactive", "message_not_found",
        "no_permission", "not_allowed_token_type", "not_authed", "not_in_channel", "team_access_not_granted",
        "thread_not_found", "token_expired", "token_revoked",
    }
)  # fmt: skip
# Slack: "It's possible some aspect of the operation succeeded before the error was raised."
_UNSURE = frozenset({"fatal_error", "internal_error", "service_unavailable"})


class SlackWeb:
    """One HTTP session for all calls. `client` has slack_sdk's method for each of Slack's."""

    def __init__(
        self, bot_token: str, api_base: str, logger: logging.Logger, connection_tries: int = CONNECTION_TRIES
    ) -> None:
        self._retries = [
            AsyncRateLimitErrorRetryHandler(max_retry_count=RATE_LIMIT_TRIES),
            AsyncConnectionErrorRetryHandler(
                max_retry_count=connection_tries,
                interval_calculator=BackoffRetryIntervalCalculator(),
                error_types=[aiohttp.ClientConnectorError],
            ),
        ]
        self._logger = logger
        self._session: aiohttp.ClientSession | None = None
        self.client = AsyncWebClient(
            bot_token, base_url=api_base, timeout=REQUEST_TIMEOUT_S, logger=logger, retry_handlers=[*self._retries]
        )

    def open(self) -> None:
        """Call in the running event loop, before the first request."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=REQUEST_TIMEOUT_S))
        self.client.session = self._session

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Answer an interaction. The address is a secret: it goes into no log and no error."""
        webhook = AsyncWebhookClient(
            response_url, session=self._session, logger=self._logger, retry_handlers=[*self._retries]
        )
        response = await _settled(webhook.send_dict(dict(body)))
        if response.status_code >= 500:
            raise SendUnknown(f"Slack answered {response.status_code}")
        if response.status_code != 200:
            raise SendFailed(f"Slack answered {response.status_code} {response.body[:100]}")

    async def upload(self, upload_url: str, content: bytes) -> None:
        """Send a file's content to where files.getUploadURLExternal said; nobody sees it yet.

        That address is secret, too. Raises SendFailed, SendUnknown.
        """
        if self._session is None:
            raise SendFailed("not connected")
        status = await _settled(_status_of_post(self._session, upload_url, content))
        if status != 200:
            raise SendFailed(f"Slack answered {status} to an upload")


async def answer_of(call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
    """What a Web API method answered. Raises SendFailed, PlaceGone, SendUnknown."""
    response = await response_of(call)
    return response.data if isinstance(response.data, dict) else {}


async def response_of(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """The same with the answer's headers. Raises what `answer_of` raises."""
    try:
        return await _settled(call)
    except SlackApiError as exc:
        raise _meaning(exc) from exc


def error_code(exc: SlackApiError) -> str:
    """Slack's short name of the error, "" when its answer was none of Slack's."""
    data = getattr(exc.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _meaning(exc: SlackApiError) -> SendFailed | SendUnknown:
    code = error_code(exc)
    if not code or code in _UNSURE:
        return SendUnknown(code or "Slack gave no readable answer")
    return PlaceGone(code) if code in _GONE else SendFailed(code)


async def _status_of_post(session: aiohttp.ClientSession, url: str, content: bytes) -> int:
    async with session.post(url, data=content) as answer:
        return answer.status


async def _settled(call: Awaitable[Response]) -> Response:
    try:
        return await call
    except aiohttp.ClientConnectorError as exc:
        raise SendFailed("no connection to Slack") from exc
    except (aiohttp.ClientError, TimeoutError) as exc:
        raise SendUnknown(f"the connection to Slack broke: {type(exc).__name__}") from exc
    except (AttributeError, ValueError) as exc:
        # slack_sdk takes every text for JSON and every Retry-After for a number; a proxy on the way may differ
        raise SendUnknown("Slack gave no readable answer") from exc
