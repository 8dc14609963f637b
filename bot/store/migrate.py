"""Brings the tables up to date at start, one process at a time."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import StoreUnavailable
from bot.store.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0003"
"""The revision this code needs; a test holds it against the migrations."""

_LOCK = 7_381_550_246_118_002  # any number, as long as nobody else's advisory lock has it


async def upgrade(database: Database) -> None:
    """Run the migrations that are missing, all or none. Raises StoreUnavailable."""
    async with database.read() as connection:
        if await connection.run_sync(_revision) == NEWEST:
            return
    async with database.write() as connection:  # on SQLite that is the lock
        if not database.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        await connection.run_sync(_run_migrations)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _run_migrations(connection: Connection) -> None:
    # Loaded only when there is something to do: it costs a quarter of a second and 12 MB.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as exc:
        raise StoreUnavailable(f"the database was made by another version of Tumen ({exc})") from exc
