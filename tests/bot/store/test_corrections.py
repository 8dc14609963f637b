"""What a server corrects holds there, for every source, and nowhere else: in memory, SQLite and PostgreSQL."""

from dataclasses import replace

import pytest

from bot.errors import Forgotten
from bot.models import scopes
from bot.ports import Store
from bot.statements import Correction, CorrectionKind, Search, SpokenBy
from tests.bot.store.rows import ANNA, KIM, Told, after, keep, place

HERE = scopes(place())
ELSEWHERE = scopes(place(workspace="w2"))
QUIET = place("quiet", "private")
WORDS = "Not one of the ferries will sail before the ice is gone."


def correction(
    statement: str, kind: CorrectionKind = "retracted", speaker: SpokenBy | None = None, seconds: float = 0
) -> Correction:
    return Correction(statement, "discord:w1", kind, speaker, "u1", after(seconds))


async def found(store: Store, search: Search, where: tuple[str, ...] = HERE) -> list[str]:
    answer = await store.ledger.search(search, where, 10)
    assert answer.total == len(answer.statements)
    return [one.id for one in answer.statements]


async def known(store: Store, where: tuple[str, ...] = HERE, beginning: str = "") -> dict[str, int]:
    return {one.key: one.statements for one in await store.ledger.speakers((), beginning, where, 10)}


async def test_what_was_retracted_is_not_found_there_any_more(store: Store) -> None:
    one, other = await keep(store, "a", Told(WORDS), Told("Something else.", day=1))

    await store.ledger.correct(correction(one))

    for search in (Search(), Search(speakers=(ANNA.key,)), Search(topic="ferries something"), Search(lang="en")):
        assert one not in await found(store, search)
    assert await found(store, Search()) == [other]
    assert await found(store, Search(exact="will sail before")) == []
    assert await found(store, Search(), ELSEWHERE) == [other, one]
    assert await known(store) == {ANNA.key: 1}
    assert await known(store, ELSEWHERE) == {ANNA.key: 2}
    assert (await store.ledger.reach(HERE)).statements == 1
    assert (await store.ledger.reach(ELSEWHERE)).statements == 2


async def test_what_was_retracted_can_still_be_seen_with_its_correction(store: Store) -> None:
    (one,) = await keep(store, "a", Told(WORDS))

    await store.ledger.correct(correction(one))

    here = await store.ledger.statement(one, HERE)
    elsewhere = await store.ledger.statement(one, ELSEWHERE)
    assert here is not None
    assert elsewhere is not None
    assert here.correction == correction(one)
    assert elsewhere.correction is None
    (of_article,) = await store.ledger.of_article("a-0", HERE) or ()
    assert of_article == here


async def test_a_corrected_speaker_is_found_and_the_wrong_one_is_not(store: Store) -> None:
    (one,) = await keep(store, "a", Told(WORDS))

    await store.ledger.correct(correction(one, "speaker", KIM))

    assert await found(store, Search(speakers=(ANNA.key,))) == []
    assert await found(store, Search(speakers=(ANNA.key,), topic="ferries")) == []
    for search in (
        Search(speakers=(KIM.key,)),
        Search(speakers=(KIM.key,), topic="ferries"),
        Search(speakers=(KIM.key, ANNA.key), exact="will sail"),
        Search(speakers=(KIM.key,), outlets=("The Sample Herald",), lang="en"),
        Search(topic="ferries"),
        Search(),
    ):
        assert await found(store, search) == [one]
    assert await found(store, Search(speakers=(KIM.key,), topic="nothing")) == []
    assert await found(store, Search(speakers=(KIM.key,), lang="ru")) == []
    assert await found(store, Search(speakers=(KIM.key,), until=after(-9))) == []
    statement = await store.ledger.statement(one, HERE)
    assert statement is not None
    assert statement.speakers == (KIM,)


async def test_a_corrected_speaker_is_known_there(store: Store) -> None:
    one, _ = await keep(store, "a", Told(WORDS), Told("Something else."))

    await store.ledger.correct(correction(one, "speaker", KIM))

    assert await known(store) == {ANNA.key: 1, KIM.key: 1}
    assert await known(store, beginning="김표") == {KIM.key: 1}
    assert [name.name for name in await store.ledger.speakers((KIM.key,), "", HERE, 1)] == [KIM.name]
    assert await known(store, ELSEWHERE) == {ANNA.key: 2}


async def test_a_speaker_whose_only_statement_was_somebody_elses_is_not_known_there(store: Store) -> None:
    (one,) = await keep(store, "a", Told(WORDS))

    await store.ledger.correct(correction(one, "speaker", KIM))

    assert await known(store) == {KIM.key: 1}
    assert await known(store, beginning="anna") == {}


async def test_a_topic_in_its_own_words_still_comes_first_for_a_corrected_speaker(store: Store) -> None:
    around, own, third = await keep(
        store,
        "a",
        Told("Not today.", day=3, before="The ferries again."),
        Told(WORDS, day=1),
        Told("The ferries are Kim's.", KIM, day=2),
    )
    await store.ledger.correct(correction(around, "speaker", KIM))
    await store.ledger.correct(correction(own, "speaker", KIM))

    assert await found(store, Search(speakers=(KIM.key,), topic="ferries")) == [third, own, around]


async def test_elsewhere_nothing_is_corrected(store: Store) -> None:
    (one,) = await keep(store, "a", Told(WORDS))

    await store.ledger.correct(correction(one, "speaker", KIM))

    assert await found(store, Search(speakers=(ANNA.key,)), ELSEWHERE) == [one]
    assert await found(store, Search(speakers=(KIM.key,)), ELSEWHERE) == []
    statement = await store.ledger.statement(one, ELSEWHERE)
    assert statement is not None
    assert statement.speakers == (ANNA,)


async def test_a_correction_holds_for_all_channels_of_the_server(store: Store) -> None:
    (one,) = await keep(store, "a", Told(WORDS))

    await store.ledger.correct(correction(one))

    assert await found(store, Search(), scopes(QUIET)) == []


async def test_a_correction_holds_for_every_source(store: Store) -> None:
    one, two = await keep(store, "a", Told(WORDS), Told(WORDS, day=1, outlet="Other"))

    await store.ledger.correct(correction(two, "speaker", KIM))

    statement = await store.ledger.statement(one, HERE)
    assert statement is not None
    assert statement.speakers == (KIM,)
    assert await found(store, Search(speakers=(ANNA.key,))) == []
    (later,) = await keep(store, "b", Told(WORDS, day=2))
    assert await found(store, Search(speakers=(KIM.key,))) == [one]
    assert later not in await found(store, Search(speakers=(ANNA.key,)))


async def test_the_last_correction_counts(store: Store) -> None:
    (one,) = await keep(store, "a", Told(WORDS))
    other = SpokenBy("ivan-obrazets", "Ivan Obrazets")

    await store.ledger.correct(correction(one))
    await store.ledger.correct(correction(one, "speaker", KIM, 1))
    await store.ledger.correct(correction(one, "speaker", other, 2))

    assert await found(store, Search(speakers=(KIM.key,))) == []
    assert await found(store, Search(speakers=(other.key,))) == [one]


@pytest.mark.parametrize("kind", ["speaker", "retracted"])
async def test_restoring_undoes(store: Store, kind: CorrectionKind) -> None:
    (one,) = await keep(store, "a", Told(WORDS))
    before = await store.ledger.statement(one, HERE)
    await store.ledger.correct(correction(one, kind, KIM if kind == "speaker" else None))

    await store.ledger.correct(correction(one, "restored", seconds=1))

    assert await store.ledger.statement(one, HERE) == before
    assert await found(store, Search(speakers=(ANNA.key,))) == [one]
    assert await found(store, Search(speakers=(KIM.key,))) == []
    assert await known(store) == {ANNA.key: 1}


async def test_what_a_server_never_saw_it_cannot_correct(store: Store) -> None:
    (theirs,) = await keep(store, "a", Told(WORDS, at=place(workspace="w2")))

    for unseen in (theirs, "0123456789abcdef"):
        with pytest.raises(Forgotten):
            await store.ledger.correct(correction(unseen))


async def test_a_forgotten_server_takes_its_corrections_along(store: Store) -> None:
    (one,) = await keep(store, "a", Told(WORDS))
    await store.ledger.correct(correction(one))
    await store.ledger.correct(replace(correction(one), scope="discord:w11"))

    await store.preferences.forget("discord", "w1")

    assert await found(store, Search()) == [one]
    assert await found(store, Search(), scopes(place(workspace="w11"))) == []
