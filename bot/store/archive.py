"""Articles, what fetching them gave, and their summaries."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Forgotten, NotVerbatim
from bot.messages import Fragment
from bot.models import Article, FetchOutcome
from bot.store.columns import storable
from bot.store.database import Database
from bot.store.tables import addresses, articles, fetch_outcomes, fragments, summaries, summary_fragments
from summarizer.document import Document
from summarizer.summary import Sentence, Summary


def stands_in(text: str, sentence: Sentence) -> bool:
    """The verbatim check: these are the words at this place of the stored text."""
    inside = 0 <= sentence.start < sentence.end <= len(text)
    return inside and text[sentence.start : sentence.end] == storable(sentence.text)


class SqlArchive:
    """bot.ports.Archive in tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_article(self, addresses: Sequence[str], scopes: Sequence[str]) -> Article | None:
        async with self._database.read() as connection:
            row = (await connection.execute(_known_by(addresses, scopes))).first()
        return article_of(row) if row else None

    async def article(self, article_id: str) -> Article | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(articles).where(articles.c.id == article_id))).first()
        return article_of(row) if row else None

    async def keep_article(self, article: Article, aliases: Sequence[str]) -> Article:
        every = tuple(dict.fromkeys((article.url, *aliases)))
        async with self._database.write() as connection:
            await self._lock_scope(connection, article.scope)
            row = (await connection.execute(_known_by(every, (article.scope,)))).first()
            if row is None:
                stored = await connection.execute(insert(articles).returning(*articles.c), _article_row(article))
                row = stored.one()
            new = self._database.insert(addresses).on_conflict_do_nothing()
            rows = [{"scope": article.scope, "address": address, "article_id": row.id} for address in every]
            await connection.execute(new, rows)
        return article_of(row)

    async def fragment_holds(self, fragment: Fragment, text: str) -> bool:
        if hashlib.sha256(storable(text).encode()).hexdigest() != fragment.sha256:
            return False
        place = func.substr(articles.c.text, fragment.start + 1, fragment.end - fragment.start)
        kept = (
            select(fragments.c.sha256, articles.c.text == "", place)
            .join(articles)
            .where(
                fragments.c.article_id == fragment.article,
                fragments.c.start_offset == fragment.start,
                fragments.c.end_offset == fragment.end,
            )
        )
        async with self._database.read() as connection:
            row = (await connection.execute(kept)).first()
        if row is None:
            return False
        sha256, text_is_gone, words = row
        return bool(sha256 == fragment.sha256 and (text_is_gone or words == storable(text)))

    async def keep_outcome(self, outcome: FetchOutcome) -> None:
        row = {"url": outcome.url, "scope": outcome.scope, "outcome": outcome.outcome, "at": outcome.at}
        async with self._database.write() as connection:
            await connection.execute(insert(fetch_outcomes), row)

    async def summary(self, article_id: str, sentences: int) -> Summary | None:
        chosen = (summaries.c.article_id == article_id) & (summaries.c.sentences == sentences)
        words = (
            select(fragments.c.text, fragments.c.start_offset, fragments.c.end_offset)
            .select_from(summary_fragments.join(fragments))
            .where(summary_fragments.c.article_id == article_id, summary_fragments.c.sentences == sentences)
            .order_by(summary_fragments.c.number)
        )
        async with self._database.read() as connection:
            method = (await connection.execute(select(summaries.c.method).where(chosen))).scalar()
            if method is None:
                return None
            rows = (await connection.execute(words)).all()
        return Summary(tuple(Sentence(*row) for row in rows), method)

    async def keep_summary(self, article_id: str, sentences: int, summary: Summary) -> None:
        key = {"article_id": article_id, "sentences": sentences}
        async with self._database.write() as connection:
            await check_stands_in(connection, article_id, summary.sentences)
            new = self._database.insert(summaries).on_conflict_do_nothing().returning(summaries.c.sentences)
            if (await connection.execute(new, key | {"method": summary.method})).first() is None:
                return
            if not summary.sentences:
                return
            words = [fragment_row(article_id, sentence) for sentence in summary.sentences]
            await connection.execute(self._database.insert(fragments).on_conflict_do_nothing(), words)
            places = [
                key | {"number": number, "start_offset": sentence.start, "end_offset": sentence.end}
                for number, sentence in enumerate(summary.sentences)
            ]
            await connection.execute(insert(summary_fragments), places)

    async def _lock_scope(self, connection: AsyncConnection, scope: str) -> None:
        """Keep two processes from storing one article under two of its addresses. On SQLite there is one writer."""
        if not self._database.is_sqlite:
            await connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(scope, 0))))


def _known_by(known: Sequence[str], scopes: Sequence[str]) -> Select[Any]:
    return (
        select(articles)
        .join(addresses)
        .where(addresses.c.address.in_(known), addresses.c.scope.in_(scopes))
        .order_by(articles.c.fetched_at.desc(), articles.c.id)
        .limit(1)
    )


async def check_stands_in(connection: AsyncConnection, article_id: str, sentences: Iterable[Sentence]) -> None:
    """Raises NotVerbatim if one of them is not in the article's text, Forgotten if the article is gone."""
    text = (await connection.execute(select(articles.c.text).where(articles.c.id == article_id))).scalar()
    if text is None:
        raise Forgotten(f"no article {article_id}")
    for sentence in sentences:
        if not stands_in(text, sentence):
            raise NotVerbatim(sentence.text)


def fragment_row(article_id: str, sentence: Sentence) -> dict[str, object]:
    return {
        "article_id": article_id,
        "start_offset": sentence.start,
        "end_offset": sentence.end,
        "text": sentence.text,
        "sha256": hashlib.sha256(storable(sentence.text).encode()).hexdigest(),
    }


def _article_row(article: Article) -> dict[str, object]:
    document = article.document
    return {
        "id": article.id,
        "scope": article.scope,
        "url": article.url,
        "text": document.text,
        "title": document.title,
        "lang": document.lang,
        "document_url": document.url,
        "published_at": document.published_at,
        "published_offset_s": _offset_s(document.published_at),
        "site": document.site,
        "authors": [storable(author) for author in document.authors],
        "fetched_at": article.fetched_at,
    }


def article_of(row: Row[Any]) -> Article:
    document = Document(
        text=row.text,
        title=row.title,
        lang=row.lang,
        url=row.document_url,
        published_at=_in_zone(row.published_at, row.published_offset_s),
        site=row.site,
        authors=tuple(row.authors),
    )
    return Article(row.id, row.scope, row.url, document, row.fetched_at)


def _offset_s(moment: datetime | None) -> int | None:
    offset = moment.utcoffset() if moment else None
    return None if offset is None else int(offset.total_seconds())


def _in_zone(moment: datetime | None, offset_s: int | None) -> datetime | None:
    """The moment as the outlet gave it, in its own zone."""
    if moment is None or not offset_s:
        return moment
    return moment.astimezone(timezone(timedelta(seconds=offset_s)))
