"""Days in words, in English, Korean and Russian: "since March", "지난주", "за последнюю неделю".

`read_days` reads a text that is nothing else; `find_days` finds the days in a question. Every answer is whole days in
the asker's zone. What is impossible, ambiguous (05/06/2024) or yet to come is None, never a guess. A month or weekday
without a year is the last one. "before" leaves its day out, "until" keeps it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from summarizer.questions.day_words import Sign, Signs, is_vague, signs_of
from summarizer.questions.period import Period, Unit, back, containing, month_name, rolling, whole
from summarizer.questions.tokens import Token, Tokens, clean, tokenize

Range = tuple[datetime | None, datetime | None]

_SLASHED = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_OF_DAYS = frozenset({"since", "until", "till", "с", "до", "после", "со"})
_NO_BEGINNING = frozenset({"of", "the", "and", "и", "a"})
_LONGEST = 16  # words of one expression
_BOUNDARIES = "SAUEW&I"
_ALONE = frozenset("DdltpaSAUEW")
"""Signs that make a run of words a date without a preposition."""


def read_days(text: str, now: datetime) -> Range | None:
    """Since (inclusive) and until (exclusive), aware; None where the text is not one stretch of days.

    `now`: aware, in the asker's zone. The words of the three languages do not collide, so they may be mixed.
    """
    tokens = tokenize(clean(text))
    if not 0 < len(tokens) <= _LONGEST:
        return None
    return _range(tuple(token.key for token in tokens), now)


@dataclass(frozen=True, slots=True)
class FoundDays:
    """Where in the tokens it stands and what it says; `bound`: by a preposition, or it can be nothing else."""

    start: int
    end: int
    days: Range
    bound: bool


def find_days(tokens: Tokens, now: datetime) -> tuple[FoundDays, ...]:
    """Every stretch of days in the tokens, in their order; at most as many as there are runs of such words."""
    found: list[FoundDays] = []
    place = 0
    while place < len(tokens):
        end = place if tokens[place].key in _NO_BEGINNING else _run_end(tokens, place)
        here = _longest(tokens, place, end, now) if end > place else None
        found += [here] if here else []
        place = here.end if here else max(end, place + 1) if end - place <= 1 else place + 1
    return tuple(found)


def has_unreadable_days(tokens: Tokens, found: Sequence[FoundDays]) -> bool:
    """Something in the tokens was meant as a day and is none, or several: 31 February, 05/06/2024, late May."""
    taken = {place for days in found for place in range(days.start, days.end)}
    letters = [_letters(token) for token in tokens]
    for place, token in enumerate(tokens):
        if token.quoted or place in taken:
            continue
        following = next((letter for letter in letters[place + 1 : place + 4] if letter.strip(".")), "")
        if _SLASHED.fullmatch(token.key) or (token.key in _OF_DAYS and following[:1] in ("m", "y", "d", "w")):
            return True
        if letters[place] + "".join(letters[place + 1 : place + 2]) in ("nm", "mn", "ym"):
            return True
        before = letters[place - 1] if place else ""
        if is_vague(token.key) and (
            following[:1] in ("m", "y", "l", "t", "u") or before[-1:] in ("m", "y", "u", "l", "t")
        ):
            return True
    return False


def _letters(token: Token) -> str:
    return "" if token.quoted else "".join(sign.letter for sign in signs_of(token.key) or ())


def _run_end(tokens: Tokens, start: int) -> int:
    end = start
    while end < min(len(tokens), start + _LONGEST) and not tokens[end].quoted and signs_of(tokens[end].key):
        end += 1
    return end


def _longest(tokens: Tokens, start: int, end: int, now: datetime) -> FoundDays | None:
    """The longest expression that begins at `start`."""
    for stop in range(end, start, -1):
        keys = tuple(token.key for token in tokens[start:stop])
        days = _range(keys, now)
        if days:
            letters = {sign.letter for sign in _signs(keys)}
            bound = bool(letters & (_ALONE | {"I", "&"})) or {"n", "m"} <= letters
            return FoundDays(start, stop, days, bound)
    return None


def _range(keys: Sequence[str], now: datetime) -> Range | None:
    today = now.date()
    pattern, parts = _parts(_signs(keys))
    handler = _FORMS.get(pattern)
    if handler is None or not any(parts):
        return None
    parts = [_begun(part) for part in parts] if pattern in ("SP", "PS") else parts
    periods = [_period(part, today) for part in _completed(parts)]
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


def _signs(keys: Sequence[str]) -> Signs:
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


def _period(signs: Signs, today: date) -> Period | None:
    shape = "".join(sign.letter for sign in signs)
    reader = _SHAPES.get(shape)
    values = {sign.letter: sign.value for sign in signs}
    return reader(values, today) if reader else None


Values = dict[str, int | str | date]


def _day_of_month(values: Values, today: date) -> Period | None:
    if values.get("u", "day") != "day":
        return None
    words = f"{values['n']} {month_name(int(str(values['m'])))}"
    return whole(f"{words} {values['y']}" if "y" in values else words, "day", today, year_known="y" in values)


def _month(values: Values, today: date) -> Period | None:
    words = f"{month_name(int(str(values['m'])))}"
    if "y" in values:
        return whole(f"1 {words} {values['y']}", "month", today)
    found = whole(f"1 {words}", "month", today, year_known=False)
    if found and "l" in values and found == containing(today, "month", year_known=False):
        return found.years_earlier(1)
    return found


def _of_a_year(values: Values, today: date) -> Period | None:
    """ "June last year", "5 мая этого года"."""
    if values.get("u") != "year":
        return None
    year = today.year - (1 if "l" in values else 0) - (int(str(values["a"])) if "a" in values else 0)
    known: Values = {**values, "y": year}
    del known["u"]
    return _day_of_month(known, today) if "n" in known else _month(known, today)


def _counted_year(values: Values, today: date) -> Period | None:
    """ "6월 2년 전"."""
    known: Values = {**values, "a": values["n"]}
    del known["n"]
    return _of_a_year(known, today)


def _unit(values: Values) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return units[str(values["u"])]


def _last_unit(values: Values, today: date) -> Period | None:
    unit = _unit(values)
    return back(1, unit, today) if unit != "day" else None


def _rolling(values: Values, today: date) -> Period | None:
    return rolling(int(str(values.get("n", 1))), _unit(values), today)


def _ago(values: Values, today: date) -> Period | None:
    return back(int(str(values.get("n", 1))), _unit(values), today)


def _this_unit(values: Values, today: date) -> Period | None:
    unit = _unit(values)
    return containing(today, unit) if unit != "day" else None


def _year(values: Values, today: date) -> Period | None:
    year = int(str(values["y"]))
    return containing(date(year, 1, 1), "year") if year <= today.year else None


def _weekday(values: Values, today: date) -> Period | None:
    return whole(str(values["w"]), "day", today)


def _as_it_stands(values: Values, today: date) -> Period | None:
    return whole(str(values["D"]), "day", today)


def _whole_date(values: Values, today: date) -> Period | None:
    day = values["d"]
    return containing(day, "day") if isinstance(day, date) and day <= today else None


_SHAPES: dict[str, Callable[[Values, date], Period | None]] = {
    **dict.fromkeys(("nm", "mn", "nmy", "mny", "ymn", "mnu", "ymnu", "tmn", "lmn"), _day_of_month),
    **dict.fromkeys(("m", "my", "ym", "lm", "tm", "pm"), _month),
    **dict.fromkeys(("mlu", "lum", "mtu", "tum", "lumn", "tumn", "nmlu", "nmtu", "mnlu", "mntu"), _of_a_year),
    "numa": _counted_year,
    "nuam": _counted_year,
    "lu": _last_unit,
    "tu": _this_unit,
    **dict.fromkeys(("pu", "pnu", "lnu", "npu"), _rolling),
    **dict.fromkeys(("nua", "ua"), _ago),
    "y": _year,
    **dict.fromkeys(("w", "lw", "tw", "pw"), _weekday),
    **dict.fromkeys(("D", "Dw", "Du"), _as_it_stands),
    "d": _whole_date,
}
