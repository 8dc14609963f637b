"""The words of a personal name -> every consistent way to read them: the nominative, the case, the gender."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.statements.russian.morphology import NAME_SORTS, Reading, nominative, readings
from summarizer.statements.russian.words import FAMILY_NAMES

_CASES = ("nomn", "gent", "accs", "datv", "ablt", "loct")


_GENDERS = ("masc", "femn")


_VOWELS = frozenset("аеёиоуыэюя")


_FOREIGN_ENDINGS = (("ом", "ablt"), ("ем", "ablt"), ("а", "gent"), ("а", "accs"), ("у", "datv"), ("е", "loct"))


_FIXED_ENDINGS = frozenset("иоэё")  # of foreign names that never decline


_SHARED_ENDINGS = ("ов", "ев", "ёв", "ин", "ын", "ий", "ый")  # women have a form of their own


_LIKELY = 0.01


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a name: its nominative, the case it stands in, "" where nothing shows it, and the gender."""

    name: str
    case: str
    gender: str


def is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "."


def name_sorts(word: str) -> frozenset[str]:
    return frozenset(one.sort for one in readings(word.lower()) if one.sort in NAME_SORTS and one.score >= _LIKELY)


def is_unlisted(word: str) -> bool:
    found = readings(word.lower())
    return not found or not found[0].known


def is_family_first(words: Sequence[str]) -> bool:
    """Whether the family name stands in front, as in Korean and Chinese names."""
    return (
        len(words) > 1
        and words[0].lower() in FAMILY_NAMES
        and "Surn" not in name_sorts(words[-1]) | _surnames(words[1:])
    )


def _surnames(words: Sequence[str]) -> frozenset[str]:
    return frozenset("Surn" for word in words if "Patr" in name_sorts(word))


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
    if not name_sorts(words[-1]) or words[-1][:-1].lower() in FAMILY_NAMES:
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
    if word[-1].lower() in _FIXED_ENDINGS and is_unlisted(word):
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
