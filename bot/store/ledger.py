"""Who said what, in tables: keeping, finding, correcting."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import Article
from bot.statements import Correction, Found, KeptStatement, KnownSpeaker, Reach, ReadStatement, Search
from bot.store.corrections import standing, write_down
from bot.store.database import Database
from bot.store.ledger_counts import known_speakers, shift
from bot.store.ledger_keeping import Keeper, prepare
from bot.store.ledger_loading import load
from bot.store.ledger_search import LedgerSearch
from bot.store.tables import articles, readings, scope_counts, statements


class SqlLedger:
    """bot.ports.Ledger in tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, article: Article, outlet: str, side: str, statements: Sequence[ReadStatement]) -> None:
        prepared = await asyncio.to_thread(prepare, article, outlet, side, statements)
        async with self._database.write() as connection:
            await Keeper(self._database, connection, article).keep(outlet, side, prepared)

    async def of_article(self, article_id: str, scopes: Sequence[str]) -> tuple[KeptStatement, ...] | None:
        read = (
            select(readings.c.article_id)
            .join(articles)
            .where(readings.c.article_id == article_id, articles.c.scope.in_(scopes))
        )
        numbered = (
            select(statements.c.row_number).where(statements.c.article_id == article_id).order_by(statements.c.number)
        )
        async with self._database.read() as connection:
            if (await connection.execute(read)).first() is None:
                return None
            rows = (await connection.execute(numbered)).scalars().all()
            return await load(connection, rows, scopes, await standing(connection, scopes))

    async def statement(self, statement_id: str, scopes: Sequence[str]) -> KeptStatement | None:
        known = select(statements.c.row_number).where(statements.c.id == statement_id, statements.c.scope.in_(scopes))
        async with self._database.read() as connection:
            rows = (await connection.execute(known)).scalars().all()
            found = await load(connection, rows, scopes, await standing(connection, scopes))
        return found[0] if found else None

    async def search(self, search: Search, scopes: Sequence[str], limit: int, offset: int = 0) -> Found:
        async with self._database.read() as connection:
            corrected = await standing(connection, scopes)
            found = await LedgerSearch(self._database, connection, scopes).find(search, corrected, limit, offset)
            page = await load(connection, found.rows, scopes, corrected)
        return Found(page, found.total, found.counted, found.newest_only)

    async def speakers(
        self, keys: Sequence[str], beginning: str, scopes: Sequence[str], limit: int
    ) -> tuple[KnownSpeaker, ...]:
        async with self._database.read() as connection:
            changed = await shift(connection, await standing(connection, scopes), scopes)
            return await known_speakers(connection, keys, beginning, scopes, limit, changed)

    async def reach(self, scopes: Sequence[str]) -> Reach:
        async with self._database.read() as connection:
            counted = select(func.sum(scope_counts.c.statements)).where(scope_counts.c.scope.in_(scopes))
            total = (await connection.execute(counted)).scalar()
            first = await _published(connection, scopes, newest=False)
            last = await _published(connection, scopes, newest=True)
            changed = await shift(connection, await standing(connection, scopes), scopes)
        return Reach(int(total or 0) - changed.retracted, first, last)

    async def correct(self, correction: Correction) -> None:
        async with self._database.write() as connection:
            await write_down(connection, correction)


async def _published(connection: AsyncConnection, scopes: Sequence[str], *, newest: bool) -> datetime | None:
    """When the first or last article with a statement came out; one look into the index for each scope."""
    row = statements.c.row_number
    moments: list[datetime] = []
    for scope in scopes:
        outermost = (
            select(readings.c.published_at)
            .select_from(statements.join(readings, readings.c.article_id == statements.c.article_id))
            .where(statements.c.scope == scope)
            .order_by(row.desc() if newest else row)
            .limit(1)
        )
        moments += (await connection.execute(outermost)).scalars().all()
    return (max if newest else min)(moments, default=None)
