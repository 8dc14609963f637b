"""Where in a question days stand: runs of words that say them, and words that only seem to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from summarizer.questions.day_words import is_vague, signs_of
from summarizer.questions.days import LONGEST, Range, range_of, settled_signs
from summarizer.questions.tokens import Token, Tokens

_SLASHED = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_OF_DAYS = frozenset({"since", "until", "till", "с", "до", "после", "со"})
_NO_BEGINNING = frozenset({"of", "the", "and", "и", "a"})
_ALONE = frozenset("DdltpaSAUEW")
"""Signs that make a run of words a date without a preposition."""


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
    while end < min(len(tokens), start + LONGEST) and not tokens[end].quoted and signs_of(tokens[end].key):
        end += 1
    return end


def _longest(tokens: Tokens, start: int, end: int, now: datetime) -> FoundDays | None:
    """The longest expression that begins at `start`."""
    for stop in range(end, start, -1):
        keys = tuple(token.key for token in tokens[start:stop])
        days = range_of(keys, now)
        if days:
            letters = {sign.letter for sign in settled_signs(keys)}
            bound = bool(letters & (_ALONE | {"I", "&"})) or {"n", "m"} <= letters
            return FoundDays(start, stop, days, bound)
    return None
