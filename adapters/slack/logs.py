"""The logger given to Slack's libraries."""

import logging

import aiohttp
from slack_sdk.errors import SlackApiError


def sdk_logger() -> logging.Logger:
    """Never at DEBUG, where these libraries log whole messages, response URLs and socket tickets."""
    logger = logging.getLogger("adapters.slack.sdk")
    logger.setLevel(max(logging.INFO, logging.getLogger().getEffectiveLevel()))
    if not logger.filters:
        logger.addFilter(_is_news)
        logger.addFilter(_in_one_line)
    return logger


def _is_news(record: logging.LogRecord) -> bool:
    """bolt finds SLACK_BOT_TOKEN in the environment by itself, and then says that it will not use it."""
    return "`token` will be unused" not in record.getMessage()


def _in_one_line(record: logging.LogRecord) -> bool:
    """An outage is one line for each try: the line names the error, and a traceback through libraries adds nothing."""
    if record.exc_info and isinstance(record.exc_info[1], aiohttp.ClientError | SlackApiError | OSError):
        record.exc_info = None
    return True
