"""A Russian word -> how it may be read: part of speech, case, gender, number, and whether it is a name.

The one file that knows pymorphy3; its dictionary (30 MB, 0.1 s) is loaded when the first Russian article comes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

import pymorphy3  # type: ignore[import-untyped]  # has no types; nothing of it leaves this file

Case = Literal["nomn", "gent", "datv", "accs", "ablt", "loct"]
NAME_SORTS = frozenset({"Name", "Surn", "Patr"})

_SAME_CASE = {"gen2": "gent", "gen1": "gent", "loc2": "loct", "loc1": "loct", "acc2": "accs", "voct": "nomn"}
_SORTS = ("Surn", "Name", "Patr", "Geox", "Orgn")
_LONGEST = 40  # letters; what is longer is no word
_NO_READING: "tuple[Reading, ...]" = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the ways to read a word; "" where a property does not apply.

    part is pymorphy's (NOUN, ADJF, VERB, NPRO …); sort says of a noun that it is a Name, Surn(ame), Patr(onymic), Geox
    (a place) or Orgn; known: the dictionary has it, it is not guessed from its ending.
    """

    part: str
    lemma: str
    case: str
    number: str
    gender: str
    person: str
    sort: str
    animate: bool
    fixed: bool
    known: bool
    score: float


@lru_cache(maxsize=60_000)  # about 60 MB when full: far more words than a day's articles have
def readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word, likeliest first; () for what is too long to be one."""
    if len(word) > _LONGEST:
        return _NO_READING
    known = bool(_analyzer().word_is_known(word))
    return tuple(_reading(parse, known=known) for parse in _analyzer().parse(word))


@lru_cache(maxsize=20_000)
def nominative(word: str, case: str, gender: str, sort: str) -> str | None:
    """The nominative singular of a word that stands in this case, as a name of this sort ("" for any); None where it
    cannot be read so. Written with a capital where the word is."""
    if len(word) > _LONGEST:
        return None
    for parse in _analyzer().parse(word):
        reading = _reading(parse, known=True)
        if reading.case != case or reading.gender not in (gender, "ms-f") or reading.number not in ("sing", ""):
            continue
        if sort and reading.sort != sort:
            continue
        form = parse.inflect({"nomn", "sing"} if reading.part == "NOUN" else {"nomn", "sing", gender})
        if form is not None:
            return _like(word, str(form.word))
    return None


def forms_of(infinitive: str) -> Iterator[tuple[str, Reading]]:
    """The finite forms and gerunds of a verb, without the imperatives, with how they are read."""
    for parse in _analyzer().parse(infinitive):
        if str(parse.tag.POS) == "INFN":
            for form in parse.lexeme:
                if form.tag.POS in ("VERB", "GRND") and "impr" not in form.tag:
                    yield str(form.word), _reading(form, known=True)
            return


def _reading(parse: Any, *, known: bool) -> Reading:
    part, case, number, gender, person, sort, animate, fixed = _properties(parse.tag)
    return Reading(
        part, str(parse.normal_form), case, number, gender, person, sort, animate, fixed, known, float(parse.score)
    )


@cache  # the dictionary has some thousands of tags
def _properties(tag: Any) -> tuple[str, str, str, str, str, str, bool, bool]:
    case = str(tag.case or "")
    gender = "ms-f" if "ms-f" in tag else str(tag.gender or "")
    sort = next((sort for sort in _SORTS if sort in tag), "")
    return (
        str(tag.POS or ""),
        _SAME_CASE.get(case, case),
        str(tag.number or ""),
        gender,
        str(tag.person or ""),
        sort,
        "anim" in tag,
        "Fixd" in tag,
    )


def _like(word: str, lowered: str) -> str:
    """The form with capitals where the word has them: "Римского-Корсакова"."""
    if not word[:1].isupper():
        return lowered
    if word.isupper() and len(word) > 1:
        return word
    parts = zip(word.split("-"), lowered.split("-"), strict=False)
    return "-".join(form.capitalize() if part[:1].isupper() else form for part, form in parts)


@cache
def _analyzer() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")
