"""What people type behind `digest` and `feeds`, as options by name; and the schedule that the options mean."""

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime

from bot.digest.models import Schedule
from bot.digest.rule_reading import parse_rule
from bot.errors import NotUnderstood
from bot.messages import Place
from bot.outlets import SIDES

DEFAULT_TOPIC = "korea-russia"
MOST_STORIES = 20
EXAMPLE = "digest schedule 08:00 Asia/Seoul weekdays"

_NAMED = ("topic", "sides", "max", "empty", "tags")


def digest_options(words: list[str]) -> dict[str, str]:
    """The options of "digest" in these words: "schedule 08:00 Asia/Seoul sides=moscow,seoul", "pause a1b2c3"."""
    action, rest = (words[0].lower(), words[1:]) if words else ("list", [])
    options = {"action": action}
    if action == "schedule":
        named = [word.partition("=") for word in rest]
        options |= {name.lower(): value for name, sign, value in named if sign and name.lower() in _NAMED}
        options["rule"] = " ".join(word for word in rest if word.partition("=")[0].lower() not in _NAMED)
    elif action == "why":
        options["url"] = " ".join(rest)
    elif rest:
        options["id"] = rest[0]
    return options


def feed_options(words: list[str]) -> dict[str, str]:
    """The options of "feeds" in these words: "add https://…", "mute Yonhap"; an import's file stands behind it."""
    action, rest = (words[0].lower(), words[1:]) if words else ("list", [])
    return {"action": action, "feed": " ".join(rest)}


def schedule_of(
    options: Mapping[str, str], place: Place, user: str, now: datetime, topics: Collection[str]
) -> Schedule:
    """The schedule that the options ask for. Raises NotUnderstood."""
    topic = options.get("topic") or DEFAULT_TOPIC
    if topic not in topics:
        raise NotUnderstood(f"I know these topics: {', '.join(sorted(topics))}.")
    empty = (options.get("empty") or "say").lower()
    if empty not in ("say", "silent"):
        raise NotUnderstood("On an empty day I can say so or keep silent: empty=say or empty=silent.")
    return Schedule(
        id=secrets.token_hex(3),
        place=place,
        made_by=user,
        rule=parse_rule(options.get("rule", "")),
        created_at=now,
        planned_until=now,
        topic=topic,
        sides=_sides(options.get("sides", "")),
        tags=tuple(_list(options.get("tags", ""))),
        max_stories=_stories(options.get("max") or "8"),
        when_empty="say" if empty == "say" else "silent",
    )


def _sides(text: str) -> tuple[str, ...]:
    sides = _list(text)
    if not all(side in SIDES for side in sides):
        raise NotUnderstood(f"Sides are {', '.join(SIDES)}: for instance sides=moscow,seoul.")
    return tuple(side for side in SIDES if side in sides)


def _stories(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= MOST_STORIES):
        raise NotUnderstood(f"A digest tells 1 to {MOST_STORIES} stories in full: max=8.")
    return int(text)


def _list(text: str) -> list[str]:
    return [part for part in text.lower().replace(",", " ").split() if part != "all"]
