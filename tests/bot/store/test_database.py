"""How the database is opened, and what its failures become."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from bot.errors import StoreUnavailable
from bot.ports import Store
from bot.store import open_store
from bot.store.database import Database, open_database
from tests.bot.store.rows import LEASE_S, NOW, article, claim, place


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "neither sqlite"),
        ("nonsense", "neither sqlite"),
        ("postgresql://user:hunter2@host:port/db", "neither sqlite"),
        ("mysql://user:hunter2@host/db", "not mysql"),
        ("sqlite+pysqlite:///tumen.sqlite3", "not sqlite\\+pysqlite"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("sqlite:////no/such/folder/tumen.sqlite3", "unable to open"),
        ("postgresql://user:hunter2@127.0.0.1:1/db", "refused"),
    ],
)
async def test_a_wrong_address_is_one_clear_line_without_the_password(url: str, said: str) -> None:
    with pytest.raises(StoreUnavailable, match=said) as raised:
        async with open_store(url):
            pass

    assert "\n" not in str(raised.value)
    assert "hunter2" not in str(raised.value)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("This is no database. " * 100)

    with pytest.raises(StoreUnavailable, match="not a database"):
        async with open_store(f"sqlite:///{file}"):
            pass

    assert "This is no database." in file.read_text()


async def test_sqlite_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    async with open_database(f"sqlite:///{tmp_path / 'tumen.sqlite3'}") as database, database.read() as connection:
        found = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "secure_delete")
        }

    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 15_000,
        "secure_delete": 1,
    }


async def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    async with open_database(f"sqlite:///{tmp_path / 'tumen.sqlite3'}") as database:
        await _write(database, "CREATE TABLE notes (words TEXT)")

        with pytest.raises(StoreUnavailable, match="full"):
            await _write(
                database,
                "PRAGMA max_page_count = 3",
                "INSERT INTO notes VALUES ('first')",
                "INSERT INTO notes VALUES (zeroblob(100000))",
            )

        async with database.read() as connection:
            assert (await connection.execute(text("SELECT count(*) FROM notes"))).scalar_one() == 0


async def test_a_database_that_may_only_be_read_says_so(database_url: str) -> None:
    forbid = "PRAGMA query_only = ON" if database_url.startswith("sqlite") else "SET TRANSACTION READ ONLY"
    async with open_database(database_url) as database:
        await _write(database, "CREATE TABLE notes (words TEXT)")

        with pytest.raises(StoreUnavailable, match=r"read.?only"):
            await _write(database, forbid, "INSERT INTO notes VALUES ('first')")


async def test_a_locked_file_is_waited_for(sqlite_store: Store, tmp_path: Path) -> None:
    held = threading.Event()
    release = threading.Event()

    def hold() -> None:
        other = sqlite3.connect(tmp_path / "tumen.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        held.set()
        release.wait(10)
        other.execute("COMMIT")
        other.close()

    holding = asyncio.create_task(asyncio.to_thread(hold))
    await asyncio.to_thread(held.wait, 10)
    claiming = asyncio.create_task(sqlite_store.claims.claim(claim(), NOW, LEASE_S))
    await asyncio.sleep(0.2)
    waited = not claiming.done()
    reading = await sqlite_store.claims.find("c1")
    release.set()

    assert waited
    assert reading is None
    assert await claiming
    await holding


async def test_a_locked_file_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    async with open_database(f"sqlite:///{tmp_path / 'tumen.sqlite3'}", wait_s=0.1) as database:
        await _write(database, "CREATE TABLE notes (words TEXT)")
        other = sqlite3.connect(tmp_path / "tumen.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreUnavailable, match="locked"):
            await _write(database)

        other.close()


async def test_a_server_that_cut_the_line_is_reached_again(postgresql_store: Store, postgresql_server: str) -> None:
    await postgresql_store.claims.claim(claim(), NOW, LEASE_S)
    with psycopg.connect(postgresql_server) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid != pg_backend_pid()"
        )

    assert await postgresql_store.claims.find("c1") == claim()


async def test_a_line_that_is_cut_in_the_middle_is_said(empty_postgresql: str) -> None:
    async with open_database(empty_postgresql) as database:
        with pytest.raises(StoreUnavailable) as raised:
            await _write(database, "SELECT pg_terminate_backend(pg_backend_pid())")

    assert "\n" not in str(raised.value)


async def test_a_cancelled_task_leaves_the_store_usable(store: Store) -> None:
    for n in range(30):
        task = asyncio.create_task(store.archive.keep_article(article(f"a{n}", url=f"https://sample.example/{n}"), ()))
        for _ in range(n):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    kept = await asyncio.wait_for(store.archive.keep_article(article(), ()), 10)

    assert kept == article()
    assert (
        await store.archive.find_article(("https://sample.example/ferry",), (f"discord:{place().workspace}",)) == kept
    )


async def test_more_tasks_than_connections_all_get_their_turn(store: Store) -> None:
    await store.archive.keep_article(article(), ())

    found = await asyncio.gather(*(store.archive.article("a1") for _ in range(100)))

    assert set(found) == {article()}


async def test_closing_the_store_ends_its_threads(tmp_path: Path) -> None:
    before = set(threading.enumerate())

    async with open_store(f"sqlite:///{tmp_path / 'tumen.sqlite3'}") as store:
        await asyncio.gather(*(store.claims.find("c1") for _ in range(10)))
        started = set(threading.enumerate()) - before

    assert started
    for thread in started:
        thread.join(10)
        assert not thread.is_alive()


async def _write(database: Database, *statements: str) -> None:
    """All of them in one transaction."""
    async with database.write() as connection:
        for statement in statements:
            await connection.execute(text(statement))
