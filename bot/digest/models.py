"""Schedules, their slots, and what became of each. Times are UTC."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from bot.digest.schedule import Rule
from bot.messages import Place

SlotState = Literal["due", "sending", "sent", "silent", "merged", "missed", "unknown", "held"]
WhenEmpty = Literal["say", "silent"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A digest that a channel chose. `id` is short, for people to type.

    `topic` is the name of a topic file; `sides` are those of the outlets whose articles it takes, () for all;
    `tags` are the kinds of borderline item that it takes in among its stories.
    `paused` is "" while it runs, else the reason in a word: "asked", "place_gone", "unknown_zone".
    `planned_until`: every slot due up to then has its row.
    """

    id: str
    place: Place
    made_by: str
    rule: Rule
    created_at: datetime
    planned_until: datetime
    topic: str = "korea-russia"
    sides: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    max_stories: int = 8
    when_empty: WhenEmpty = "say"
    paused: str = ""


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot of a schedule: unique by schedule, local date and time of day.

    due      to be sent                          sending  its announcement is written, or somebody is at it
    sent     all of it was posted                silent   nothing new, and the channel wants no word then
    merged   told in a later slot's digest       missed   the bot was not there within the grace
    unknown  a part may or may not be posted     held     the platform does not take it: tried again at `retry_at`

    `late`: sent more than a few minutes after it was due. `reason` says why it is missed, held or unknown.
    """

    id: str
    schedule_id: str
    local_date: date
    at: time
    due_at: datetime
    state: SlotState
    late: bool = False
    reason: str = ""
    announcement_id: str | None = None
    retry_at: datetime | None = None
    tries: int = 0


def new_slot(
    schedule: Schedule, local_date: date, at: time, due_at: datetime, state: SlotState, reason: str = ""
) -> SlotRow:
    """A row for a slot that has none yet."""
    return SlotRow(secrets.token_hex(10), schedule.id, local_date, at, due_at, state, reason=reason)
