"""Schedules and what became of each of their slots: the same on SQLite and PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import time

from bot.digest.models import Schedule, SlotRow
from bot.digest.schedule import WEEKDAYS, Rule
from bot.ports import Store
from tests.bot.store.coverage_rows import DAY, FIRST_DAY, announcement, schedule, slot
from tests.bot.store.rows import NOW, after, place

NOT_YET = FIRST_DAY - 10 * DAY


async def _planned(store: Store, *rows: SlotRow, of: Schedule | None = None) -> Schedule:
    kept = of or schedule()
    await store.schedules.add(kept)
    await store.schedules.plan(kept, rows, NOW)
    return kept


async def _audit(store: Store) -> list[SlotRow]:
    return [row for _, row in await store.schedules.audit(place(), 10)]


async def test_a_schedule_comes_back_as_it_was_made(real_store: Store) -> None:
    made = schedule(
        rule=Rule(time(18, 45), "Europe/Moscow", WEEKDAYS),
        sides=("seoul", "moscow"),
        tags=("sport",),
        max_stories=3,
        when_empty="silent",
        topic="harbours",
    )

    await real_store.schedules.add(made)

    assert await real_store.schedules.find(made.id, place()) == made
    assert await real_store.schedules.find(made.id, place("pier")) is None
    assert await real_store.schedules.of_channel(place()) == (made,)


async def test_a_paused_schedule_does_not_run_and_a_removed_one_is_gone(real_store: Store) -> None:
    first = await _planned(real_store, slot(schedule()))
    second = schedule("def456", place("pier"))
    await real_store.schedules.add(second)
    paused = replace(first, paused="asked")

    await real_store.schedules.change(paused)
    running = await real_store.schedules.running("discord")
    await real_store.schedules.remove(second.id)

    assert running == (second,)
    assert await real_store.schedules.running("slack") == ()
    assert await real_store.schedules.of_channel(place()) == (paused,)
    assert await real_store.schedules.open_slots("discord", after(60)) == ()
    assert await real_store.schedules.of_channel(place("pier")) == ()


async def test_a_slot_is_written_once_whoever_plans_it(real_store: Store) -> None:
    kept = schedule()
    await real_store.schedules.add(kept)

    await asyncio.gather(*(real_store.schedules.plan(kept, (slot(kept),), after(n)) for n in range(5)))

    assert len(await _audit(real_store)) == 1
    (planned,) = await real_store.schedules.of_channel(place())
    assert planned.planned_until == after(4)


async def test_what_is_merely_due_can_be_planned_anew_and_nothing_else(real_store: Store) -> None:
    of = schedule()
    sent = replace(slot(of, 1), state="sent")
    await _planned(real_store, slot(of, 0), sent, of=of)

    await real_store.schedules.plan(of, (slot(of, 0, "merged"), slot(of, 1, "missed", "late")), after(60))

    assert [(row.state, row.reason) for row in await _audit(real_store)] == [("sent", ""), ("merged", "")]


async def test_planning_never_goes_back(real_store: Store) -> None:
    kept = await _planned(real_store)

    await real_store.schedules.plan(kept, (), after(60))
    await real_store.schedules.plan(kept, (), after(30))

    (found,) = await real_store.schedules.of_channel(place())
    assert found.planned_until == after(60)


async def test_a_removed_schedule_is_not_planned(real_store: Store) -> None:
    kept = await _planned(real_store)
    await real_store.schedules.remove(kept.id)

    await real_store.schedules.plan(kept, (slot(kept),), after(60))

    assert await _audit(real_store) == []


async def test_settled_are_all_slots_but_the_due_ones_since_a_day(real_store: Store) -> None:
    of = schedule()
    await _planned(real_store, slot(of, 0, "sent"), slot(of, 1, "missed"), slot(of, 2), of=of)

    settled = await real_store.schedules.settled("discord", FIRST_DAY)
    later = await real_store.schedules.settled("discord", FIRST_DAY + DAY)

    assert settled == {of.id: frozenset({(FIRST_DAY, time(8)), (FIRST_DAY + DAY, time(8))})}
    assert later == {of.id: frozenset({(FIRST_DAY + DAY, time(8))})}
    assert await real_store.schedules.settled("slack", NOT_YET) == {}


async def test_open_are_due_sending_and_held_slots_in_order(real_store: Store) -> None:
    of = schedule()
    rows = [slot(of, day, state) for day, state in enumerate(("due", "sending", "held", "sent", "silent", "unknown"))]  # type: ignore[arg-type]  # mypy sees str
    await _planned(real_store, *reversed(rows), of=of)
    await real_store.schedules.settle(replace(rows[2], retry_at=after(60), tries=2))

    early = await real_store.schedules.open_slots("discord", after(59))
    later = await real_store.schedules.open_slots("discord", after(60))

    assert [row.state for _, row in early] == ["due", "sending"]
    assert [row.state for _, row in later] == ["due", "sending", "held"]
    assert later[2] == (replace(of, planned_until=NOW), replace(rows[2], retry_at=after(60), tries=2))


async def test_nothing_new_does_not_undo_what_another_process_wrote_for_the_slot(real_store: Store) -> None:
    of = schedule()
    row = slot(of)
    await _planned(real_store, row, of=of)
    await real_store.announcements.write(announcement(), (), row)

    await real_store.schedules.settle(replace(row, state="silent"))

    (kept,) = await _audit(real_store)
    assert (kept.state, kept.announcement_id) == ("sending", "n1")


async def test_the_last_digest_is_the_newest_that_was_made(real_store: Store) -> None:
    of = schedule()
    rows = (slot(of), slot(of, 1))
    await _planned(real_store, *rows, of=of)
    never = await real_store.schedules.last_sent(of.id)
    for day, row in enumerate(rows):
        await real_store.announcements.write(announcement(f"n{day}", days=day), (), row)

    assert never is None
    assert await real_store.schedules.last_sent(of.id) == NOW + DAY


async def test_an_audit_shows_the_newest_slots_of_one_channel(real_store: Store) -> None:
    of = schedule()
    await _planned(real_store, *(slot(of, day, "sent") for day in range(5)), of=of)
    other = schedule("def456", place("pier"))
    await _planned(real_store, slot(other, 9, "sent"), of=other)

    found = await real_store.schedules.audit(place(), 2)

    assert [row.local_date for _, row in found] == [FIRST_DAY + 4 * DAY, FIRST_DAY + 3 * DAY]
    assert {kept.id for kept, _ in found} == {of.id}
