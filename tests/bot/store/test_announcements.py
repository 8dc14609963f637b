"""What the bot says of its own accord: whole, once, and no entry twice to a channel. The same on both databases."""

import asyncio
from dataclasses import replace

import pytest

from bot.digest.models import Schedule, SlotRow
from bot.errors import AlreadyTold, BotError, Forgotten
from bot.messages import Anchor
from bot.models import Answer, Claim, PostedMessage
from bot.ports import Store
from tests.bot.store.coverage_rows import announcement, schedule, slot
from tests.bot.store.rows import LEASE_S, NOW, place


async def _slot(store: Store) -> tuple[Schedule, SlotRow]:
    of = schedule()
    row = slot(of)
    await store.schedules.add(of)
    await store.schedules.plan(of, (row,), NOW)
    return of, row


async def _claimed(store: Store, name: str) -> Claim:
    claim = Claim(f"c-{name}", Anchor(place(), name, announced_at=NOW), "announcement", "one", asked=True)
    assert await store.claims.claim(claim, NOW, LEASE_S)
    return claim


async def test_an_announcement_is_written_with_its_slot_and_what_it_tells(real_store: Store) -> None:
    of, row = await _slot(real_store)

    written = await real_store.announcements.write(announcement(), [("e1", "s1"), ("e2", "s1")], row)

    assert written == announcement()
    assert await real_store.announcements.find("n1") == announcement()
    assert await real_store.schedules.audit(of.place, 5) == ((of, replace(row, state="sending", announcement_id="n1")),)
    assert [entry for entry, _ in await real_store.coverage.told_where(place(), "s1")] == ["e1", "e2"]


async def test_a_slot_has_one_announcement_whoever_writes_it(real_store: Store) -> None:
    _, row = await _slot(real_store)

    written = await asyncio.gather(
        *(real_store.announcements.write(announcement(f"n{n}"), [("e1", "s1")], row) for n in range(6))
    )

    assert len({one.id for one in written}) == 1
    assert len(await real_store.coverage.told_where(place(), "s1")) == 1


async def test_an_announcement_without_a_slot_is_written_once(real_store: Store) -> None:
    first = await real_store.announcements.write(announcement(), (), None)
    again = await real_store.announcements.write(announcement(days=1), (), None)

    assert first == again == announcement()


async def test_no_entry_is_told_twice_and_nothing_of_such_a_digest_is_stored(real_store: Store) -> None:
    of, row = await _slot(real_store)
    await real_store.announcements.write(announcement("n1"), [("e1", "s1")], None)

    with pytest.raises(AlreadyTold):
        await real_store.announcements.write(announcement("n2"), [("e2", "s1"), ("e1", "s1")], row)

    assert await real_store.announcements.find("n2") is None
    assert [entry for entry, _ in await real_store.coverage.told_where(place(), "s1")] == ["e1"]
    assert [one.state for _, one in await real_store.schedules.audit(of.place, 5)] == ["due"]


async def test_of_two_digests_with_the_same_entries_one_is_written_in_whatever_order(real_store: Store) -> None:
    items = [(f"e{number}", "s1") for number in range(30)]

    written = await asyncio.gather(
        *(real_store.announcements.write(announcement(f"n{n}"), items[:: (-1) ** n], None) for n in range(6)),
        return_exceptions=True,
    )

    errors = [one for one in written if isinstance(one, BaseException)]
    assert len(errors) == 5
    assert all(isinstance(one, AlreadyTold) for one in errors), errors


async def test_another_channel_is_told_the_same(real_store: Store) -> None:
    await real_store.announcements.write(announcement("n1"), [("e1", "s1")], None)

    await real_store.announcements.write(announcement("n2", place("pier")), [("e1", "s1")], None)

    assert len(await real_store.coverage.told_where(place("pier"), "s1")) == 1


@pytest.mark.parametrize("state", ["silent", "missed", "merged"])
async def test_a_slot_that_is_not_due_any_more_gets_no_announcement(real_store: Store, state: str) -> None:
    _, row = await _slot(real_store)
    await real_store.schedules.settle(replace(row, state=state))  # type: ignore[arg-type]  # a slot's state

    with pytest.raises(Forgotten):
        await real_store.announcements.write(announcement(), (), row)

    assert await real_store.announcements.find("n1") is None


async def test_a_slot_of_a_removed_schedule_gets_no_announcement(real_store: Store) -> None:
    of, row = await _slot(real_store)
    await real_store.schedules.remove(of.id)

    with pytest.raises(BotError):
        await real_store.announcements.write(announcement(), (), row)

    assert await real_store.announcements.find("n1") is None


async def test_unsent_are_those_of_no_slot_that_nobody_sent(real_store: Store) -> None:
    _, row = await _slot(real_store)
    for name in ("waiting", "held", "open", "answered"):
        await real_store.announcements.write(announcement(name), (), None)
    await real_store.announcements.write(announcement("digest"), (), row)
    for name in ("held", "open", "answered"):
        await _claimed(real_store, name)
    await real_store.claims.close("c-held", "one", "held")
    await real_store.claims.close("c-answered", "one", "answered")

    unsent = await real_store.announcements.unsent("discord")

    assert sorted(one.id for one in unsent) == ["held", "waiting"]
    assert await real_store.announcements.unsent("slack") == ()


async def test_the_parts_of_an_announcement_are_its_messages(real_store: Store) -> None:
    await real_store.announcements.write(announcement(), (), None)
    claim = await _claimed(real_store, "n1")
    answer = Answer("a1", claim.id, place(), "digest", None, "medium", "", public=True, created_at=NOW)
    first, second = await real_store.outbox.open_answer(answer, 2)
    await real_store.outbox.start_sending(first.id, claim.id, "one")
    await real_store.outbox.settle(first.id, "sent", PostedMessage("harbour", "p1"))

    parts = await real_store.announcements.parts("n1")

    assert [(part.id, part.state) for part in parts] == [(first.id, "sent"), (second.id, "pending")]
    assert await real_store.announcements.parts("other") == ()
