"""What clocks show, minute by minute: what the schedule is measured against.

The schedule goes from a time on the wall to an instant. Here only the other direction is asked, which is never in
doubt: somebody looks at the clock every minute and writes down when a time is shown first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.digest.schedule import Rule, SlotKey, look_from, plan_slots, slots_between

ZONES = (
    "Asia/Seoul",
    "Europe/Moscow",
    "America/New_York",
    "Europe/Berlin",
    "Europe/London",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
)
FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2030, 12, 31)
QUARTERS = tuple(time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 15))

_MINUTE = timedelta(minutes=1)
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes since 1970 during which clocks are `offset` minutes ahead of UTC: from `start` to before `end`."""

    start: int
    end: int
    offset: int


def stretches(zone: ZoneInfo, first: date, last: date) -> Iterator[Stretch]:
    """The offsets of a zone from the day before `first` to the day after `last`, found by asking once a minute.

    Hours that begin and end alike are taken as a whole: no zone changes its clocks twice within one.
    """
    at, end = _minutes(first) - _DAY_MINUTES, _minutes(last) + 2 * _DAY_MINUTES
    start, offset = at, _offset(zone, at)
    while at < end:
        step = 60 if at + 60 <= end and _offset(zone, at + 60) == offset else 1
        at += step
        found = _offset(zone, at)
        if found != offset:
            yield Stretch(start, at, offset)
            start, offset = at, found
    yield Stretch(start, end, offset)


def first_shown(zone: ZoneInfo, first: date, last: date) -> Mapping[int, int]:
    """For every quarter of an hour on the wall: the minute since 1970 at which clocks first showed it or later.

    Keys are wall minutes (as if the wall were UTC). A quarter of a day that clocks never showed at all is not in it.
    """
    shown: dict[int, int] = {}
    days: set[int] = set()
    furthest = _minutes(first) - 1
    for stretch in stretches(zone, first, last):
        from_wall, to_wall = stretch.start + stretch.offset, stretch.end + stretch.offset
        days.update(range(from_wall // _DAY_MINUTES, (to_wall - 1) // _DAY_MINUTES + 1))
        for wall in range(-(-(furthest + 1) // 15) * 15, to_wall, 15):
            shown[wall] = max(stretch.start, wall - stretch.offset)
        furthest = max(furthest, to_wall - 1)
    return {
        wall: at for wall, at in shown.items() if wall // _DAY_MINUTES in days and wall < _minutes(last) + _DAY_MINUTES
    }


def day_of(wall: int) -> date:
    return date(1970, 1, 1) + timedelta(wall // _DAY_MINUTES)


def instant(minutes: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + minutes * _MINUTE


def _minutes(day: date) -> int:
    return (day - date(1970, 1, 1)).days * _DAY_MINUTES


def _offset(zone: ZoneInfo, minutes: int) -> int:
    """Minutes ahead of UTC."""
    ahead = instant(minutes).astimezone(zone).utcoffset()
    assert ahead is not None
    return round(ahead / _MINUTE)


def ticks(zone: ZoneInfo, every_minutes: int) -> Iterator[datetime]:
    """Instants from the first day to after the last, and each minute in the four hours around a change of clocks."""
    start, end = _minutes(FIRST_DAY) - _DAY_MINUTES, _minutes(LAST_DAY) + 2 * _DAY_MINUTES
    changes = [stretch.start for stretch in stretches(zone, FIRST_DAY, LAST_DAY)][1:]
    around = {minute for change in changes for minute in range(change - 240, change + 241)}
    for minute in sorted(around.union(range(start, end + 1, every_minutes))):
        yield instant(minute)


def runs(rule: Rule, instants: Iterable[datetime]) -> list[tuple[date, datetime]]:
    """Which local day was run at which tick, by a scheduler that looks at each of these instants."""
    done: set[SlotKey] = set()
    found: list[tuple[date, datetime]] = []
    began: datetime | None = None
    for now in instants:
        began = began or now
        due = slots_between(rule, look_from(began, found[-1][1] if found else began), now)
        plan = plan_slots(due, done, now)
        settled = (*plan.merged, *plan.missed, *((plan.run,) if plan.run else ()))
        assert len(settled) <= 1, f"{rule}: {settled} at {now}, with ticks more often than days"
        done.update(slot.key for slot in settled)
        found.extend((slot.local_date, now) for slot in settled if slot is plan.run)
    return found


def expected_runs(shown: Mapping[int, int], at: time, instants: Sequence[datetime]) -> list[tuple[date, datetime]]:
    """The same by the clock on the wall: each day at the first tick after the time was shown."""
    wanted = at.hour * 60 + at.minute
    moments = sorted((instant(when), day_of(wall)) for wall, when in shown.items() if wall % _DAY_MINUTES == wanted)
    return [(day, instants[bisect_left(instants, moment)]) for moment, day in moments]


def check_ticking(zone_name: str, at: time, every_minutes: int) -> int:
    """Tick through all the days; gives their number. Raises AssertionError when one is lost, doubled or ill-timed."""
    zone = ZoneInfo(zone_name)
    instants = list(ticks(zone, every_minutes))

    found = [run for run in runs(Rule(at, zone_name), instants) if FIRST_DAY <= run[0] <= LAST_DAY]

    assert found == expected_runs(_shown(zone_name), at, instants), f"{at} in {zone_name}"
    assert len(found) == (LAST_DAY - FIRST_DAY).days + 1  # no zone of ours skips a day in these years
    return len(found)


@cache
def _shown(zone_name: str) -> Mapping[int, int]:
    return first_shown(ZoneInfo(zone_name), FIRST_DAY, LAST_DAY)
