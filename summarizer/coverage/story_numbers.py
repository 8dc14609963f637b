"""Numbers and days of a text, the same in three languages: "6,000", "6 тысяч" and "6천" are one number.

Years and small numbers without a scale are left out: they stand everywhere.
"""

import re
from collections.abc import Iterator
from datetime import datetime

_LEAST = 10
_YEARS = range(1900, 2100)
_SCALES = {
    **dict.fromkeys(("thousand", "тыс", "тысяч", "тысячи", "тысячу", "천"), 1e3),
    **dict.fromkeys(("만",), 1e4),
    **dict.fromkeys(("million", "mln", "млн", "миллион", "миллиона", "миллионов"), 1e6),
    **dict.fromkeys(("억",), 1e8),
    **dict.fromkeys(("billion", "bn", "млрд", "миллиард", "миллиарда", "миллиардов"), 1e9),
    **dict.fromkeys(("trillion", "трлн", "триллион", "триллиона", "триллионов", "조"), 1e12),
}
_KOREAN = frozenset("천만억조")
_WORDS = "|".join(sorted((name for name in _SCALES if name.isascii() or "а" <= name[0] <= "я"), key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![a-zа-яё\d.,])(\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)|\d{1,15}(?:[.,]\d{1,4})?)"
    rf"(?:[ \u00a0-]?((?:{_WORDS})\b|[천만억조]))?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0 ]\d{3})+")
_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 -- easier to read
_RUSSIAN = "янв фев мар апр мая июн июл авг сен окт ноя дек".split()  # noqa: SIM905 -- the same
_MONTHS = {name: number for names in (_ENGLISH, _RUSSIAN) for number, name in enumerate(names, 1)}
_DAY = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
    r"|\b(?P<day3>\d{1,2}) (?P<month3>янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[а-я]{0,5}\b"
    r"|(?P<month4>\d{1,2})월 ?(?P<day4>\d{1,2})일"
    r"|(?<!\d)(?P<day5>\d{1,2})일(?!간|째)",
    re.IGNORECASE,
)


def read_days(text: str, published_at: datetime | None) -> tuple[tuple[str, ...], str]:
    """The days that are named, as month and day, and the text without them.

    A Korean day without its month is one of the month before the article, or of its own.
    """
    found = []
    for place in _DAY.finditer(text):
        parts = {name.rstrip("2345"): value for name, value in place.groupdict().items() if value}
        month, day = _month(parts.get("month"), int(parts["day"]), published_at), int(parts["day"])
        if month and 1 <= month <= 12 and 1 <= day <= 31:
            found.append(f"day:{month}-{day}")
    return tuple(found), _DAY.sub(" . ", text)


def _month(written: str | None, day: int, published_at: datetime | None) -> int | None:
    if written:
        return int(written) if written.isdecimal() else _MONTHS[written.lower()]
    if published_at is None:
        return None
    month = published_at.month
    return month if day <= published_at.day + 1 else (month - 2) % 12 + 1


def read_numbers(text: str) -> Iterator[str]:
    """The numbers as "number:6000"."""
    for value, is_whole in _values(text):
        if (value >= _LEAST or not is_whole) and int(value) not in _YEARS:
            yield f"number:{value:g}"


def _values(text: str) -> Iterator[tuple[float, bool]]:
    """Each number and whether it is written without a fraction; 2만8천 and 2만 8000 are one number."""
    waiting, end = 0.0, 0
    for place in _NUMBER.finditer(text):
        written, scale = place[1], (place[2] or "").lower()
        plain = re.sub(r"[,\s]", "", written) if _GROUPED.fullmatch(written) else written.replace(",", ".")
        value = float(plain) * _SCALES.get(scale, 1)
        if waiting and (place.start() - end > 1 or value >= waiting):
            yield waiting, True
            waiting = 0.0
        if scale in _KOREAN:
            waiting, end = waiting + value, place.end()
        else:
            yield waiting + value, "." not in plain
            waiting = 0.0
    if waiting:
        yield waiting, True
