"""What a person types in Slack's own window -> the text and the rich text that Slack makes of it."""

import re
from typing import Any

from tests.servers.slack_workspace import BOT_USER

Json = dict[str, Any]

_TOKEN = re.compile(r"`[^`]+`|https?://[^\s`]+|mailto:\S+|@Tumen")


def compose(typed: str) -> tuple[str, list[Json]]:
    """Links, `code`, ```fences```, "> " quotes and "@Tumen" become what they become in Slack; the rest is escaped."""
    text: list[str] = []
    elements: list[Json] = []
    for number, chunk in enumerate(typed.split("```")):
        if number % 2:
            text.append(f"```{_linked(chunk)}```")
            elements.append({"type": "rich_text_preformatted", "elements": [{"type": "text", "text": chunk}]})
            continue
        lines = chunk.split("\n")
        text.append("\n".join(_line_text(line) for line in lines))
        elements += [_line_element(line) for line in lines if line]
    return "".join(text), [{"type": "rich_text", "elements": elements}]


def _line_text(line: str) -> str:
    return f"&gt; {_linked(line[2:])}" if line.startswith("> ") else _linked(line)


def _line_element(line: str) -> Json:
    if line.startswith("> "):
        return {"type": "rich_text_quote", "elements": _inline(line[2:])}
    return {"type": "rich_text_section", "elements": _inline(line)}


def _linked(text: str) -> str:
    shown, start = "", 0
    for token in _TOKEN.finditer(text):
        shown += _escaped(text[start : token.start()]) + _token_text(token[0])
        start = token.end()
    return shown + _escaped(text[start:])


def _token_text(token: str) -> str:
    if token == "@Tumen":
        return f"<@{BOT_USER}>"
    return f"`{_linked(token[1:-1])}`" if token.startswith("`") else f"<{_escaped(token)}>"


def _inline(text: str) -> list[Json]:
    elements: list[Json] = []
    start = 0
    for token in _TOKEN.finditer(text):
        if token.start() > start:
            elements.append({"type": "text", "text": text[start : token.start()]})
        elements.append(_token_element(token[0]))
        start = token.end()
    if start < len(text):
        elements.append({"type": "text", "text": text[start:]})
    return elements


def _token_element(token: str) -> Json:
    if token == "@Tumen":
        return {"type": "user", "user_id": BOT_USER}
    if not token.startswith("`"):
        return {"type": "link", "url": token}
    kind = "link" if _TOKEN.fullmatch(token[1:-1]) else "text"
    return {"type": kind, "url": token[1:-1], "text": token[1:-1], "style": {"code": True}}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
