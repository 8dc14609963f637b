"""An article's statements become rows: checked, numbered, joined with the same statement of other articles, counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, column, func, insert, select, table, update
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import COMMON, Article
from bot.statements import ReadStatement
from bot.store.archive import check_stands_in, fragment_row
from bot.store.columns import storable
from bot.store.database import Database
from bot.store.ledger_counts import Tally
from bot.store.ledger_loading import load_words
from bot.store.ledger_rows import (
    MERGED_WITHIN,
    MOST_STATEMENTS,
    block_starts,
    first_row,
    published,
    row_number,
    scopes_above,
    statement_id,
)
from bot.store.tables import fragments, readings, statement_speakers, statements
from bot.store.word_index import Indexed, fts5_row, indexed, tsvector
from summarizer.document import Span
from summarizer.near_equal import near_equal
from summarizer.summary import Sentence

_CANDIDATES = 150  # before, and again after the statement, by time
_LOCK = 7_381_550_246_118_003  # any number, as long as nobody else's advisory lock has it

_statement_words = table("statement_words", column("rowid"), column("own"), column("around"), column("marks"))
_statements_with_words = table("statements", *(column(c.name, c.type) for c in statements.c), column("words", TSVECTOR))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement ready to be kept; spans lie in the article's text, `words` is what it says."""

    id: str
    statement: ReadStatement
    words: str
    indexed: Indexed

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(speaker.key for speaker in self.statement.speakers)

    @property
    def can_be_merged(self) -> bool:
        return bool(self.keys) and "" not in self.keys


def prepare(article: Article, outlet: str, side: str, read: Sequence[ReadStatement]) -> tuple[Prepared, ...]:
    """Everything that takes computing, to be done off the event loop; what stands in one place comes once."""
    every: dict[str, Prepared] = {}
    for statement in read:
        name = statement_id(article.id, statement.fragments)
        if name not in every and len(every) < MOST_STATEMENTS:
            every[name] = _prepared(name, article, outlet, side, statement)
    return tuple(every.values())


def _prepared(name: str, article: Article, outlet: str, side: str, statement: ReadStatement) -> Prepared:
    text = storable(article.document.text)

    def cut(span: Span | None) -> str:
        return text[max(span.start, 0) : max(span.end, 0)] if span else ""

    words = " ".join(cut(span) for span in statement.fragments)
    around = (cut(statement.before), cut(statement.after), article.document.title)
    lang = article.document.lang or "en"
    terms = indexed(words, around, statement.speakers, outlet, side, lang, article.scope)
    return Prepared(name, statement, words, terms)


def all_spans(statement: ReadStatement) -> Iterable[Span]:
    return (span for span in (*statement.fragments, statement.before, statement.after) if span)


class Keeper:
    """Keeps one article's statements, inside the transaction of `connection`."""

    def __init__(self, database: Database, connection: AsyncConnection, article: Article) -> None:
        self._database = database
        self._connection = connection
        self._article = article
        self._tally = Tally()
        self._loaded: dict[int, tuple[str, frozenset[str]]] = {}

    async def keep(self, outlet: str, side: str, read: Sequence[Prepared]) -> None:
        """Raises NotVerbatim, Forgotten."""
        # One article at a time, so that of two that come at once the second finds the statements of the first.
        if not self._database.is_sqlite:
            await self._connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        sentences = [self._sentence(span) for one in read for span in all_spans(one.statement)]
        await check_stands_in(self._connection, self._article.id, sentences)
        if not await self._is_new(outlet, side) or not read:
            return
        await self._keep_fragments(sentences)
        start = await self._block_start()
        for number, one in enumerate(read):
            await self._keep_one(row_number(start, number), number, one)
        await self._tally.write(self._connection, self._database)

    def _sentence(self, span: Span) -> Sentence:
        return Sentence(self._article.document.text[max(span.start, 0) : max(span.end, 0)], span.start, span.end)

    async def _is_new(self, outlet: str, side: str) -> bool:
        row = {
            "article_id": self._article.id,
            "outlet": outlet,
            "side": side,
            "lang": self._article.document.lang or "en",
            "published_at": published(self._article),
        }
        new = self._database.insert(readings).on_conflict_do_nothing().returning(readings.c.article_id)
        return (await self._connection.execute(new, row)).first() is not None

    async def _keep_fragments(self, sentences: Iterable[Sentence]) -> None:
        rows = [fragment_row(self._article.id, one) for one in dict.fromkeys(sentences)]
        await self._connection.execute(self._database.insert(fragments).on_conflict_do_nothing(), rows)

    async def _block_start(self) -> int:
        for start in block_starts(self._article.id, published(self._article)):
            taken = select(statements.c.row_number).where(
                statements.c.row_number >= start, statements.c.row_number < start + MOST_STATEMENTS
            )
            if (await self._connection.execute(taken.limit(1))).first() is None:
                return start
        raise OverflowError(f"more articles in the second of {published(self._article)} than can be numbered")

    async def _keep_one(self, number: int, place: int, one: Prepared) -> None:
        group = await self._group(one)
        statement = one.statement
        row = {
            "row_number": number,
            "id": one.id,
            "article_id": self._article.id,
            "number": place,
            "group_row": group or number,
            "scope": self._article.scope,
            "lang": self._article.document.lang or "en",
            "kind": statement.kind,
            "inferred": statement.inferred,
            "spans": _spans(statement),
        }
        if self._database.is_sqlite:
            await self._connection.execute(insert(statements), row)
            await self._connection.execute(insert(_statement_words), fts5_row(number, one.indexed))
        else:
            await self._connection.execute(insert(_statements_with_words), row | {"words": tsvector(one.indexed)})
        speakers = [
            {"row_number": number, "number": at, "key": speaker.key, "name": speaker.name, "title": speaker.title}
            for at, speaker in enumerate(statement.speakers)
        ]
        if speakers:
            await self._connection.execute(insert(statement_speakers), speakers)
        self._tally.name(self._article.scope, statement.speakers)
        if group is None:
            self._tally.count(self._article.scope, one.keys)
            await self._adopt(number, one)

    async def _group(self, one: Prepared) -> int | None:
        """The group of the same statement, of those that everybody sees who sees this one."""
        if not one.can_be_merged:
            return None
        wider = scopes_above(self._article.scope)
        alike = await self._alike(one, statements.c.scope.in_(wider))
        best = max(alike, key=lambda pair: (-wider.index(pair[1].scope), pair[0]), default=None)
        return best[1].group_row if best else None

    async def _adopt(self, number: int, one: Prepared) -> None:
        """Bring the same statement of narrower scopes, as far as it stood alone there, into the group of this one."""
        if not one.can_be_merged:
            return
        moved: set[tuple[int, str]] = set()
        for _, row in await self._alike(one, _is_below(self._article.scope)):
            if any((row.group_row, scope) in moved for scope in scopes_above(row.scope)):
                continue
            anchor = select(statements.c.scope).where(statements.c.row_number == row.group_row)
            held = (await self._connection.execute(anchor)).scalar()
            if row.group_row == number or held is None or held in scopes_above(self._article.scope):
                continue
            if held == row.scope:
                self._tally.count(held, one.keys, -1)
            who_see_it = (statements.c.scope == row.scope) | _is_below(row.scope)
            sources = update(statements).where(statements.c.group_row == row.group_row, who_see_it)
            await self._connection.execute(sources, {"group_row": number})
            moved.add((row.group_row, row.scope))

    async def _alike(self, one: Prepared, where: ColumnElement[bool]) -> list[tuple[float, Row[Any]]]:
        """How alike and the row, for every statement of other articles that is near-equal, same speakers, same time."""
        rows = await self._candidates(one, where)
        await self._load([row.row_number for row in rows])
        same = [row for row in rows if self._loaded[row.row_number][1] == one.keys]
        alike = [(near_equal(one.words, self._loaded[row.row_number][0]), row) for row in same]
        return [(score, row) for score, row in alike if score]

    async def _load(self, rows: Sequence[int]) -> None:
        """The words and speakers of other articles' statements, once an article: its speakers say several things."""
        missing = [row for row in rows if row not in self._loaded]
        if not missing:
            return
        words, keys = await load_words(self._connection, missing), await self._keys(missing)
        self._loaded |= {row: (words[row], keys[row]) for row in missing}

    async def _candidates(self, one: Prepared, where: ColumnElement[bool]) -> list[Row[Any]]:
        moment = published(self._article)
        here = first_row(moment)
        number = statement_speakers.c.row_number
        every = (
            select(statements.c.row_number, statements.c.group_row, statements.c.scope)
            .select_from(statement_speakers.join(statements))
            .where(
                statement_speakers.c.key == min(one.keys),
                statements.c.lang == (self._article.document.lang or "en"),
                statements.c.article_id != self._article.id,
                where,
            )
            .limit(_CANDIDATES)
        )
        earlier = every.where(number < here, number >= first_row(moment - MERGED_WITHIN)).order_by(number.desc())
        later = every.where(number >= here, number <= first_row(moment + MERGED_WITHIN)).order_by(number)
        return [*(await self._connection.execute(earlier)), *(await self._connection.execute(later))]

    async def _keys(self, rows: Sequence[int]) -> dict[int, frozenset[str]]:
        every = select(statement_speakers.c.row_number, statement_speakers.c.key).where(
            statement_speakers.c.row_number.in_(rows)
        )
        found: dict[int, frozenset[str]] = {}
        for row in await self._connection.execute(every):
            found[row.row_number] = found.get(row.row_number, frozenset()) | {row.key}
        return found


def _is_below(scope: str) -> ColumnElement[bool]:
    """The scopes that see this one, apart from itself. Not LIKE: on SQLite that takes T1 and t1 for the same."""
    if scope == COMMON:
        return statements.c.scope != COMMON
    below = f"{scope}:"
    return func.substr(statements.c.scope, 1, len(below)) == below


def _spans(statement: ReadStatement) -> dict[str, list[tuple[int, int]]]:
    around = {"before": statement.before, "after": statement.after}
    return {"words": [(span.start, span.end) for span in statement.fragments]} | {
        name: [(span.start, span.end)] for name, span in around.items() if span
    }
