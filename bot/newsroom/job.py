"""Job 3 put together: what reads the feeds, what makes digests of them, and what answers to `digest` and `feeds`."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from bot.coverage.feeds import Feed
from bot.newsroom.digest_commands import DigestCommands
from bot.newsroom.feed_commands import FeedCommands
from bot.newsroom.gathering import Gatherer
from bot.newsroom.making import DigestMaker
from bot.newsroom.why import Why
from bot.outlets import Outlets
from bot.ports import Analyst, Fetcher, Store
from bot.who_said.job import WhoSaid


@dataclass(frozen=True, slots=True)
class Newsroom:
    """`pack`: the feeds that every channel reads unless it chose otherwise."""

    gatherer: Gatherer
    maker: DigestMaker
    digest: DigestCommands
    feeds: FeedCommands
    pack: tuple[Feed, ...]


def newsroom_of(
    store: Store,
    fetcher: Fetcher,
    analyst: Analyst,
    outlets: Outlets,
    who_said: WhoSaid,
    pack: Collection[Feed],
    topics: Collection[str],
    clock: Callable[[], datetime],
) -> Newsroom:
    """`topics`: the names of all that can be chosen."""
    maker = DigestMaker(store, pack)
    gatherer = Gatherer(store, fetcher, analyst, who_said, pack, tuple(topics), clock)
    why = Why(store, analyst, maker)
    return Newsroom(
        gatherer,
        maker,
        DigestCommands(store, maker, why, topics, clock, gatherer.first_round),
        FeedCommands(store, fetcher, analyst, maker, outlets, clock),
        tuple(pack),
    )
