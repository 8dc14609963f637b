"""What the bot can be asked to do: one table from a command's name to the job that answers it. Never raises."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TypeVar, get_args

from bot import wording
from bot.errors import BotError, NotAllowed, NotAPage, NotUnderstood, OutletFailed, TimedOut, Unreadable
from bot.link_summary import LinkSummary
from bot.links import find_links
from bot.messages import Button, Called, Line, Place, Reply
from bot.models import Article, ChannelSettings, Length, LinkPolicy
from bot.ports import Preferences

Choice = TypeVar("Choice", bound=str)

_log = logging.getLogger(__name__)

_LENGTHS: tuple[Length, ...] = get_args(Length)
_POLICIES: tuple[LinkPolicy, ...] = get_args(LinkPolicy)
_NOT_UNDERSTOOD = "I did not understand that. Try: summarize URL, settings links auto, help."


class Commands:
    """Request in, Reply out. `blind_platforms` are those on which the bot does not see ordinary messages."""

    def __init__(self, link_summary: LinkSummary, preferences: Preferences) -> None:
        self._link_summary = link_summary
        self._preferences = preferences
        self.blind_platforms: set[str] = set()
        self._table: Mapping[str, Callable[[Called], Awaitable[Reply]]] = {
            "summarize": self._summarize,
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

    async def _summarize(self, called: Called) -> Reply:
        """Options: `url` (or `article`, an id), `length`, and `automatic` when nobody asked for it in so many words."""
        options, place = called.options, called.anchor.place
        length = _one_of(options.get("length", "medium"), _LENGTHS, "short, medium or long")
        article = await self._article(options, place, length)
        first = await self._link_summary.first_seen(article, place) if "url" in options else None
        if first and "automatic" in options:
            return self._link_summary.pointer(article, first)
        reply = await self._link_summary.answer(article, length)
        return replace(reply, notes=(*reply.notes, first)) if first else reply

    async def _article(self, options: Mapping[str, str], place: Place, length: Length) -> Article:
        if "article" in options:
            return await self._link_summary.article_by_id(options["article"], place)
        if not options.get("url"):
            raise NotUnderstood("Which article? Give me its address: summarize URL.")
        return await self._link_summary.article_at(options["url"], place, length)

    async def _settings(self, called: Called) -> Reply:
        """Options: `links` (auto, mention, off) and `previews` (hide, keep); without any, shows what is set."""
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


def problem_reply(error: BotError, called: Called) -> Reply:
    """What went wrong, in words; with a button to try again where that may help."""
    askers_own = isinstance(error, NotAllowed | NotUnderstood)  # a slip that nobody else needs to see
    nothing_there = isinstance(error, NotAPage) or (isinstance(error, Unreadable) and error.reason == "not_an_article")
    return Reply(
        paragraphs=(Line(wording.problem(error), getattr(error, "url", None)),),
        buttons=(Button("retry", "Try again"),) if isinstance(error, TimedOut | OutletFailed) else (),
        privacy="private" if askers_own else called.anchor.privacy,
        kind="not_an_article" if nothing_there else "problem",
    )


def parse_line(text: str) -> tuple[str, dict[str, str]]:
    """A line in words, as (command, options): "summarize URL short private", "settings links off", a bare address.

    A leading slash is allowed. What is not understood becomes the command that it begins with, so that the table
    says so; nothing at all is "help".
    """
    words = text.strip().removeprefix("/").split()
    if not words:
        return "help", {}
    command, rest = words[0].lower(), words[1:]
    if command == "summarize" or find_links(words[0]):
        return "summarize", reading_options(text)
    if command == "settings":
        return "settings", _settings_options(rest)
    return command, {}


def reading_options(text: str) -> dict[str, str]:
    """The options of "summarize" in these words, wherever they stand: "short https://…", "private"."""
    options = {"links": " ".join(find_links(text))}
    for word in text.lower().split():
        if word in _LENGTHS:
            options["length"] = word
        elif word == "private":
            options["private"] = "yes"
    return options


def _settings_options(words: list[str]) -> dict[str, str]:
    """Pairs of name and value; an odd word out becomes a name without a value, which is refused later."""
    names, values = words[::2], [*words[1::2], ""]
    return {name.lower(): value.lower() for name, value in zip(names, values, strict=False)}


def _changed(now: ChannelSettings, options: Mapping[str, str]) -> ChannelSettings:
    unknown = set(options) - {"links", "previews"}
    if unknown:
        raise NotUnderstood("There are two settings: links (auto, mention, off) and previews (hide, keep).")
    links = _one_of(options.get("links", now.links), _POLICIES, "links auto, links mention or links off")
    previews = _one_of(options.get("previews", ""), ("", "hide", "keep"), "previews hide or previews keep")
    return ChannelSettings(links, now.hide_previews if not previews else previews == "hide")


def _one_of(value: str, choices: tuple[Choice, ...], hint: str) -> Choice:
    for choice in choices:
        if choice == value:
            return choice
    raise NotUnderstood(f"It can be {hint}.")
