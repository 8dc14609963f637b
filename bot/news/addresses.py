"""Addresses of articles as text: one form for each article, what is no article, links to a place in one. Pure.

`without_secrets` and `has_secrets` belong to the same family and are found here too.
"""

import re
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from bot.errors import AddressRefused
from bot.news.address_words import (
    CHANNEL_NAMES,
    CHANNELS,
    CHAT_AND_VIDEO_HOSTS,
    NOT_TEXT_ENDINGS,
    TRACKING,
    TRACKING_PREFIXES,
    TRACKING_WORDS,
)
from bot.news.hosts import as_ip, is_host_name
from bot.news.redaction import has_secrets, without_secrets
from bot.news.text_fragment import fragment_link

__all__ = ["article_address", "fragment_link", "has_secrets", "is_article_link", "without_secrets"]

LONGEST_ADDRESS = 4096
MOST_WRAPPINGS = 5

_SAME_SITE = ("www.", "m.", "mobile.", "amp.")
_AMP_CACHE = ".cdn.ampproject.org"
_QUERY_OR_FRAGMENT = re.compile(r"[?#]")
_NOT_IN_AN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f-\xa0\\\ud800-\udfff]")

_FRONT_PAGES = re.compile(r"/?(?:[a-z]{2}/?)?(?:(?:index|main|default|home)\.[a-z]{3,5})?")


def article_address(url: str) -> str:
    """The one form of an address under which an article is known; good for comparing, not for fetching.

    Folded: scheme, `www.`, mobile and AMP forms (also Google's AMP viewer and cache), default ports, fragments,
    tracking parameters, the order of parameters, percent-encoding, letters of other scripts in the host, a slash at
    the end. Secret parts are taken out. Raises AddressRefused for what is no http or https address.
    """
    parts = _canonical(without_secrets(_checked(url)))
    for _ in range(MOST_WRAPPINGS):
        inside = _unwrapped(parts)
        if inside is None:
            break
        parts = _canonical(inside)
    query = "&".join(sorted(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)))
    return without_secrets(urlunsplit(("https", _site(parts), _plain_path(parts.path), query, "")))


def is_article_link(url: str) -> bool:
    """False for front pages, pictures, films, documents, and messages of chats: what nobody pastes to have it read."""
    try:
        parts = _canonical(_checked(url))
    except AddressRefused:
        return False
    labels = (parts.hostname or "").split(".")
    if any(".".join(labels[start:]) in CHAT_AND_VIDEO_HOSTS for start in range(len(labels))):
        return False
    path = unquote(parts.path).lower()
    if path.endswith(NOT_TEXT_ENDINGS):
        return False
    query = [pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)]
    return bool(query) or _FRONT_PAGES.fullmatch(path) is None


def _checked(url: str) -> str:
    """The address without space around it. Raises AddressRefused when characters or length are no address's."""
    text = url.strip()
    if len(text) > LONGEST_ADDRESS or _NOT_IN_AN_ADDRESS.search(text):
        raise AddressRefused(without_secrets(url), "not an address")
    return text


def _canonical(url: str) -> SplitResult:
    """Taken apart after w3lib's canonical form. Raises AddressRefused."""
    # w3lib escapes what follows a semicolon otherwise than the rest of a path, but leaves an escaped semicolon alone.
    path = _QUERY_OR_FRAGMENT.split(url, maxsplit=1)[0]
    try:
        parts = urlsplit(canonicalize_url(path.replace(";", "%3B") + url.removeprefix(path)))
        has_port = parts.port != 0
    except ValueError as exc:
        raise AddressRefused(without_secrets(url), "not an address") from exc
    host = (parts.hostname or "").removesuffix(".")
    if parts.scheme not in ("http", "https") or not has_port or not (is_host_name(host) or as_ip(host)):
        raise AddressRefused(without_secrets(url), "not an http or https address")
    return parts


def _unwrapped(parts: SplitResult) -> str | None:
    """The article's own address inside one of Google's AMP viewer or of the AMP cache."""
    host = parts.hostname or ""
    steps = parts.path.strip("/").split("/")
    in_cache = host.endswith(_AMP_CACHE) and len(steps[0]) == 1
    in_viewer = host in ("google.com", "www.google.com") and steps[0] == "amp"
    inner = steps[2:] if steps[1:2] == ["s"] else steps[1:]
    if not (in_cache or in_viewer) or not inner or "." not in inner[0]:
        return None
    return f"https://{'/'.join(inner)}?{parts.query}"


def _site(parts: SplitResult) -> str:
    """Host and unusual port, without what only says how the page is shown."""
    host = (parts.hostname or "").removesuffix(".")
    while host.startswith(_SAME_SITE) and "." in host.partition(".")[2]:
        host = host.partition(".")[2]
    shown = f"[{host}]" if ":" in host else host
    return shown if parts.port in (None, 80, 443) else f"{shown}:{parts.port}"


def _plain_path(path: str) -> str:
    steps = path.rstrip("/").split("/")
    while len(steps) > 2 and steps[-1].lower() in ("amp", ""):
        steps.pop()
    while len(steps) > 2 and steps[1].lower() == "amp":
        del steps[1]
    last = steps[-1]
    for ending, plain in ((".amp.html", ".html"), (".amp", "")):
        while last.endswith(ending) and len(last) > len(ending):
            last = last.removesuffix(ending) + plain
    return "/".join([*steps[:-1], last]) or "/"


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.lower().partition("=")
    if name in TRACKING or name.startswith(TRACKING_PREFIXES):
        return True
    if name in TRACKING_WORDS:
        return not value.isdigit()
    return name in CHANNEL_NAMES and value in CHANNELS
