"""A date as outlets write it -> an aware datetime.

Day first where the order is open (27/06/2024), as Russian and European outlets write. A time without a zone takes the
zone it is given; a date without a time is midnight UTC, so that it stays the same date wherever it is compared.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from summarizer.language import Lang

_EARLIEST_YEAR = 1990
_LONGEST = 120
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "kst": 9 * 60, "msk": 3 * 60, "мск": 3 * 60, "est": -5 * 60, "edt": -4 * 60,
    "et": -5 * 60, "pst": -8 * 60, "pdt": -7 * 60, "bst": 60, "cet": 60, "cest": 120, "jst": 9 * 60,
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января янв январь", "february feb февраля фев февр февраль", "march mar марта мар март",
            "april apr апреля апр апрель", "may мая май", "june jun июня июн июнь", "july jul июля июл июль",
            "august aug августа авг август", "september sep sept сентября сен сент сентябрь",
            "october oct октября окт октябрь", "november nov ноября ноя нояб ноябрь",
            "december dec декабря дек декабрь",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:\s?[-./]\s?|년\s?)(\d{1,2})(?:\s?[-./]\s?|월\s?)(\d{1,2})(?!\d)(?:일)?\.?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)T?(?:(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s([^\W\d]{3,9})\.?,?\s(\d{4})(?!\d)", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\b([^\W\d]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)", re.IGNORECASE)
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?:\s?[:hч]\s?)(\d\d)(?:[:.](\d\d))?(?:[.,]\d{1,9})?(?!\d)", re.IGNORECASE)
_TIME_KO = re.compile(r"(?:(오전|오후)\s?)?(\d{1,2})시(?:\s?(\d{1,2})분)?")
_AFTERNOON = re.compile(r"\b(a|p)\.?m\b", re.IGNORECASE)
_KOREAN_HALF = re.compile(r"오전|오후")
_OFFSET = re.compile(r"\s?([+-])(\d\d):?(\d\d)?(?!\d)")
_ZONE_WORD = re.compile(r"\(?([A-Za-zА-Яа-я]{1,4})\b")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def outlet_zone(lang: Lang | None, url: str) -> tzinfo:
    """The zone of a time that names none: Seoul for Korean text, .kr, .kp; Moscow for Russian text, .ru; else UTC.

    Outlets of other Russian zones mostly write Moscow time or a zone; where they write neither we are some hours off.
    """
    try:
        country = (urlsplit(url).hostname or "").rsplit(".", 1)[-1]
    except ValueError:
        country = ""
    if lang == "ko" or country in ("kr", "kp"):
        return ZoneInfo("Asia/Seoul")
    if lang == "ru" or country in ("ru", "su", "рф", "xn--p1ai"):
        return ZoneInfo("Europe/Moscow")
    return UTC


def parse_date(text: str, zone: tzinfo = UTC, *, now: datetime) -> datetime | None:
    """The first date in the text, with its time when there is one; None when there is none that can be true.

    `zone` is for a time that names no zone. A date more than a day after `now` or before 1990 is not true.
    """
    text = " ".join(text[:_LONGEST].split())
    found = _epoch(text) or _rfc(text) or _written(text, zone)
    if found is None:
        return None
    try:
        plausible = found.year >= _EARLIEST_YEAR and found.astimezone(UTC) <= now + timedelta(days=1)
    except (OverflowError, ValueError):
        return None
    return found if plausible else None


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _rfc(text: str) -> datetime | None:
    """Thu, 27 Jun 2024 20:11:00 +0900; only with a zone, other forms are read below."""
    if not re.match(r"[A-Z][a-z]{2}, \d", text):
        return None
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return found if found.tzinfo is not None else None


def _written(text: str, zone: tzinfo) -> datetime | None:
    compact = _COMPACT.search(text)
    if compact:
        year, month, day, hour, minute, second = (int(g) if g else None for g in compact.groups())
        clock = None if hour is None else (hour, minute or 0, second or 0)
        return _build((year or 0, month or 0, day or 0), clock, text[compact.end() :], zone)
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _DAY_MONTH, _MONTH_DAY):
        match = pattern.search(text)
        day_of = _day(pattern, match) if match else None
        if match and day_of:
            clock, rest = _clock(text[: match.start()], text[match.end() :])
            return _build(day_of, clock, rest, zone)
    return None


def _day(pattern: re.Pattern[str], match: re.Match[str]) -> tuple[int, int, int] | None:
    first, second, third = match.groups()
    if pattern is _YEAR_FIRST:
        return int(first), int(second), int(third)
    if pattern is _DAY_FIRST:
        day, month = int(first), int(second)
        return (int(third), day, month) if month > 12 >= day else (int(third), month, day)
    name, day_text = (second, first) if pattern is _DAY_MONTH else (first, second)
    month_of = _MONTHS.get(name.lower())
    return (int(third), month_of, int(day_text)) if month_of else None


def _clock(before: str, after: str) -> tuple[tuple[int, int, int] | None, str]:
    """Hour, minute and second, and what stands behind them (a zone perhaps). After the date, else in front of it."""
    for text in (after, before):
        korean = _TIME_KO.search(text)
        if korean:
            half, hour, minute = korean.groups()
            return (_half_day(int(hour), half == "오후", half == "오전"), int(minute or 0), 0), text[korean.end() :]
        match = _TIME.search(text)
        if match:
            half_en = _AFTERNOON.search(text[match.end() : match.end() + 6])
            half_ko = _KOREAN_HALF.search(text[: match.start()])
            late = bool((half_en and half_en[1].lower() == "p") or (half_ko and half_ko[0] == "오후"))
            hour_24 = _half_day(int(match[1]), late, bool(half_en or half_ko) and not late)
            rest = text[match.end() :]
            return (hour_24, int(match[2]), int(match[3] or 0)), _AFTERNOON.sub("", rest, count=1)
    return None, ""


def _half_day(hour: int, afternoon: bool, morning: bool) -> int:
    if afternoon and hour < 12:
        return hour + 12
    return 0 if morning and hour == 12 else hour


def _build(day: tuple[int, int, int], clock: tuple[int, int, int] | None, rest: str, zone: tzinfo) -> datetime | None:
    try:
        if clock is None:
            return datetime(*day, tzinfo=UTC)
        return datetime(*day, *clock, tzinfo=_zone(rest) or zone)
    except ValueError:
        return None


def _zone(rest: str) -> tzinfo | None:
    offset = _OFFSET.match(rest)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes > 14 * 60:
            return None
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    word = _ZONE_WORD.match(rest.lstrip(" ,."))
    minutes_of = _ZONES.get(word[1].lower()) if word else None
    return None if minutes_of is None else timezone(timedelta(minutes=minutes_of))
