"""Who answers what, once: the same promises in memory, SQLite and PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot.models import Claim, ClaimState
from bot.ports import Store
from tests.bot.store.rows import LEASE_S, NOW, after, claim, place

CLOSED: tuple[ClaimState, ...] = ("offered", "answered", "failed", "unknown", "replaced", "withdrawn")
DISCORD = ("discord",)


async def test_the_first_claim_wins_and_the_second_does_not(store: Store) -> None:
    first = await store.claims.claim(claim("c1", owner="one"), NOW, LEASE_S)
    second = await store.claims.claim(claim("c2", owner="two"), NOW, LEASE_S)

    assert (first, second) == (True, False)
    assert await store.claims.find("c1") == claim("c1", owner="one")
    assert await store.claims.find("c2") is None


@pytest.mark.parametrize("state", CLOSED)
async def test_a_claim_that_is_closed_cannot_be_made_again(store: Store, state: ClaimState) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.close("c1", "one", state)

    assert not await store.claims.claim(claim("c2"), after(10 * LEASE_S), LEASE_S)


@pytest.mark.parametrize(
    "other",
    [
        claim("c2", place(platform="slack")),
        claim("c2", place("pier")),
        claim("c2", message="m2"),
        claim("c2", subject="more"),
    ],
)
async def test_another_message_or_subject_is_another_claim(store: Store, other: Claim) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)

    assert await store.claims.claim(other, NOW, LEASE_S)


async def test_subjects_that_differ_only_late_are_two_claims(store: Store) -> None:
    long = "https://sample.example/" + "0123456789abcdef" * 500
    await store.claims.claim(claim("c1", subject=long + "1"), NOW, LEASE_S)

    assert await store.claims.claim(claim("c2", subject=long + "2"), NOW, LEASE_S)
    assert not await store.claims.claim(claim("c3", subject=long + "1"), NOW, LEASE_S)
    assert await store.claims.find("c2") == claim("c2", subject=long + "2")


async def test_of_twenty_tasks_that_claim_one_thing_one_wins(store: Store) -> None:
    tries = (store.claims.claim(claim(f"c{n}", owner=f"p{n}"), NOW, LEASE_S) for n in range(20))

    won = await asyncio.gather(*tries)

    assert won.count(True) == 1
    assert (await store.claims.claims_on(place(), "m1"))[0].id == f"c{won.index(True)}"


async def test_everything_needed_to_answer_later_is_kept_but_never_the_handle(store: Store) -> None:
    full = claim(
        "c1",
        place("dm", "direct", workspace="", platform="slack"),
        owner="one",
        asked=True,
        asker="u7",
        url="https://sample.example/ferry?page=1",
        length="long",
        resumable=False,
        state="offered",
    )
    full = replace(full, anchor=replace(full.anchor, thread="t1", handle="secret-token", privacy="private"))

    await store.claims.claim(full, NOW, LEASE_S)

    assert await store.claims.find("c1") == replace(full, anchor=replace(full.anchor, handle=None))


async def test_a_claim_is_taken_over_only_after_its_lease(store: Store) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)

    early = await store.claims.take_over("two", DISCORD, after(LEASE_S - 1), LEASE_S, 10)
    late = await store.claims.take_over("two", DISCORD, after(LEASE_S + 1), LEASE_S, 10)

    assert early == ()
    assert late == (claim("c1", owner="two"),)
    assert await store.claims.find("c1") == claim("c1", owner="two")


async def test_a_claim_taken_over_has_a_new_lease(store: Store) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.take_over("two", DISCORD, after(LEASE_S + 1), LEASE_S, 10)

    assert await store.claims.take_over("three", DISCORD, after(2 * LEASE_S), LEASE_S, 10) == ()
    assert len(await store.claims.take_over("three", DISCORD, after(2 * LEASE_S + 2), LEASE_S, 10)) == 1


async def test_a_renewed_claim_is_not_taken_over(store: Store) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.claim(claim("c2", message="m2", owner="gone"), NOW, LEASE_S)

    await store.claims.renew("one", after(LEASE_S), LEASE_S)

    taken = await store.claims.take_over("two", DISCORD, after(LEASE_S + 1), LEASE_S, 10)
    assert [one.id for one in taken] == ["c2"]


async def test_the_oldest_claims_are_taken_over_first_and_no_more_than_asked_for(store: Store) -> None:
    for n in (3, 1, 2):
        await store.claims.claim(claim(f"c{n}", message=f"m{n}"), after(n), 1)

    first = await store.claims.take_over("two", DISCORD, after(100), LEASE_S, 2)
    rest = await store.claims.take_over("two", DISCORD, after(100), LEASE_S, 2)

    assert [one.id for one in first] == ["c1", "c2"]
    assert [one.id for one in rest] == ["c3"]


async def test_only_claims_of_the_platforms_at_hand_are_taken_over(store: Store) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.claim(claim("c2", place(platform="slack")), NOW, LEASE_S)

    taken = await store.claims.take_over("two", ("slack", "console"), after(LEASE_S + 1), LEASE_S, 10)

    assert [one.id for one in taken] == ["c2"]
    assert await store.claims.take_over("two", (), after(LEASE_S + 1), LEASE_S, 10) == ()


@pytest.mark.parametrize("state", CLOSED)
async def test_only_open_claims_are_taken_over(store: Store, state: ClaimState) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.close("c1", "one", state)

    assert await store.claims.take_over("two", DISCORD, after(10 * LEASE_S), LEASE_S, 10) == ()


async def test_no_claim_is_taken_over_twice_by_many_at_once(store: Store) -> None:
    for n in range(10):
        await store.claims.claim(claim(f"c{n}", message=f"m{n}"), NOW, LEASE_S)

    taken = await asyncio.gather(
        *(store.claims.take_over(f"p{n}", DISCORD, after(LEASE_S + 1), LEASE_S, 3) for n in range(8))
    )

    ids = [one.id for batch in taken for one in batch]
    assert sorted(ids) == sorted(set(ids))
    rest = await store.claims.take_over("last", DISCORD, after(LEASE_S + 1), LEASE_S, 10)
    assert len(ids) + len(rest) == 10


async def test_only_the_owner_closes_a_claim_and_only_once(store: Store) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)

    assert not await store.claims.close("c1", "two", "answered")
    assert await store.claims.close("c1", "one", "failed", "blocked")
    assert not await store.claims.close("c1", "one", "answered")
    assert await store.claims.find("c1") == claim("c1", state="failed")
    assert not await store.claims.close("c9", "one", "answered")


async def test_who_was_taken_over_cannot_close_or_renew(store: Store) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.take_over("two", DISCORD, after(LEASE_S + 1), LEASE_S, 10)

    await store.claims.renew("one", after(10 * LEASE_S), LEASE_S)

    assert not await store.claims.close("c1", "one", "answered")
    assert len(await store.claims.take_over("three", DISCORD, after(5 * LEASE_S), LEASE_S, 10)) == 1


@pytest.mark.parametrize("state", CLOSED)
async def test_a_claim_is_withdrawn_whatever_its_state(store: Store, state: ClaimState) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.close("c1", "one", state)

    await store.claims.withdraw("c1", "withdrawn")

    assert await store.claims.find("c1") == claim("c1", state="withdrawn")


async def test_a_withdrawn_claim_stays_withdrawn(store: Store) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.withdraw("c1", "withdrawn")

    await store.claims.withdraw("c1", "replaced")

    assert not await store.claims.close("c1", "one", "answered")
    assert not await store.claims.reopen("c1", "one", NOW, LEASE_S)
    assert await store.claims.find("c1") == claim("c1", state="withdrawn")


@pytest.mark.parametrize("state", CLOSED)
async def test_offered_and_replaced_claims_can_be_opened_again(store: Store, state: ClaimState) -> None:
    await store.claims.claim(claim("c1"), NOW, LEASE_S)
    await store.claims.close("c1", "one", state)

    opened = await store.claims.reopen("c1", "two", after(100), LEASE_S)

    assert opened == (state in ("offered", "replaced"))
    assert await store.claims.find("c1") == (claim("c1", owner="two") if opened else claim("c1", state=state))


async def test_of_twenty_tasks_that_reopen_one_claim_one_wins(store: Store) -> None:
    await store.claims.claim(claim("c1", state="offered"), NOW, LEASE_S)

    won = await asyncio.gather(*(store.claims.reopen("c1", f"p{n}", NOW, LEASE_S) for n in range(20)))

    assert won.count(True) == 1
    assert await store.claims.find("c1") == claim("c1", owner=f"p{won.index(True)}")


async def test_the_claims_on_a_message_come_in_their_order(store: Store) -> None:
    for n, subject in enumerate(("c", "a", "b")):
        await store.claims.claim(claim(f"c{n}", subject=subject), after(n), LEASE_S)
    await store.claims.claim(claim("elsewhere", message="m2"), NOW, LEASE_S)
    await store.claims.claim(claim("there", place("pier")), NOW, LEASE_S)

    found = await store.claims.claims_on(place(), "m1")

    assert [one.subject for one in found] == ["c", "a", "b"]
