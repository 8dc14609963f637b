"""Days in words, in English, Korean and Russian: "since March", "지난주", "за последнюю неделю".

Every answer is whole days in the asker's zone. What is impossible, ambiguous (05/06/2024) or yet to come is None, never
a guess. A month or weekday without a year is the last one. "before" leaves its day out, "until" keeps it.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from summarizer.questions.day_shapes import period_of
from summarizer.questions.day_words import Sign, Signs, signs_of
from summarizer.questions.period import Period
from summarizer.questions.tokens import clean, tokenize

Range = tuple[datetime | None, datetime | None]

LONGEST = 16  # words of one expression
_BOUNDARIES = "SAUEW&I"


def read_days(text: str, now: datetime) -> Range | None:
    """Since (inclusive) and until (exclusive), aware; None where the text is not one stretch of days.

    `now`: aware, in the asker's zone. The words of the three languages do not collide, so they may be mixed.
    """
    tokens = tokenize(clean(text))
    if not 0 < len(tokens) <= LONGEST:
        return None
    return range_of(tuple(token.key for token in tokens), now)


def range_of(keys: Sequence[str], now: datetime) -> Range | None:
    today = now.date()
    pattern, parts = _parts(settled_signs(keys))
    handler = _FORMS.get(pattern)
    if handler is None or not any(parts):
        return None
    parts = [_begun(part) for part in parts] if pattern in ("SP", "PS") else parts
    periods = [period_of(part, today) for part in _completed(parts)]
    if not all(periods):
        return None
    ends = handler([period for period in periods if period])
    return _aware(ends, now) if ends and _happened(ends, today) else None


def _completed(parts: list[Signs]) -> list[Signs]:
    """ "5 and 7 May" is 5 May and 7 May; "3월 5일부터 7일까지" the other way round."""
    if len(parts) != 2:
        return parts
    first, last = parts
    if len(first) == 1 and first[0].letter == "n" and any(sign.letter == "m" for sign in last):
        return [(*first, *(sign for sign in last if sign.letter in "my")), last]
    if first[-1:] == (Sign("u", "day"),) and [sign.letter for sign in last] == ["n", "u"] and last[1] == first[-1]:
        return [first, (*(sign for sign in first if sign.letter in "ym"), *last)]
    return parts


def _begun(signs: Signs) -> Signs:
    """ "the beginning of the year" is this year's, "the beginning of 2024" just 2024: only behind "since"."""
    if not signs or signs[0].letter != "b":
        return signs
    return (Sign("t"), *signs[1:]) if signs[1:2] and signs[1].letter == "u" else signs[1:]


def settled_signs(keys: Sequence[str]) -> Signs:
    found: list[Sign] = []
    for key in keys:
        found += signs_of(key) or (Sign("x"),)
    return tuple(_settled(found))


def _settled(signs: Sequence[Sign]) -> list[Sign]:
    """전 means ago behind a number of units, else before; fillings go, and a unit that only repeats what is known."""
    settled: list[Sign] = []
    for sign in signs:
        before = "".join(earlier.letter for earlier in settled[-3:])
        if sign.letter == ".":
            continue
        if sign.letter == "?":
            settled.append(Sign("a" if before.endswith("nu") and not before.endswith("mnu") else "E"))
        elif sign.letter == "u" and settled[-1:] == [Sign("I", "over")]:
            settled += [Sign("p"), sign]  # за неделю
        elif sign == Sign("u", "year") and before.endswith(("y", "nm")):
            continue
        else:
            settled.append(sign)
    return settled


def _parts(signs: Signs) -> tuple[str, list[Signs]]:
    """ "since March until May" is the pattern SPUP with two parts."""
    pattern: list[str] = []
    parts: list[list[Sign]] = []
    for sign in signs:
        if sign.letter not in _BOUNDARIES:
            if not pattern or pattern[-1] != "P":
                pattern.append("P")
                parts.append([])
            parts[-1].append(sign)
        elif sign.letter != "I":
            pattern.append(sign.letter)
        elif pattern and pattern[-1] == "P":
            pattern.append("I")
    return "".join(pattern).replace("I", ""), [tuple(part) for part in parts]


Ends = tuple[date | None, date | None]


def _between(periods: list[Period]) -> Ends | None:
    first, last = periods
    if not last.year_known and first.year_known and last.first < first.first:
        return None
    if not first.year_known and last.first < first.first:
        earlier = first.years_earlier(max(1, first.first.year - last.first.year))
        if earlier is None or last.first < earlier.first:
            return None
        first = earlier
    elif not first.year_known and last.year_known:
        same = first.years_earlier(first.first.year - last.first.year)
        first = same if same and same.first <= last.first else first
    return (first.first, last.end) if first.first <= last.first else None


_FORMS: dict[str, Callable[[list[Period]], Ends | None]] = {
    "P": lambda periods: (periods[0].first, periods[0].end),
    **dict.fromkeys(("SP", "PS"), lambda periods: (periods[0].first, None)),
    **dict.fromkeys(("AP", "PA"), lambda periods: (periods[0].end, None)),
    **dict.fromkeys(("UP", "PU"), lambda periods: (None, periods[0].end)),
    **dict.fromkeys(("EP", "PE"), lambda periods: (None, periods[0].first)),
    **dict.fromkeys(
        ("P&P", "PUP", "WP&P", "P&PW", "SPUP", "SP&P", "PSPU", "SPEP", "P&PU", "P&PS", "PSP", "APEP", "SPAUP"), _between
    ),
}


def _happened(ends: Ends, today: date) -> bool:
    """Not all of it is yet to come, and it does not end before it begins."""
    first, last = ends
    if first is not None and first > today:
        return False
    return first is None or last is None or first < last


def _aware(ends: Ends, now: datetime) -> Range:
    first, last = (datetime.combine(day, time(), now.tzinfo) if day else None for day in ends)
    return first, last
