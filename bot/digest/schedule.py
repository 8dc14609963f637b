"""Which digests are due: a rule ("08:00 Asia/Seoul weekdays") and two instants in, slots out. No clock, no store.

A slot is one local day of a schedule. It is told apart by the day and the time on the wall (`Slot.key`), never by the
instant it is due at: instants move when a zone changes its rules.

What a day is where clocks change:
- a time that is skipped (spring) is due at the first moment after the gap;
- a time that comes twice (autumn) is due when it comes first, and not again;
- a day that never was (Apia skipped 30 December 2011) has no slot;
- days of the week are those of the local calendar.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.zones import known_zone

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
MOST_SLOTS = 400
"""Of a longer downtime only the newest are told: nobody reads that far back in an audit."""
GRACE = timedelta(hours=12)
LATE_AFTER = timedelta(minutes=5)
LOOK_BACK = timedelta(hours=48)
"""How far before the last look the next one begins: a zone that changes its rules can move a slot into the past, by
a day at most (a jump over the date line)."""

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)

SlotKey = tuple[date, time]


@dataclass(frozen=True, slots=True)
class Rule:
    """Every one of `days` (0 is Monday) at `at`, to the minute, on the clocks of `zone`, an IANA name."""

    at: time
    zone: str
    days: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if not self.days or not self.days <= EVERY_DAY or self.at != time(self.at.hour, self.at.minute):
            raise ValueError(f"no rule: {self}")


@dataclass(frozen=True, slots=True)
class Slot:
    """One local day of a schedule. `due_at`: the instant, UTC, by the zone's rules of today."""

    local_date: date
    at: time
    due_at: datetime

    @property
    def key(self) -> SlotKey:
        """What makes it the same slot, whatever becomes of the zone: unique within a schedule."""
        return self.local_date, self.at


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """What to do now. `run`: the slot to send; `merged`: older ones that it speaks for; `missed`: too old to send.

    `late`: `run` is sent noticeably after it was due.
    """

    run: Slot | None = None
    merged: tuple[Slot, ...] = ()
    missed: tuple[Slot, ...] = ()
    late: bool = False


def slots_between(rule: Rule, after: datetime, until: datetime) -> tuple[Slot, ...]:
    """The slots due after `after` and not after `until` (both aware), oldest first; the newest 400 at most.

    Raises UnknownZone.
    """
    zone = known_zone(rule.zone)
    newest_first: list[Slot] = []
    for day in _days_down(_local(until, zone).date(), MOST_SLOTS * 7 + 2):
        slot = _slot(rule, day, zone)
        if slot is not None and slot.due_at <= after:
            break
        if slot is not None and slot.due_at <= until:
            newest_first.append(slot)
        if len(newest_first) == MOST_SLOTS:
            break
    return tuple(reversed(newest_first))


def next_slot(rule: Rule, after: datetime) -> Slot | None:
    """The first slot due after `after` (aware); None where the calendar ends. Raises UnknownZone."""
    zone = known_zone(rule.zone)
    start = _local(after, zone).date() - _DAY
    for days in range(16):  # a week, and a week more for a day of the week that never was
        slot = _slot(rule, start + timedelta(days), zone)
        if slot is not None and slot.due_at > after:
            return slot
    return None


def look_from(began: datetime, last_look: datetime) -> datetime:
    """The `after` to ask `slots_between` with, so that a zone that changed its rules meanwhile loses no day.

    `began`: since when the schedule counts; `last_look`: the `until` of the last time. Slots that were settled since
    come again, and `plan_slots` leaves out what is done; so whoever resumes a schedule settles the slots of its pause.
    """
    return max(began, last_look - LOOK_BACK)


def plan_slots(due: Sequence[Slot], done: Collection[SlotKey], now: datetime, grace: timedelta = GRACE) -> SlotPlan:
    """What to do with the slots that are `due` and not among the `done`: settled before, in whatever way.

    Those within `grace` are run once: the newest speaks for the older ones. Still older ones are missed.
    """
    unsettled = [slot for slot in due if slot.key not in done and slot.due_at <= now]
    unsettled.sort(key=lambda slot: slot.due_at)
    missed = tuple(slot for slot in unsettled if now - slot.due_at > grace)
    within_grace = unsettled[len(missed) :]
    if not within_grace:
        return SlotPlan(missed=missed)
    *merged, run = within_grace
    return SlotPlan(run, tuple(merged), missed, late=now - run.due_at > LATE_AFTER)


def _days_down(last: date, count: int) -> Iterator[date]:
    """`count` days, newest first, beginning with the day after `last`: clocks can be set back over midnight."""
    for ordinal in range(last.toordinal() + 1, last.toordinal() + 1 - count, -1):
        if 1 <= ordinal <= date.max.toordinal():
            yield date.fromordinal(ordinal)


def _slot(rule: Rule, day: date, zone: ZoneInfo) -> Slot | None:
    if day.weekday() not in rule.days:
        return None
    due_at = _first_moment(datetime.combine(day, rule.at), zone)
    return None if due_at is None else Slot(day, rule.at, due_at)


def _first_moment(wall: datetime, zone: ZoneInfo) -> datetime | None:
    """The first instant at which clocks in `zone` show `wall` or later; None when its whole day was skipped."""
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if _local(first, zone) == wall:
        return first
    # Skipped: by the offset after the gap the time comes before the gap, by the offset before it after the gap.
    before, after = wall.replace(tzinfo=zone, fold=1).astimezone(UTC), first
    while after - before > _SECOND:  # at most 17 times for a day
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if _local(middle, zone) < wall:
            before = middle
        else:
            after = middle
    there = {_local(before, zone).date(), _local(after, zone).date()}
    return after if wall.date() in there else None


def _local(instant: datetime, zone: ZoneInfo) -> datetime:
    """What clocks in `zone` show, without the zone."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)
