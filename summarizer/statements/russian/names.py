"""A run of words with capitals -> the personal name in it, in the nominative, with every way to read it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.russian.morphology import NAME_SORTS, Reading, nominative, readings

_WORD = r"[А-ЯЁ][а-яё]{0,30}(?:-[А-ЯЁа-яё][а-яё]{0,30}){0,3}"
_RUN = re.compile(rf"(?<![\w.])(?:[А-ЯЁ]\.[ \u00a0]?){{0,2}}{_WORD}(?:[ \u00a0]{_WORD}){{0,5}}(?!\w)")
_FAMILY_NAMES = read_word_sets("words_ru.txt")["family name"]
_CASES = ("nomn", "gent", "accs", "datv", "ablt", "loct")
_GENDERS = ("masc", "femn")
_VOWELS = frozenset("аеёиоуыэюя")
_FOREIGN_ENDINGS = (("ом", "ablt"), ("ем", "ablt"), ("а", "gent"), ("а", "accs"), ("у", "datv"), ("е", "loct"))
_FIXED_ENDINGS = frozenset("иоэё")  # of foreign names that never decline
_SHARED_ENDINGS = ("ов", "ев", "ёв", "ин", "ын", "ий", "ый")  # women have a form of their own
_LIKELY = 0.01
_LONGEST_SYLLABLE = 6


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a name: its nominative, the case it stands in, "" where nothing shows it, and the gender."""

    name: str
    case: str
    gender: str


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


def is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "."


def _sorts(word: str) -> frozenset[str]:
    return frozenset(one.sort for one in readings(word.lower()) if one.sort in NAME_SORTS and one.score >= _LIKELY)


def _unknown(word: str) -> bool:
    found = readings(word.lower())
    return not found or not found[0].known


def _may_begin(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if is_initial(word) or word.lower() in _FAMILY_NAMES:
        return at + 1 < len(words) or word.lower() in _FAMILY_NAMES
    return bool(_sorts(word)) or _unknown(word)


def _may_go_on(words: Sequence[str], first: int, at: int) -> bool:
    before, word = words[at - 1], words[at]
    if is_initial(before) or _sorts(word) or _unknown(word) or before.lower() in _FAMILY_NAMES:
        return True
    if any(one.lower() in _FAMILY_NAMES for one in words[first:at]) and len(word) <= _LONGEST_SYLLABLE:
        return True
    named = "Name" in _sorts(before) or "Patr" in _sorts(before)
    return named or words[first].lower() in _FAMILY_NAMES


def _begins_anew(words: Sequence[str], first: int, place: int, end: int) -> bool:
    """Whether the name proper begins here: in "Чхонхэ Пак Чун Хо", "Чхонхэ Игорь Стрельцов"."""
    if place + 1 >= end or is_initial(words[place - 1]):
        return False
    if end - place >= 3 and end - first >= 4 and words[place].lower() in _FAMILY_NAMES:
        return True  # "министра Белоусова Ким Владимир Сергеевич"
    if _sorts(words[place - 1]):
        return False
    if words[first].lower() in _FAMILY_NAMES:
        return False
    return "Name" in _sorts(words[place]) or words[place].lower() in _FAMILY_NAMES


def is_family_first(words: Sequence[str]) -> bool:
    """Whether the family name stands in front, as in Korean and Chinese names."""
    return (
        len(words) > 1 and words[0].lower() in _FAMILY_NAMES and "Surn" not in _sorts(words[-1]) | _surnames(words[1:])
    )


def _surnames(words: Sequence[str]) -> frozenset[str]:
    return frozenset("Surn" for word in words if "Patr" in _sorts(word))


@lru_cache(maxsize=20_000)
def read_name(words: tuple[str, ...]) -> tuple[Form, ...]:
    """Every consistent way to read the words as one person's name, the nominative first."""
    if is_family_first(words):
        return _family_first(words)
    found: dict[Form, None] = {}
    for case in _CASES:
        for gender in _GENDERS:
            last = len(words) - 1 or -1  # a name of one word is no family name by default
            parts = [_base(word, case, gender, last=place == last) for place, word in enumerate(words)]
            if all(parts):
                found[Form(" ".join(part for part in parts if part), case, gender)] = None
    if not _sorts(words[-1]) or words[-1][:-1].lower() in _FAMILY_NAMES:
        found.update((form, None) for form in _family_first(words)[1:])
    return tuple(found) or (Form(" ".join(words), "", ""),)


def _base(word: str, case: str, gender: str, *, last: bool) -> str | None:
    """The nominative of a word that stands in this case; None where it cannot."""
    if is_initial(word) or "." in word:
        return word
    found = [one for one in readings(word.lower()) if one.sort in NAME_SORTS and one.score >= _LIKELY]
    fitting = [one for one in found if one.case == case and one.gender in (gender, "ms-f") and one.number != "plur"]
    if fitting:
        if fitting[0].fixed or case == "nomn":
            return word
        return nominative(word, case, gender, fitting[0].sort) or word
    if gender == "femn" and _is_fixed_for_women(word, found):
        return word
    if found and not (last and not {one.sort for one in found} & {"Surn"}):
        return None
    return _unlisted(word, case, gender)


def _is_fixed_for_women(word: str, found: Sequence[Reading]) -> bool:
    """Цой, Кан: a family name of men's form that women bear undeclined."""
    if word.lower().endswith(_SHARED_ENDINGS):
        return False
    return any(one.sort == "Surn" and one.case == "nomn" and one.gender == "masc" for one in found)


def first_gender(words: Sequence[str]) -> str:
    """The gender that the given name shows by itself, "" where it does not."""
    genders = {
        one.gender for word in words for one in readings(word.lower()) if one.sort == "Name" and one.case == "nomn"
    }
    return genders.pop() if len(genders) == 1 and genders <= set(_GENDERS) else ""


def _unlisted(word: str, case: str, gender: str) -> str | None:
    """A name that the dictionary does not have as one: "Крота", "Тихого", "Эдвинссона"."""
    if case == "nomn":
        return word if gender == "masc" or not _is_masculine(word) else None
    if word[-1].lower() in _FIXED_ENDINGS and _unknown(word):
        return word
    if word[-1].lower() not in _VOWELS and gender == "femn":
        return word  # women's names that end in a consonant stay as they are
    found = [one for one in readings(word.lower()) if _declines(one, case, gender)]
    if found:
        return nominative(word, case, gender, "")
    return _foreign_stem(word, case) if gender == "masc" else None


def _is_masculine(word: str) -> bool:
    found = readings(word.lower())
    return bool(found) and found[0].known and found[0].part == "ADJF" and found[0].gender == "masc"


def _declines(reading: Reading, case: str, gender: str) -> bool:
    return reading.part in ("NOUN", "ADJF") and reading.case == case and reading.gender == gender and not reading.fixed


def _foreign_stem(word: str, case: str) -> str | None:
    for ending, of in _FOREIGN_ENDINGS:
        stem = word.removesuffix(ending)
        if of == case and stem != word and stem[-1:].lower() not in _VOWELS and any(c in _VOWELS for c in stem.lower()):
            return stem
    return None


def _family_first(words: tuple[str, ...]) -> tuple[Form, ...]:
    """Only the last syllable of a man's name declines: "Ли Сын Мином", "Ким Чен Ына"."""
    whole = " ".join(words)
    forms = [Form(whole, "", "")]
    for _, case in _FOREIGN_ENDINGS:
        stem = _foreign_stem(words[-1], case)
        if stem:
            forms.append(Form(" ".join((*words[:-1], stem)), case, "masc"))
    return tuple(forms)
