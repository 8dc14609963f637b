"""Articles, outcomes and summaries: the same promises in memory, SQLite and PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from bot.errors import Forgotten, NotVerbatim
from bot.models import COMMON, FetchOutcome, own_scope, scopes
from bot.ports import Store
from summarizer.document import Document
from summarizer.summary import Sentence, Summary
from tests.bot.store.rows import NOW, TEXT, after, article, fragment, place, sentence, summary


async def test_the_time_of_publication_keeps_the_zone_in_which_the_outlet_gave_it(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())

    found = await store.archive.article(kept.id)

    assert found
    assert str(found.document.published_at) == "2026-02-28 18:30:00+09:00"


async def test_an_article_comes_back_as_it_was_kept(store: Store) -> None:
    kept = await store.archive.keep_article(article(), ())

    assert kept == article()
    assert await store.archive.article("a1") == article()


async def test_an_article_of_which_little_is_known_comes_back_as_it_was_kept(store: Store) -> None:
    bare = replace(article(), document=Document("Only words."))

    await store.archive.keep_article(bare, ())

    assert await store.archive.article("a1") == bare


async def test_an_unknown_article_is_none(store: Store) -> None:
    assert await store.archive.article("a1") is None
    assert await store.archive.find_article(("https://sample.example/ferry",), (COMMON,)) is None
    assert await store.archive.find_article((), ()) is None


@pytest.mark.parametrize("address", ["https://sample.example/ferry", "https://m.sample.example/ferry"])
async def test_an_article_is_found_by_its_address_and_by_every_alias(store: Store, address: str) -> None:
    await store.archive.keep_article(article(), ("https://m.sample.example/ferry", "https://sample.example/amp/ferry"))

    found = await store.archive.find_article(("https://nowhere.example", address), scopes(place()))

    assert found == article()


async def test_addresses_that_differ_only_late_are_two_addresses(store: Store) -> None:
    long = "https://sample.example/" + "0123456789abcdef" * 500
    await store.archive.keep_article(article(url=long + "?page=1"), ())

    other = await store.archive.keep_article(article("a2", url=long + "?page=2"), ())

    assert other.id == "a2"
    found = await store.archive.find_article((long + "?page=1",), scopes(place()))
    assert found == article(url=long + "?page=1")


async def test_the_second_copy_in_a_scope_gives_back_the_first(store: Store) -> None:
    await store.archive.keep_article(article(), ("https://m.sample.example/ferry",))

    again = await store.archive.keep_article(
        article("a2", url="https://sample.example/ferry?amp"), ("https://m.sample.example/ferry",)
    )

    assert again == article()
    assert await store.archive.article("a2") is None


async def test_the_second_copy_teaches_new_aliases(store: Store) -> None:
    await store.archive.keep_article(article(), ())

    await store.archive.keep_article(article("a2"), ("https://new.example/ferry",))

    found = await store.archive.find_article(("https://new.example/ferry",), scopes(place()))
    assert found == article()


async def test_each_scope_has_its_own_copy(store: Store) -> None:
    private = place("quiet", "private")
    await store.archive.keep_article(article("open"), ())

    kept = await store.archive.keep_article(article("private", private), ())

    assert kept.id == "private"
    for seen_from, expected in ((place(), "open"), (private, "private")):
        found = await store.archive.find_article(("https://sample.example/ferry",), (own_scope(seen_from),))
        assert found is not None
        assert found.id == expected


async def test_the_newest_of_several_copies_is_found(store: Store) -> None:
    private = place("quiet", "private")
    await store.archive.keep_article(article("newer", fetched_at=after(60)), ())
    await store.archive.keep_article(article("older", private), ())

    found = await store.archive.find_article(("https://sample.example/ferry",), scopes(private))

    assert found is not None
    assert found.id == "newer"


async def test_an_article_of_another_scope_is_not_found(store: Store) -> None:
    await store.archive.keep_article(article(at=place("quiet", "private")), ())

    assert await store.archive.find_article(("https://sample.example/ferry",), scopes(place())) is None


async def test_twenty_tasks_that_keep_one_article_get_the_same(store: Store) -> None:
    copies = [article(f"a{n}", url=f"https://sample.example/ferry?from={n}") for n in range(20)]

    kept = await asyncio.gather(*(store.archive.keep_article(one, ("https://sample.example/same",)) for one in copies))

    assert len({one.id for one in kept}) == 1


async def test_times_come_back_in_utc(store: Store) -> None:
    seoul = timezone(timedelta(hours=9))
    await store.archive.keep_article(article(fetched_at=NOW.astimezone(seoul)), ())

    kept = await store.archive.article("a1")

    assert kept is not None
    assert kept.fetched_at == NOW


async def test_text_that_no_database_takes_is_kept_with_its_offsets(store: Store) -> None:
    text = "A \x00 broken \ud800 page. The ferry sailed on Monday. 🚢 배는 수요일에 떠났다."
    kept = await store.archive.keep_article(article(text=text), ())

    await store.archive.keep_summary(
        "a1",
        2,
        Summary((sentence("A \x00 broken \ud800 page.", text), sentence("배는 수요일에 떠났다.", text)), "news"),
    )

    shown = await store.archive.summary("a1", 2)
    assert shown is not None
    assert len(kept.document.text) == len(text)
    assert [one.text for one in shown.sentences] == ["A \ufffd broken \ufffd page.", "배는 수요일에 떠났다."]
    for one in shown.sentences:
        assert kept.document.text[one.start : one.end] == one.text
        assert await store.archive.fragment_holds(fragment("a1", one), one.text)


async def test_a_summary_comes_back_as_it_was_kept(store: Store) -> None:
    await store.archive.keep_article(article(), ())

    await store.archive.keep_summary("a1", 3, summary(0, 1, 2))
    await store.archive.keep_summary("a1", 1, summary(2, method="lead"))

    assert await store.archive.summary("a1", 3) == summary(0, 1, 2)
    assert await store.archive.summary("a1", 1) == summary(2, method="lead")
    assert await store.archive.summary("a1", 6) is None


async def test_a_summary_without_sentences_can_be_kept(store: Store) -> None:
    await store.archive.keep_article(article(text=""), ())

    await store.archive.keep_summary("a1", 3, Summary((), "whole"))

    assert await store.archive.summary("a1", 3) == Summary((), "whole")


async def test_the_second_summary_of_a_length_changes_nothing(store: Store) -> None:
    await store.archive.keep_article(article(), ())
    await store.archive.keep_summary("a1", 1, summary(0))

    await store.archive.keep_summary("a1", 1, summary(1, method="lead"))

    assert await store.archive.summary("a1", 1) == summary(0)


@pytest.mark.parametrize(
    "wrong",
    [
        Sentence("The ferry sank on Monday.", 0, 25),
        Sentence("The ferry sailed on Monday.", 1, 28),
        Sentence("The ferry sailed on Monday.", -len(TEXT), 27),
        Sentence("", 5, 5),
    ],
)
async def test_words_that_are_not_in_the_article_are_not_kept(store: Store, wrong: Sentence) -> None:
    await store.archive.keep_article(article(), ())

    with pytest.raises(NotVerbatim):
        await store.archive.keep_summary("a1", 2, Summary((sentence("The ferry sailed on Monday."), wrong), "news"))

    assert await store.archive.summary("a1", 2) is None


async def test_a_summary_of_a_forgotten_article_says_so(store: Store) -> None:
    with pytest.raises(Forgotten):
        await store.archive.keep_summary("a1", 1, summary(0))


async def test_a_fragment_holds_for_its_own_words_only(store: Store) -> None:
    await store.archive.keep_article(article(), ())
    await store.archive.keep_summary("a1", 2, summary(0, 2))
    shown = sentence("배는 수요일에 떠났다.")
    right = fragment("a1", shown)

    assert await store.archive.fragment_holds(right, shown.text)
    assert not await store.archive.fragment_holds(right, shown.text + " ")
    assert not await store.archive.fragment_holds(replace(right, sha256="0" * 64), shown.text)
    assert not await store.archive.fragment_holds(replace(right, start=right.start - 1), shown.text)
    assert not await store.archive.fragment_holds(replace(right, article="a2"), shown.text)


async def test_words_of_the_article_that_no_summary_showed_are_no_fragment(store: Store) -> None:
    await store.archive.keep_article(article(), ())
    await store.archive.keep_summary("a1", 1, summary(0))
    other = sentence("Паром вернулся во вторник.")

    assert not await store.archive.fragment_holds(fragment("a1", other), other.text)


async def test_outcomes_can_be_kept_any_number_of_times(store: Store) -> None:
    outcome = FetchOutcome("https://sample.example/ferry", COMMON, "NotFound", NOW)

    await store.archive.keep_outcome(outcome)
    await store.archive.keep_outcome(replace(outcome, outcome="read"))
