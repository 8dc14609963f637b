"""A run of words with capitals -> the personal name in it, in the nominative, with every way to read it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.statements.russian.morphology import readings
from summarizer.statements.russian.name_forms import Form, is_initial, is_unlisted, name_sorts, read_name
from summarizer.statements.russian.words import FAMILY_NAMES

_WORD = r"[А-ЯЁ][а-яё]{0,30}(?:-[А-ЯЁа-яё][а-яё]{0,30}){0,3}"
_RUN = re.compile(rf"(?<![\w.])(?:[А-ЯЁ]\.[ \u00a0]?){{0,2}}{_WORD}(?:[ \u00a0]{_WORD}){{0,5}}(?!\w)")
_LONGEST_SYLLABLE = 6


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name at `start` to `end` of the text; `forms`: the ways to read it; `full`: of several words."""

    start: int
    end: int
    words: tuple[str, ...]
    forms: tuple[Form, ...]

    @property
    def full(self) -> bool:
        return len(self.words) > 1


def name_runs(text: str) -> Iterator[NameRun]:
    """The names of a text in order; words with a capital that may be names only, as "Шваб", too."""
    for match in _RUN.finditer(text):
        words = list(_split(text, match))
        while words:
            first, end = _name_part(tuple(word for word, _ in words))
            if end <= first:
                break
            part = tuple(word for word, _ in words[first:end])
            last, at = words[end - 1]
            yield NameRun(words[first][1], at + len(last), part, read_name(part))
            words = words[end:]


def _split(text: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
    for part in re.finditer(r"[^\s\u00a0.]+\.?", text[match.start() : match.end()]):
        yield part.group(), match.start() + part.start()


@lru_cache(maxsize=20_000)
def _name_part(words: tuple[str, ...]) -> tuple[int, int]:
    """Which of the words are the name: none of the offices and places in front of it."""
    first = 0
    while first < len(words) and not _may_begin(words, first):
        first += 1
    end = first
    while end < len(words) and (end == first or _may_go_on(words, first, end)):
        end += 1
    for place in range(first + 1, end):
        if _begins_anew(words, first, place, end):
            return place, end
    return first, end


def _may_begin(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if is_initial(word) or word.lower() in FAMILY_NAMES:
        return at + 1 < len(words) or word.lower() in FAMILY_NAMES
    return bool(name_sorts(word)) or is_unlisted(word) or _is_place_for_a_name(words, at)


def _is_place_for_a_name(words: Sequence[str], at: int) -> bool:
    """Милан before a family name is no city."""
    if at + 1 >= len(words) or "Surn" not in name_sorts(words[at + 1]):
        return False
    both = (*readings(words[at].lower()), *readings(words[at + 1].lower()))
    return {one.sort for one in both if one.gender == "masc" and one.case == "nomn"} >= {"Surn", "Geox"}


def _may_go_on(words: Sequence[str], first: int, at: int) -> bool:
    before, word = words[at - 1], words[at]
    if is_initial(before) or name_sorts(word) or is_unlisted(word) or before.lower() in FAMILY_NAMES:
        return True
    if any(one.lower() in FAMILY_NAMES for one in words[first:at]) and len(word) <= _LONGEST_SYLLABLE:
        return True
    named = "Name" in name_sorts(before) or "Patr" in name_sorts(before)
    return named or words[first].lower() in FAMILY_NAMES


def _begins_anew(words: Sequence[str], first: int, place: int, end: int) -> bool:
    """Whether the name proper begins here: in "Чхонхэ Пак Чун Хо", "Чхонхэ Игорь Стрельцов"."""
    if place + 1 >= end or is_initial(words[place - 1]):
        return False
    if end - place >= 3 and end - first >= 4 and words[place].lower() in FAMILY_NAMES:
        return True  # "министра Белоусова Ким Владимир Сергеевич"
    if name_sorts(words[place - 1]):
        return False
    if words[first].lower() in FAMILY_NAMES:
        return False
    return "Name" in name_sorts(words[place]) or words[place].lower() in FAMILY_NAMES
