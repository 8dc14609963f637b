"""Rows of the ledger become statements as a place sees them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, and_, column, select, values
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.statements import KeptStatement, Source, SpokenBy
from bot.store.corrections import Standing
from bot.store.tables import articles, fragments, readings, statement_speakers, statements
from summarizer.summary import Sentence

_AT_ONCE = 300  # values in one list of a query

_PLACE = ("article_id", "start_offset", "end_offset")
_WHERE = values(*(column(name, fragments.c[name].type) for name in _PLACE))

Place = tuple[str, int, int]
"""An article's id, and from where to where."""


async def load(
    connection: AsyncConnection, rows: Sequence[int], scopes: Sequence[str], standing: Standing
) -> tuple[KeptStatement, ...]:
    """The statements with these row numbers, in this order, with every source that the scopes may see."""
    loaded: list[KeptStatement] = []
    for at in range(0, len(rows), _AT_ONCE):
        loaded += await _load_some(connection, rows[at : at + _AT_ONCE], scopes, standing)
    return tuple(loaded)


async def load_words(connection: AsyncConnection, rows: Sequence[int]) -> dict[int, str]:
    """A statement's own words by its row number, its fragments with a space between."""
    words: dict[int, str] = {}
    for at in range(0, len(rows), _AT_ONCE):
        some = select(statements).where(statements.c.row_number.in_(rows[at : at + _AT_ONCE]))
        found = (await connection.execute(some)).all()
        sentences = await _sentences(connection, found)
        for row in found:
            words[row.row_number] = " ".join(sentences[place].text for place in _places(row, "words"))
    return words


async def _load_some(
    connection: AsyncConnection, numbers: Sequence[int], scopes: Sequence[str], standing: Standing
) -> list[KeptStatement]:
    found = (await connection.execute(select(statements).where(statements.c.row_number.in_(numbers)))).all()
    rows = {row.row_number: row for row in found}
    sentences = await _sentences(connection, found)
    speakers = await _speakers(connection, numbers)
    sources = await _sources(connection, {row.group_row for row in found}, scopes)
    return [
        _statement(rows[number], sentences, speakers.get(number, ()), sources[rows[number].group_row], standing)
        for number in numbers
        if number in rows
    ]


def _statement(
    row: Row[Any],
    sentences: dict[Place, Sentence],
    speakers: tuple[SpokenBy, ...],
    sources: Sequence[Source],
    standing: Standing,
) -> KeptStatement:
    correction = standing.get(row.group_row)
    if correction and correction.speaker:
        speakers = (correction.speaker,)
    first = next(source for source in sources if source.statement_id == row.id)
    others = {source.url: source for source in reversed(sources) if source.url != first.url}
    return KeptStatement(
        id=row.id,
        words=tuple(sentences[place] for place in _places(row, "words")),
        before=next((sentences[place] for place in _places(row, "before")), None),
        after=next((sentences[place] for place in _places(row, "after")), None),
        kind=row.kind,
        inferred=row.inferred,
        speakers=speakers,
        sources=(first, *reversed(others.values())),
        correction=correction,
    )


def _places(row: Row[Any], which: str) -> list[Place]:
    """Where its words, or the sentence before or after, stand."""
    return [(row.article_id, start, end) for start, end in row.spans.get(which, ())]


async def _sentences(connection: AsyncConnection, rows: Iterable[Row[Any]]) -> dict[Place, Sentence]:
    places = [place for row in rows for which in ("words", "before", "after") for place in _places(row, which)]
    found: dict[Place, Sentence] = {}
    for at in range(0, len(places), _AT_ONCE):
        # Joined, not "in": for a list of rows SQLite goes through the whole table.
        asked = _WHERE.data(places[at : at + _AT_ONCE]).cte("asked")
        same_place = and_(*(fragments.c[name] == asked.c[name] for name in _PLACE))
        for row in await connection.execute(select(fragments).join(asked, same_place)):
            found[row.article_id, row.start_offset, row.end_offset] = Sentence(
                row.text, row.start_offset, row.end_offset
            )
    return found


async def _speakers(connection: AsyncConnection, numbers: Sequence[int]) -> dict[int, tuple[SpokenBy, ...]]:
    every = (
        select(statement_speakers)
        .where(statement_speakers.c.row_number.in_(numbers))
        .order_by(statement_speakers.c.row_number, statement_speakers.c.number)
    )
    found: dict[int, tuple[SpokenBy, ...]] = {}
    for row in await connection.execute(every):
        found[row.row_number] = (*found.get(row.row_number, ()), SpokenBy(row.key, row.name, row.title))
    return found


async def _sources(
    connection: AsyncConnection, groups: Iterable[int], scopes: Sequence[str]
) -> dict[int, list[Source]]:
    """By group, the oldest first."""
    every = (
        select(statements.c.group_row, statements.c.id, readings, articles.c.url, articles.c.title)
        .select_from(statements.join(readings, readings.c.article_id == statements.c.article_id).join(articles))
        .where(statements.c.group_row.in_(list(groups)), statements.c.scope.in_(scopes))
        .order_by(statements.c.row_number)
    )
    found: dict[int, list[Source]] = {}
    for row in await connection.execute(every):
        source = Source(row.id, row.article_id, row.url, row.title, row.outlet, row.side, row.lang, row.published_at)
        found.setdefault(row.group_row, []).append(source)
    return found
