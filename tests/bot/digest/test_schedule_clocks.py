"""Every local day once, in ten zones from 2024 to 2030: a sample; all of it is `python -m tests.long clocks`."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.digest.schedule import Rule, slots_between
from tests.clocks import FIRST_DAY, LAST_DAY, QUARTERS, ZONES, check_ticking, day_of, first_shown, instant, stretches

ABOUT_HALF_A_DAY = 719


@pytest.mark.parametrize("zone", ZONES)
def test_ticking_through_seven_years_runs_each_local_day_once_at_the_first_tick(zone: str) -> None:
    days = check_ticking(zone, time(2, 15), ABOUT_HALF_A_DAY)

    assert days == 2557


@pytest.mark.parametrize("zone", [*ZONES, "Africa/Cairo", "America/Santiago", "Asia/Beirut"])
def test_every_quarter_around_every_change_of_clocks_is_due_when_it_is_first_shown(zone: str) -> None:
    changes = list(stretches(ZoneInfo(zone), FIRST_DAY, LAST_DAY))[1:]

    for change in changes:
        first, last = day_of(change.start) - timedelta(2), day_of(change.start) + timedelta(2)
        assert _by_schedule(zone, first, last) == _by_the_clock(zone, first, last)


def test_the_day_that_apia_skipped_is_skipped_for_every_quarter() -> None:
    first, last = date(2011, 12, 28), date(2012, 1, 2)

    found = _by_schedule("Pacific/Apia", first, last)

    assert found == _by_the_clock("Pacific/Apia", first, last)
    assert {day.day for day, _, _ in found} == {28, 29, 31, 1, 2}


def test_the_clock_on_the_wall_knows_the_changes_of_new_york() -> None:
    found = list(stretches(ZoneInfo("America/New_York"), date(2026, 3, 1), date(2026, 3, 31)))

    assert [stretch.offset for stretch in found] == [-300, -240]
    assert instant(found[0].end) == datetime(2026, 3, 8, 7, tzinfo=UTC)


Due = tuple[date, time, datetime]


def _by_schedule(zone: str, first: date, last: date) -> list[Due]:
    after = datetime.combine(first - timedelta(2), time(), UTC)
    until = datetime.combine(last + timedelta(2), time(), UTC)
    slots = [slot for at in QUARTERS for slot in slots_between(Rule(at, zone), after, until)]
    return sorted((slot.local_date, slot.at, slot.due_at) for slot in slots if first <= slot.local_date <= last)


def _by_the_clock(zone: str, first: date, last: date) -> list[Due]:
    shown = first_shown(ZoneInfo(zone), first, last)
    return sorted((day_of(wall), QUARTERS[wall // 15 % len(QUARTERS)], instant(at)) for wall, at in shown.items())
