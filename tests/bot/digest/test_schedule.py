from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.digest.schedule import GRACE, Rule, Slot, next_slot, plan_slots, slots_between
from bot.errors import UnknownZone

EIGHT = time(8)
DAY = timedelta(days=1)


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # year, month, day and so on


def _due(zone: str, at: time, day: date) -> list[datetime]:
    noon = datetime.combine(day, time(12), UTC)
    slots = slots_between(Rule(at, zone), noon - 3 * DAY, noon + 3 * DAY)
    return [slot.due_at for slot in slots if slot.local_date == day]


@pytest.mark.parametrize(
    ("zone", "at", "day", "due_at"),
    [
        ("Asia/Seoul", time(8), date(2026, 6, 1), _utc(2026, 5, 31, 23)),
        ("Asia/Kathmandu", time(8), date(2026, 6, 1), _utc(2026, 6, 1, 2, 15)),
        ("America/New_York", time(2, 30), date(2026, 3, 8), _utc(2026, 3, 8, 7)),  # skipped: 2:00 becomes 3:00
        ("America/New_York", time(1, 30), date(2026, 11, 1), _utc(2026, 11, 1, 5, 30)),  # comes twice
        ("Australia/Lord_Howe", time(2, 15), date(2026, 10, 4), _utc(2026, 10, 3, 15, 30)),  # half an hour skipped
        ("Africa/Cairo", time(0, 15), date(2026, 4, 24), _utc(2026, 4, 23, 22)),  # midnight itself is skipped
        ("Pacific/Apia", time(8), date(2011, 12, 29), _utc(2011, 12, 29, 18)),
        ("Pacific/Apia", time(8), date(2011, 12, 31), _utc(2011, 12, 30, 18)),
    ],
)
def test_a_slot_is_due_once_at_its_local_time(zone: str, at: time, day: date, due_at: datetime) -> None:
    due = _due(zone, at, day)

    assert due == [due_at]


def test_a_day_that_never_was_has_no_slot() -> None:
    due = _due("Pacific/Apia", EIGHT, date(2011, 12, 30))

    assert due == []


def test_the_bounds_are_open_before_and_closed_after() -> None:
    rule = Rule(EIGHT, "UTC")

    slots = slots_between(rule, _utc(2026, 1, 1, 8), _utc(2026, 1, 3, 8))

    assert [slot.local_date.day for slot in slots] == [2, 3]


def test_weekdays_are_those_of_the_local_calendar() -> None:
    rule = Rule(EIGHT, "Asia/Seoul", frozenset({0}))

    slot = next_slot(rule, _utc(2026, 5, 30))

    assert slot == Slot(date(2026, 6, 1), EIGHT, _utc(2026, 5, 31, 23))


def test_of_a_long_downtime_the_newest_slots_are_told() -> None:
    slots = slots_between(Rule(EIGHT, "UTC"), _utc(2000, 1, 1), _utc(2026, 1, 1))

    assert len(slots) == 400
    assert slots[-1].local_date == date(2025, 12, 31)
    assert slots[0].local_date == date(2025, 12, 31) - 399 * DAY


@pytest.mark.parametrize("zone", ["Asia/Nowhere", "", "../passwd", "Asia"])
def test_a_zone_that_is_gone_is_named_in_the_error(zone: str) -> None:
    with pytest.raises(UnknownZone) as raised:
        next_slot(Rule(EIGHT, zone), _utc(2026, 1, 1))

    assert raised.value.zone == zone


@pytest.mark.parametrize("rule", [{"days": frozenset()}, {"days": frozenset({7})}, {"at": time(8, 0, 30)}])
def test_a_rule_that_can_never_be_kept_is_no_rule(rule: dict[str, frozenset[int] | time]) -> None:
    with pytest.raises(ValueError, match="no rule"):
        Rule(**({"at": EIGHT, "zone": "UTC"} | rule))  # type: ignore[arg-type]  # the mixture is the test


def _slots(*days: int) -> list[Slot]:
    return [Slot(date(2026, 1, day), EIGHT, _utc(2026, 1, day, 8)) for day in days]


def test_a_slot_on_time_is_run_and_not_late() -> None:
    plan = plan_slots(_slots(1), (), _utc(2026, 1, 1, 8, 1))

    assert (plan.run, plan.late) == (_slots(1)[0], False)


def test_slots_within_the_grace_are_run_once_and_older_ones_are_missed() -> None:
    due = _slots(1, 2, 3, 4)

    plan = plan_slots(due, {due[1].key}, _utc(2026, 1, 4, 20), grace=36 * timedelta(hours=1))

    assert (plan.run, plan.merged, plan.missed, plan.late) == (due[3], (due[2],), (due[0],), True)


def test_what_is_done_is_not_run_again_although_its_instant_moved() -> None:
    moved = Slot(date(2026, 1, 1), EIGHT, _utc(2026, 1, 1, 9))

    plan = plan_slots([moved], {_slots(1)[0].key}, _utc(2026, 1, 1, 9, 1))

    assert plan.run is None


def test_at_the_end_of_the_grace_a_slot_is_run_and_a_second_later_it_is_missed() -> None:
    due = _slots(1)

    last = plan_slots(due, (), due[0].due_at + GRACE)
    after = plan_slots(due, (), due[0].due_at + GRACE + timedelta(seconds=1))

    assert (last.run, after.run, after.missed) == (due[0], None, tuple(due))


def test_a_slot_of_the_future_is_left_alone() -> None:
    plan = plan_slots(_slots(2), (), _utc(2026, 1, 1))

    assert (plan.run, plan.missed) == (None, ())
