"""Stories and what a channel was not told of them yet: the same on SQLite and PostgreSQL."""

from dataclasses import replace

from bot.coverage.models import Placed
from bot.ports import Store
from tests.bot.store.coverage_rows import (
    DAY,
    FEEDS,
    LEDGER,
    NEAR,
    TOPIC,
    YASEN,
    announcement,
    find_items,
    schedule,
    slot,
    tell,
)
from tests.bot.store.rows import NOW, place

PAST = NOW - DAY


async def test_entries_of_one_story_stand_together_oldest_first(real_store: Store) -> None:
    late, other = await find_items(real_store, YASEN, "late", "other", days=1)
    (early,) = await find_items(real_store, LEDGER, "early")
    for entry, story in ((late, "s1"), (other, "s2"), (early, "s1")):
        await tell(real_store, entry, story)

    stories = {story.id: story for story in await real_store.coverage.stories(NOW)}

    assert [entry.id for entry in stories["s1"].entries] == [early.id, late.id]
    assert [entry.id for entry in stories["s2"].entries] == [other.id]
    assert not stories["s1"].published
    assert await real_store.coverage.story("s1") == stories["s1"]
    assert await real_store.coverage.story("none") is None


async def test_a_story_to_which_nothing_comes_is_closed_whoever_is_placed_beside_it(real_store: Store) -> None:
    old, other = await find_items(real_store, LEDGER, "old", "other")
    await tell(real_store, old, "s1")
    await tell(real_store, other, "s2")

    await real_store.coverage.placed((Placed(old.id, "s1"),), NOW + 5 * DAY)

    assert await real_store.coverage.stories(NOW + DAY) == ()


async def test_an_article_that_comes_keeps_its_story_open(real_store: Store) -> None:
    (first,) = await find_items(real_store, LEDGER, "first")
    (second,) = await find_items(real_store, YASEN, "second", days=5)
    await tell(real_store, first, "s1")

    await tell(real_store, second, "s1", days=5)

    (story,) = await real_store.coverage.stories(NOW + DAY)
    assert len(story.entries) == 2


async def test_an_entry_moves_until_a_channel_was_told_of_its_story(real_store: Store) -> None:
    coverage = real_store.coverage
    (entry,) = await find_items(real_store, LEDGER, "quota")
    await tell(real_store, entry, "s1")

    await coverage.placed((Placed(entry.id, "s2", copy_of="origin"),), NOW)
    await real_store.announcements.write(announcement(), [(entry.id, "s2")], None)
    await coverage.placed((Placed(entry.id, "s3"),), NOW)

    (story,) = await coverage.stories(NOW)
    assert (story.id, story.published) == ("s2", True)
    assert story.entries[0].copy_of == "origin"


async def test_a_channel_is_told_what_it_was_not_told_with_what_it_was(real_store: Store) -> None:
    coverage = real_store.coverage
    (first,) = await find_items(real_store, LEDGER, "first")
    await tell(real_store, first, "s1")
    await real_store.announcements.write(announcement(), [(first.id, "s1")], None)
    nothing = await coverage.unsent(schedule(), PAST, FEEDS)
    (second,) = await find_items(real_store, YASEN, "second", days=1)
    await tell(real_store, second, "s1", days=1)

    (here,), _ = await coverage.unsent(schedule(), PAST, FEEDS)
    (elsewhere,), _ = await coverage.unsent(schedule(at=place("pier")), PAST, FEEDS)

    assert nothing == ((), ())
    assert [(one.entry.id, one.new) for one in here.articles] == [(first.id, False), (second.id, True)]
    assert [(one.outlet, one.side) for one in here.articles] == [
        ("Hangang Ledger", "seoul"),
        ("Yasen Inform", "moscow"),
    ]
    assert [one.new for one in elsewhere.articles] == [True, True]
    assert here.articles[0].article.id == f"art-{first.id}"


async def test_what_is_borderline_stands_apart_unless_the_channel_takes_its_kind(real_store: Store) -> None:
    on, near = await find_items(real_store, LEDGER, "on", "near")
    await tell(real_store, on, "s1")
    await tell(real_store, near, "s2", NEAR)

    stories, borderline = await real_store.coverage.unsent(schedule(), PAST, FEEDS)
    taken, rest = await real_store.coverage.unsent(schedule(tags=("sport",)), PAST, FEEDS)

    assert ([story.id for story in stories], [story.id for story in borderline]) == (["s1"], ["s2"])
    assert ({story.id for story in taken}, rest) == ({"s1", "s2"}, ())


async def test_only_the_channels_feeds_topic_and_time_count(real_store: Store) -> None:
    (entry,) = await find_items(real_store, LEDGER, "quota")
    await tell(real_store, entry, "s1")
    coverage = real_store.coverage

    assert await coverage.unsent(schedule(), PAST, (YASEN.address,)) == ((), ())
    assert await coverage.unsent(schedule(), PAST, ()) == ((), ())
    assert await coverage.unsent(schedule(topic="other"), PAST, FEEDS) == ((), ())
    assert await coverage.unsent(schedule(), NOW + DAY, FEEDS) == ((), ())
    assert len((await coverage.unsent(schedule(), NOW, FEEDS))[0]) == 1


async def test_an_entry_that_is_in_no_story_yet_waits(real_store: Store) -> None:
    (entry,) = await find_items(real_store, LEDGER, "quota")
    await real_store.coverage.judged([(entry.id, (NEAR,))])

    assert await real_store.coverage.unsent(schedule(), PAST, FEEDS) == ((), ())


async def test_the_week_holds_what_the_channel_was_told_of(real_store: Store) -> None:
    told, untold = await find_items(real_store, LEDGER, "told", "untold")
    await tell(real_store, told, "s1")
    await tell(real_store, untold, "s2")
    await real_store.announcements.write(announcement(), [(told.id, "s1")], None)

    week = await real_store.coverage.week(schedule(), NOW, FEEDS)
    later = await real_store.coverage.week(schedule(), NOW + DAY, FEEDS)

    assert [story.id for story in week] == ["s1"]
    assert not any(one.new for story in week for one in story.articles)
    assert later == ()


async def test_where_a_story_was_told_is_known_channel_by_channel(real_store: Store) -> None:
    first, second = await find_items(real_store, LEDGER, "first", "second")
    await tell(real_store, first, "s1")
    await tell(real_store, second, "s1")
    await real_store.announcements.write(announcement("n1"), [(first.id, "s1")], None)
    await real_store.announcements.write(announcement("n2", days=1), [(second.id, "s1")], None)

    told = await real_store.coverage.told_where(place(), "s1")

    assert [(entry_id, one.id) for entry_id, one in told] == [(first.id, "n1"), (second.id, "n2")]
    assert await real_store.coverage.told_where(place("pier"), "s1") == ()


async def test_a_forgotten_workspace_was_never_told_anything(real_store: Store) -> None:
    (entry,) = await find_items(real_store, LEDGER, "quota")
    await tell(real_store, entry, "s1")
    of = schedule()
    await real_store.schedules.add(of)
    await real_store.schedules.plan(of, (slot(of),), NOW)
    await real_store.announcements.write(announcement(), [(entry.id, "s1")], None)

    await real_store.preferences.forget("discord", "w1")

    assert await real_store.coverage.told_where(place(), "s1") == ()
    assert await real_store.schedules.of_channel(place()) == ()
    (story,), _ = await real_store.coverage.unsent(replace(of, topic=TOPIC), PAST, FEEDS)
    assert story.articles[0].new
