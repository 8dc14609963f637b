"""Slack: the Block Kit message that our Slack server got from the real slack_sdk, set in HTML."""

from html import escape
from pathlib import Path
from string import Template
from typing import Any

from tests.conversations.slack import slack_peer
from tests.pictures.stories import address_of

_PAGE = Template((Path(__file__).parent / "slack.html").read_text(encoding="utf-8"))


async def slack_page(folder: Path, words: str, slug: str) -> str:
    """Somebody pastes the link of this sample article after these words; `folder` is for the bot's database."""
    async with slack_peer(folder, "socket") as peer:
        address = address_of(peer.news, slug)
        await peer.paste(f"{words} {address}")
        [message] = peer.messages()
        return _PAGE.substitute(
            words=escape(words), address=escape(address), blocks="".join(_block(block) for block in message.blocks)
        )


def _block(block: dict[str, Any]) -> str:
    """The few kinds of block that the bot sends. Raises KeyError for any other."""
    draw = {"rich_text": _rich_text, "context": _context, "actions": _actions}[block["type"]]
    return draw(block["elements"])


def _rich_text(sections: list[dict[str, Any]]) -> str:
    paragraphs = ("".join(map(_element, section["elements"])) for section in sections)
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _element(element: dict[str, Any]) -> str:
    style = element.get("style", {})
    text = escape(element["text"])
    for name, tag in (("bold", "b"), ("italic", "i")):
        text = f"<{tag}>{text}</{tag}>" if style.get(name) else text
    return f"<a>{text}</a>" if element["type"] == "link" else text


def _context(elements: list[dict[str, Any]]) -> str:
    return "".join(f"<p class='small'>{escape(element['text'])}</p>" for element in elements)


def _actions(buttons: list[dict[str, Any]]) -> str:
    drawn = "".join(f"<button>{escape(button['text']['text'])}</button>" for button in buttons)
    return f"<div>{drawn}</div>"
