"""The migrations make the tables that the code expects, once, whoever starts first."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.errors import StoreUnavailable
from bot.store import open_store
from bot.store.database import open_database
from bot.store.migrate import MIGRATIONS, NEWEST, upgrade
from bot.store.tables import metadata
from tests.bot.store.rows import LEASE_S, NOW, claim


def _is_compared(_object: object, name: str | None, kind: str, _reflected: object, _compare_to: object) -> bool:
    """Everything but what statements are found by: each database has its own, unknown to SQLAlchemy."""
    if kind == "column":
        return name != "words"
    return name != "ix_statements_words" and not str(name).startswith("statement_words")


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"include_object": _is_compared})
    return list(compare_metadata(context, metadata))


def _tables(connection: Connection) -> set[str]:
    return {name for name in inspect(connection).get_table_names() if not name.startswith("statement_words")}


async def test_migrations_and_tables_agree(database_url: str) -> None:
    async with open_database(database_url) as database:
        await upgrade(database)

        async with database.read() as connection:
            assert await connection.run_sync(_differences) == []
            assert await connection.run_sync(_tables) == {*metadata.tables, "alembic_version"}


def test_the_newest_revision_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


async def test_a_second_start_keeps_what_the_first_wrote(database_url: str) -> None:
    async with open_store(database_url) as store:
        await store.claims.claim(claim(), NOW, LEASE_S)

    async with open_store(database_url) as store:
        assert await store.claims.find("c1") == claim()


async def test_many_that_start_at_once_all_start(database_url: str) -> None:
    async def start(number: int) -> bool:
        async with open_store(database_url) as store:
            return await store.claims.claim(claim(f"c{number}"), NOW, LEASE_S)

    won = await asyncio.gather(*(start(number) for number in range(5)))

    assert won.count(True) == 1


async def test_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:
    async with open_database(database_url) as database:
        await upgrade(database)
        async with database.write() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        with pytest.raises(StoreUnavailable, match="another version of Tumen"):
            await upgrade(database)


async def test_a_migration_that_fails_leaves_no_half_of_it(database_url: str) -> None:
    async with open_database(database_url) as database:
        async with database.write() as connection:
            await connection.execute(text("CREATE TABLE summaries (in_the_way INTEGER)"))

        with pytest.raises(Exception, match="already exists"):
            await upgrade(database)

        async with database.read() as connection:
            assert await connection.run_sync(_tables) == {"summaries"}
