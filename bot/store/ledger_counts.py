"""How many statements a scope has, of whom, and by which names: counted when they are kept, read in a moment."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.statements import KnownSpeaker, SpokenBy
from bot.store.columns import storable
from bot.store.corrections import Standing
from bot.store.database import Database
from bot.store.tables import (
    scope_counts,
    speaker_beginnings,
    speaker_counts,
    speaker_names,
    statement_speakers,
    statements,
)

_LAST = b"\xff"  # no byte of UTF-8
_LONGEST = 200  # bytes of a beginning
_MOST_NAMES = 300  # whose names are looked up at once


@dataclass(slots=True)
class Tally:
    """What changes while an article is kept: statements by scope, by speaker, and names."""

    scopes: Counter[str] = field(default_factory=Counter)
    speakers: Counter[tuple[str, str]] = field(default_factory=Counter)
    names: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def count(self, scope: str, keys: Iterable[str], by: int = 1) -> None:
        """A statement that is not a source of another one came, or went."""
        self.scopes[scope] += by
        self.speakers.update({(scope, key): by for key in set(keys) if key})

    def name(self, scope: str, speakers: Iterable[SpokenBy]) -> None:
        self.names.update((scope, speaker.key, speaker.name) for speaker in speakers if speaker.key and speaker.name)

    async def write(self, connection: AsyncConnection, database: Database) -> None:
        await _add(connection, database, scope_counts, [(scope,) for scope in self.scopes], self.scopes.values())
        await _add(connection, database, speaker_counts, list(self.speakers), self.speakers.values())
        await _add(connection, database, speaker_names, list(self.names), self.names.values())
        begun = {(scope, beginning, key) for scope, key, name in self.names for beginning in beginnings(name)}
        if begun:
            rows = [dict(zip(("scope", "beginning", "key"), one, strict=True)) for one in sorted(begun)]
            await connection.execute(database.insert(speaker_beginnings).on_conflict_do_nothing(), rows)


async def _add(
    connection: AsyncConnection, database: Database, table: Table, keys: Sequence[Any], by: Iterable[int]
) -> None:
    names = [column.name for column in table.primary_key]
    rows = [dict(zip(names, key, strict=True)) | {"statements": more} for key, more in zip(keys, by, strict=True)]
    if not rows:
        return
    put = database.insert(table)
    more = {"statements": table.c.statements + put.excluded.statements}
    await connection.execute(put.on_conflict_do_update(index_elements=names, set_=more), rows)


def beginnings(name: str) -> tuple[bytes, ...]:
    """The name in lower case from each of its words on."""
    words = folded(name).split()
    return tuple(" ".join(words[at:]).encode()[:_LONGEST] for at in range(len(words)))


def folded(name: str) -> str:
    return " ".join(storable(name).lower().replace("ё", "е").replace("-", " ").split())


@dataclass(slots=True)
class Shift:
    """What the corrections of a place change in its counts."""

    retracted: int = 0
    speakers: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)


async def shift(connection: AsyncConnection, standing: Standing, scopes: Sequence[str]) -> Shift:
    """Of the statements that the place sees: how many are gone, and how many more or fewer each speaker has."""
    groups = list(standing)
    every = (
        select(statements.c.row_number, statement_speakers.c.key)
        .select_from(statements.outerjoin(statement_speakers))
        .where(statements.c.row_number.in_(groups), statements.c.scope.in_(scopes))
    )
    keys: dict[int, set[str]] = {}
    for row in await connection.execute(every) if groups else ():
        keys.setdefault(row.row_number, set()).add(row.key or "")
    changed = Shift()
    for group, former in keys.items():
        speaker = standing[group].speaker
        changed.retracted += standing[group].kind == "retracted"
        changed.speakers.subtract(former - {""})
        if speaker and speaker.key:
            changed.speakers[speaker.key] += 1
            changed.names[speaker.key] = speaker.name
    return changed


async def known_speakers(
    connection: AsyncConnection,
    keys: Sequence[str],
    beginning: str,
    scopes: Sequence[str],
    limit: int,
    changed: Shift,
) -> tuple[KnownSpeaker, ...]:
    """As bot.ports.Ledger.speakers."""
    most = await _counted(connection, keys, beginning, scopes, limit + len(changed.speakers))
    known = {one.key: one for one in most}
    begun = [key for key, name in changed.names.items() if _is_asked(key, name, keys, beginning)]
    if begun:
        known |= {one.key: one for one in await _counted(connection, begun, "", scopes, len(begun))}
    for key in begun:
        known.setdefault(key, KnownSpeaker(key, changed.names[key], 0))
    now = [replace(one, statements=one.statements + changed.speakers[one.key]) for one in known.values()]
    there = sorted((one for one in now if one.statements > 0), key=lambda one: (-one.statements, one.key))
    return tuple(there[:limit])


def _is_asked(key: str, name: str, keys: Sequence[str], beginning: str) -> bool:
    start = folded(beginning).encode()
    begins = bool(start) and any(one.startswith(start) for one in beginnings(name))
    return begins or key in keys or not (keys or beginning)


async def _counted(
    connection: AsyncConnection, keys: Sequence[str], beginning: str, scopes: Sequence[str], limit: int
) -> tuple[KnownSpeaker, ...]:
    """Without any correction."""
    total = func.sum(speaker_counts.c.statements)
    most = (
        select(speaker_counts.c.key, total.label("statements"))
        .where(speaker_counts.c.scope.in_(scopes))
        .group_by(speaker_counts.c.key)
        .having(total > 0)
        .order_by(total.desc(), speaker_counts.c.key)
        .limit(limit)
    )
    if keys or beginning:
        most = most.where(or_(speaker_counts.c.key.in_(keys), speaker_counts.c.key.in_(_begun(beginning, scopes))))
    rows = (await connection.execute(most)).all()
    names = await _names(connection, [row.key for row in rows], scopes)
    return tuple(KnownSpeaker(row.key, names.get(row.key, ""), int(row.statements)) for row in rows)


def _begun(beginning: str, scopes: Sequence[str]) -> Any:
    start = folded(beginning).encode()[:_LONGEST]
    column = speaker_beginnings.c.beginning
    chosen = select(speaker_beginnings.c.key).where(speaker_beginnings.c.scope.in_(scopes))
    return chosen.where(column >= start, column < start + _LAST) if start else chosen.where(column.is_(None))


async def _names(connection: AsyncConnection, keys: Sequence[str], scopes: Sequence[str]) -> dict[str, str]:
    """The name that most articles use, by key."""
    used = func.sum(speaker_names.c.statements)
    names: dict[str, str] = {}
    for at in range(0, len(keys), _MOST_NAMES):
        every = (
            select(speaker_names.c.key, speaker_names.c.name)
            .where(speaker_names.c.scope.in_(scopes), speaker_names.c.key.in_(keys[at : at + _MOST_NAMES]))
            .group_by(speaker_names.c.key, speaker_names.c.name)
            .order_by(used, speaker_names.c.name.desc())
        )
        names |= {row.key: row.name for row in await connection.execute(every)}
    return names
