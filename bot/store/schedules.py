"""What channels chose to be told when, and what became of each time."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, or_, select, update

from bot.digest.models import Schedule, SlotRow
from bot.digest.schedule import Rule
from bot.messages import Place
from bot.store.database import Database
from bot.store.places import is_place, place_columns, place_of
from bot.store.tables import announcements, schedules, slots

_OPEN = ("due", "sending", "held")
_PLAIN = ("made_by", "created_at", "planned_until", "topic", "max_stories", "when_empty", "paused")
_SLOT = ("state", "late", "reason", "announcement_id", "retry_at", "tries")


class SqlSchedules:
    """bot.ports.Schedules in tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, schedule: Schedule) -> None:
        async with self._database.write() as connection:
            await connection.execute(insert(schedules), _row(schedule))

    async def find(self, schedule_id: str, place: Place) -> Schedule | None:
        found = await self._those(select(schedules).where(schedules.c.id == schedule_id, is_place(schedules, place)))
        return found[0] if found else None

    async def of_channel(self, place: Place) -> tuple[Schedule, ...]:
        return await self._those(select(schedules).where(is_place(schedules, place)))

    async def running(self, platform: str) -> tuple[Schedule, ...]:
        return await self._those(select(schedules).where(schedules.c.platform == platform, schedules.c.paused == ""))

    async def change(self, schedule: Schedule) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(schedules).where(schedules.c.id == schedule.id), _row(schedule))

    async def remove(self, schedule_id: str) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(schedules).where(schedules.c.id == schedule_id))

    async def settled(self, platform: str, since: date) -> dict[str, frozenset[tuple[date, time]]]:
        chosen = (
            select(slots.c.schedule_id, slots.c.local_date, slots.c.at)
            .join(schedules, schedules.c.id == slots.c.schedule_id)
            .where(schedules.c.platform == platform, slots.c.local_date >= since, slots.c.state != "due")
        )
        found: dict[str, set[tuple[date, time]]] = defaultdict(set)
        async with self._database.read() as connection:
            for row in await connection.execute(chosen):
                found[row.schedule_id].add((row.local_date, time.fromisoformat(row.at)))
        return {schedule_id: frozenset(keys) for schedule_id, keys in found.items()}

    async def plan(self, schedule: Schedule, rows: Sequence[SlotRow], until: datetime) -> None:
        put = self._database.insert(slots)
        put = put.on_conflict_do_update(
            index_elements=["schedule_id", "local_date", "at"],
            set_={name: put.excluded[name] for name in ("state", "late", "reason")},
            where=slots.c.state == "due",
        )
        of_schedule = (schedules.c.id == schedule.id) & (schedules.c.planned_until < until)
        async with self._database.write() as connection:
            held = select(schedules.c.id).where(schedules.c.id == schedule.id).with_for_update()
            if (await connection.execute(held)).first() is None:
                return  # removed in the meantime
            if rows:
                await connection.execute(put, [_slot_row(row) for row in rows])
            await connection.execute(update(schedules).where(of_schedule), {"planned_until": until})

    async def open_slots(self, platform: str, now: datetime) -> tuple[tuple[Schedule, SlotRow], ...]:
        return await self._slots(
            _both()
            .where(
                schedules.c.platform == platform,
                schedules.c.paused == "",
                slots.c.state.in_(_OPEN),
                or_(slots.c.retry_at.is_(None), slots.c.retry_at <= now),
            )
            .order_by(slots.c.due_at, slots.c.id)
        )

    async def settle(self, slot: SlotRow) -> None:
        values = {name: getattr(slot, name) for name in _SLOT}
        has_no_other = or_(slots.c.announcement_id.is_(None), slots.c.announcement_id == slot.announcement_id)
        async with self._database.write() as connection:
            await connection.execute(update(slots).where(slots.c.id == slot.id, has_no_other), values)

    async def last_sent(self, schedule_id: str) -> datetime | None:
        made = (
            select(func.max(announcements.c.made_at))
            .join(slots, slots.c.announcement_id == announcements.c.id)
            .where(slots.c.schedule_id == schedule_id)
        )
        async with self._database.read() as connection:
            newest: datetime | None = (await connection.execute(made)).scalar()
        return newest

    async def audit(self, place: Place, limit: int) -> tuple[tuple[Schedule, SlotRow], ...]:
        newest = slots.c.due_at.desc(), slots.c.id
        return await self._slots(_both().where(is_place(schedules, place)).order_by(*newest).limit(limit))

    async def _those(self, chosen: Select[Any]) -> tuple[Schedule, ...]:
        async with self._database.read() as connection:
            rows = await connection.execute(chosen.order_by(schedules.c.created_at, schedules.c.id))
            return tuple(_schedule(row) for row in rows)

    async def _slots(self, chosen: Select[Any]) -> tuple[tuple[Schedule, SlotRow], ...]:
        async with self._database.read() as connection:
            rows = (await connection.execute(chosen)).all()
            ids = {row.schedule_id for row in rows}
            of_slots = await connection.execute(select(schedules).where(schedules.c.id.in_(ids)))
            known = {row.id: _schedule(row) for row in of_slots}
        return tuple((known[row.schedule_id], _slot(row)) for row in rows)


def _both() -> Select[Any]:
    return select(slots).join(schedules, schedules.c.id == slots.c.schedule_id)


def _row(schedule: Schedule) -> dict[str, object]:
    rule = schedule.rule
    return {
        **{name: getattr(schedule, name) for name in _PLAIN},
        **place_columns(schedule.place),
        "id": schedule.id,
        "at": rule.at.isoformat("minutes"),
        "zone": rule.zone,
        "days": sorted(rule.days),
        "sides": list(schedule.sides),
        "tags": list(schedule.tags),
    }


def _schedule(row: Row[Any]) -> Schedule:
    return Schedule(
        id=row.id,
        place=place_of(row),
        rule=Rule(time.fromisoformat(row.at), row.zone, frozenset(row.days)),
        sides=tuple(row.sides),
        tags=tuple(row.tags),
        **{name: getattr(row, name) for name in _PLAIN},
    )


def _slot_row(slot: SlotRow) -> dict[str, object]:
    return {
        **{name: getattr(slot, name) for name in _SLOT},
        "id": slot.id,
        "schedule_id": slot.schedule_id,
        "local_date": slot.local_date,
        "at": slot.at.isoformat("minutes"),
        "due_at": slot.due_at,
    }


def _slot(row: Row[Any]) -> SlotRow:
    return SlotRow(
        id=row.id,
        schedule_id=row.schedule_id,
        local_date=row.local_date,
        at=time.fromisoformat(row.at),
        due_at=row.due_at,
        **{name: getattr(row, name) for name in _SLOT},
    )
