"""Answers and their parts: the same promises in memory, SQLite and PostgreSQL."""

import asyncio
from dataclasses import replace
from typing import Literal

import pytest

from bot.errors import Forgotten
from bot.messages import Place
from bot.models import Answer, PartState, PostedMessage
from bot.ports import Store
from tests.bot.store.rows import LEASE_S, NOW, after, answer, article, claim, place, say

POSTED = PostedMessage("harbour", "p1", "https://chat.example/p1")


@pytest.fixture
async def asked(store: Store) -> Store:
    """A store with an article and a claim on it."""
    await store.archive.keep_article(article(), ())
    await store.claims.claim(claim(), NOW, LEASE_S)
    return store


async def test_an_answer_comes_back_as_it_was_opened(asked: Store) -> None:
    whole = answer(at=place("dm", "direct", ""), kind="notice", article_id=None, length="long", public=False)

    parts = await asked.outbox.open_answer(whole, 2)

    assert await asked.outbox.answer("s1") == whole
    assert await asked.outbox.answer_for("c1") == whole
    assert await asked.outbox.parts("s1") == parts
    assert [(part.number, part.state, part.posted, part.answer_id) for part in parts] == [
        (0, "pending", None, "s1"),
        (1, "pending", None, "s1"),
    ]


async def test_part_ids_fit_into_a_nonce(asked: Store) -> None:
    parts = await asked.outbox.open_answer(answer(), 3)

    assert len({part.id for part in parts}) == 3
    assert all(0 < len(part.id) <= 25 and part.id.isascii() for part in parts)


async def test_an_unknown_answer_is_none_and_has_no_parts(asked: Store) -> None:
    assert await asked.outbox.answer("s1") is None
    assert await asked.outbox.answer_for("c1") is None
    assert await asked.outbox.parts("s1") == ()


async def test_opening_an_answer_again_finds_its_parts(asked: Store) -> None:
    parts = await asked.outbox.open_answer(answer(), 2)

    assert await asked.outbox.open_answer(answer(), 2) == parts
    assert await asked.outbox.open_answer(answer("s2"), 1) == parts
    assert await asked.outbox.answer("s2") is None


async def test_an_answer_that_grew_gets_the_missing_parts(asked: Store) -> None:
    parts = await asked.outbox.open_answer(answer(), 1)

    more = await asked.outbox.open_answer(answer(), 3)

    assert more[:1] == parts
    assert [part.number for part in more] == [0, 1, 2]


async def test_of_twenty_tasks_that_open_an_answer_all_get_the_same_parts(asked: Store) -> None:
    opened = await asyncio.gather(*(asked.outbox.open_answer(answer(f"s{n}"), 2) for n in range(20)))

    assert len(set(opened)) == 1
    assert len(opened[0]) == 2


async def test_an_answer_to_a_forgotten_claim_says_so(asked: Store) -> None:
    with pytest.raises(Forgotten):
        await asked.outbox.open_answer(answer(claim_id="c9"), 1)


async def test_an_answer_about_a_forgotten_article_says_so(asked: Store) -> None:
    with pytest.raises(Forgotten):
        await asked.outbox.open_answer(answer(article_id="a9"), 1)


async def test_a_changed_answer_shows_what_it_shows_now(asked: Store) -> None:
    await asked.claims.claim(claim("c2", subject="other"), NOW, LEASE_S)
    await asked.outbox.open_answer(answer(), 1)

    await asked.outbox.change_answer(answer(claim_id="c2", kind="problem", article_id=None, length="short"))

    changed = answer(claim_id="c2", kind="problem", article_id=None, length="short")
    assert await asked.outbox.answer("s1") == changed
    assert await asked.outbox.answer_for("c1") is None
    assert await asked.outbox.answer_for("c2") == changed


async def test_an_answer_that_moves_to_a_claim_takes_the_place_of_the_one_there(asked: Store) -> None:
    await asked.claims.claim(claim("c2", subject="other"), NOW, LEASE_S)
    await asked.outbox.open_answer(answer("s1", "c1"), 1)
    await asked.outbox.open_answer(answer("s2", "c2"), 1)

    await asked.outbox.change_answer(answer("s2", "c1"))

    assert await asked.outbox.answer("s1") is None
    assert await asked.outbox.parts("s1") == ()
    assert await asked.outbox.answer_for("c1") == answer("s2", "c1")


async def test_dropped_parts_are_gone_and_can_come_again(asked: Store) -> None:
    parts = await asked.outbox.open_answer(answer(), 3)

    await asked.outbox.drop_parts("s1", 1)

    assert await asked.outbox.parts("s1") == parts[:1]
    assert len(await asked.outbox.open_answer(answer(), 2)) == 2


async def test_a_part_is_sent_by_one_only(asked: Store) -> None:
    (part,) = await asked.outbox.open_answer(answer(), 1)

    started = await asyncio.gather(*(asked.outbox.start_sending(part.id, "c1", "one") for _ in range(20)))

    assert started.count(True) == 1
    assert [one.state for one in await asked.outbox.parts("s1")] == ["sending"]


async def test_a_part_is_not_sent_by_who_does_not_own_the_claim(asked: Store) -> None:
    (part,) = await asked.outbox.open_answer(answer(), 1)
    await asked.claims.take_over("two", ("discord",), after(LEASE_S + 1), LEASE_S, 10)

    assert not await asked.outbox.start_sending(part.id, "c1", "one")
    assert not await asked.outbox.start_sending(part.id, "c9", "two")
    assert await asked.outbox.start_sending(part.id, "c1", "two")


@pytest.mark.parametrize("state", ["replaced", "withdrawn"])
async def test_nothing_is_sent_for_a_claim_that_was_withdrawn(
    asked: Store, state: Literal["replaced", "withdrawn"]
) -> None:
    (part,) = await asked.outbox.open_answer(answer(), 1)
    await asked.claims.withdraw("c1", state)

    assert not await asked.outbox.start_sending(part.id, "c1", "one")
    assert [one.state for one in await asked.outbox.parts("s1")] == ["pending"]


async def test_who_withdraws_a_claim_sees_what_is_on_its_way(asked: Store) -> None:
    """Either nothing was sent, or the part no longer says "pending" once the claim is withdrawn."""
    for n in range(20):
        await asked.claims.claim(claim(f"w{n}", message=f"w{n}"), NOW, LEASE_S)
        (part,) = await asked.outbox.open_answer(answer(f"w{n}", f"w{n}"), 1)

        async def withdraw(number: int) -> PartState:
            await asked.claims.withdraw(f"w{number}", "withdrawn")
            return (await asked.outbox.parts(f"w{number}"))[0].state

        sent, seen = await asyncio.gather(asked.outbox.start_sending(part.id, f"w{n}", "one"), withdraw(n))

        assert seen == ("sending" if sent else "pending")


@pytest.mark.parametrize("state", ["unknown", "failed", "pending", "sent"])
async def test_what_came_of_sending_is_kept(asked: Store, state: PartState) -> None:
    (part,) = await asked.outbox.open_answer(answer(), 1)
    await asked.outbox.start_sending(part.id, "c1", "one")
    posted = POSTED if state == "sent" else None

    await asked.outbox.settle(part.id, state, posted)

    assert await asked.outbox.parts("s1") == (replace(part, state=state, posted=posted),)


@pytest.mark.parametrize("state", ["unknown", "failed", "pending"])
async def test_what_was_posted_stays_posted(asked: Store, state: PartState) -> None:
    (part,) = await asked.outbox.open_answer(answer(), 1)
    await asked.outbox.start_sending(part.id, "c1", "one")
    await asked.outbox.settle(part.id, "sent", POSTED)

    await asked.outbox.settle(part.id, state)

    assert await asked.outbox.parts("s1") == (replace(part, state="sent", posted=POSTED),)


async def test_an_unknown_part_that_is_found_after_all_was_posted(asked: Store) -> None:
    (part,) = await asked.outbox.open_answer(answer(), 1)
    await asked.outbox.start_sending(part.id, "c1", "one")
    await asked.outbox.settle(part.id, "unknown")

    await asked.outbox.settle(part.id, "sent", POSTED)

    assert await asked.outbox.parts("s1") == (replace(part, state="sent", posted=POSTED),)


async def test_an_unknown_part_is_never_pending_again(asked: Store) -> None:
    (part,) = await asked.outbox.open_answer(answer(), 1)
    await asked.outbox.start_sending(part.id, "c1", "one")
    await asked.outbox.settle(part.id, "unknown")

    await asked.outbox.settle(part.id, "pending")

    assert [one.state for one in await asked.outbox.parts("s1")] == ["unknown"]


QUIET = place("quiet", "private")
SEEN_FROM = [
    # said in, looked at from, seen
    (place(), place(), True),
    (place(), place("pier"), True),
    (place(), QUIET, True),
    (place(), place("dm", "direct"), True),
    (place(), place(workspace="w2"), False),
    (place(), place("pier", workspace="w2"), False),
    (place(), place(platform="slack"), False),
    (QUIET, QUIET, True),
    (QUIET, place(), False),
    (QUIET, place("hidden", "private"), False),
    (place("dm", "direct"), place("dm", "direct"), True),
    (place("dm", "direct"), place(), False),
    (place("dm", "direct", ""), place("dm", "direct", ""), True),
    (place("dm", "direct", ""), place("dm2", "direct", ""), False),
    (place("x", "open", ""), place("y", "open", ""), False),
]


@pytest.mark.parametrize(("said_in", "seen_from", "seen"), SEEN_FROM)
async def test_an_earlier_answer_is_told_only_where_it_may_be_seen(
    store: Store, said_in: Place, seen_from: Place, seen: bool
) -> None:
    await store.archive.keep_article(article(), ())
    posted = await say(store, answer(at=said_in))

    first = await store.outbox.first_answer("a1", seen_from)

    assert first == ((answer(at=said_in), posted) if seen else None)


@pytest.mark.parametrize(
    "other",
    [
        answer(public=False),
        answer(kind="seen_before"),
        answer(kind="problem"),
        answer(article_id="a2"),
        answer(article_id=None),
    ],
)
async def test_only_public_summaries_of_the_article_are_told(store: Store, other: Answer) -> None:
    await store.archive.keep_article(article(), ())
    await store.archive.keep_article(article("a2", url="https://sample.example/other"), ())
    await say(store, other)

    assert await store.outbox.first_answer("a1", place()) is None


@pytest.mark.parametrize("state", ["pending", "sending", "unknown", "failed"])
async def test_an_answer_that_is_not_all_there_is_not_told(asked: Store, state: PartState) -> None:
    first, second = await asked.outbox.open_answer(answer(), 2)
    await asked.outbox.start_sending(first.id, "c1", "one")
    await asked.outbox.settle(first.id, "sent", POSTED)
    if state != "pending":
        await asked.outbox.start_sending(second.id, "c1", "one")
        await asked.outbox.settle(second.id, state)

    assert await asked.outbox.first_answer("a1", place()) is None


@pytest.mark.parametrize("state", ["replaced", "withdrawn"])
async def test_an_answer_that_was_taken_back_is_not_told(store: Store, state: Literal["replaced", "withdrawn"]) -> None:
    await store.archive.keep_article(article(), ())
    await say(store, answer())
    await store.claims.withdraw("c1", state)

    assert await store.outbox.first_answer("a1", place()) is None


async def test_the_oldest_answer_is_told(store: Store) -> None:
    await store.archive.keep_article(article(), ())
    for n, age in enumerate((3, 1, 2)):
        await say(store, answer(f"s{n}", f"c{n}", created_at=after(age)), f"m{n}", f"p{n}")

    first = await store.outbox.first_answer("a1", place())

    assert first is not None
    assert first[0].id == "s1"
    assert first[1].id == "p1"
