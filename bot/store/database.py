"""The connection to SQLite or PostgreSQL: which driver, how a transaction begins, and what its errors become."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import Forgotten, StoreUnavailable

WAIT_S = 15
"""How long a statement waits for another process before it gives up; for a connection, too."""

_POOL: dict[str, Any] = {"pool_size": 4, "max_overflow": 0, "pool_timeout": WAIT_S}
_RETRY_S = 0.02
_BEGIN = "tumen_begin"  # an execution option: how a transaction begins on SQLite

# FULL, not NORMAL: with NORMAL a power cut can take back the last commits, "this part is being sent" among them,
# and then it would be said twice. secure_delete: what a server asked us to forget is overwritten, not only unlinked.
_SQLITE_SETTINGS = ("PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON")
_POSTGRESQL_SETTINGS = (
    "SET SESSION TIME ZONE 'UTC'",
    f"SET SESSION statement_timeout = '{WAIT_S * 2}s'",
    "SET SESSION idle_in_transaction_session_timeout = '60s'",
)


@dataclass(frozen=True, slots=True)
class Database:
    """A pool of connections. `read` and `write` are one transaction each; leaving `write` normally commits it."""

    engine: AsyncEngine
    _queue: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Raises StoreUnavailable."""
        with _translated_errors():
            async with self.engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Raises StoreUnavailable, Forgotten."""
        with _translated_errors():
            async with self._turn(), self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"}).begin() as connection:
                yield connection

    async def empty_log(self) -> None:
        """SQLite: move all changes into the file itself, so that the log beside it holds nothing old any more.

        While another process reads, that waits for the next time.
        """
        with _translated_errors():
            async with self._queue, self.engine.execution_options(**{_BEGIN: ""}).connect() as connection:
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """An INSERT that can say ON CONFLICT."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    def _turn(self) -> AbstractAsyncContextManager[object]:
        """SQLite has one writer: tasks queue here in order instead of polling the file against each other."""
        return self._queue if self.is_sqlite else nullcontext()


@asynccontextmanager
async def open_database(url: str, wait_s: float = WAIT_S) -> AsyncIterator[Database]:
    """`sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/DATABASE`. Raises StoreUnavailable for anything else."""
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        _check_that_it_opens(str(parsed.database))
    engine = _sqlite_engine(parsed, wait_s) if parsed.get_backend_name() == "sqlite" else _postgresql_engine(parsed)
    try:
        if engine.dialect.name == "sqlite":
            with _translated_errors():
                await _use_wal(engine, wait_s)
        yield Database(engine)
    finally:
        await engine.dispose()


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # `from None`: their message repeats the address, and a password may be in it.
        raise StoreUnavailable("the database address is neither sqlite:///FILE nor postgresql://…") from None
    if parsed.drivername not in ("sqlite", "postgresql", "postgres"):
        raise StoreUnavailable(f"databases are sqlite:///FILE or postgresql://…, not {parsed.drivername}")
    if parsed.drivername == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise StoreUnavailable("SQLite needs a file: sqlite:///FILE")
    return parsed


def _check_that_it_opens(file: str) -> None:
    """Beforehand, because aiosqlite does not wait for its thread when a file cannot be opened.

    The thread then reports to an event loop that may be closed, and a traceback appears out of nowhere.
    """
    try:
        sqlite3.connect(file).close()
    except sqlite3.Error as exc:
        raise StoreUnavailable(f"{exc}: {file}") from exc


def _sqlite_engine(url: URL, wait_s: float) -> AsyncEngine:
    engine = create_async_engine(url.set(drivername="sqlite+aiosqlite"), **_POOL, connect_args={"timeout": wait_s})
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transaction by itself; `_begin_sqlite` does
    _set_up(connection, _SQLITE_SETTINGS)


async def _use_wal(engine: AsyncEngine, wait_s: float) -> None:
    """Let readers and the writer work side by side. The file remembers it; a second time changes nothing.

    The first time needs the file for itself, and SQLite does not wait for that: it fails when others start, too.
    """
    deadline = monotonic() + wait_s
    while True:
        try:
            async with engine.execution_options(**{_BEGIN: ""}).connect() as connection:
                await connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                return
        except OperationalError as exc:
            if "locked" not in str(exc.orig) or monotonic() > deadline:
                raise
        await asyncio.sleep(_RETRY_S)


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once with "database is locked" when another process
    # wrote in between, whatever the busy timeout; one that takes the write lock at its start waits its turn.
    how = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if how:
        connection.exec_driver_sql(how)


def _postgresql_engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(
        url.set(drivername="postgresql+psycopg"),
        **_POOL,
        pool_pre_ping=True,
        connect_args={"connect_timeout": WAIT_S, "application_name": "tumen"},
    )
    event.listen(engine.sync_engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: DBAPIConnection, _record: object) -> None:
    _set_up(connection, _POSTGRESQL_SETTINGS)
    connection.commit()


def _set_up(connection: DBAPIConnection, statements: tuple[str, ...]) -> None:
    try:
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()
    except BaseException:  # until this has succeeded the pool does not know the connection, and would not close it
        connection.close()
        raise


class _translated_errors:  # noqa: N801 - read as a verb where it is used
    """SQLAlchemy's errors become the bot's; a mistake in our own SQL stays what it is."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, IntegrityError):
            raise Forgotten(_first_line(error)) from error
        if isinstance(error, (ProgrammingError, DataError)):
            return
        if isinstance(error, (DBAPIError, PoolTimeout, OSError)):
            raise StoreUnavailable(_first_line(error)) from error


def _first_line(error: SQLAlchemyError | OSError) -> str:
    """The database's own words, without the statement and its values, which may be private."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(cause).strip().split("\n")[0] or type(cause).__name__
