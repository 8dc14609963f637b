"""Entries of feeds: what is new and what only looks new, and how far each came. The same on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.coverage.feeds import FeedEntry
from bot.ports import Store
from tests.bot.store.coverage_rows import DAY, LEDGER, NEAR, ON, TOPIC, YASEN, find_items, item, tell
from tests.bot.store.rows import NOW, after


async def test_an_entry_is_stored_once_whatever_changes_but_one_key(real_store: Store) -> None:
    coverage = real_store.coverage
    first, (key,) = item("quota")
    moved = replace(first, url="https://elsewhere.example/quota", published_at=NOW + DAY, title="Another title")

    new = await coverage.keep_entries(LEDGER, [(first, (key, "guid:1"))], NOW)
    again = await coverage.keep_entries(LEDGER, [(moved, ("address:2", "guid:1"))], after(60))
    by_new_key = await coverage.keep_entries(LEDGER, [(moved, ("address:2",))], after(90))

    assert (new, again, by_new_key) == (1, 0, 0)
    seen = await coverage.seen(("address:2",))
    assert seen is not None
    assert (seen.entry.title, seen.entry.first_seen_at) == ("Title quota", NOW)


async def test_one_item_twice_in_one_list_is_one_entry(real_store: Store) -> None:
    entry, keys = item("quota")

    new = await real_store.coverage.keep_entries(LEDGER, [(entry, keys), (entry, (*keys, "other"))], NOW)

    assert new == 1
    assert len(await real_store.coverage.entries("new", 10)) == 1


async def test_a_list_that_shrinks_and_grows_back_makes_nothing_new(real_store: Store) -> None:
    coverage = real_store.coverage
    everything = [item(f"n{number}") for number in range(300)]

    counts = [await coverage.keep_entries(LEDGER, found, NOW) for found in (everything, everything[:3], [], everything)]

    assert counts == [300, 0, 0, 0]


async def test_the_feeds_that_carry_an_entry_are_known(real_store: Store) -> None:
    await real_store.coverage.keep_entries(LEDGER, [item("quota")], NOW)
    await real_store.coverage.keep_entries(YASEN, [item("quota")], after(60))

    seen = await real_store.coverage.seen(("nothing", "key-quota"))

    assert seen is not None
    assert seen.entry.feed == LEDGER.address
    assert seen.feeds == (LEDGER.address, YASEN.address)


async def test_two_feeds_that_carry_the_same_at_the_same_moment_make_one_entry(real_store: Store) -> None:
    found = [item(f"n{number}") for number in range(40)]

    new = await asyncio.gather(
        *(real_store.coverage.keep_entries(feed, found, NOW) for feed in (LEDGER, YASEN, replace(LEDGER, address="3")))
    )

    assert sum(new) == 40
    assert len(await real_store.coverage.entries("new", 1_000)) == 40


async def test_the_past_of_a_feed_is_known_but_off(real_store: Store) -> None:
    old = item("old", published_at=NOW - timedelta(hours=25))
    undated = item("undated", published_at=None)
    fresh = item("fresh", published_at=NOW - timedelta(hours=23))

    new = await real_store.coverage.keep_entries(LEDGER, [old, undated, fresh], NOW, newer_than=NOW - DAY)
    later = await real_store.coverage.keep_entries(LEDGER, [old, undated, fresh], after(60))

    assert (new, later) == (1, 0)
    assert [entry.title for entry in await real_store.coverage.entries("new", 10)] == ["Title fresh"]
    assert len(await real_store.coverage.entries("off", 10)) == 2


async def test_text_that_no_database_can_hold_is_kept_readable(real_store: Store) -> None:
    entry = FeedEntry("g", "https://sample.example/\x00", "NUL \x00 and \ud800", "s\x00", "t\x00")

    await real_store.coverage.keep_entries(LEDGER, [(entry, ("key\x00" + "x" * 5_000,))], NOW)

    (kept,) = await real_store.coverage.entries("new", 1)
    assert kept.title == "NUL \ufffd and \ufffd"
    assert await real_store.coverage.seen(("key\x00" + "x" * 5_000,)) is not None


async def test_entries_come_oldest_first_and_no_more_than_wanted(real_store: Store) -> None:
    await find_items(real_store, LEDGER, "late", days=1)
    await find_items(real_store, LEDGER, "early")

    assert [entry.title for entry in await real_store.coverage.entries("new", 1)] == ["Title early"]


async def test_what_is_judged_off_goes_no_further_and_is_not_judged_twice(real_store: Store) -> None:
    coverage = real_store.coverage
    wanted, off = await find_items(real_store, LEDGER, "wanted", "off")

    await coverage.judged([(wanted.id, (ON,)), (off.id, ())])
    await coverage.judged([(wanted.id, ()), (off.id, (NEAR,))])

    assert [entry.id for entry in await coverage.entries("wanted", 10)] == [wanted.id]
    assert [entry.id for entry in await coverage.entries("off", 10)] == [off.id]


async def test_the_whole_text_has_the_last_word_on_the_topic(real_store: Store) -> None:
    coverage = real_store.coverage
    near, off = await find_items(real_store, LEDGER, "near", "off")
    await coverage.judged([(near.id, (ON,)), (off.id, (ON,))])

    await coverage.read(replace(near, lang="ko", text="lead"), (NEAR,))
    await coverage.read(off, ())

    (read,) = await coverage.entries("read", 10)
    assert (read.id, read.lang, read.text) == (near.id, "ko", "lead")
    seen = [await coverage.seen((f"key-{name}",)) for name in ("near", "off")]
    assert [one.verdicts for one in seen if one] == [(NEAR,), ()]


async def test_what_was_told_is_not_read_again(real_store: Store) -> None:
    (entry,) = await find_items(real_store, LEDGER, "quota")
    await tell(real_store, entry, "story-1")

    await real_store.coverage.read(replace(entry, text="another"), (ON,))

    assert await real_store.coverage.entries("read", 10) == ()
    seen = await real_store.coverage.seen(("key-quota",))
    assert seen is not None
    assert (seen.entry.state, seen.entry.text) == ("told", "Its lead.")


async def test_how_much_was_read_is_counted_for_the_feeds_of_a_channel(real_store: Store) -> None:
    on, _ = await find_items(real_store, LEDGER, "on", "off")
    await find_items(real_store, YASEN, "elsewhere")
    await tell(real_store, on, "story-1")

    counts = await real_store.coverage.counts((LEDGER.address,), TOPIC, NOW)
    none = await real_store.coverage.counts((LEDGER.address,), TOPIC, after(1))

    assert (counts.read, counts.on_topic) == (2, 1)
    assert (none.read, none.on_topic) == (0, 0)
