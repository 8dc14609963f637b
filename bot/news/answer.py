"""What an outlet's answer means, from its status, its headers and its first bytes: a page, or why not. Pure."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.errors import Blocked, FetchFailed, NotAPage, NotFound, OutletFailed, TooLarge

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age=([0-9]{1,9})", re.IGNORECASE)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
# 402 is how some outlets answer a reader who has not paid: they close the door, so it is Blocked too.
CLOSED = frozenset({401, 402, 403, 407, 429, 451})
CHALLENGES = {"cf-mitigated": ("challenge",), "x-amzn-waf-action": ("challenge", "captcha")}
CHALLENGE_MARKS = (b"cf-chl", b"challenge-platform", b"captcha", b"ddos-guard", b"_incapsula_", b"datadome")
MARKS_WITHIN = 16_384
CONSENT_HOSTS = ("consent.", "guce.", "myprivacy.")

TEXT_TYPES = frozenset(
    {
        "application/xhtml+xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/json",
        "application/feed+json",
        "application/ld+json",
    }
)
# Servers say these when they do not know: the first bytes decide.
UNSURE_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})
MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xd0\xcf\x11\xe0",
    b"OggS",
    b"ID3",
    b"fLaC",
    b"\x1aE\xdf\xa3",
    b"\x7fELF",
    b"MZ\x90",
    b"wOFF",
    b"wOF2",
    b"II*\x00",
    b"MM\x00*",
)
_WIDE_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff")


def is_consent_wall(host: str) -> bool:
    """Hosts to which outlets send a reader who has not yet agreed to something."""
    return host.startswith(CONSENT_HOSTS)


def problem_of(status: int, headers: Mapping[str, str], limit: int, shown: str) -> FetchFailed | None:
    """Why an answer that is no redirect cannot be the page, as far as status and headers tell; None when it may be."""
    if status in GONE:
        return NotFound(shown, f"status {status}")
    if status in CLOSED or _is_challenge(headers):
        return Blocked(shown, f"status {status}", retry_after_s(headers))
    if not 200 <= status < 300:
        return OutletFailed(shown, f"status {status}", retry_after_s(headers))
    kind = content_type(headers)
    if not (kind.startswith("text/") or kind in TEXT_TYPES or kind in UNSURE_TYPES):
        return NotAPage(shown, kind[:60])
    length = headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > limit:
        return TooLarge(shown, f"over {limit} bytes")
    return None


def _is_challenge(headers: Mapping[str, str]) -> bool:
    return any(headers.get(name, "").strip().lower() in values for name, values in CHALLENGES.items())


def asks_for_proof(start: bytes) -> bool:
    """True when an answer 503 begins like a page that wants proof of a human rather than like an outage."""
    return any(mark in start.lower() for mark in CHALLENGE_MARKS)


def content_type(headers: Mapping[str, str]) -> str:
    """The media type in small letters, "" when there is none."""
    return headers.get("Content-Type", "").partition(";")[0].strip().lower()


def is_binary(start: bytes) -> bool:
    """True when a body's first bytes are those of an image, a film, a PDF, an archive, or of no text at all."""
    if start.startswith(MAGIC) or start[4:8] == b"ftyp":
        return True
    return start.count(0) > len(start) // 8 and not start.startswith(_WIDE_TEXT_MARKS)


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """How long the outlet asks to be left alone: seconds, or a date (RFC 9110, 10.2.3)."""
    value = headers.get("Retry-After", "").strip()[:40]
    if value.isascii() and value.isdigit():
        return float(value)
    until = _http_date(value)
    return max(0.0, (until - datetime.now(UTC)).total_seconds()) if until else None


def fresh_s(headers: Mapping[str, str]) -> int | None:
    """How long an answer says it stays as it is: `max-age` of Cache-Control (RFC 9111, 5.2.2)."""
    found = _MAX_AGE.search(headers.get("Cache-Control", "")[:400])
    return int(found[1]) if found else None


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
