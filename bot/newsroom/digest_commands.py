"""`digest …`: what a channel wants to be told when, what became of it, and why an article was told or not."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.digest.models import Schedule, SlotRow, new_slot
from bot.digest.schedule import Rule, look_from, next_slot, slots_between
from bot.errors import NotAllowed, NotUnderstood
from bot.messages import Line, Place, Reply, User
from bot.newsroom.content import describe
from bot.newsroom.making import DigestMaker
from bot.newsroom.options import EXAMPLE, schedule_of
from bot.newsroom.why import Why
from bot.ports import Store

MOST_SCHEDULES = 10
AUDITED = 20

_MANAGED = ("schedule", "now", "pause", "resume", "remove")
_STATES = {
    "due": "due",
    "sending": "being sent",
    "sent": "sent",
    "silent": "nothing new, so nothing was sent",
    "merged": "told in the next one",
    "missed": "missed",
    "unknown": "unknown",
    "held": "waiting for the platform",
}
_PAUSES = {
    "asked": "somebody asked for it",
    "place_gone": "I may not write in this channel",
    "unknown_zone": "its time zone no longer exists",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    options: Mapping[str, str]
    place: Place
    user: User


class DigestCommands:
    """`topics`: the names of those that can be chosen; `wait_for_feeds`: until they were read once since the start."""

    def __init__(
        self,
        store: Store,
        maker: DigestMaker,
        why: Why,
        topics: Collection[str],
        clock: Callable[[], datetime],
        wait_for_feeds: Callable[[], Awaitable[None]],
    ) -> None:
        self._schedules = store.schedules
        self._announcements = store.announcements
        self._preferences = store.preferences
        self._maker = maker
        self._why = why
        self._topics = topics
        self._clock = clock
        self._wait_for_feeds = wait_for_feeds
        self._actions: Mapping[str, Callable[[_Asked], Awaitable[Reply]]] = {
            "schedule": self._schedule,
            "now": self._now,
            "preview": self._preview,
            "pause": self._pause,
            "resume": self._resume,
            "list": self._list,
            "remove": self._remove,
            "audit": self._audit,
            "why": self._explain,
        }

    async def answer(self, options: Mapping[str, str], place: Place, user: User) -> Reply:
        """Options: `action`, and as in `options.digest_options`. Raises BotError."""
        action = options.get("action", "list")
        if action not in self._actions:
            raise NotUnderstood(f"Digests can be asked for with: {', '.join(self._actions)}. For instance: {EXAMPLE}")
        if action in _MANAGED and not user.may_manage:
            raise NotAllowed
        return await self._actions[action](_Asked(options, place, user))

    async def _schedule(self, asked: _Asked) -> Reply:
        now = self._clock()
        if len(await self._schedules.of_channel(asked.place)) >= MOST_SCHEDULES:
            raise NotUnderstood(f"This channel has {MOST_SCHEDULES} digests already; remove one first.")
        schedule = schedule_of(asked.options, asked.place, asked.user.id, now, self._topics)
        await self._schedules.add(schedule)
        return _note(
            f"Digest {schedule.id}: {describe(schedule.rule, 'en')}.",
            f"The first one comes {_next(schedule.rule, now)} and looks back 24 hours before now.",
        )

    async def _list(self, asked: _Asked) -> Reply:
        schedules = await self._schedules.of_channel(asked.place)
        if not schedules:
            return _note(f"No digest is scheduled in this channel. For instance: {EXAMPLE}")
        return _note(*(_described(schedule, self._clock()) for schedule in schedules))

    async def _preview(self, asked: _Asked) -> Reply:
        """Of a channel without a schedule: as if one were made now."""
        await self._wait_for_feeds()
        now = self._clock()
        if await self._schedules.of_channel(asked.place):
            schedule = await self._chosen(asked)
        else:
            zone = (await self._preferences.channel(asked.place)).zone
            schedule = schedule_of({"rule": f"08:00 {zone}"}, asked.place, asked.user.id, now, self._topics)
        made = await self._maker.make(schedule, now, preview=True)
        return replace(made.reply, privacy="private") if made else _note("There is nothing new.")

    async def _now(self, asked: _Asked) -> Reply:
        """A slot of its own, due at once: the next round sends it like any other."""
        schedule, now = await self._chosen(asked), self._clock()
        local = now.astimezone(ZoneInfo(schedule.rule.zone))
        at = local.time().replace(second=0, microsecond=0)
        slot = new_slot(schedule, local.date(), at, now, "due")
        await self._schedules.plan(schedule, (slot,), schedule.planned_until)
        return _note("It is on its way.")

    async def _pause(self, asked: _Asked) -> Reply:
        schedule = await self._chosen(asked)
        await self._schedules.change(replace(schedule, paused="asked"))
        return _note(f"Digest {schedule.id} is paused. To go on: digest resume {schedule.id}")

    async def _resume(self, asked: _Asked) -> Reply:
        """The slots of the pause are missed; what was on its way when the pause came is still sent."""
        schedule, now = await self._chosen(asked), self._clock()
        paused = slots_between(schedule.rule, look_from(schedule.created_at, schedule.planned_until), now)
        rows = [new_slot(schedule, one.local_date, one.at, one.due_at, "missed", "it was paused") for one in paused]
        await self._schedules.plan(schedule, rows, now)
        await self._schedules.change(replace(schedule, paused="", planned_until=now))
        return _note(f"Digest {schedule.id} goes on. The next one comes {_next(schedule.rule, now)}.")

    async def _remove(self, asked: _Asked) -> Reply:
        schedule = await self._chosen(asked)
        await self._schedules.remove(schedule.id)
        return _note(f"Digest {schedule.id} ({describe(schedule.rule, 'en')}) is removed.")

    async def _explain(self, asked: _Asked) -> Reply:
        schedules = await self._schedules.of_channel(asked.place)
        return await self._why.answer(asked.options.get("url", ""), asked.place, schedules)

    async def _audit(self, asked: _Asked) -> Reply:
        rows = await self._schedules.audit(asked.place, AUDITED)
        if not rows:
            return _note("No digest has come due in this channel yet.")
        return Reply(paragraphs=tuple([await self._audited(*row) for row in rows]), privacy="private")

    async def _audited(self, schedule: Schedule, slot: SlotRow) -> Line:
        """When it was due, what became of it and why, how many stories it told, and where it stands."""
        due = slot.due_at.astimezone(ZoneInfo(schedule.rule.zone))
        words = [f"{slot.local_date} {slot.at:%H:%M} {schedule.rule.zone} ({schedule.id}): {_STATES[slot.state]}"]
        words += (
            [f"due {due:%Y-%m-%d %H:%M}"] if f"{due:%Y-%m-%d %H:%M}" != f"{slot.local_date} {slot.at:%H:%M}" else []
        )
        words += ["late"] if slot.late and slot.state == "sent" else []
        words += [slot.reason] if slot.reason else []
        link = None
        if slot.announcement_id:
            announcement = await self._announcements.find(slot.announcement_id)
            parts = await self._announcements.parts(slot.announcement_id)
            stories = len(announcement.reply.stories) if announcement else 0
            made = announcement.made_at.astimezone(due.tzinfo) if announcement else due
            words.append(f"made {made:%H:%M:%S} with {stories} {'story' if stories == 1 else 'stories'}")
            words.append(
                f"{sum(part.state == 'sent' for part in parts)} of {len(parts)} messages on {schedule.place.platform}"
            )
            link = next((part.posted.link for part in parts if part.posted), None)
        return Line(" · ".join(words), link)

    async def _chosen(self, asked: _Asked) -> Schedule:
        """The schedule of the option `id`, or the channel's only one. Raises NotUnderstood."""
        schedules = await self._schedules.of_channel(asked.place)
        wanted = asked.options.get("id", "").lower()
        chosen = [schedule for schedule in schedules if wanted in ("", schedule.id)]
        if len(chosen) == 1:
            return chosen[0]
        if not schedules:
            raise NotUnderstood(f"No digest is scheduled in this channel. For instance: {EXAMPLE}")
        raise NotUnderstood(f"Which digest? {', '.join(schedule.id for schedule in schedules)}")


def _described(schedule: Schedule, now: datetime) -> str:
    chosen = [schedule.topic, *schedule.sides, f"up to {schedule.max_stories} stories"]
    if schedule.tags:
        chosen.append(f"with {', '.join(schedule.tags)}")
    when = f"paused ({_PAUSES[schedule.paused]})" if schedule.paused else f"next {_next(schedule.rule, now)}"
    return f"{schedule.id}: {describe(schedule.rule, 'en')} · {', '.join(chosen)} · {when}"


def _next(rule: Rule, now: datetime) -> str:
    """The next time, on the clocks of the schedule's zone."""
    slot = next_slot(rule, now)
    return f"on {slot.local_date} at {slot.at:%H:%M} {rule.zone}" if slot else "never"


def _note(*lines: str) -> Reply:
    return Reply(paragraphs=tuple(map(Line, lines)), privacy="private")
