"""What the command line reads articles from: an address, an HTML or text file, or standard input -> Document."""

import re
import sys
from pathlib import Path

import summarizer
from bot.errors import NotUnderstood, Unreadable
from bot.news.fetch import WebFetcher
from summarizer.document import Document
from summarizer.errors import NotReadable

_LARGEST_FILE = 5_000_000
_LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype|html|head|body|article|p)\b", re.IGNORECASE)
_HTML_STARTS_WITHIN = 4_096


async def read_source(source: str, fetcher: WebFetcher) -> Document:
    """The article. Raises FetchFailed, Unreadable, and NotUnderstood when there is no such file."""
    if source.lower().startswith(("http://", "https://")):
        page = await fetcher.fetch(source)
        return _read(page.body, page.url, page.charset, html=True)
    content = sys.stdin.buffer.read(_LARGEST_FILE + 1) if source == "-" else _file(source)
    if len(content) > _LARGEST_FILE:
        raise NotUnderstood("The file is larger than 5 MB.")
    html = bool(_LOOKS_LIKE_HTML.search(content[:_HTML_STARTS_WITHIN]))
    return _read(content, source, None, html=html)


def _file(source: str) -> bytes:
    try:
        with Path(source).open("rb") as file:
            return file.read(_LARGEST_FILE + 1)
    except OSError as exc:
        raise NotUnderstood(exc.strerror or "It cannot be read.") from exc


def _read(content: bytes, source: str, charset: str | None, *, html: bool) -> Document:
    try:
        if html:
            return summarizer.read_page(content, source, charset)
        return summarizer.read_text(content.decode("utf-8-sig", errors="replace"))
    except NotReadable as exc:
        raise Unreadable(source, exc.reason, text=exc.text, title=exc.title) from exc
