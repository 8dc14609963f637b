"""What is typed after a slash command -> the name of a command of the bot and its options. Pure; decides nothing.

`/summarize URL …` is short for `/tumen summarize URL …`, and `/whosaid QUESTION` for `/tumen whosaid QUESTION`; the
words themselves are read by `bot.commands.parse_line`.
"""

from adapters.slack.mrkdwn import ENTITY, unescape
from bot.command_lines import parse_line

SLASH_COMMANDS = ("/tumen", "/summarize", "/whosaid")


def parse_command(slash: str, text: str) -> tuple[str, dict[str, str]]:
    """`slash` is the command that was typed, "/tumen"; gives a name for `Called.command`, and `Called.options`."""
    words = [_bare(word) for word in text.split()]
    return parse_line(" ".join(words if slash == "/tumen" else [slash.removeprefix("/"), *words]))


def _bare(word: str) -> str:
    """`<https://…|label>`, as Slack sends a link when it was asked to, and `<https://…>`, as some people type it."""
    found = ENTITY.fullmatch(word)
    return unescape(found[1] if found else word)
