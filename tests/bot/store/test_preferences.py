"""What a channel chose, and forgetting: the same promises in memory, SQLite and PostgreSQL."""

from pathlib import Path

import pytest

from bot.messages import Place
from bot.models import COMMON, ChannelSettings, FetchOutcome, own_scope, scopes
from bot.ports import Store
from bot.statements import Correction, Search, SpokenBy
from bot.store import open_store
from tests.bot.store.rows import (
    ANNA,
    LEASE_S,
    NOW,
    Told,
    answer,
    article,
    claim,
    fragment,
    keep,
    place,
    read,
    say,
    sentence,
    summary,
)

OFF = ChannelSettings("off", hide_previews=True)


async def test_a_channel_that_chose_nothing_has_the_defaults(store: Store) -> None:
    assert await store.preferences.channel(place()) == ChannelSettings()


async def test_a_channel_keeps_its_last_choice(store: Store) -> None:
    await store.preferences.change(place(), ChannelSettings("mention"))
    await store.preferences.change(place(), OFF)

    assert await store.preferences.channel(place()) == OFF


@pytest.mark.parametrize("other", [place("pier"), place(workspace="w2"), place(platform="slack")])
async def test_a_choice_is_for_one_channel_only(store: Store, other: Place) -> None:
    await store.preferences.change(place(), OFF)

    assert await store.preferences.channel(other) == ChannelSettings()


async def _fill(store: Store, at: Place, name: str) -> None:
    """Something of everything, under this name."""
    words = sentence("The ferry sailed on Monday.")
    await store.archive.keep_article(article(f"a-{name}", at), (f"https://m.example/{name}",))
    await store.archive.keep_summary(f"a-{name}", 1, summary(0))
    await store.ledger.keep(article(f"a-{name}", at), "", "", (read(words.text, ANNA),))
    for statement in await store.ledger.of_article(f"a-{name}", scopes(at)) or ():
        scope = f"{at.platform}:{at.workspace}"
        await store.ledger.correct(Correction(statement.id, scope, "restored", None, "u1", NOW))
    await store.archive.keep_outcome(FetchOutcome("https://sample.example/ferry", own_scope(at), "read", NOW))
    await say(store, answer(f"s-{name}", f"c-{name}", at, article_id=f"a-{name}"))
    await store.preferences.change(at, OFF)
    assert await _left(store, at, name, words.text) == 11


async def _left(store: Store, at: Place, name: str, words: str) -> int:
    """How many of the things that `_fill` put there are still found."""
    found = (
        await store.archive.article(f"a-{name}"),
        await store.archive.find_article((f"https://m.example/{name}",), scopes(at)),
        await store.archive.summary(f"a-{name}", 1),
        await store.archive.fragment_holds(fragment(f"a-{name}", sentence(words)), words),
        await store.claims.find(f"c-{name}"),
        await store.outbox.answer(f"s-{name}"),
        await store.outbox.parts(f"s-{name}"),
        await store.preferences.channel(at) == OFF,
        await store.ledger.of_article(f"a-{name}", scopes(at)),
        (await store.ledger.search(Search(topic="ferry"), scopes(at), 1)).total,
        await store.ledger.speakers((), "", scopes(at), 1),
    )
    return sum(bool(one) for one in found)


async def test_a_forgotten_workspace_leaves_nothing_behind(store: Store) -> None:
    await _fill(store, place(), "open")
    await _fill(store, place("quiet", "private"), "private")

    await store.preferences.forget("discord", "w1")

    assert await _left(store, place(), "open", "The ferry sailed on Monday.") == 0
    assert await _left(store, place("quiet", "private"), "private", "The ferry sailed on Monday.") == 0
    assert await store.claims.claim(claim(), NOW, LEASE_S)


@pytest.mark.parametrize(
    "other",
    [place(workspace="w2"), place(workspace="W1"), place(workspace="w11"), place(workspace="w_"), place(platform="d")],
)
async def test_forgetting_one_workspace_leaves_the_others_alone(store: Store, other: Place) -> None:
    neighbour = Place(other.platform, other.workspace, "next-door", "open")
    await _fill(store, neighbour, "other")

    await store.preferences.forget("discord", "w1")

    assert await _left(store, neighbour, "other", "The ferry sailed on Monday.") == 11


async def test_forgetting_a_workspace_keeps_what_is_common(store: Store) -> None:
    common = article("a-common", scope=COMMON)
    await store.archive.keep_article(common, ())

    await store.preferences.forget("discord", "w1")

    assert await store.archive.article("a-common") == common


async def test_forgotten_words_are_not_left_in_the_file_either(tmp_path: Path) -> None:
    secret = "Nobody outside the quiet harbour knew of the ferry."
    async with open_store(f"sqlite:///{tmp_path / 'tumen.sqlite3'}") as store:
        await store.archive.keep_article(article(text=secret * 500), ())

        await store.preferences.forget("discord", "w1")

        assert _files_with(secret, tmp_path) == []


def _files_with(words: str, folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if words.encode() in file.read_bytes()]


async def test_forgotten_statements_are_not_left_in_the_file_either(tmp_path: Path) -> None:
    secret = "Unmistakableword"
    async with open_store(f"sqlite:///{tmp_path / 'tumen.sqlite3'}") as store:
        for number in range(20):
            words = f"{secret}{number} was said here."
            await keep(store, f"a{number}", Told(words, SpokenBy("x", "Unmistakableword Speaker"), at=place()))
        await keep(store, "b", Told("This stays."))

        await store.preferences.forget("discord", "w1")

        for left in (secret, secret.lower(), "unmistak"):
            assert _files_with(left, tmp_path) == []
        assert (await store.ledger.search(Search(topic="stay"), (COMMON,), 10)).total == 1


async def test_a_zone_is_kept(store: Store) -> None:
    await store.preferences.change(place(), ChannelSettings(zone="Asia/Seoul"))

    assert await store.preferences.channel(place()) == ChannelSettings(zone="Asia/Seoul")
