import logging

import aiohttp
import pytest

from adapters.slack.logs import sdk_logger


def test_messages_and_secrets_that_are_logged_at_debug_never_are() -> None:
    assert sdk_logger().level >= logging.INFO


@pytest.mark.parametrize(("error", "traced"), [(aiohttp.ClientError("gone"), False), (ValueError("a bug"), True)])
def test_an_outage_is_one_line_and_a_bug_is_traced(
    caplog: pytest.LogCaptureFixture, error: Exception, traced: bool
) -> None:
    sdk_logger().error("it failed: %s", error, exc_info=error)

    assert [bool(record.exc_info) for record in caplog.records] == [traced]
