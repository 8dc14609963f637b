"""Slack's markup for text: entities in angle brackets, and three escaped letters. Pure.

https://docs.slack.dev/messaging/formatting-message-text
"""

import re

ENTITY = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")


def unescape(text: str) -> str:
    """`&lt;`, `&gt;` and `&amp;` as the letters they stand for; Slack escapes no others."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def escape(text: str) -> str:
    """The opposite of `unescape`: after it Slack sees no link, mention or broadcast in the text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mentions(text: str, user: str) -> bool:
    """Whether the text names this user (`<@U1>`, `<@U1|name>`)."""
    return any(found[1] == f"@{user}" for found in ENTITY.finditer(text))


def plain_words(text: str, without: str) -> str:
    """The text as a reader sees it: addresses instead of link entities, and no mention of the user `without`."""
    shown = ENTITY.sub(lambda found: _shown(found, without), text)
    return unescape(" ".join(shown.split()))


def _shown(found: re.Match[str], without: str) -> str:
    target, label = found[1], found[2]
    if target == f"@{without}":
        return ""
    if target.startswith("@"):
        return f"@{label or target[1:]}"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:]}"
    return target
