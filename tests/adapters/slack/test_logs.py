import logging

import aiohttp
import pytest

from adapters.slack.logs import sdk_logger
from tests.adapters.slack.conftest import Heard, running
from tests.servers.slack import BOT_TOKEN, SlackServer


def test_messages_and_secrets_that_are_logged_at_debug_never_are() -> None:
    assert sdk_logger().level >= logging.INFO


@pytest.mark.parametrize(("error", "traced"), [(aiohttp.ClientError("gone"), False), (ValueError("a bug"), True)])
def test_an_outage_is_one_line_and_a_bug_is_traced(
    caplog: pytest.LogCaptureFixture, error: Exception, traced: bool
) -> None:
    sdk_logger().error("it failed: %s", error, exc_info=error)

    assert [bool(record.exc_info) for record in caplog.records] == [traced]


async def test_a_token_in_the_environment_is_nothing_to_warn_of(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)

    async with running(slack, Heard(), "http"):
        pass

    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []
