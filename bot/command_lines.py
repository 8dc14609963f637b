"""A line that somebody typed, as the name of a command of the bot and its options: pure."""

from typing import get_args

from bot.links import find_links
from bot.models import Length
from bot.newsroom.options import digest_options, feed_options

_LENGTHS: tuple[Length, ...] = get_args(Length)


def parse_line(text: str) -> tuple[str, dict[str, str]]:
    """A line in words, as (command, options): "summarize URL short private", "settings links off", a bare address.

    A leading slash is allowed. What begins with no command is a question about who said what; nothing at all is "help".
    """
    words = text.strip().removeprefix("/").split()
    if not words:
        return "help", {}
    command, rest = words[0].lower(), words[1:]
    match command:
        case "settings":
            return "settings", _settings_options(rest)
        case "whosaid":
            return "whosaid", question_options(" ".join(rest))
        case "correct":
            return "correct", dict(zip(("statement", "speaker"), (*rest[:1], " ".join(rest[1:])), strict=False))
        case "digest":
            return "digest", digest_options(rest)
        case "feeds":
            return "feeds", feed_options(rest)
        case "help":
            return "help", {}
        case _ if command == "summarize" or find_links(words[0]):
            return "summarize", reading_options(text)
    return "whosaid", question_options(" ".join(words))


def question_options(text: str) -> dict[str, str]:
    """The options of "whosaid" in these words: all of them the question, but "private" at the end."""
    words = text.split()
    if words[-1:] == ["private"]:
        return {"question": " ".join(words[:-1]), "private": "yes"}
    return {"question": " ".join(words)}


def reading_options(text: str) -> dict[str, str]:
    """The options of "summarize" in these words, wherever they stand: "short https://…", "private"."""
    options = {"links": " ".join(find_links(text))}
    for word in text.lower().split():
        if word in _LENGTHS:
            options["length"] = word
        elif word == "private":
            options["private"] = "yes"
    return options


def _settings_options(words: list[str]) -> dict[str, str]:
    """Pairs of name and value; an odd word out becomes a name without a value, which is refused later."""
    names, values = words[::2], [*words[1::2], ""]
    return {name.lower(): value for name, value in zip(names, values, strict=False)}
