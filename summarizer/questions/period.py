"""One stretch of days from its words: "5 May 2024", "last week", "March". The room of dateparser.

dateparser is given plain English only, made from words whose meaning is known: on free Korean and Russian text it
sees dates that are not there (2023년 as the year 2).
"""

import warnings
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["day", "week", "month", "year"]

_EARLIEST_YEAR = 1900
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MOST = {"day": 3_660, "week": 520, "month": 240, "year": 50}


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days: from `first` up to the day before `end`. `year_known`: the words say which year."""

    first: date
    end: date
    year_known: bool = True

    def years_earlier(self, years: int) -> "Period | None":
        """The same days of another year; None where that year has no such day."""
        try:
            first = self.first.replace(year=self.first.year - years)
        except ValueError:
            return None
        length = self.end - self.first
        end = _next_month(first) if self.first.day == 1 and length.days > 27 else first + length
        return Period(first, end, self.year_known)


def month_name(number: int) -> str | None:
    """English; None for what is no month."""
    return _MONTHS[number - 1] if 1 <= number <= 12 else None


def whole(words: str, unit: Unit, now: date, *, year_known: bool = True) -> Period | None:
    """The day, week, month or year in which the day of these English words lies; None where there is no such day."""
    day = _day(words, now)
    return containing(day, unit, year_known=year_known) if day else None


def rolling(number: int, unit: Unit, now: date) -> Period | None:
    """The last so many days, weeks … up to now."""
    if not 0 < number <= _MOST[unit]:
        return None
    day = _day(f"{number} {unit}s ago", now)
    return Period(day, now + timedelta(days=1)) if day else None


def back(number: int, unit: Unit, now: date) -> Period | None:
    """The day, week … so many ago."""
    return whole(f"{number} {unit}s ago", unit, now) if 0 < number <= _MOST[unit] else None


def containing(day: date, unit: Unit, *, year_known: bool = True) -> Period:
    """The whole week (from Monday), month or year of a day."""
    if unit == "day":
        return Period(day, day + timedelta(days=1), year_known)
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return Period(first, first + timedelta(days=7), year_known)
    if unit == "month":
        first = day.replace(day=1)
        return Period(first, _next_month(first), year_known)
    return Period(date(day.year, 1, 1), date(day.year + 1, 1, 1), year_known)


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


@lru_cache(maxsize=2_000)
def _day(words: str, now: date) -> date | None:
    """A day in these words, the latest that is not in the future where the year is open."""
    import dateparser  # type: ignore[import-untyped]  # it has no types; only a date leaves this function

    settings = {
        "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": datetime.combine(now, time(12)),
        "DATE_ORDER": "DMY",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its own business with strptime
        found = dateparser.parse(words, languages=["en"], settings=settings)
    if not isinstance(found, datetime) or found.year < _EARLIEST_YEAR or found.year > now.year:
        return None
    return found.date()
