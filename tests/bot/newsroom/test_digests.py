"""Digests from feed to channel: once, on time, nothing left out, on a real store with a clock that is moved by hand."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import OutletFailed, PlaceGone, SendFailed, SendUnknown
from bot.messages import Place, User
from bot.store import open_store
from tests.fake_chat import FakeChat
from tests.newsdesk import LEDGER, NEWS, YASEN, Desk, words

QUOTA = "Russia and South Korea agree on pollock quota"
FERRY = "Ferry between Donghae and Vladivostok to sail again, Russia and Korea say"
GAS = "Seoul and Moscow sign Sakhalin gas contract"
RAIL = "Russia, North Korea reopen Tumangang rail bridge"
OFF = "City council opens swimming pool"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_store(f"sqlite:///{tmp_path / 'desk.sqlite3'}") as store:
        desk = Desk(store)
        await desk.gather()  # the feeds' past
        yield desk


async def test_a_digest_is_sent_once_at_its_time(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    desk.publish(LEDGER, "pool", OFF)

    await desk.tick(hours=8)
    early = desk.told()
    await desk.tick(hours=1)
    await desk.tick(hours=0.1)

    assert early == []
    assert desk.told() == [QUOTA]
    assert [slot.state for slot in await desk.slots()] == ["sent"]


async def test_what_was_told_is_not_told_again_and_what_is_new_is(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    await desk.tick(hours=9)
    desk.publish(YASEN, "rail", RAIL)

    await desk.tick(hours=24)

    assert desk.told() == [QUOTA, RAIL]


async def test_two_schedules_of_a_channel_do_not_tell_the_same(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    await desk.scheduled("19:00 UTC", empty="silent")
    desk.publish(LEDGER, "quota", QUOTA)

    await desk.tick(hours=9)
    await desk.tick(hours=1)

    assert desk.told() == [QUOTA]
    assert [slot.state for slot in await desk.slots()] == ["sent", "silent"]


async def test_each_channel_is_told(desk: Desk) -> None:
    other = replace(NEWS, channel="other")
    await desk.scheduled("18:00 UTC")
    await desk.scheduled("18:00 UTC", other)
    desk.publish(LEDGER, "quota", QUOTA)

    await desk.tick(hours=9)

    assert desk.told() == [QUOTA, QUOTA]


async def test_stories_beyond_the_chosen_number_are_told_in_a_line_each(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC", max="1")
    desk.publish(
        LEDGER, "quota", QUOTA, "Trawlers may catch 28,000 tonnes. Fishermen in Sokcho had waited for the paper."
    )
    desk.publish(
        LEDGER, "gas", GAS, "The price follows crude oil with a lag of five months. Tankers leave Prigorodnoye."
    )
    desk.publish(
        LEDGER, "rail", RAIL, "Wagons with flour crossed at dawn. Engineers had replaced 400 sleepers in winter."
    )

    await desk.tick(hours=9)
    await desk.tick(hours=24)

    first, second = desk.digests_shown()
    assert len(first.stories) == 1
    assert sorted(title for title in (QUOTA, GAS, RAIL) if title in words(first)) == sorted((QUOTA, GAS, RAIL))
    assert second.stories == ()


async def test_an_update_is_marked_and_says_what_is_new(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA, f"{QUOTA}. It holds for a year. Ships sail in June.")
    await desk.tick(hours=9)
    more = "Russia and South Korea sign agreed pollock quota"
    desk.publish(
        YASEN, "quota2", more, "It holds for a year. The quota is 28,000 tonnes, they signed. Ships sail in June."
    )

    await desk.tick(hours=24)

    (story,) = desk.digests_shown()[1].stories
    assert "update" in story.marks
    assert [line.text for line in story.paragraphs] == ["The quota is 28,000 tonnes, they signed."]
    carried = {side.side: [outlet.text for outlet in side.outlets] or side.note for side in story.sides}
    assert carried["Seoul"] == ["Hangang Ledger (private)"]
    assert carried["Moscow"] == ["Yasen Inform (state)"]
    assert carried["Pyongyang"] == "not read"


async def test_a_side_is_silent_only_when_its_feeds_were_read(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    await desk.tick(hours=9)
    desk.publish(LEDGER, "rail", RAIL)
    desk.breaks(YASEN, OutletFailed(YASEN.address))

    await desk.tick(hours=24)

    notes = [{side.side: side.note for side in reply.stories[0].sides} for reply in desk.digests_shown()]
    assert [note["Moscow"] for note in notes] == ["silent", "not read"]


async def test_an_empty_day_says_so_and_no_feed_read_is_not_an_empty_day(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "pool", OFF)
    await desk.tick(hours=9)
    for feed in (LEDGER, YASEN):
        desk.breaks(feed, OutletFailed(feed.address))

    await desk.tick(hours=24)

    empty, blind = map(words, desk.digests_shown())
    assert "Nothing new in 1 articles from 2 feeds." in empty
    assert "No feed could be read" in blind
    assert "Nothing new" not in blind


async def test_what_the_bot_slept_through_is_told_late_and_once(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    await desk.scheduled("20:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    desk.clock.forward(4 * 24 * 3600)
    desk.clock.forward(14 * 3600)
    desk.restart()

    await desk.tick()

    states = [slot.state for slot in await desk.slots()]
    assert desk.told() == [QUOTA]
    assert states.count("missed") == 8
    assert [slot.late for slot in await desk.slots() if slot.state == "sent"] == [True, True]
    assert all(slot.reason == "the bot was not running" for slot in await desk.slots() if slot.state == "missed")


async def test_what_the_platform_refuses_is_held_and_sent_when_it_takes_it(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    desk.chat.outcomes = [SendFailed("no"), SendFailed("no")]

    await desk.tick(hours=9)
    held = [slot.state for slot in await desk.slots()]
    await desk.tick(hours=0.02)
    await desk.tick(hours=0.5)

    assert held == ["held"]
    assert desk.told() == [QUOTA]
    assert [slot.state for slot in await desk.slots()] == ["sent"]


async def test_a_lost_answer_is_settled_by_reading_back(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    desk.chat.outcomes, desk.chat.lost = [SendUnknown("cut off")], True

    await desk.tick(hours=9)
    await desk.tick(hours=1)

    assert desk.told() == [QUOTA]
    assert [slot.state for slot in await desk.slots()] == ["sent"]


async def test_what_can_not_be_known_is_not_sent_again_and_stands_in_the_audit(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    desk.chat.outcomes, desk.chat.can_find = [SendUnknown("cut off")], False

    await desk.tick(hours=9)
    await desk.tick(hours=1)

    assert desk.chat.sends == 1
    assert [slot.state for slot in await desk.slots()] == ["unknown"]
    assert "unknown" in words(await desk.asks("audit"))


async def test_a_closed_channel_pauses_its_digest_and_its_maker_is_told_once(desk: Desk) -> None:
    schedule = await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    desk.chat.outcomes = [PlaceGone("closed")]

    await desk.tick(hours=9)
    await desk.tick(hours=1)

    (told,) = desk.chat.shown.values()
    assert f"digest resume {schedule.id}" in told.paragraphs[0].text
    assert (await desk.store.schedules.of_channel(NEWS))[0].paused == "place_gone"


async def test_a_digest_that_was_held_by_a_closed_channel_comes_when_it_is_resumed(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    desk.chat.outcomes = [PlaceGone("closed")]
    await desk.tick(hours=9)

    await desk.asks("resume")
    await desk.tick(hours=1)

    assert desk.told() == [QUOTA]
    assert [(slot.state, slot.late) for slot in await desk.slots()] == [("sent", True)]


async def test_the_slots_of_a_pause_are_missed_and_what_came_in_it_is_told_afterwards(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    await desk.asks("pause")
    desk.publish(LEDGER, "quota", QUOTA)
    await desk.tick(hours=48)

    await desk.asks("resume")
    await desk.tick()
    resumed = desk.told()
    await desk.tick(hours=10)

    assert resumed == []
    assert desk.told() == [QUOTA]
    assert [(slot.state, slot.reason) for slot in await desk.slots()][:2] == [("missed", "it was paused")] * 2


async def test_a_platform_that_is_down_does_not_delay_the_other(desk: Desk) -> None:
    other = FakeChat("other")
    desk.restart(other)
    await desk.scheduled("18:00 UTC")
    await desk.scheduled("18:00 UTC", Place("other", "server", "news", "open"))
    desk.publish(LEDGER, "quota", QUOTA)
    desk.chat.outcomes = [SendFailed("down")] * 5

    await desk.tick(hours=9)
    await desk.tick(platform="other")

    assert desk.told() == []
    assert [reply.stories[0].headline.text for reply in other.shown.values()] == [QUOTA]


async def test_two_processes_send_one_digest(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    first = desk.digests
    desk.restart()
    desk.clock.forward(9 * 3600)
    await desk.gather()

    await first.plan("fake")
    await desk.digests.plan("fake")
    await first.send("fake")
    await desk.digests.send("fake")

    assert desk.told() == [QUOTA]


async def test_now_is_sent_by_the_next_round_and_counts_as_told(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", QUOTA)
    await desk.gather()

    await desk.asks("now")
    await desk.tick(hours=0.01)
    await desk.tick(hours=9)

    assert desk.told() == [QUOTA]
    assert [slot.state for slot in await desk.slots()] == ["sent", "sent"]


async def test_a_preview_is_for_its_asker_and_tells_nothing(desk: Desk) -> None:
    desk.publish(LEDGER, "quota", QUOTA)
    await desk.gather()

    preview = await desk.asks("preview")
    await desk.scheduled("18:00 UTC")
    await desk.tick(hours=9)

    assert preview.privacy == "private"
    assert [story.headline.text for story in preview.stories] == [QUOTA]
    assert desk.told() == [QUOTA]


async def test_why_tells_the_path_of_an_article(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    url = desk.publish(LEDGER, "quota", QUOTA)
    pool = desk.publish(LEDGER, "pool", OFF)

    unseen = words(await desk.asks("why", url=url))
    await desk.gather()
    waiting = words(await desk.asks("why", url=url + "?utm_source=chat"))
    await desk.tick(hours=9)
    told = words(await desk.asks("why", url=url))
    off = words(await desk.asks("why", url=pool))

    assert "None of the 2 feeds" in unseen
    assert "would go into the next digest" in waiting
    assert "Carried by Hangang Ledger" in told
    assert "Told here on 2031-05-04" in told
    assert "Topic korea-russia: off" in off


async def test_only_who_may_manage_the_channel_changes_its_digests(desk: Desk) -> None:
    stranger = User("bo")

    for action in ("schedule", "now", "pause", "resume", "remove"):
        refused = await desk.asks(action, user=stranger, rule="18:00 UTC")
        assert refused.kind == "problem"
        assert "may manage" in refused.paragraphs[0].text
    assert (await desk.asks("list", user=stranger)).kind == "notice"


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"rule": "25:00 Asia/Seoul"}, "23:59"),
        ({"rule": "08:00 KST"}, "Asia/Seoul"),
        ({"rule": "08:00 Asia/Seoul", "sides": "mars"}, "moscow"),
        ({"rule": "08:00 Asia/Seoul", "max": "99"}, "1 to 20"),
        ({"rule": "08:00 Asia/Seoul", "topic": "/etc/passwd"}, "korea-russia"),
        ({"rule": "08:00 Asia/Seoul", "empty": "perhaps"}, "empty=say"),
    ],
)
async def test_what_can_not_be_scheduled_is_refused_with_a_hint(desk: Desk, options: dict[str, str], hint: str) -> None:
    refused = await desk.asks("schedule", **options)

    assert refused.kind == "problem"
    assert hint in refused.paragraphs[0].text


async def test_a_channel_hears_once_of_a_feed_that_is_down_and_once_that_it_is_back(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC", empty="silent")
    desk.breaks(YASEN, OutletFailed(YASEN.address))
    for hours in (1, 25, 1):
        await desk.tick(hours=hours)
        await desk.notices.run("fake")
    desk.heals(YASEN)
    for hours in (1, 1):
        await desk.tick(hours=hours)
        await desk.notices.run("fake")

    said = [words(reply) for reply in desk.chat.shown.values()]
    assert said == [
        "These feeds have not been readable for a day: Yasen Inform (en). I keep trying.",
        "Readable again: Yasen Inform (en).",
    ]


async def test_a_digest_speaks_the_language_of_its_channel_and_leaves_the_articles_words(desk: Desk) -> None:
    await desk.store.preferences.change(NEWS, replace(await desk.store.preferences.channel(NEWS), language="ko"))
    await desk.scheduled("18:30 Asia/Seoul")
    desk.publish(LEDGER, "quota", QUOTA)

    await desk.tick(hours=1)

    (shown,) = desk.digests_shown()
    assert "한러 소식 2031년 5월 4일" in words(shown)
    assert shown.stories[0].headline.text == QUOTA
    assert "영어 기사" in shown.stories[0].marks


async def test_a_weekly_digest_says_what_became_of_the_weeks_stories(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    await desk.scheduled("19:00 UTC weekly SAT")
    desk.publish(LEDGER, "quota", QUOTA)
    await desk.tick(hours=9)

    await desk.tick(hours=6 * 24 + 1.1)

    weekly = [words(reply) for reply in desk.digests_shown() if "The week:" in words(reply)]
    assert len(weekly) == 1
    assert f"The week: {QUOTA} (Hangang Ledger; nothing new since 4 May 2031)" in weekly[0]


async def test_a_feeds_past_is_not_news(desk: Desk) -> None:
    desk.publish(LEDGER, "old", QUOTA, at=desk.clock() - timedelta(days=3))
    desk.publish(YASEN, "rail", RAIL, at=desk.clock() - timedelta(hours=3))
    fresh = Desk(desk.store, web=desk.web, clock=desk.clock, items=desk.items)
    for state in await desk.store.feeds.states():
        await desk.store.feeds.keep_state(replace(state, last_success_at=None))
    await fresh.gather()

    preview = await fresh.asks("preview")

    assert [story.headline.text for story in preview.stories] == [RAIL]


async def test_changed_guids_dates_and_addresses_make_nothing_new(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    url = desk.publish(LEDGER, "quota", QUOTA)
    await desk.tick(hours=9)
    items = desk.items[LEDGER.address]
    for changed in (
        [(f"quota?utm_source=rss&n={number}", title, at) for number, (_, title, at) in enumerate(items)],
        [],
        [(slug, title, desk.clock()) for slug, title, _ in items],
    ):
        desk.items[LEDGER.address] = changed
        desk.heals(LEDGER)
        await desk.gather()

    await desk.tick(hours=24)

    assert desk.told() == [QUOTA]
    assert url in desk.web.fetched


async def test_a_page_that_can_not_be_read_is_told_in_the_feeds_words(desk: Desk) -> None:
    await desk.scheduled("18:00 UTC")
    url = desk.publish(LEDGER, "quota", QUOTA)
    desk.web.pages[url] = OutletFailed(url)

    await desk.tick(hours=9)

    assert desk.told() == [QUOTA]
