"""What can go wrong in the bot, and what a reader may be told of it.

BotError
├── FetchFailed                 an address that gave no page
│   ├── AddressRefused          not an address we read: scheme, port, or a private address
│   ├── NotFound                404, 410, or no such host
│   ├── Blocked                 401, 403, 429, 451, or a page that asks for consent or proof of a human
│   ├── TooLarge                over the byte limit after decompression
│   ├── TimedOut                the outlet, or reading its page, took too long
│   ├── NotAPage                an answer that is no text: PDF, image, video
│   ├── ReadingForbidden        robots.txt or the operator's list asks us not to read it
│   └── OutletFailed            5xx, a broken connection, too many redirects
├── NotAFeed                    an answer that is no feed: a block or consent page, a web page, or unreadable
├── Unreadable                  a page without an article we can read; `.reason` as in summarizer.NotReadable
├── NotVerbatim                 words about to be shown as the article's are not in the article
├── NotAllowed                  the asker may not do that here
├── NotUnderstood               the command or its options make no sense
├── UnknownZone                 the zone data no longer have the time zone of a schedule
├── SendFailed                  the platform refused; nothing was posted
│   └── PlaceGone               the channel is gone or closed to us
├── SendUnknown                 it is not known whether the message was posted
├── StoreUnavailable            the database cannot be reached, opened, read or written just now
├── BadSetting                  a file that a setting names cannot be used
├── AlreadyTold                 the channel was told of one of these articles in the meantime
└── Forgotten                   what this belongs to was erased from the store in the meantime

Wording lives in `bot/wording.py`, one sentence for each.
"""

from typing import Literal

from summarizer.errors import NotReadableReason

NotAFeedReason = Literal["blocked", "consent", "page", "unreadable"]


class BotError(Exception):
    """The root of the tree."""


class FetchFailed(BotError):
    """`url` gave no page. Its secret parts are already taken out (see bot.news.addresses).

    `retry_after_s`: how long the outlet asks to be left alone, where it says so.
    """

    def __init__(self, url: str, detail: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(url, detail, retry_after_s)
        self.url = url
        self.detail = detail
        self.retry_after_s = retry_after_s

    def __str__(self) -> str:
        return f"{self.url}: {self.detail or type(self).__name__}"


class AddressRefused(FetchFailed): ...


class NotFound(FetchFailed): ...


class Blocked(FetchFailed): ...


class TooLarge(FetchFailed): ...


class TimedOut(FetchFailed): ...


class NotAPage(FetchFailed): ...


class ReadingForbidden(FetchFailed): ...


class OutletFailed(FetchFailed): ...


class NotAFeed(BotError):
    """What came is no feed. `reason`: a block page, a consent page, an ordinary web page, or nothing readable."""

    def __init__(self, reason: NotAFeedReason) -> None:
        super().__init__(reason)
        self.reason: NotAFeedReason = reason


class Unreadable(BotError):
    """The page came, but holds no article we can read. `text` and `title`: what came, for "too_short"."""

    def __init__(self, url: str, reason: NotReadableReason, *, text: str = "", title: str = "") -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason: NotReadableReason = reason
        self.text = text
        self.title = title


class NotVerbatim(BotError):
    """`words` were to be shown as the article's, and are not in it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class NotAllowed(BotError): ...


class NotUnderstood(BotError):
    """`hint` tells the asker what would be understood."""

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.hint = hint


class UnknownZone(BotError):
    """`zone` was known when it was chosen."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone


class SendFailed(BotError):
    """Nothing was posted, and that is certain."""


class PlaceGone(SendFailed):
    """The channel or message is gone, or the bot may not write there any more."""


class SendUnknown(BotError):
    """The platform may or may not have posted it."""


class StoreUnavailable(BotError):
    """`reason` is one line for whoever runs the bot, without the database's address."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadSetting(BotError):
    """`problem` is one line for whoever runs the bot."""

    def __init__(self, setting: str, problem: str) -> None:
        super().__init__(setting, problem)
        self.setting = setting
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.setting}: {self.problem}"


class AlreadyTold(BotError):
    """A digest about to be written down holds an article that another one told the channel of."""


class Forgotten(BotError):
    """The row that this one belongs to is gone: its server or workspace was erased meanwhile."""
