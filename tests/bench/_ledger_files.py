"""Writes the invented ledger straight into the tables, in SQLite or PostgreSQL: minutes instead of hours."""

import hashlib
import itertools
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import psycopg

from bot.store.ledger_counts import beginnings
from bot.store.word_index import fts5_row, tsvector
from tests.bench._ledger_data import MadeArticle, articles, speaker_key, speaker_name

_AT_ONCE = 1_000  # articles
_SPEAKERS_INDEX = "ix_statement_speakers_key_row_number"

Rows = dict[str, list[tuple[Any, ...]]]

_COLUMNS = {
    "articles": "id, scope, url, text, title, lang, published_at, published_offset_s, authors, fetched_at",
    "readings": "article_id, outlet, side, lang, published_at",
    "fragments": "article_id, start_offset, end_offset, text, sha256",
    "statements": "row_number, id, article_id, number, group_row, scope, lang, kind, inferred, spans",
    "statement_speakers": "row_number, number, key, name, title",
    "statement_words": "rowid, own, around, marks",
    "scope_counts": "scope, statements",
    "speaker_counts": "scope, key, statements",
    "speaker_names": "scope, key, name, statements",
    "speaker_beginnings": "scope, beginning, key",
}


def write_sqlite(path: str, statements: int) -> None:
    """Into a file that has the tables already."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    for rows in _all_rows(statements, sqlite=True):
        connection.execute("BEGIN")
        for name, some in rows.items():
            columns = _COLUMNS[name]
            marks = ", ".join("?" * len(columns.split(",")))
            connection.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", some)  # noqa: S608 - our own names
        connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def write_postgresql(url: str, statements: int) -> None:
    """Into a database that has the tables already."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP INDEX ix_statements_words")
        connection.execute("SET synchronous_commit = off")
        for rows in _all_rows(statements, sqlite=False):
            with connection.transaction():
                for name, some in rows.items():
                    columns = _COLUMNS[name] + (", words" if name == "statements" else "")
                    with connection.cursor().copy(f"COPY {name} ({columns}) FROM STDIN".encode()) as copy:
                        for row in some:
                            copy.write_row(row)
        connection.execute("SET maintenance_work_mem = '1GB'")
        connection.execute("CREATE INDEX ix_statements_words ON statements USING gin (words)")
        connection.execute("VACUUM ANALYZE")


def _all_rows(statements: int, *, sqlite: bool) -> Iterator[Rows]:
    """Some articles at a time, and in the end what is counted."""
    counted: Counter[tuple[str, str]] = Counter()
    named: Counter[tuple[str, str]] = Counter()
    made = articles(statements)
    while some := list(itertools.islice(made, _AT_ONCE)):
        for article in some:
            for one in article.statements:
                named[article.scope, speaker_key(one.speaker)] += 1
                if one.group_row == one.row:
                    counted[article.scope, speaker_key(one.speaker)] += 1
        yield _rows(some, sqlite=sqlite)
    yield _counts(counted, named)


def _rows(some: Iterable[MadeArticle], *, sqlite: bool) -> Rows:
    rows: Rows = {name: [] for name in ("articles", "readings", "fragments", "statements", "statement_speakers")}
    if sqlite:
        rows["statement_words"] = []
    for article in some:
        at = (
            article.published_at.replace(tzinfo=None).isoformat(" ", "microseconds") if sqlite else article.published_at
        )
        url = f"https://sample.example/{article.id}"
        rows["articles"].append(
            (article.id, article.scope, url, article.text, article.title, article.lang, at, 0, "[]", at)
        )
        rows["readings"].append((article.id, article.outlet, article.side, article.lang, at))
        for start, end in article.fragments:
            words = article.text[start:end]
            rows["fragments"].append((article.id, start, end, words, hashlib.sha256(words.encode()).hexdigest()))
        for place, one in enumerate(article.statements):
            name = hashlib.sha256(f"{article.id} {place}".encode()).hexdigest()[:16]
            row = (one.row, name, article.id, place, one.group_row, article.scope, article.lang, "direct", False)
            spans = json.dumps(one.spans)
            rows["statements"].append((*row, spans) if sqlite else (*row, spans, tsvector(one.indexed)))
            rows["statement_speakers"].append((one.row, 0, speaker_key(one.speaker), speaker_name(one.speaker), ""))
            if sqlite:
                rows["statement_words"].append(tuple(fts5_row(one.row, one.indexed).values()))
    return rows


def _counts(counted: Counter[tuple[str, str]], named: Counter[tuple[str, str]]) -> Rows:
    scopes: Counter[str] = Counter()
    for (scope, _), count in counted.items():
        scopes[scope] += count
    numbers = {speaker_key(number): speaker_name(number) for number in range(10_000)}
    begun = {(scope, beginning, key) for scope, key in named for beginning in beginnings(numbers[key])}
    return {
        "scope_counts": list(scopes.items()),
        "speaker_counts": [(*key, count) for key, count in counted.items()],
        "speaker_names": [(scope, key, numbers[key], count) for (scope, key), count in named.items()],
        "speaker_beginnings": list(begun),
    }
