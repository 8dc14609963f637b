"""Words of dates in three languages -> signs, each one letter and perhaps a value, that `days` puts together.

n number   m month     y year     d whole date   w weekday    u unit
l last     t this      p past     a ago          D a day as it stands (today, yesterday)
S since    A after     U until    E before       W between    & and    I in    ? 전: ago or before
    b beginning    . filling
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from summarizer.statements.lexicon import read_word_sets

_FILE = "question_dates.txt"
_LONGEST_WORD = 24  # letters
_MOST_PARTS = 8  # of one Korean word: 2024년5월5일부터


@dataclass(frozen=True, slots=True)
class Sign:
    """What a word says about a date."""

    letter: str
    value: int | str | date = 0


Signs = tuple[Sign, ...]

_LETTERS = {
    "last": "l", "this": "t", "past": "p", "ago": "a", "since": "S", "after": "A", "until": "U", "before": "E",
    "between": "W", "and": "&", "in": "I", "either": "?", "filling": ".",
    "beginning": "b",
}  # fmt: skip
_WHOLE: dict[str, Signs] = {
    "today": (Sign("D", "today"),),
    "yesterday": (Sign("D", "yesterday"),),
    "two days ago": (Sign("D", "2 days ago"),),
    **{f"{word} {unit}": (Sign(letter), Sign("u", unit)) for word, letter in (("last", "l"), ("this", "t"))
       for unit in ("week", "month", "year")},
    **{f"{unit} before last": (Sign("n", 2), Sign("u", unit), Sign("a")) for unit in ("week", "month", "year")},
    **{f"one {unit}": (Sign("n", 1), Sign("u", unit)) for unit in ("week", "month", "year")},
    "two days": (Sign("n", 2), Sign("u", "day")),
    "three days": (Sign("n", 3), Sign("u", "day")),
    "four days": (Sign("n", 4), Sign("u", "day")),
    "fifteen days": (Sign("n", 15), Sign("u", "day")),
}  # fmt: skip

_YEAR = re.compile(r"((?:19|20)\d\d)(?:-?(?:й|го|м|ый|ого|ом))?")
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th|-?(?:го|е|ое|й|ого))?")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})")
_MONTH_OF_YEAR = re.compile(r"((?:19|20)\d\d)[-./](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})[-./]((?:19|20)\d\d)")
_RANGE = re.compile(r"([^-–—~]+)[-–—~]([^-–—~]+)")
_KOREAN_NUMBER = re.compile(r"(\d{1,4})(년|월|일|개월|주|달)")
_HANGUL = re.compile("[가-힣]")


def is_vague(key: str) -> bool:
    """A part of a month or year, or a season: "late", "начале", 말, "spring"."""
    return key.partition("-")[0] in _vague() or key in _vague()


@cache
def _vague() -> frozenset[str]:
    sections = read_word_sets(_FILE)
    return sections["part"] | sections["season"] | sections["beginning"]


@lru_cache(maxsize=4_000)
def signs_of(key: str) -> Signs | None:
    """The signs of one word in lower case; None where it says nothing about dates."""
    if not key or len(key) > _LONGEST_WORD:
        return None
    known = _listed().get(key.rstrip(".")) or _numeric(key)
    if known:
        return known
    if match := _RANGE.fullmatch(key):
        first, last = signs_of(match[1]), signs_of(match[2])
        return (*first, Sign("&"), *last) if first and last and _counts(first) and _counts(last) else None
    return _korean(key, _MOST_PARTS) if _HANGUL.search(key) else None


def _counts(signs: Signs) -> bool:
    """A range is of days, months, years: "5-7", "2023-2024"; not "on-the"."""
    return any(sign.letter in "nmyd" for sign in signs)


def _numeric(key: str) -> Signs | None:
    if match := _YEAR.fullmatch(key):
        return (Sign("y", int(match[1])),)
    if match := _NUMBER.fullmatch(key):
        return (Sign("n", int(match[1])),)
    if match := _YEAR_FIRST.fullmatch(key.rstrip(".")):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_OF_YEAR.fullmatch(key.rstrip(".")):
        month = int(match[2])
        return (Sign("m", month), Sign("y", int(match[1]))) if 1 <= month <= 12 else None
    if match := _DAY_FIRST.fullmatch(key):
        return _day_first(int(match[1]), int(match[3]), int(match[4]), dotted=match[2] == ".")
    return None


def _day_first(first: int, second: int, year: int, *, dotted: bool) -> Signs | None:
    """05.06.2024 is the fifth of June; 05/06/2024 may be May, too, and is nothing."""
    if dotted or first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _date(year: int, month: int, day: int) -> Signs | None:
    try:
        return (Sign("d", date(year, month, day)),)
    except ValueError:
        return None


def _korean(key: str, parts: int) -> Signs | None:
    """A word that is a date and its particles, written as one: 작년6월부터."""
    if not key:
        return ()
    if not parts:
        return None
    if match := _KOREAN_NUMBER.match(key):
        rest = _korean(key[match.end() :], parts - 1)
        if rest is not None and (counted := _counted(int(match[1]), match[2])):
            return (*counted, *rest)
        return None
    for length in range(min(len(key), _LONGEST_WORD), 0, -1):
        signs = _listed().get(key[:length])
        rest = _korean(key[length:], parts - 1) if signs else None
        if signs and rest is not None:
            return (*signs, *rest)
    return None


def _counted(number: int, unit: str) -> Signs | None:
    if unit == "년":
        return (Sign("y", number),) if 1900 <= number <= 2099 else (Sign("n", number), Sign("u", "year"))
    if unit == "월":
        return (Sign("m", number),) if 1 <= number <= 12 else None
    units = {"일": "day", "주": "week", "개월": "month", "달": "month"}
    return (Sign("n", number), Sign("u", units[unit]))


@cache
def _listed() -> dict[str, Signs]:
    found: dict[str, Signs] = {}
    for section, words in read_word_sets(_FILE).items():
        signs = _signs_of_section(section)
        if signs:
            found.update((word.rstrip("."), signs) for word in words)
    return found


def _signs_of_section(section: str) -> Signs:
    if section == "over":
        return (Sign("I", "over"),)
    if section in ("part", "season"):
        return ()  # known, and too vague to be days
    if section in _LETTERS:
        return (Sign(_LETTERS[section]),)
    if section in _WHOLE:
        return _WHOLE[section]
    kind, _, value = section.partition(" ")
    if kind in ("month", "number"):
        return (Sign(kind[0], int(value)),)
    return (Sign(kind[0], value),)
