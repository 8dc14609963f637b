"""Feeds as an OPML file (http://opml.org/spec2.opml), which every feed reader takes."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from bot.coverage.feeds import Feed


def write_opml(feeds: Iterable[Feed], title: str) -> str:
    """An OPML file of these feeds."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines.append(f"<head><title>{_escaped(title)}</title></head>")
    lines.append("<body>")
    for feed in feeds:
        name, address = quoteattr(_printable(feed.outlet)), quoteattr(_printable(feed.address))
        lines.append(f'<outline type="rss" text={name} title={name} xmlUrl={address}/>')
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _escaped(text: str) -> str:
    return quoteattr(_printable(text))[1:-1]


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(char if char.isprintable() else " " for char in text)
