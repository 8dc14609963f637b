"""A statement that several outlets carry is one with several sources: in memory, SQLite and PostgreSQL."""

from dataclasses import replace

import pytest

from bot.models import scopes
from bot.ports import Store
from bot.statements import Search
from tests.bot.store.rows import ANNA, KIM, Told, keep, place, read, telling

HERE = scopes(place())
QUIET = place("quiet", "private")
WORDS = "Not one of the ferries will sail before the ice is gone."
NEARLY = "Not one of the ferries will sail before all the ice is gone."


async def sources(store: Store, search: Search, where: tuple[str, ...] = HERE) -> list[list[str]]:
    """The articles of each statement that is found; the total says the same."""
    found = await store.ledger.search(search, where, 10)
    assert found.total == len(found.statements)
    return [[source.article_id for source in one.sources] for one in found.statements]


async def test_near_equal_words_of_one_speaker_are_one_statement(store: Store) -> None:
    first, second = await keep(store, "a", Told(WORDS, outlet="One"), Told(NEARLY, day=1, outlet="Two"))

    found = await store.ledger.search(Search(topic="ferries"), HERE, 10)

    assert found.total == 1
    (one,) = found.statements
    assert one.id == first
    assert [(source.outlet, source.statement_id) for source in one.sources] == [("One", first), ("Two", second)]
    assert (await store.ledger.reach(HERE)).statements == 1
    assert [known.statements for known in await store.ledger.speakers((), "", HERE, 10)] == [1]


async def test_each_source_shows_its_own_words_where_it_is_asked_for(store: Store) -> None:
    first, second = await keep(store, "a", Told(WORDS), Told(NEARLY, day=1))

    for one, words in ((first, WORDS), (second, NEARLY)):
        statement = await store.ledger.statement(one, HERE)
        assert statement is not None
        assert statement.words[0].text == words
        assert statement.sources[0].statement_id == one
        assert len(statement.sources) == 2
    (of_article,) = await store.ledger.of_article("a-1", HERE) or ()
    assert of_article.words[0].text == NEARLY


async def test_what_comes_late_is_merged_as_well(store: Store) -> None:
    await keep(store, "a", Told(WORDS, day=3), Told(WORDS, day=0), Told(NEARLY, day=-3))

    assert await sources(store, Search()) == [["a-2", "a-1", "a-0"]]


@pytest.mark.parametrize(
    "other",
    [
        Told(WORDS, KIM),
        Told(WORDS, replace(ANNA, key="")),
        Told(WORDS, day=7.1),
        Told(WORDS, lang="ru"),
        Told("All of the ferries sailed on Monday."),
        Told(WORDS.replace("Not one", "Not 1")),
        Told(WORDS.replace("will sail", "will not sail")),
    ],
)
async def test_anything_else_is_another_statement(store: Store, other: Told) -> None:
    await keep(store, "a", Told(WORDS), other)

    assert len(await sources(store, Search(topic="ferries"))) == 2


async def test_nobody_knows_whether_two_unnamed_speakers_are_one(store: Store) -> None:
    unnamed = replace(ANNA, key="")
    await keep(store, "a", Told(WORDS, unnamed), Told(WORDS, unnamed))

    assert len(await sources(store, Search(topic="ferries"))) == 2


async def test_joint_speakers_are_others_than_one_of_them(store: Store) -> None:
    await keep(store, "a", Told(WORDS))
    for name, speakers in (("joint", (ANNA, KIM)), ("turned", (KIM, ANNA))):
        kept = await store.archive.keep_article(telling(name, Told(WORDS)), ())
        await store.ledger.keep(kept, "", "", (read(WORDS, *speakers, text=WORDS),))

    found = await sources(store, Search(speakers=(ANNA.key,)))

    assert {frozenset(one) for one in found} == {frozenset({"a-0"}), frozenset({"joint", "turned"})}


async def test_what_an_article_says_twice_is_not_its_own_source(store: Store) -> None:
    text = f"{WORDS} {NEARLY}"
    kept = await store.archive.keep_article(telling("a", Told(text)), ())

    await store.ledger.keep(kept, "", "", (read(WORDS, ANNA, text=text), read(NEARLY, ANNA, text=text)))

    assert await sources(store, Search()) == [["a"], ["a"]]


async def test_one_article_in_two_scopes_is_one_source(store: Store) -> None:
    common = telling("a", Told(WORDS))
    pasted = replace(common, id="b", scope=HERE[0])
    for one in (common, pasted):
        kept = await store.archive.keep_article(one, ())
        await store.ledger.keep(kept, "", "", (read(WORDS, ANNA, text=WORDS),))

    (shown,) = await sources(store, Search())

    assert len(shown) == 1


@pytest.mark.parametrize(
    "filtered", [Search(outlets=("Two",)), Search(since=telling("x", Told("x", day=1)).fetched_at)]
)
async def test_a_source_that_matches_is_enough_and_its_words_are_shown(store: Store, filtered: Search) -> None:
    await keep(store, "a", Told(WORDS, day=-1, outlet="One"), Told(NEARLY, day=1, outlet="Two"))

    found = await store.ledger.search(filtered, HERE, 10)

    assert [one.words[0].text for one in found.statements] == [NEARLY]
    assert [source.outlet for source in found.statements[0].sources] == ["Two", "One"]


# --- who sees what


async def test_a_place_is_shown_only_the_sources_it_may_see(store: Store) -> None:
    await keep(
        store,
        "a",
        Told(WORDS, day=0, at=QUIET),
        Told(NEARLY, day=1),
        Told(WORDS, day=2, at=place(workspace="w2")),
        Told(WORDS, day=3, at=place()),
    )

    assert await sources(store, Search()) == [["a-1", "a-3"]]
    assert await sources(store, Search(), scopes(QUIET)) == [["a-0", "a-1", "a-3"]]
    assert await sources(store, Search(), scopes(place(workspace="w3"))) == [["a-1"]]
    for seen_from in (place(), QUIET, place(workspace="w2"), place(workspace="w3")):
        assert (await store.ledger.reach(scopes(seen_from))).statements == 1
        assert [one.statements for one in await store.ledger.speakers((), "", scopes(seen_from), 9)] == [1]


async def test_words_from_a_hidden_source_are_not_shown(store: Store) -> None:
    await keep(store, "a", Told(WORDS, day=0, at=QUIET), Told(NEARLY, day=1, at=place()))

    found = await store.ledger.search(Search(topic="ferries"), HERE, 10)

    assert [one.words[0].text for one in found.statements] == [NEARLY]


A = "The first boat will leave the harbour on the very next Monday."
B = A.replace("first", "only")
C = B.replace("Monday", "Friday")


async def test_two_statements_are_not_joined_by_a_third_that_is_hidden(store: Store) -> None:
    """B is like A and like C, which are not alike: who cannot see B must not notice that it is there."""
    await keep(store, "a", Told(A), Told(B, day=1, at=QUIET), Told(C, day=2))
    await keep(store, "b", Told(B, day=30, at=QUIET), Told(A, day=31), Told(C, day=32))

    assert await sources(store, Search()) == [["b-2"], ["b-1"], ["a-2"], ["a-0"]]
    assert sorted(map(len, await sources(store, Search(), scopes(QUIET)))) == [1, 1, 2, 2]


async def test_what_was_told_in_private_first_is_found_under_the_common_one_later(store: Store) -> None:
    await keep(store, "a", Told(WORDS, at=QUIET), Told(WORDS, day=1, at=QUIET), Told(WORDS, day=2, at=place()))
    assert await sources(store, Search(), scopes(QUIET)) == [["a-0", "a-1", "a-2"]]

    await keep(store, "b", Told(WORDS, day=3))

    assert await sources(store, Search(), scopes(QUIET)) == [["a-0", "a-1", "a-2", "b-0"]]
    assert await sources(store, Search()) == [["a-2", "b-0"]]
    for where in (HERE, scopes(QUIET), scopes(place(workspace="w2"))):
        assert (await store.ledger.reach(where)).statements == 1


async def test_forgetting_a_server_leaves_the_others_their_sources(store: Store) -> None:
    await keep(store, "a", Told(WORDS, at=QUIET), Told(WORDS, day=1), Told("Only here: harbour.", at=place()))

    await store.preferences.forget("discord", "w1")

    assert await sources(store, Search()) == [["a-1"]]
    assert await sources(store, Search(topic="harbour")) == []
    assert [(one.key, one.statements) for one in await store.ledger.speakers((), "", HERE, 9)] == [(ANNA.key, 1)]
    assert (await store.ledger.reach(HERE)).statements == 1
