"""Statements kept, given back, and found: the same promises in memory, SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import Forgotten, NotVerbatim
from bot.models import COMMON, scopes
from bot.ports import Store
from bot.statements import KeptStatement, Search, Source
from summarizer.document import Span
from summarizer.summary import Sentence
from tests.bot.store.rows import (
    ANNA,
    KIM,
    NOW,
    SENTENCES,
    TEXT,
    Told,
    article,
    fragment,
    keep,
    place,
    read,
    sentence,
    telling,
)

HERE = scopes(place())


def words_of(found: tuple[KeptStatement, ...]) -> list[str]:
    return [" ".join(one.text for one in statement.words) for statement in found]


async def found(store: Store, search: Search, where: tuple[str, ...] = HERE) -> list[str]:
    """What is found, and that the total says so too."""
    answer = await store.ledger.search(search, where, 100)
    assert answer.total == len(answer.statements)
    return words_of(answer.statements)


async def test_statements_come_back_as_they_were_read(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())
    first = read(SENTENCES[0], ANNA, after=SENTENCES[1])
    second = read((SENTENCES[1], SENTENCES[2]), KIM, ANNA, before=SENTENCES[0], kind="mixed", inferred=True)

    await store.ledger.keep(kept, "The Sample Herald", "third", (first, second))

    statements = await store.ledger.of_article("a1", HERE)
    assert statements
    assert [len(statement.id) for statement in statements] == [16, 16]
    source = Source(
        statements[1].id,
        "a1",
        kept.url,
        "Ferry returns",
        "The Sample Herald",
        "third",
        "en",
        datetime(2026, 2, 28, 9, 30, tzinfo=UTC),
    )
    assert statements[1] == KeptStatement(
        id=statements[1].id,
        words=(sentence(SENTENCES[1]), sentence(SENTENCES[2])),
        before=sentence(SENTENCES[0]),
        after=None,
        kind="mixed",
        inferred=True,
        speakers=(KIM, ANNA),
        sources=(source,),
    )
    assert statements[0].after == sentence(SENTENCES[1])
    assert await store.ledger.statement(statements[0].id, HERE) == statements[0]


async def test_statements_stand_in_the_order_of_the_text(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())

    await store.ledger.keep(kept, "", "", tuple(read(words, ANNA) for words in SENTENCES))

    statements = await store.ledger.of_article("a1", HERE)
    assert statements is not None
    assert words_of(statements) == list(SENTENCES)
    assert await found(store, Search(speakers=(ANNA.key,))) == list(SENTENCES)


async def test_reading_again_changes_nothing(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())
    await store.ledger.keep(kept, "One", "third", (read(SENTENCES[0], ANNA),))
    before = await store.ledger.of_article("a1", HERE)

    await store.ledger.keep(kept, "Two", "seoul", (read(SENTENCES[0], ANNA), read(SENTENCES[1], KIM)))

    assert await store.ledger.of_article("a1", HERE) == before
    assert (await store.ledger.reach(HERE)).statements == 1
    assert [one.statements for one in await store.ledger.speakers((), "", HERE, 9)] == [1]


async def test_an_article_without_statements_was_read_all_the_same(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())
    assert await store.ledger.of_article("a1", HERE) is None

    await store.ledger.keep(kept, "", "", ())

    assert await store.ledger.of_article("a1", HERE) == ()


async def test_what_stands_twice_in_one_place_is_kept_once(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())

    await store.ledger.keep(kept, "", "", (read(SENTENCES[0], ANNA), read(SENTENCES[0], KIM)))

    statements = await store.ledger.of_article("a1", HERE)
    assert statements
    assert [one.speakers for one in statements] == [(ANNA,)]


@pytest.mark.parametrize("which", ["fragments", "before", "after"])
@pytest.mark.parametrize("span", [Span(0, len(TEXT) + 1), Span(5, 5), Span(9, 3), Span(-4, 3), Span(900, 903)])
async def test_words_that_are_not_in_the_text_are_refused(store: Store, which: str, span: Span) -> None:
    kept = await store.archive.keep_article(article(), ())
    wrong = replace(read(SENTENCES[0], ANNA), **{which: (span,) if which == "fragments" else span})

    with pytest.raises(NotVerbatim):
        await store.ledger.keep(kept, "", "", (wrong,))

    assert await store.ledger.of_article("a1", HERE) is None


async def test_words_of_another_text_are_refused(store: Store) -> None:
    await store.archive.keep_article(article(), ())

    with pytest.raises(NotVerbatim):
        await store.ledger.keep(article(text="x" + TEXT[1:]), "", "", (read(SENTENCES[0], ANNA),))


async def test_statements_of_a_forgotten_article_are_refused(store: Store) -> None:
    with pytest.raises(Forgotten):
        await store.ledger.keep(article(), "", "", (read(SENTENCES[0], ANNA),))


async def test_text_that_cannot_be_stored_keeps_its_places(store: Store) -> None:
    text = "The \x00 ferry \ud800 sailed."
    kept = await store.archive.keep_article(article(text=text, title="\x00"), ())

    await store.ledger.keep(
        kept, "", "", (read("ferry \N{REPLACEMENT CHARACTER} sailed", ANNA, text=kept.document.text),)
    )

    assert await found(store, Search(topic="ferry sailed")) == ["ferry \N{REPLACEMENT CHARACTER} sailed"]


async def test_the_words_hold_as_fragments(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())
    statement = read(SENTENCES[0], ANNA, after=SENTENCES[1])

    await store.ledger.keep(kept, "", "", (statement,))

    for words in SENTENCES[:2]:
        assert await store.archive.fragment_holds(fragment("a1", sentence(words)), words)
    assert not await store.archive.fragment_holds(fragment("a1", sentence(SENTENCES[2])), SENTENCES[2])


async def test_an_article_without_a_date_counts_as_of_when_it_was_fetched(store: Store) -> None:
    bare = telling("a1", Told("Bare words."))
    kept = await store.archive.keep_article(replace(bare, document=replace(bare.document, published_at=None)), ())

    await store.ledger.keep(kept, "", "", (read("Bare words.", ANNA, text="Bare words."),))

    statements = await store.ledger.of_article("a1", HERE)
    assert statements
    assert statements[0].sources[0].published_at == NOW


# --- who sees what

QUIET = place("quiet", "private")
ELSEWHERE = place(workspace="w2")


async def test_a_place_finds_only_what_it_may_see(store: Store) -> None:
    (common,) = await keep(store, "common", Told("The ferry is common."))
    (ours,) = await keep(store, "ours", Told("The ferry is ours.", at=place()))
    (quiet,) = await keep(store, "quiet", Told("The ferry is quiet.", at=QUIET))

    for seen_from, seen in (
        (QUIET, {common, ours, quiet}),
        (place(), {common, ours}),
        (ELSEWHERE, {common}),
    ):
        where = scopes(seen_from)
        answer = await store.ledger.search(Search(topic="ferry"), where, 10)
        speakers = await store.ledger.speakers((), "anna", where, 10)
        assert {one.id for one in answer.statements} == seen
        assert answer.total == len(seen)
        assert [one.statements for one in speakers] == [len(seen)]
        assert (await store.ledger.reach(where)).statements == len(seen)
        for one in (common, ours, quiet):
            assert (await store.ledger.statement(one, where) is not None) == (one in seen)
    assert await store.ledger.of_article("quiet-0", HERE) is None


async def test_a_speaker_of_another_place_is_not_known_here(store: Store) -> None:
    await keep(store, "quiet", Told("Hush.", at=QUIET))

    assert await store.ledger.speakers((ANNA.key,), "anna", HERE, 10) == ()
    assert [one.key for one in await store.ledger.speakers((ANNA.key,), "", scopes(QUIET), 10)] == [ANNA.key]


async def test_where_nothing_is_kept_nothing_is_found(store: Store) -> None:
    reach = await store.ledger.reach(HERE)

    assert await found(store, Search()) == []
    assert (reach.statements, reach.first, reach.last) == (0, None, None)
    assert await store.ledger.search(Search(), (), 10) == await store.ledger.search(Search(topic="ferry"), HERE, 10)


async def test_reach_goes_from_the_first_day_to_the_last(store: Store) -> None:
    await keep(store, "a", Told("First.", day=-400), Told("Last.", day=2, at=place()), Told("Hidden.", day=9, at=QUIET))

    reach = await store.ledger.reach(HERE)

    assert (reach.first, reach.last) == (NOW - timedelta(days=400), NOW + timedelta(days=2))


# --- what is asked

MADE_UP = (
    Told("Shells were sent.", ANNA, 1, "Harbour News", "seoul"),
    Told("Nobody sent shells.", KIM, 2, "Quay Agency", "moscow"),
    Told("The treaty holds.", ANNA, 3, "Quay Agency", "moscow"),
)


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        (Search(), [2, 1, 0]),
        (Search(oldest_first=True), [0, 1, 2]),
        (Search(speakers=(ANNA.key,)), [2, 0]),
        (Search(speakers=(ANNA.key, KIM.key)), [2, 1, 0]),
        (Search(speakers=("nobody",)), []),
        (Search(topic="shell"), [1, 0]),
        (Search(topic="shell", oldest_first=True), [0, 1]),
        (Search(topic="shell", speakers=(KIM.key,)), [1]),
        (Search(topic="sent shells"), [1, 0]),
        (Search(topic="shell treaty"), []),
        (Search(topic="!?"), []),
        (Search(exact="shells were SENT"), [0]),
        (Search(exact="“Shells”  were, sent"), [0]),
        (Search(exact="shell were sent"), []),
        (Search(exact="!?"), []),
        (Search(since=NOW + timedelta(days=2)), [2, 1]),
        (Search(until=NOW + timedelta(days=2)), [0]),
        (Search(since=NOW + timedelta(days=1.5), until=NOW + timedelta(days=2.5)), [1]),
        (Search(outlets=("QUAY agency",)), [2, 1]),
        (Search(outlets=("Quay Agency", "Harbour News"), topic="shell"), [1, 0]),
        (Search(sides=("moscow",)), [2, 1]),
        (Search(sides=("moscow", "seoul"), speakers=(ANNA.key,)), [2, 0]),
        (Search(lang="en", topic="treaty"), [2]),
        (Search(lang="ru"), []),
    ],
)
async def test_a_search_finds_what_it_asks_for(store: Store, search: Search, expected: list[int]) -> None:
    await keep(store, "a", *MADE_UP)

    assert await found(store, search) == [MADE_UP[number].words for number in expected]


@pytest.mark.parametrize(
    ("topic", "words", "stands"),
    [
        ("포탄", "포탄을 보냈다", True),
        ("포탄", "북한산포탄이 있다", True),
        ("포탄을", "포탄이 있다", True),
        ("탄포", "포탄이 있다", False),
        ("북한산", "북한이 한산하다", False),
        ("снаряд", "О снарядах не говорили", True),
        ("снарядами", "Нет снарядов", True),
        ("договоре", "Договор подписан", True),
        ("shells", "One shell fell", True),
        ("shell", "Shelley wrote", False),
        ("S-400", "The S-400 came", True),
        ("S-400을", "S-400 미사일", True),
        ("10,000", "10000 containers", True),
        ("the", "The end", True),
        ("the end", "An end", True),
        ("Ёлка", "елки", True),
        ("Russia", "Russia’s shells", True),
    ],
)
async def test_a_word_is_found_however_it_is_inflected(store: Store, topic: str, words: str, stands: bool) -> None:
    await keep(store, "a", Told(words))

    assert await found(store, Search(topic=topic)) == ([words] if stands else [])


@pytest.mark.parametrize(
    ("exact", "words", "stands"),
    [
        ("포탄을 보냈다", "그는 포탄을  보냈다고", True),
        ("포탄을 안 보냈다", "포탄을 보냈다", False),
        ("не будем", "Мы «не будем» ждать", True),
        ("будем не", "Мы не будем ждать", False),
        ("end", "The ending", False),
        ("that is the", "That is the end", True),
    ],
)
async def test_exact_words_stand_as_they_are(store: Store, exact: str, words: str, stands: bool) -> None:
    await keep(store, "a", Told(words))

    assert await found(store, Search(exact=exact)) == ([words] if stands else [])


async def test_the_topic_in_its_own_words_comes_before_the_topic_around_it(store: Store) -> None:
    own, before, after, title, none = (
        Told("About shells.", day=1),
        Told("Not about it.", day=2, before="Shells again."),
        Told("Nor about that.", day=3, after="It was shells."),
        Told("Nothing else.", day=4, title="A shell"),
        Told("Something else.", day=5),
    )
    await keep(store, "a", own, before, after, title, none)

    assert await found(store, Search(topic="shell")) == [one.words for one in (own, title, after, before)]
    assert await found(store, Search(topic="shell", oldest_first=True)) == [
        one.words for one in (own, before, after, title)
    ]


async def test_among_equals_of_a_day_the_asked_language_comes_first(store: Store) -> None:
    await keep(
        store,
        "a",
        Told("Parom 1.", day=0.1, lang="ru"),
        Told("Parom 2.", day=0.2, lang="en"),
        Told("Parom 3.", day=1.2, lang="en"),
    )

    assert await found(store, Search(topic="parom", first_lang="ru")) == ["Parom 3.", "Parom 1.", "Parom 2."]


async def test_pages_follow_each_other(store: Store) -> None:
    await keep(store, "a", *(Told(f"Shell number {number}.", day=number) for number in range(5)))

    pages = [await store.ledger.search(Search(topic="shell"), HERE, 2, offset) for offset in (0, 2, 4, 6)]

    assert [words_of(page.statements) for page in pages] == [
        ["Shell number 4.", "Shell number 3."],
        ["Shell number 2.", "Shell number 1."],
        ["Shell number 0."],
        [],
    ]
    assert [page.total for page in pages] == [5, 5, 5, 5]


async def test_a_very_long_statement_is_kept_and_found(store: Store) -> None:
    words = "shell " * 30_000 + "and nothing else"
    await keep(store, "a", Told(words))

    assert await found(store, Search(topic="shell")) == [words]


# --- speakers


async def test_speakers_are_found_by_key_or_by_how_a_word_of_their_name_begins(store: Store) -> None:
    await keep(store, "a", *MADE_UP)

    async def known(keys: tuple[str, ...], beginning: str) -> list[str]:
        return [one.key for one in await store.ledger.speakers(keys, beginning, HERE, 10)]

    assert await known((), "") == [ANNA.key, KIM.key]
    assert await known((), "pav") == [ANNA.key]
    assert await known((), "ANNA P") == [ANNA.key]
    assert await known((), "김") == [KIM.key]
    assert await known((), "avl") == []
    assert await known((KIM.key,), "") == [KIM.key]
    assert await known((KIM.key,), "pav") == [ANNA.key, KIM.key]
    assert await known(("nobody",), "") == []
    assert [one.key for one in await store.ledger.speakers((), "", HERE, 1)] == [ANNA.key]


async def test_a_speaker_has_the_name_that_most_articles_use(store: Store) -> None:
    short = replace(ANNA, name="Pavlova")
    await keep(store, "a", Told("One.", ANNA), Told("Two.", short), Told("Three.", short))

    assert [(one.name, one.statements) for one in await store.ledger.speakers((), "", HERE, 10)] == [("Pavlova", 3)]


async def test_somebody_unnamed_is_no_known_speaker(store: Store) -> None:
    unnamed = replace(ANNA, key="", name="a senior official")
    await keep(store, "a", Told("One.", unnamed))

    assert await store.ledger.speakers(("",), "", HERE, 10) == ()
    assert await found(store, Search(speakers=("",), topic="one")) in ([], ["One."])
    assert await found(store, Search(topic="one")) == ["One."]


async def test_sentences_are_verbatim_sentences(store: Store) -> None:
    (one,) = await keep(store, "a", Told("Shells were sent.", before="Before.", after="After."))

    kept = await store.ledger.statement(one, (COMMON,))

    assert kept is not None
    assert kept.before == Sentence("Before.", 0, 7)
    assert kept.words == (Sentence("Shells were sent.", 8, 25),)
    assert kept.after == Sentence("After.", 26, 32)
