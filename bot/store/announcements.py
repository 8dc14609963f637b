"""What the bot says of its own accord, and which entries it told a channel of: none twice."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.digest.models import SlotRow
from bot.errors import AlreadyTold, Forgotten
from bot.messages import Reply
from bot.models import Announcement, AnswerPart
from bot.store.database import Database
from bot.store.outbox import part_of
from bot.store.places import place_columns, place_key, place_of
from bot.store.tables import announced_entries, announcements, answer_parts, answers, claims, slots

_REPLY = TypeAdapter(Reply)


class SqlAnnouncements:
    """bot.ports.Announcements in tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(
        self, announcement: Announcement, items: Sequence[tuple[str, str]], slot: SlotRow | None
    ) -> Announcement:
        async with self._database.write() as connection:
            known = await _written(connection, announcement, slot)
            if known:
                return known
            await connection.execute(insert(announcements), announcement_row(announcement))
            new = self._database.insert(announced_entries).on_conflict_do_nothing()
            told_of = place_key(announcement.place) | {"announcement_id": announcement.id}
            for entry_id, story_id in sorted(items):  # in one order: processes wait for each other, never in a ring
                row_of_item = told_of | {"entry_id": entry_id, "story_id": story_id}
                told = await connection.execute(new.returning(announced_entries.c.entry_id), row_of_item)
                if told.first() is None:
                    raise AlreadyTold(entry_id)
            if slot:
                sending = {"announcement_id": announcement.id, "state": "sending"}
                await connection.execute(update(slots).where(slots.c.id == slot.id), sending)
        return announcement

    async def find(self, announcement_id: str) -> Announcement | None:
        async with self._database.read() as connection:
            chosen = select(announcements).where(announcements.c.id == announcement_id)
            row = (await connection.execute(chosen)).first()
        return announcement_of(row) if row else None

    async def parts(self, announcement_id: str) -> tuple[AnswerPart, ...]:
        chosen = (
            select(answer_parts)
            .join(answers, answers.c.id == answer_parts.c.answer_id)
            .join(claims, claims.c.id == answers.c.claim_id)
            .where(claims.c.message == announcement_id, claims.c.announced_at.is_not(None))
            .order_by(answer_parts.c.number)
        )
        async with self._database.read() as connection:
            return tuple(part_of(row) for row in await connection.execute(chosen))

    async def unsent(self, platform: str) -> tuple[Announcement, ...]:
        begun = exists().where(claims.c.message == announcements.c.id, claims.c.state != "held")
        of_slot = exists().where(slots.c.announcement_id == announcements.c.id)
        chosen = (
            select(announcements)
            .where(announcements.c.platform == platform, ~begun, ~of_slot)
            .order_by(announcements.c.made_at, announcements.c.id)
        )
        async with self._database.read() as connection:
            return tuple(announcement_of(row) for row in await connection.execute(chosen))


async def _written(
    connection: AsyncConnection, announcement: Announcement, slot: SlotRow | None
) -> Announcement | None:
    """The announcement of this id or slot that is there already. Raises Forgotten when the slot is not due any more."""
    wanted = announcement.id
    if slot:
        of_slot = select(slots.c.announcement_id, slots.c.state).where(slots.c.id == slot.id).with_for_update()
        row = (await connection.execute(of_slot)).first()
        if row is None or (row.announcement_id is None and row.state != "due"):
            raise Forgotten(f"slot {slot.id} is not due any more")
        wanted = row.announcement_id or wanted
    known = (await connection.execute(select(announcements).where(announcements.c.id == wanted))).first()
    return announcement_of(known) if known else None


def announcement_row(announcement: Announcement) -> dict[str, object]:
    reply = _REPLY.dump_json(announcement.reply).decode()
    return place_columns(announcement.place) | {
        "id": announcement.id,
        "reply": reply,
        "made_at": announcement.made_at,
    }


def announcement_of(row: Row[Any]) -> Announcement:
    return Announcement(row.id, place_of(row), _REPLY.validate_json(row.reply), row.made_at)
