"""The store: everything the bot keeps, in SQLite or PostgreSQL. The only room that knows SQL.

`open_store` gives the ports; no SQLAlchemy object, row or exception leaves this package.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.ports import Store
from bot.store.announcements import SqlAnnouncements
from bot.store.archive import SqlArchive
from bot.store.claims import SqlClaims
from bot.store.coverage import SqlCoverage
from bot.store.database import open_database
from bot.store.feeds import SqlFeeds
from bot.store.ledger import SqlLedger
from bot.store.migrate import upgrade
from bot.store.outbox import SqlOutbox
from bot.store.preferences import SqlPreferences
from bot.store.schedules import SqlSchedules

__all__ = ["Store", "open_store"]


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    """The store at `sqlite:///FILE` or `postgresql://…`, its tables brought up to date first.

    Raises StoreUnavailable with one line that says why; so does every method of the store later on.
    """
    async with open_database(url) as database:
        await upgrade(database)
        yield Store(
            SqlArchive(database),
            SqlLedger(database),
            SqlClaims(database),
            SqlOutbox(database),
            SqlPreferences(database),
            SqlFeeds(database),
            SqlCoverage(database),
            SqlSchedules(database),
            SqlAnnouncements(database),
        )
