"""Whatever the bot was doing meanwhile: every local day is run, merged or missed, and that once."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.schedule import GRACE, Rule, Slot, SlotKey, SlotPlan, look_from, plan_slots, slots_between
from tests.clocks import QUARTERS, ZONES

SETTINGS = settings(max_examples=80, deadline=None)

instants = st.integers(0, 6 * 366 * 1440).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
gaps = st.lists(
    st.one_of(st.integers(1, 120), st.integers(120, 3 * 1440), st.integers(1440, 30 * 1440)), min_size=1, max_size=25
)
days = st.sampled_from([frozenset(range(7)), frozenset(range(5)), *(frozenset({day}) for day in range(7))])
rules = st.builds(Rule, st.sampled_from(QUARTERS), st.sampled_from([*ZONES, "Africa/Cairo", "America/Santiago"]), days)


class Ledger:
    """What a store would keep of one schedule."""

    def __init__(self, began: datetime) -> None:
        self.began = self.looked = began
        self.done: set[SlotKey] = set()
        self.settled: Counter[date] = Counter()

    def tick(self, rule: Rule, now: datetime, *, recorded: bool = True) -> SlotPlan:
        """`recorded` False: the process dies before anything is written, and so nothing is."""
        plan = plan_slots(slots_between(rule, look_from(self.began, self.looked), now), self.done, now)
        if recorded:
            slots = (*plan.merged, *plan.missed, *((plan.run,) if plan.run else ()))
            self.done.update(slot.key for slot in slots)
            self.settled.update(slot.local_date for slot in slots)
            self.looked = now
        return plan


@SETTINGS
@given(rules, instants, gaps, st.randoms(use_true_random=False))
def test_every_day_is_settled_once_whatever_the_ticks_and_crashes(rule, began, gaps, chance) -> None:
    ledger, now = Ledger(began), began

    for gap in gaps:
        now += timedelta(minutes=gap)
        ledger.tick(rule, now, recorded=chance.random() < 0.7)
    ledger.tick(rule, now)

    assert set(ledger.settled.values()) <= {1}
    assert set(ledger.settled) == {slot.local_date for slot in slots_between(rule, began, now)}


@SETTINGS
@given(rules, instants, st.integers(1, 20 * 1440), st.integers(0, 72))
def test_what_is_within_the_grace_is_run_or_merged_and_what_is_older_is_missed(rule, began, minutes, hours) -> None:
    now, grace = began + timedelta(minutes=minutes), timedelta(hours=hours)
    due = slots_between(rule, began, now)

    plan = plan_slots(due, (), now, grace)

    told: tuple[Slot, ...] = (*plan.merged, plan.run) if plan.run else plan.merged
    assert (*plan.missed, *told) == due
    assert all(now - slot.due_at <= grace for slot in told)
    assert all(now - slot.due_at > grace for slot in plan.missed)
    assert plan.run is not None or not told


@SETTINGS
@given(
    st.sampled_from(QUARTERS),
    st.lists(st.sampled_from([*ZONES, "Pacific/Pago_Pago", "Pacific/Kiritimati"]), min_size=2, max_size=4),
    instants,
    st.lists(st.integers(1, 600), min_size=10, max_size=60),
)
def test_a_zone_that_changes_its_rules_neither_doubles_nor_loses_a_day(at: time, zones, began, gaps) -> None:
    """New rules are another zone's: nothing that a parliament decides goes further than over the date line."""
    ledger, now = Ledger(began), began + timedelta(days=3)

    for index, gap in enumerate(gaps):
        now += timedelta(minutes=gap)
        ledger.tick(Rule(at, zones[index * len(zones) // len(gaps)]), now)

    assert set(ledger.settled.values()) <= {1}
    told = sorted(ledger.settled)
    assert all(later - earlier == timedelta(1) for earlier, later in pairwise(told))


def test_a_digest_that_the_bot_slept_through_within_the_grace_is_sent_when_it_wakes() -> None:
    rule, ledger = Rule(time(8), "Asia/Seoul"), Ledger(datetime(2026, 1, 1, tzinfo=UTC))

    plan = ledger.tick(rule, datetime(2026, 1, 3, 23, tzinfo=UTC) + GRACE)

    assert (plan.run and plan.run.local_date, plan.late) == (date(2026, 1, 4), True)
    assert [slot.local_date for slot in plan.missed] == [date(2026, 1, 2), date(2026, 1, 3)]
