"""The bot's own words: what a reader is told when something went wrong, and the small print of an answer."""

from datetime import datetime

from bot.errors import (
    AddressRefused,
    Blocked,
    BotError,
    FetchFailed,
    NotAllowed,
    NotAPage,
    NotFound,
    NotUnderstood,
    NotVerbatim,
    OutletFailed,
    ReadingForbidden,
    TimedOut,
    TooLarge,
    Unreadable,
)
from bot.models import Article, ChannelSettings
from summarizer.errors import NotReadableReason
from summarizer.summary import Summary

LANGUAGES = {"en": "English", "ko": "Korean", "ru": "Russian"}

_BLOCKED = "The outlet does not let me in: it wants consent, a login or proof of a human reader."

_FETCH_PROBLEMS: dict[type[FetchFailed], str] = {
    AddressRefused: "I only read public web addresses (http or https, usual ports); this is not one.",
    NotFound: "There is no page at this address.",
    Blocked: _BLOCKED,
    TooLarge: "The page is larger than 5 MB; I do not read such pages.",
    TimedOut: "The page took too long, so I gave up.",
    NotAPage: "This is a file (PDF, image or video), not an article page.",
    ReadingForbidden: "This outlet asks not to be read by bots, and I respect that.",
    OutletFailed: "The outlet's server failed to give me the page.",
}

_PAGE_PROBLEMS: dict[NotReadableReason, str] = {
    "not_an_article": "I found no article on this page.",
    "blocked": _BLOCKED,
    "paywall": "Only the opening came; the rest is behind a paywall.",
    "too_short": "The text is too short to summarise.",
    "language": "I read English, Korean and Russian; this page is in another language.",
}

WHOLE_TEXT = "Too short to summarise; this is all of it."
LINKS_OFF = "Reading links is switched off in this channel; the summarize command still works."
UNKNOWN_BUTTON = "I no longer know the answer that this button belongs to."
FAILED_HERE = "Something went wrong on my side. It is logged; please try again."

HELP = (
    "Paste a link to an article and I answer with what it says, in the article's own words.",
    "summarize URL [short|medium|long] [private]: the same on request.",
    "whosaid QUESTION: who said what, from every article I have read here, in the exact words: what did SPEAKER say "
    "about TOPIC since DATE, who said “WORDS”, who said what about TOPIC. English, Korean, Russian.",
    "digest schedule 08:00 Asia/Seoul [daily|weekdays|weekly MON]: new Korea–Russia coverage by story, once, on time; "
    "digest preview, now, list, pause, resume, remove, audit, and why URL.",
    "feeds list|add URL|remove|mute|unmute|health|import|export: what this channel's digests are made from.",
    "settings links auto|mention|off: read pasted links at once, only when I am mentioned, or never (for those who "
    "manage the channel).",
    "settings previews hide|keep: hide the preview below a pasted link once I have answered.",
    "settings zone Asia/Seoul: whose days are meant by “yesterday” in a question; settings language en|ko|ru: of my "
    "own words in digests.",
    "I read English, Korean and Russian.",
)
HELP_WITHOUT_CONTENT = (
    "I cannot see ordinary messages here: mention me with the link, use the message menu, or the command."
)


def problem(error: BotError) -> str:
    """One or two sentences for a reader."""
    if isinstance(error, FetchFailed):
        return _FETCH_PROBLEMS.get(type(error), _FETCH_PROBLEMS[OutletFailed])
    if isinstance(error, Unreadable):
        return _PAGE_PROBLEMS[error.reason]
    if isinstance(error, NotUnderstood):
        return error.hint
    if isinstance(error, NotAllowed):
        return "Only those who may manage this channel can do that."
    if isinstance(error, NotVerbatim):
        return "I could not verify my summary against the article word for word, so I do not show it."
    return FAILED_HERE


def more_links(count: int) -> str:
    """The offer to read the links beyond the first ones."""
    return "There is one more link in this message." if count == 1 else f"There are {count} more links in this message."


def all_statements(count: int) -> str:
    """The button that shows everything that is said in an article."""
    return f"Who said what ({count})"


def settings(chosen: ChannelSettings) -> str:
    """What a channel has set, in a sentence."""
    links = {
        "auto": "I read every article link that is pasted here",
        "mention": "I read links here only when I am mentioned",
        "off": "I leave links alone here",
    }[chosen.links]
    previews = "hide" if chosen.hide_previews else "keep"
    return (
        f"{links}, and {previews} the previews below them. Days in questions are days of {chosen.zone}. "
        f"My own words in digests are {LANGUAGES[chosen.language]}."
    )


def facts(article: Article, summary: Summary) -> tuple[str, ...]:
    """Outlet, author, date, language and reading time saved; what is not known is left out."""
    document = article.document
    known = [
        document.site or "",
        ", ".join(document.authors),
        when(document.published_at) if document.published_at else "",
        LANGUAGES.get(document.lang or "", ""),
        _time_saved(article, summary),
    ]
    return tuple(fact for fact in known if fact)


def when(moment: datetime) -> str:
    """A date and time in its own zone: "27 June 2024, 20:11 UTC+09:00"."""
    return f"{moment.day} {moment:%B %Y, %H:%M} {moment.tzname()}"


# Words a minute, from Brysbaert (2019) for English (238) and Trauzettel-Klosinski & Dietz (2012) for Russian (184);
# Korean eojeol a minute is our estimate from the usual 500 to 600 syllables a minute.
_WORDS_A_MINUTE = {"en": 238, "ru": 184, "ko": 180}


def _time_saved(article: Article, summary: Summary) -> str:
    words = len(article.document.text.split()) - sum(len(sentence.text.split()) for sentence in summary.sentences)
    minutes = words / _WORDS_A_MINUTE.get(article.document.lang or "en", 238)
    if minutes < 0.5:
        return ""
    return f"saves {round(minutes)} min" if minutes >= 1 else "saves half a minute"
