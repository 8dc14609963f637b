"""`feeds …`: which feeds a channel reads, and how they do."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.coverage.feeds import Feed
from bot.coverage.models import Choice
from bot.coverage.opml import write_opml
from bot.coverage.polling import FeedState
from bot.errors import NotAFeed, NotAllowed, NotUnderstood
from bot.messages import Attachment, Line, Place, Reply, User
from bot.models import Page, Unchanged
from bot.news.addresses import without_secrets
from bot.newsroom.making import DigestMaker
from bot.outlets import Outlets
from bot.ports import Analyst, Fetcher, Store

MOST_ADDED = 50
IMPORTED = 100

_MANAGED = ("add", "remove", "mute", "unmute", "import")


@dataclass(frozen=True, slots=True)
class _Asked:
    feed: str
    place: Place


class FeedCommands:
    """Everything it raises is a BotError."""

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        analyst: Analyst,
        maker: DigestMaker,
        outlets: Outlets,
        clock: Callable[[], datetime],
    ) -> None:
        self._feeds = store.feeds
        self._fetcher = fetcher
        self._analyst = analyst
        self._maker = maker
        self._outlets = outlets
        self._clock = clock
        self._actions: Mapping[str, Callable[[_Asked], Awaitable[Reply]]] = {
            "list": self._list,
            "add": self._add,
            "remove": self._remove,
            "mute": self._mute,
            "unmute": self._unmute,
            "health": self._health,
            "import": self._import,
            "export": self._export,
        }

    async def answer(self, options: Mapping[str, str], place: Place, user: User) -> Reply:
        """Options: `action`; `feed`: an address, part of an outlet's name, or for "import" an OPML file's content."""
        action = options.get("action", "list")
        if action not in self._actions:
            raise NotUnderstood(f"Feeds can be asked for with: {', '.join(self._actions)}. For instance: feeds add URL")
        if action in _MANAGED and not user.may_manage:
            raise NotAllowed
        return await self._actions[action](_Asked(options.get("feed", "").strip(), place))

    async def _list(self, asked: _Asked) -> Reply:
        feeds = await self._maker.relied_on(asked.place)
        muted = await self._chosen(asked.place, "muted")
        lines = [Line(_named(feed), feed.address) for feed, _ in feeds]
        lines += [Line(f"{_named(feed)} · muted", feed.address) for feed in muted]
        above = Line(f"This channel reads {len(feeds)} feeds.")
        return Reply(paragraphs=(above,), notes=tuple(lines), privacy="private")

    async def _add(self, asked: _Asked) -> Reply:
        """A feed's own address, or that of a site whose page names its feed."""
        if not asked.feed:
            raise NotUnderstood("Which feed? Give me its address, or its site's: feeds add URL")
        if without_secrets(asked.feed) != asked.feed:
            raise NotUnderstood("This address holds a password or token; feeds are common to all, so I cannot take it.")
        await self._room_for(1, asked.place)
        feed = await self._found(asked.feed)
        known = {one.address for one in await self._feeds.all()}
        if feed.address not in known:
            await self._feeds.know((feed,), self._clock())
        await self._feeds.choose(asked.place, feed.address, "added")
        return _note(f"Added: {_named(feed)}, {feed.address}")

    async def _found(self, address: str) -> Feed:
        """The feed at this address, or the one that the page there names. Raises FetchFailed, NotAFeed."""
        try:
            return await self._feed_at(address)
        except NotAFeed as exc:
            if exc.reason != "page":
                raise
        named = await self._analyst.feeds_named(await self._fetcher.fetch(address))
        if not named:
            raise NotAFeed("page")
        return await self._feed_at(named[0])

    async def _feed_at(self, address: str) -> Feed:
        answer = await self._fetcher.fetch_feed(address, "", "")
        if isinstance(answer, Unchanged):
            raise NotAFeed("unreadable")
        read = await self._analyst.feed(answer.page)
        site = read.site or address
        outlet = self._outlets.of(site, None)
        name = outlet.name if outlet.side else read.title or urlsplit(address).hostname or address
        return Feed(address, name, read.lang, outlet.side, outlet.ownership)

    async def _remove(self, asked: _Asked) -> Reply:
        return await self._choose(asked, "removed", "Removed")

    async def _mute(self, asked: _Asked) -> Reply:
        return await self._choose(asked, "muted", "Muted until feeds unmute")

    async def _unmute(self, asked: _Asked) -> Reply:
        (feed,) = (await self._matching(asked.feed, await self._chosen(asked.place, "muted")))[:1]
        await self._feeds.choose(asked.place, feed.address, "added")
        return _note(f"Read again: {_named(feed)}")

    async def _choose(self, asked: _Asked, choice: Choice, done: str) -> Reply:
        read = [feed for feed, _ in await self._maker.relied_on(asked.place)]
        read += await self._chosen(asked.place, "muted") if choice == "removed" else []
        feeds = await self._matching(asked.feed, read)
        for feed in feeds:
            await self._feeds.choose(asked.place, feed.address, choice)
        return _note(f"{done}: {', '.join(map(_named, feeds))}")

    async def _matching(self, words: str, feeds: list[Feed]) -> list[Feed]:
        """The feeds of this address, or of outlets called so. Raises NotUnderstood when there is none."""
        wanted = words.casefold()
        exact = [feed for feed in feeds if feed.address.casefold() == wanted]
        found = exact or [feed for feed in feeds if wanted and wanted in feed.outlet.casefold()]
        if not found:
            raise NotUnderstood("No feed of this channel is called so. To see them: feeds list")
        return found

    async def _chosen(self, place: Place, choice: Choice) -> list[Feed]:
        choices = await self._feeds.choices(place)
        return [feed for feed in await self._feeds.all() if choices.get(feed.address) == choice]

    async def _health(self, asked: _Asked) -> Reply:
        feeds = await self._maker.relied_on(asked.place)
        lines = [Line(f"{_named(feed)}: {_doing(state)}", feed.address) for feed, state in feeds]
        healthy = sum(state.health == "healthy" for _, state in feeds)
        above = Line(f"{healthy} of {len(feeds)} feeds of this channel are healthy.")
        return Reply(paragraphs=(above,), notes=tuple(lines), privacy="private")

    async def _import(self, asked: _Asked) -> Reply:
        """What an OPML file lists is read from the next round on; how each does is seen in its health."""
        content = asked.feed.encode()
        if asked.feed.startswith(("http://", "https://")):
            content = (await self._fetcher.fetch(asked.feed)).body
        listed = await self._analyst.opml(Page(content, ""))
        wanted = [one for one in listed[:IMPORTED] if without_secrets(one.address) == one.address]
        await self._room_for(len(wanted), asked.place)
        known = {feed.address for feed in await self._feeds.all()}
        new = [self._listed(one.address, one.title) for one in wanted if one.address not in known]
        await self._feeds.know(new, self._clock())
        for one in wanted:
            await self._feeds.choose(asked.place, one.address, "added")
        left = f" {len(listed) - len(wanted)} were left out." if len(listed) > len(wanted) else ""
        return _note(f"Added {len(wanted)} feeds, {len(new)} of them new to me.{left}")

    def _listed(self, address: str, title: str) -> Feed:
        outlet = self._outlets.of(address, None)
        return Feed(address, outlet.name if outlet.side else title or outlet.name, "", outlet.side, outlet.ownership)

    async def _export(self, asked: _Asked) -> Reply:
        feeds = [feed for feed, _ in await self._maker.relied_on(asked.place)]
        file = Attachment("feeds.opml", write_opml(feeds, "Tumen"))
        return Reply(headline=Line(f"{len(feeds)} feeds"), attachment=file, privacy="private")

    async def _room_for(self, more: int, place: Place) -> None:
        added = sum(choice == "added" for choice in (await self._feeds.choices(place)).values())
        if added + more > MOST_ADDED:
            raise NotUnderstood(f"A channel can add {MOST_ADDED} feeds; {added} are added already.")


def _named(feed: Feed) -> str:
    return " · ".join(part for part in (feed.outlet, feed.lang, feed.side, feed.ownership) if part)


def _doing(state: FeedState) -> str:
    last = f"{state.last_success_at:%Y-%m-%d %H:%M} UTC" if state.last_success_at else "never"
    since = f", failing since {state.failing_since:%Y-%m-%d %H:%M} UTC" if state.failing_since else ""
    return f"{state.health}, last read {last}{since}"


def _note(*lines: str) -> Reply:
    return Reply(paragraphs=tuple(map(Line, lines)), privacy="private")
