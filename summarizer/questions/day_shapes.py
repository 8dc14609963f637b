"""The signs of one stretch of days, put together by their letters: "nmy" is a day, "lu" the last week or year."""

from collections.abc import Callable
from datetime import date

from summarizer.questions.day_words import Signs
from summarizer.questions.period import Period, Unit, back, containing, month_name, rolling, whole


def period_of(signs: Signs, today: date) -> Period | None:
    """The days that the signs say; None where they say none, or days yet to come."""
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
