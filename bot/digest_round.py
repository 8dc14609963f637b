"""Sends the digests that are due, each once: a clock ticks, and a round looks which slots came since the last one.

A slot has a row, the row has an announcement, the announcement has parts: each is written before the next step, and
whoever comes after a crash goes on from there. What a platform does not take is held and tried again.
"""

import asyncio
import logging
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.announcer import Announcer
from bot.digest.models import Schedule, SlotRow, SlotState, new_slot
from bot.digest.schedule import LATE_AFTER, LOOK_BACK, Slot, SlotKey, look_from, plan_slots, slots_between
from bot.errors import AlreadyTold, BotError, PlaceGone, SendFailed, SendUnknown, UnknownZone
from bot.models import Announcement
from bot.newsroom.making import DigestMaker
from bot.ports import Announcements, Schedules, Store

_log = logging.getLogger(__name__)

_AT_ONCE = 8
_MAKINGS = 3
_FIRST_RETRY = timedelta(seconds=30)
_LAST_RETRY = timedelta(hours=1)

Due = tuple[Schedule, SlotRow]


class DigestRound:
    """`grace`: how long after it was due a slot is still sent; `wait_for_feeds`: until they were read once."""

    def __init__(
        self,
        store: Store,
        maker: DigestMaker,
        announcer: Announcer,
        clock: Callable[[], datetime],
        grace: timedelta,
        wait_for_feeds: Callable[[], Awaitable[None]],
    ) -> None:
        self._schedules: Schedules = store.schedules
        self._announcements: Announcements = store.announcements
        self._maker = maker
        self._announcer = announcer
        self._clock = clock
        self._grace = grace
        self._wait_for_feeds = wait_for_feeds

    async def run(self, platform: str) -> None:
        """One round on a platform. The first waits for the feeds: what came during a downtime is to be in it."""
        await self._wait_for_feeds()
        await self.plan(platform)
        await self.send(platform)

    async def plan(self, platform: str) -> None:
        """Write down the slots that came due on this platform since the last time. A bad schedule stops no other."""
        now = self._clock()
        running = await self._schedules.running(platform)
        looked_until = min((schedule.planned_until for schedule in running), default=now)
        settled = await self._schedules.settled(platform, (looked_until - LOOK_BACK).date() - timedelta(days=2))
        for schedule in running:
            try:
                await self._plan(schedule, settled.get(schedule.id, frozenset()), now)
            except UnknownZone as exc:
                _log.error("schedule %s: no such zone any more: %s", schedule.id, exc)
                await self._pause(schedule, "unknown_zone", f"zone-{schedule.id}")

    async def send(self, platform: str) -> None:
        """Send what is due on this platform, channels side by side and each in order."""
        channels: dict[str, list[Due]] = defaultdict(list)
        for schedule, slot in await self._schedules.open_slots(platform, self._clock()):
            channels[f"{schedule.place.workspace}:{schedule.place.channel}"].append((schedule, slot))
        turns = asyncio.Semaphore(_AT_ONCE)
        await asyncio.gather(*(self._send_all(due, turns) for due in channels.values()))

    async def _plan(self, schedule: Schedule, settled: frozenset[SlotKey], now: datetime) -> None:
        after = look_from(schedule.created_at, schedule.planned_until)
        plan = plan_slots(slots_between(schedule.rule, after, now), settled, now, self._grace)
        rows = [_row(schedule, slot, "missed", "the bot was not running") for slot in plan.missed]
        rows += [_row(schedule, slot, "merged") for slot in plan.merged]
        rows += [_row(schedule, plan.run, "due")] if plan.run else []
        if rows:
            await self._schedules.plan(schedule, rows, now)

    async def _send_all(self, due: Sequence[Due], turns: asyncio.Semaphore) -> None:
        async with turns:
            for schedule, slot in due:
                try:
                    await self._send(schedule, slot)
                except BotError as exc:
                    _log.error("digest %s of schedule %s: %s", slot.id, schedule.id, exc)
                except Exception:  # one channel's failure is not the others'
                    _log.exception("digest %s of schedule %s", slot.id, schedule.id)

    async def _send(self, schedule: Schedule, slot: SlotRow) -> None:
        now = self._clock()
        slot = replace(slot, late=slot.late or now - slot.due_at > LATE_AFTER, retry_at=None, reason="")
        announcement = await self._announcement(schedule, slot, now)
        if announcement is None:
            await self._schedules.settle(replace(slot, state="silent"))
            return
        slot = replace(slot, announcement_id=announcement.id)
        try:
            state = await self._announcer.announce(announcement)
        except PlaceGone as exc:
            await self._pause(schedule, "place_gone", f"gone-{slot.id}")
            await self._schedules.settle(replace(slot, state="held", reason=str(exc)))
            return
        if state == "answered":
            await self._schedules.settle(replace(slot, state="sent"))
        elif state == "held":
            wait = min(_FIRST_RETRY * 2 ** min(slot.tries, 10), _LAST_RETRY)
            held = replace(slot, state="held", reason="refused", retry_at=now + wait, tries=slot.tries + 1)
            await self._schedules.settle(held)
        elif state != "open":  # open: another process is at it
            await self._schedules.settle(replace(slot, state="unknown", reason="sent, but never seen on the platform"))

    async def _announcement(self, schedule: Schedule, slot: SlotRow, now: datetime) -> Announcement | None:
        """The slot's announcement, made if it has none; None when there is nothing to say."""
        if slot.announcement_id:
            return await self._announcements.find(slot.announcement_id)
        for _ in range(_MAKINGS):
            made = await self._maker.make(schedule, now, late=slot.late)
            if made is None:
                return None
            written = Announcement(secrets.token_hex(10), schedule.place, made.reply, now)
            try:
                return await self._announcements.write(written, made.items, slot)
            except AlreadyTold:
                _log.info("schedule %s: something was told in the meantime, made anew", schedule.id)
        raise BotError(f"digest {slot.id}: others keep telling the same; left for the next round")

    async def _pause(self, schedule: Schedule, reason: str, notice: str) -> None:
        """Pause it, and tell whoever made it; where they cannot be told, it is paused all the same."""
        try:
            place = await self._announcer.direct(schedule.place, schedule.made_by)
            words = self._maker.paused_notice(schedule, reason)
            told = await self._announcements.write(Announcement(notice, place, words, self._clock()), (), None)
            await self._announcer.announce(told)
        except (SendFailed, SendUnknown) as exc:
            _log.warning("schedule %s is paused, and %s could not be told: %s", schedule.id, schedule.made_by, exc)
        await self._schedules.change(replace(schedule, paused=reason))


def _row(schedule: Schedule, slot: Slot, state: SlotState, reason: str = "") -> SlotRow:
    return new_slot(schedule, slot.local_date, slot.at, slot.due_at, state, reason)
