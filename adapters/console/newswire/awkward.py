"""Pages of the sample newswire that are not articles, and what a reader should make of each: one table, `AWKWARD`."""

from dataclasses import dataclass, field
from typing import Literal

Reading = Literal[
    "article",  # after redirects
    "not_an_article",
    "blocked",
    "paywall",
    "too_short",
    "language",
    "NotFound",
    "OutletFailed",
    "NotAPage",
    "TimedOut",
    "TooLarge",
    "ReadingForbidden",
    "too_many_redirects",
]

SLOW_PATH = "/longitude/slow"
HUGE_PATH = "/longitude/huge"
HUGE_BYTES = 6 * 1024 * 1024
"""More than the 5 MB that the bot reads of a page."""

ROBOTS = "User-agent: *\nDisallow: /stvor/closed/\n"

_FISHING = "/hangang-ledger/news/pollock-quota-deal"
_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class AwkwardPage:
    """`reads_as`: the `NotReadable.reason`, or the class of bot.errors, that this page should come to.

    `body`: the name of its file under `data/awkward/`, "" for none. `location`: where a redirect leads.
    """

    path: str
    what: str
    reads_as: Reading
    status: int = 200
    body: str = ""
    content_type: str = _HTML
    location: str = ""
    headers: dict[str, str] = field(default_factory=dict)


AWKWARD = (
    AwkwardPage("/hangang-ledger/premium/harbour-fees", "teaser before a paywall", "paywall", body="paywall.html"),
    AwkwardPage("/pier-nine/checked/ferry-timetable", "robot check", "blocked", 403, "blocked.html"),
    AwkwardPage("/yasen-en/world/consent", "consent wall, 200", "blocked", body="consent.html"),
    AwkwardPage("/hangang-ledger/news/no-such-article", "missing page", "NotFound", 404, "missing.html"),
    AwkwardPage("/hangang-ledger/news/withdrawn", "withdrawn page", "NotFound", 410, "missing.html"),
    AwkwardPage("/yasen/2025/broken", "server error", "OutletFailed", 500, "broken.html"),
    AwkwardPage("/longitude/video/ferry-terminal", "video with a caption", "not_an_article", body="video.html"),
    AwkwardPage(
        "/cheongsa/files/release-17.pdf", "a PDF", "NotAPage", body="release.pdf", content_type="application/pdf"
    ),
    AwkwardPage("/haeoreum/view/flash", "a flash of one sentence", "too_short", body="flash.html"),
    AwkwardPage("/hafen-echo/artikel/faehre", "an article in German", "language", body="german.html"),
    AwkwardPage("/stvor/closed/archive", "forbidden by robots.txt", "ReadingForbidden", body="closed.html"),
    AwkwardPage(SLOW_PATH, "answers after a minute", "TimedOut"),
    AwkwardPage(HUGE_PATH, f"{HUGE_BYTES} bytes of HTML", "TooLarge"),
    AwkwardPage("/longitude/world/hostile", "an article full of markup and mentions", "article", body="hostile.html"),
    AwkwardPage("/longitude/empty", "an empty page", "not_an_article"),
    AwkwardPage("/go/fishing", "moved for good", "article", 301, location=_FISHING),
    AwkwardPage("/go/short", "a short link in two hops", "article", 302, location="/go/fishing?utm_source=short"),
    AwkwardPage("/go/loop", "leads to itself", "too_many_redirects", 302, location="/go/loop"),
    AwkwardPage("/go/private", "leads to a forbidden page", "ReadingForbidden", 307, location="/stvor/closed/archive"),
)
