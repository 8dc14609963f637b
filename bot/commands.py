"""What the bot can be asked to do: one table from a command's name to the job that answers it. Never raises."""

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, get_args

from bot import wording
from bot.coverage.feeds import Feed
from bot.errors import BotError, NotAllowed, NotAPage, NotUnderstood, OutletFailed, TimedOut, Unreadable
from bot.link_summary import LinkSummary
from bot.messages import Button, Called, Choice, Line, Place, Reply, Typed
from bot.models import Article, ChannelSettings, Language, Length, LinkPolicy
from bot.newsroom.job import Newsroom, newsroom_of
from bot.newsroom.options import DEFAULT_TOPIC
from bot.outlets import Outlets
from bot.ports import Analyst, Fetcher, Preferences, Store
from bot.who_said.correcting import Correcting
from bot.who_said.job import WhoSaid
from bot.zones import zone_choices, zone_named

Word = TypeVar("Word", bound=str)

_log = logging.getLogger(__name__)

_LENGTHS: tuple[Length, ...] = get_args(Length)
_POLICIES: tuple[LinkPolicy, ...] = get_args(LinkPolicy)
_LANGUAGES: tuple[Language, ...] = get_args(Language)
_NOT_UNDERSTOOD = (
    "There is no such command. Try: summarize URL, whosaid QUESTION, digest preview, feeds list, "
    "settings links auto, help."
)


class Commands:
    """Request in, Reply out. `blind_platforms` are those on which the bot does not see ordinary messages."""

    def __init__(
        self,
        link_summary: LinkSummary,
        who_said: WhoSaid,
        correcting: Correcting,
        newsroom: Newsroom,
        preferences: Preferences,
        clock: Callable[[], datetime],
    ) -> None:
        self._link_summary = link_summary
        self._who_said = who_said
        self._correcting = correcting
        self.newsroom = newsroom
        self._preferences = preferences
        self._clock = clock
        self.blind_platforms: set[str] = set()
        self._table: Mapping[str, Callable[[Called], Awaitable[Reply]]] = {
            "summarize": self._summarize,
            "whosaid": self._who_said_what,
            "correct": self._correct,
            "digest": self._digest,
            "feeds": self._feeds,
            "settings": self._settings,
            "help": self._help,
        }

    async def handle(self, called: Called) -> Reply:
        """The answer, or a reply of kind "problem" that says why there is none."""
        try:
            job = self._table.get(called.command)
            if job is None:
                raise NotUnderstood(_NOT_UNDERSTOOD)
            reply = await job(called)
        except BotError as exc:
            _log.info("%s: %s (%s)", called.command, exc, type(exc).__name__)
            return problem_reply(exc, called)
        except Exception:
            _log.exception("%s failed", called.command)
            return problem_reply(BotError(), called)
        return replace(reply, privacy="private") if called.anchor.privacy == "private" else reply

    async def complete(self, typed: Typed) -> tuple[Choice, ...]:
        """What an option that is being typed can become: at most 25 choices, none when that cannot be told now."""
        try:
            if typed.option == "speaker":
                return await self._who_said.completion.speakers(typed.text, typed.place)
            return zone_choices(typed.text) if typed.option == "zone" else ()
        except BotError as exc:
            _log.info("no completion: %s", exc)
            return ()

    async def _summarize(self, called: Called) -> Reply:
        """Options: `url` (or `article`, an id), `length`, and `automatic` when nobody asked for it in so many words."""
        options, place = called.options, called.anchor.place
        length = _one_of(options.get("length", "medium"), _LENGTHS, "short, medium or long")
        article = await self._article(options, place, length)
        first = await self._link_summary.first_seen(article, place) if "url" in options else None
        if first and "automatic" in options:
            return self._link_summary.pointer(article, first)
        reply = await self._link_summary.answer(article, length, place)
        return replace(reply, notes=(*reply.notes, first)) if first else reply

    async def _article(self, options: Mapping[str, str], place: Place, length: Length) -> Article:
        if "article" in options:
            return await self._link_summary.article_by_id(options["article"], place)
        if not options.get("url"):
            raise NotUnderstood("Which article? Give me its address: summarize URL.")
        return await self._link_summary.article_at(options["url"], place, length)

    async def _who_said_what(self, called: Called) -> Reply:
        """Options as in WhoSaid.answer."""
        place = called.anchor.place
        zone = called.user.zone or (await self._preferences.channel(place)).zone
        return await self._who_said.answer(called.options, place, self._clock().astimezone(zone_named(zone)))

    async def _correct(self, called: Called) -> Reply:
        """Options as in Correcting.answer."""
        return await self._correcting.answer(called.options, called.anchor.place, called.user)

    async def _digest(self, called: Called) -> Reply:
        """Options as in DigestCommands.answer."""
        return await self.newsroom.digest.answer(called.options, called.anchor.place, called.user)

    async def _feeds(self, called: Called) -> Reply:
        """Options as in FeedCommands.answer."""
        return await self.newsroom.feeds.answer(called.options, called.anchor.place, called.user)

    async def _settings(self, called: Called) -> Reply:
        """Options: `links` (auto, mention, off), `previews` (hide, keep), `zone`, `language`; without any, shows."""
        place, options = called.anchor.place, called.options
        now = await self._preferences.channel(place)
        wanted = _changed(now, options)
        if wanted != now or options:
            if not called.user.may_manage:
                raise NotAllowed
            await self._preferences.change(place, wanted)
        return Reply(paragraphs=(Line(wording.settings(wanted)),), privacy="private")

    async def _help(self, called: Called) -> Reply:
        blind = called.anchor.place.platform in self.blind_platforms
        lines = (*wording.HELP, wording.HELP_WITHOUT_CONTENT) if blind else wording.HELP
        return Reply(paragraphs=tuple(Line(line) for line in lines), privacy="private")


def commands_of(
    store: Store,
    fetcher: Fetcher,
    analyst: Analyst,
    outlets: Outlets,
    clock: Callable[[], datetime],
    pack: Collection[Feed] = (),
    topics: Collection[str] = (DEFAULT_TOPIC,),
) -> Commands:
    """The commands with their jobs; `pack` and `topics` as in newsroom_of."""
    who_said = WhoSaid(store.archive, store.ledger, analyst, outlets)
    link_summary = LinkSummary(store.archive, store.outbox, fetcher, analyst, who_said, clock)
    newsroom = newsroom_of(store, fetcher, analyst, outlets, who_said, pack, topics, clock)
    return Commands(link_summary, who_said, Correcting(store.ledger, clock), newsroom, store.preferences, clock)


def problem_reply(error: BotError, called: Called) -> Reply:
    """What went wrong, in words; with a button to try again where that may help."""
    askers_own = isinstance(error, NotAllowed | NotUnderstood)  # a slip that nobody else needs to see
    may_pass = isinstance(error, TimedOut | OutletFailed)
    nothing_there = isinstance(error, NotAPage) or (isinstance(error, Unreadable) and error.reason == "not_an_article")
    return Reply(
        paragraphs=(Line(wording.problem(error), getattr(error, "url", None)),),
        buttons=(Button("retry", "Try again"),) if may_pass and called.options.get("url") else (),
        privacy="private" if askers_own else called.anchor.privacy,
        kind="not_an_article" if nothing_there else "problem",
    )


def _changed(now: ChannelSettings, options: Mapping[str, str]) -> ChannelSettings:
    unknown = set(options) - {"links", "previews", "zone", "language"}
    if unknown:
        raise NotUnderstood(
            "There are four settings: links (auto, mention, off), previews (hide, keep), zone, language (en, ko, ru)."
        )
    links = _one_of(options.get("links", now.links).lower(), _POLICIES, "links auto, links mention or links off")
    previews = _one_of(options.get("previews", "").lower(), ("", "hide", "keep"), "previews hide or previews keep")
    zone = zone_named(options.get("zone", now.zone)).key
    language = _one_of(options.get("language", now.language).lower(), _LANGUAGES, "language en, ko or ru")
    return ChannelSettings(links, now.hide_previews if not previews else previews == "hide", zone, language)


def _one_of(value: str, choices: tuple[Word, ...], hint: str) -> Word:
    for choice in choices:
        if choice == value:
            return choice
    raise NotUnderstood(f"It can be {hint}.")
