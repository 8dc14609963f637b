"""The logger given to Slack's libraries."""

import logging

import aiohttp
from slack_sdk.errors import SlackApiError


def sdk_logger() -> logging.Logger:
    """Never at DEBUG, where these libraries log whole messages, response URLs and socket tickets."""
    logger = logging.getLogger("adapters.slack.sdk")
    logger.setLevel(max(logging.INFO, logging.getLogger().getEffectiveLevel()))
    if not logger.filters:
        logger.addFilter(_in_one_line)
    return logger


def _in_one_line(record: logging.LogRecord) -> bool:
    """An outage is one line for each try: the line names the error, and a traceback through libraries adds nothing."""
    if record.exc_info and isinstance(record.exc_info[1], aiohttp.ClientError | SlackApiError | OSError):
        record.exc_info = None
    return True
