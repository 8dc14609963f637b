"""When a digest comes, as people write it: "08:00 Asia/Seoul weekdays" -> Rule. The words may stand in any order."""

import re
from collections.abc import Mapping
from datetime import time

from bot.digest.schedule import EVERY_DAY, WEEKDAYS, Rule
from bot.errors import NotUnderstood
from bot.zones import zone_named

EXAMPLE = "08:00 Asia/Seoul, 08:00 Asia/Seoul weekdays or 08:00 Asia/Seoul weekly MON"

_TIME = re.compile(r"([0-9]{1,2})[:.：]([0-9]{2})")
_DAYS_OF_THE_WEEK = (
    ("mon", "monday", "mondays", "월", "월요일", "пн", "понедельник", "понедельникам"),
    ("tue", "tues", "tuesday", "tuesdays", "화", "화요일", "вт", "вторник", "вторникам"),
    ("wed", "wednesday", "wednesdays", "수", "수요일", "ср", "среда", "среду", "средам"),
    ("thu", "thur", "thurs", "thursday", "thursdays", "목", "목요일", "чт", "четверг", "четвергам"),
    ("fri", "friday", "fridays", "금", "금요일", "пт", "пятница", "пятницу", "пятницам"),
    ("sat", "saturday", "saturdays", "토", "토요일", "сб", "суббота", "субботу", "субботам"),
    ("sun", "sunday", "sundays", "일", "일요일", "вс", "воскресенье", "воскресеньям"),
)
_DAYS: Mapping[str, frozenset[int]] = {
    **{word: frozenset({day}) for day, words in enumerate(_DAYS_OF_THE_WEEK) for word in words},
    **dict.fromkeys(("daily", "day", "매일", "날마다", "ежедневно", "день"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "weekday", "workdays", "평일", "주중", "будни", "будням", "будний"), WEEKDAYS),
}
_WEEKLY = frozenset(("weekly", "매주", "еженедельно"))
_FILLERS = frozenset(("at", "on", "in", "every", "each", "마다", "в", "во", "по", "каждый", "каждую", "каждое"))


def parse_rule(text: str) -> Rule:
    """The rule in these words. Raises NotUnderstood with a hint that says what would be understood."""
    words = text.replace(",", " ").split()
    times = [word for word in words if _TIME.fullmatch(word)]
    if len(times) != 1:
        raise NotUnderstood(f"At which time? For instance {EXAMPLE}.")
    others = [word for word in words if word not in times]
    zone = "_".join(word for word in others if not _tells_days(word))
    if not zone:
        raise NotUnderstood(f"In which time zone? For instance {EXAMPLE}.")
    return Rule(_time(times[0]), zone_named(zone).key, _days([word.lower() for word in others]))


def _tells_days(word: str) -> bool:
    return word.lower() in _DAYS or word.lower() in _FILLERS | _WEEKLY


def _time(word: str) -> time:
    hour, minute = re.split(r"[:.：]", word)
    try:
        return time(int(hour), int(minute))
    except ValueError as exc:
        raise NotUnderstood("Times of day go from 00:00 to 23:59; midnight is 00:00.") from exc


def _days(words: list[str]) -> frozenset[int]:
    found = {_DAYS[word] for word in words if word in _DAYS}
    if len(found) > 1:
        raise NotUnderstood("Daily, weekdays, or one day of the week. For more days make one schedule for each.")
    if not found and _WEEKLY & set(words):
        raise NotUnderstood(f"On which day of the week? For instance {EXAMPLE}.")
    return found.pop() if found else EVERY_DAY
