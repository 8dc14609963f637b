"""The links of a Slack message that are meant to be read. Pure.

In: a message as the Events API gives it. Out: its addresses, each once, in order. Only what Slack itself made a link
counts; code, preformatted and quoted text do not, nor do e-mail addresses.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.slack.mrkdwn import ENTITY, unescape

_SCHEMES = ("https://", "http://")
_QUOTED_TO_THE_END = "&gt;&gt;&gt;"


def find_links(message: Mapping[str, Any]) -> tuple[str, ...]:
    """From the rich text where the message has it (people's messages do), else from the text."""
    rich = [block for block in message.get("blocks") or () if block.get("type") == "rich_text"]
    found = _in_rich_text(rich) if rich else _in_text(str(message.get("text") or ""))
    return tuple(dict.fromkeys(unescape(url) for url in found if url.lower().startswith(_SCHEMES)))


def _in_rich_text(blocks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for block in blocks:
        for element in block.get("elements") or ():
            if element.get("type") == "rich_text_list":
                yield from _in_rich_text(({"elements": element.get("elements")},))
            elif element.get("type") == "rich_text_section":
                yield from _in_section(element)


def _in_section(section: Mapping[str, Any]) -> Iterator[str]:
    for element in section.get("elements") or ():
        style = element.get("style") or {}
        if element.get("type") == "link" and not style.get("code"):
            yield str(element.get("url") or "")


def _in_text(text: str) -> Iterator[str]:
    for line in _unquoted_lines(_without_code(text)):
        yield from (found[1] for found in ENTITY.finditer(line))


def _without_code(text: str) -> str:
    """The text without ```preformatted``` and `code`; a mark that is never closed marks nothing."""
    outside = _outside_pairs(text, "```")
    return "\n".join(_outside_pairs(line, "`") for line in outside.split("\n"))


def _outside_pairs(text: str, mark: str) -> str:
    pieces = re.split(re.escape(mark), text)
    unclosed = f"{mark}{pieces.pop()}" if len(pieces) % 2 == 0 else ""
    return " ".join(pieces[::2]) + unclosed


def _unquoted_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.startswith(_QUOTED_TO_THE_END):
            return
        if not line.startswith("&gt;"):
            yield line
