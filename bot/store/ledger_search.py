"""Which rows answer a search, best first: the word index finds them, their numbers date them.

At most RANKED rows are ranked, those from the newest on (or the oldest, where these come first). SQLite's index gives
rows in their order, so that it stops there by itself; PostgreSQL's gives them all in any order, so that where it finds
more than RANKED, the rows are gone through from the newest instead, until there are enough for the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.statements import Search
from bot.store.corrections import Standing
from bot.store.database import Database
from bot.store.ledger_loading import load_words
from bot.store.ledger_rows import ROWS_A_SECOND, first_row
from bot.store.tables import scope_counts, statements
from bot.store.word_index import Asked, asked, fts5_match, mark, tsquery
from summarizer.search_terms import has_words

RANKED = 10_000
"""So many rows of what is found are ranked and counted."""

_EXACT = 1_000  # rows whose words are read again, to see whether they are exactly those
_A_DAY = 86_400 * ROWS_A_SECOND
_AROUND = 1 << 62  # added to the key of a row that has the topic only around it
_MOST_OF_ALL = 0.5  # a place that sees so much of the ledger is not looked for in the index


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows of a page, one for each statement, and as in bot.statements.Found."""

    rows: tuple[int, ...]
    total: int
    counted: bool = True
    newest_only: bool = False


@dataclass(frozen=True, slots=True)
class _Query:
    """What is looked for in one place. in_own: the same with every word in the statement's own."""

    search: Search
    scopes: tuple[str, ...]
    every: Asked
    in_own: Asked
    hidden: tuple[int, ...]  # groups that are not found here: retracted, or said by somebody else
    moved_here: tuple[int, ...]  # groups that are found although the index has another speaker


class LedgerSearch:
    """One search, inside the transaction of `connection`."""

    def __init__(self, database: Database, connection: AsyncConnection, scopes: Sequence[str]) -> None:
        self._database = database
        self._connection = connection
        self._scopes = tuple(scopes)

    async def find(self, search: Search, standing: Standing, limit: int, offset: int) -> FoundRows:
        what = asked(search)
        if (search.topic and not what.runs) or not self._scopes:
            return FoundRows((), 0)
        query = _query(search, await self._with_scopes(what), self._scopes, standing)
        if search.exact:
            return await self._exact(query, limit, offset)
        if self._database.is_sqlite:
            return await self._page(query, self._fts5(query, RANKED + 1), limit, offset)
        return await self._postgresql(query, limit, offset)

    async def _with_scopes(self, what: Asked) -> Asked:
        """Look for the scopes in the index, too, where the place sees only little of the ledger, or nothing else is."""
        inside = func.sum(case((scope_counts.c.scope.in_(self._scopes), scope_counts.c.statements), else_=0))
        counts = select(inside, func.sum(scope_counts.c.statements))
        seen, every = (await self._connection.execute(counts)).one()
        if (what.runs or what.marks) and (seen or 0) >= _MOST_OF_ALL * (every or 0):
            return what
        return replace(what, marks=(*what.marks, tuple(mark("scope", scope) for scope in self._scopes)))

    async def _exact(self, query: _Query, limit: int, offset: int) -> FoundRows:
        """The rows that the index finds, then those of them that have the words exactly."""
        if not query.every.runs:
            return FoundRows((), 0)
        matched = self._fts5(query, _EXACT + 1) if self._database.is_sqlite else self._gin(query, _EXACT + 1)
        rows = (await self._connection.execute(matched)).all()
        words = await load_words(self._connection, [row.row_number for row in rows[:_EXACT]])
        best: dict[int, int] = {}
        for row in rows[:_EXACT]:
            if has_words(words[row.row_number], query.search.exact):
                key = _key(row.row_number, row.lang, bool(row.own), query.search)
                best[row.group_row] = min(key, best.get(row.group_row, key))
        keys = sorted(best.values(), key=lambda key: _order(key, oldest_first=query.search.oldest_first))
        page = tuple(_row(key) for key in keys[offset : offset + limit])
        more = len(rows) > _EXACT
        return FoundRows(page, len(keys), counted=not more, newest_only=more)

    async def _postgresql(self, query: _Query, limit: int, offset: int) -> FoundRows:
        telling = query.every.runs or any(not group[0].startswith("scope") for group in query.every.marks)
        if telling:
            await self._connection.execute(text("SET LOCAL enable_seqscan = off"))
            found = await self._page(query, self._gin(query, RANKED + 1), limit, offset)
            if found.counted:
                return found
        enough = RANKED + 1 if not telling else 500 + 2 * (limit + offset)
        await self._connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        found = await self._page(query, self._through_the_rows(query, enough), limit, offset)
        return replace(found, counted=False, newest_only=True) if telling else found

    async def _page(self, query: _Query, matched: Select[Any], limit: int, offset: int) -> FoundRows:
        rows = matched.cte("matched")
        own = case((rows.c.own, 0), else_=literal(_AROUND, BigInteger))
        other_lang = case((rows.c.lang == query.search.first_lang, 0), else_=1) if query.search.first_lang else 0
        key = own + rows.c.row_number * 2 + other_lang
        groups = select(func.min(key).label("key")).group_by(rows.c.group_row).cte("groups")
        totals = (
            select(func.count()).select_from(groups).scalar_subquery(),
            select(func.count()).select_from(rows).scalar_subquery(),
        )
        page = select(groups.c.key, *totals).order_by(*_sql_order(groups.c.key, query.search))
        found = (await self._connection.execute(page.limit(limit).offset(offset))).all()
        if not found and offset:
            found = (await self._connection.execute(page.limit(1))).all()
            return _found((), found)
        return _found(tuple(_row(row.key) for row in found), found)

    def _fts5(self, query: _Query, most: int) -> Select[Any]:
        """SQLite: rows from the newest (or oldest) on, at most so many."""
        rowid = literal_column("statement_words.rowid", BigInteger)
        # The plus keeps SQLite from going through the statements and asking the index about each.
        index = table("statement_words").join(
            statements, statements.c.row_number == literal_column("+statement_words.rowid")
        )
        match: ColumnElement[str] = literal_column("statement_words")
        ordered = rowid if query.search.oldest_first else rowid.desc()
        in_range = _in_range(query.search, rowid)

        def found_by(what: Asked, *where: ColumnElement[bool]) -> Select[Any]:
            rows = select(rowid).select_from(table("statement_words"))
            return rows.where(match.op("MATCH")(fts5_match(what)), *in_range, *where).order_by(ordered).limit(most)

        own = literal(1) if query.in_own == query.every else statements.c.row_number.in_(found_by(query.in_own))
        columns = (statements.c.row_number, statements.c.group_row, statements.c.lang, own.label("own"))
        found = (
            select(*columns)
            .select_from(index)
            .where(match.op("MATCH")(fts5_match(query.every)), *in_range, *_here(query))
            .order_by(ordered)
            .limit(most)
        )
        if not query.moved_here:
            return found
        without = replace(query, every=_without_speakers(query.every), in_own=_without_speakers(query.in_own))
        moved = statements.c.group_row.in_(query.moved_here) & statements.c.scope.in_(query.scopes)
        of_moved = select(statements.c.row_number).where(moved)
        its_own = statements.c.row_number.in_(found_by(without.in_own, rowid.in_(of_moved)))
        others = select(*columns[:3], its_own.label("own")).where(
            moved, *_in_range(query.search, statements.c.row_number)
        )
        if without.every.runs or without.every.marks:
            others = others.where(statements.c.row_number.in_(found_by(without.every, rowid.in_(of_moved))))
        else:
            others = select(*columns[:3], literal(1).label("own")).where(
                moved, *_in_range(query.search, statements.c.row_number)
            )
        return select(union_all(select(found.subquery()), others).subquery())

    def _gin(self, query: _Query, most: int) -> Select[Any]:
        """PostgreSQL: rows in any order, at most so many."""
        return self._through_words(query).limit(most)

    def _through_the_rows(self, query: _Query, most: int) -> Select[Any]:
        """PostgreSQL: rows from the newest (or oldest) on, at most so many, by the index of each scope."""
        row = statements.c.row_number
        ordered = row if query.search.oldest_first else row.desc()
        in_scopes = [
            select(self._through_words(replace(query, scopes=(scope,))).order_by(ordered).limit(most).subquery())
            for scope in query.scopes
        ]
        rows = union_all(*in_scopes).subquery()
        first = rows.c.row_number if query.search.oldest_first else rows.c.row_number.desc()
        return select(rows).order_by(first).limit(most)

    def _through_words(self, query: _Query) -> Select[Any]:
        words: ColumnElement[Any] = literal_column("statements.words")

        def matches(what: Asked) -> ColumnElement[bool]:
            return words.op("@@", is_comparison=True)(cast(tsquery(what), TSQUERY))

        only_scopes = (
            not query.every.runs and len(query.every.marks) == 1 and query.every.marks[0][0].startswith("scope")
        )
        every: ColumnElement[bool] = literal(True) if only_scopes else matches(query.every)
        own: ColumnElement[bool] = literal(True)
        if query.in_own != query.every:
            own = matches(query.in_own)
        if query.moved_here:
            without = _without_speakers(query.every)
            moved = statements.c.group_row.in_(query.moved_here)
            rest = matches(without) if without.runs or without.marks else literal(True)
            every = or_(and_(every, statements.c.group_row.not_in(query.hidden)), and_(moved, rest))
            own = literal(True) if query.in_own == query.every else matches(_without_speakers(query.in_own))
            query = replace(query, hidden=())
        return select(statements.c.row_number, statements.c.group_row, statements.c.lang, own.label("own")).where(
            every, *_in_range(query.search, statements.c.row_number), *_here(query)
        )


def _query(search: Search, what: Asked, scopes: tuple[str, ...], standing: Standing) -> _Query:
    retracted = [group for group, one in standing.items() if one.kind == "retracted"]
    moved = {group: one.speaker.key for group, one in standing.items() if one.kind == "speaker" and one.speaker}
    here = [group for group, key in moved.items() if key and key in search.speakers]
    away = [group for group in moved if search.speakers and group not in here]
    in_own = what if what.own_only or not what.runs else replace(what, own_only=True)
    # Those that are moved here are found by the other way, so that none is found twice.
    hidden = tuple(sorted({*retracted, *away, *here}))
    return _Query(search, scopes, what, in_own, hidden, tuple(sorted(here)))


def _without_speakers(what: Asked) -> Asked:
    return replace(what, marks=tuple(group for group in what.marks if not group[0].startswith("speaker")))


def _here(query: _Query) -> tuple[ColumnElement[bool], ...]:
    """Only what the place may see. The index looks for the scopes only to be quick."""
    seen = statements.c.scope.in_(query.scopes)
    return (seen, statements.c.group_row.not_in(query.hidden)) if query.hidden else (seen,)


def _in_range(search: Search, row: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
    since = (row >= literal(first_row(search.since), BigInteger),) if search.since else ()
    until = (row < literal(first_row(search.until), BigInteger),) if search.until else ()
    return (*since, *until)


def _key(row_number: int, lang: str, own: bool, search: Search) -> int:
    """What rows of a group are compared by: the topic in its own words before around it, then the older."""
    other_lang = int(search.first_lang is not None and lang != search.first_lang)
    return (0 if own else _AROUND) + row_number * 2 + other_lang


def _row(key: int) -> int:
    return key % _AROUND // 2


def _order(key: int, *, oldest_first: bool) -> tuple[int, int, int, int]:
    """The same order as `_sql_order`."""
    sign = 1 if oldest_first else -1
    row = _row(key)
    return key // _AROUND, sign * (row // _A_DAY), key % 2, sign * row


def _sql_order(key: ColumnElement[int], search: Search) -> tuple[ColumnElement[Any], ...]:
    """Own words first, then by day, of a day the asker's language first, then by time."""
    row: ColumnElement[int] = key % literal(_AROUND, BigInteger)
    day: ColumnElement[int] = row // literal(2 * _A_DAY, BigInteger)
    sign = 1 if search.oldest_first else -1
    tier = key // literal(_AROUND, BigInteger)
    return (tier, day * sign, key % 2, row * sign) if search.first_lang else (tier, row * sign)


def _found(rows: tuple[int, ...], page: Sequence[Any]) -> FoundRows:
    if not page:
        return FoundRows(rows, 0)
    _, groups, matched = page[0]
    more = matched > RANKED
    return FoundRows(rows, groups, counted=not more, newest_only=more)
