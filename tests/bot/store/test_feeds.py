"""Feeds, how they do, what channels chose and were told of them: the same on SQLite and PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.coverage.models import Choice
from bot.coverage.polling import FeedState
from bot.ports import Store
from tests.bot.store.coverage_rows import DAY, LEDGER, YASEN, announcement
from tests.bot.store.rows import NOW, after, place

HOLD_S = 300.0


async def test_a_feed_that_becomes_known_is_due_at_once_and_new(real_store: Store) -> None:
    await real_store.feeds.know((LEDGER,), NOW)

    assert await real_store.feeds.all() == (LEDGER,)
    assert await real_store.feeds.due(NOW, 10, HOLD_S) == ((LEDGER, FeedState(LEDGER.address, "new", NOW)),)


async def test_knowing_a_feed_again_changes_its_facts_and_not_how_it_does(real_store: Store) -> None:
    healthy = FeedState(LEDGER.address, "healthy", after(60), "etag", "Mon", last_success_at=NOW)
    await real_store.feeds.know((LEDGER,), NOW)
    await real_store.feeds.keep_state(healthy)

    await real_store.feeds.know((replace(LEDGER, outlet="The Hangang Ledger"), YASEN), after(30))

    assert {feed.outlet for feed in await real_store.feeds.all()} == {"The Hangang Ledger", "Yasen Inform"}
    assert healthy in await real_store.feeds.states()


async def test_what_a_feed_does_is_kept_whole(real_store: Store) -> None:
    await real_store.feeds.know((LEDGER,), NOW)
    state = FeedState(LEDGER.address, "blocked", after(600), '"e\x00"', "Tue", NOW - DAY, NOW - timedelta(hours=1), 3)

    await real_store.feeds.keep_state(state)

    assert await real_store.feeds.states() == (replace(state, etag='"e\N{REPLACEMENT CHARACTER}"'),)


async def test_a_feed_that_was_taken_is_nobody_elses_for_a_while(real_store: Store) -> None:
    await real_store.feeds.know((LEDGER, YASEN), NOW)

    taken = await asyncio.gather(*(real_store.feeds.due(NOW, 1, HOLD_S) for _ in range(5)))
    later = await real_store.feeds.due(after(HOLD_S + 1), 10, HOLD_S)

    assert sorted(feed.outlet for found in taken for feed, _ in found) == ["Hangang Ledger", "Yasen Inform"]
    assert len(later) == 2


async def test_the_longest_overdue_feed_comes_first(real_store: Store) -> None:
    await real_store.feeds.know((LEDGER,), after(60))
    await real_store.feeds.know((YASEN,), NOW)

    early = await real_store.feeds.due(after(30), 10, HOLD_S)
    await real_store.feeds.know((LEDGER,), NOW)
    rest = await real_store.feeds.due(after(60), 10, HOLD_S)

    assert [feed for feed, _ in early] == [YASEN]
    assert [feed for feed, _ in rest] == [LEDGER]


async def test_a_choice_is_one_channels_and_can_be_taken_back(real_store: Store) -> None:
    choices: tuple[Choice, ...] = ("added", "muted", "removed")
    for choice in choices:
        await real_store.feeds.choose(place(), LEDGER.address, choice)
    await real_store.feeds.choose(place("pier"), LEDGER.address, "muted")
    before = await real_store.feeds.choices(place())

    await real_store.feeds.choose(place(), LEDGER.address, None)

    assert before == {LEDGER.address: "removed"}
    assert await real_store.feeds.choices(place()) == {}
    assert await real_store.feeds.choices(place("pier")) == {LEDGER.address: "muted"}


async def test_one_process_tells_that_a_feed_is_down_and_one_that_it_is_back(real_store: Store) -> None:
    feeds = real_store.feeds
    down = [(LEDGER.address, NOW - DAY)]

    told = await asyncio.gather(*(feeds.notice(announcement(f"down-{n}"), down, ()) for n in range(4)))
    noticed = await feeds.noticed(place())
    back = await asyncio.gather(*(feeds.notice(announcement(f"back-{n}"), (), (LEDGER.address,)) for n in range(4)))

    assert sorted(told) == sorted(back) == [False, False, False, True]
    assert noticed == {LEDGER.address: NOW - DAY}
    assert await feeds.noticed(place()) == {}
    assert len(await real_store.announcements.unsent("discord")) == 2


async def test_a_notice_of_which_a_part_was_told_already_is_not_stored_at_all(real_store: Store) -> None:
    await real_store.feeds.notice(announcement("first"), [(LEDGER.address, NOW)], ())

    both = [(YASEN.address, NOW), (LEDGER.address, NOW)]
    stored = await real_store.feeds.notice(announcement("second"), both, ())

    assert not stored
    assert await real_store.feeds.noticed(place()) == {LEDGER.address: NOW}
    assert await real_store.announcements.find("second") is None


async def test_a_forgotten_workspace_leaves_no_choice_and_no_notice(real_store: Store) -> None:
    await real_store.feeds.choose(place(), LEDGER.address, "muted")
    await real_store.feeds.notice(announcement(), [(LEDGER.address, NOW)], ())

    await real_store.preferences.forget("discord", "w1")

    assert await real_store.feeds.choices(place()) == {}
    assert await real_store.feeds.noticed(place()) == {}
    assert await real_store.announcements.find("n1") is None
