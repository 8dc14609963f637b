"""Outlets and the sides they write for, by name: what a question's "Yonhap", "Russian media" or "ТАСС" mean."""

from functools import cache
from typing import Literal

from summarizer.people import find_institution
from summarizer.people.people_list import read_lists
from summarizer.people.spelling import fold
from summarizer.statements.lexicon import read_sections, read_word_sets

Side = Literal["seoul", "pyongyang", "moscow", "third"]

_OUTLET_KINDS = frozenset({"media", "state media"})
_SIDES: dict[str | None, Side] = {"kr": "seoul", "kp": "pyongyang", "ru": "moscow"}
_LANGUAGES = ("en", "ko", "ru")
_ADJECTIVES = ("ие", "их", "им", "ими", "ая", "ой", "ом", "ое", "ого")


@cache
def listed_outlets() -> frozenset[str]:
    """The names in the word lists of the questions, folded; those of institutions.txt come besides."""
    lines = [line for lang in _LANGUAGES for line in read_sections(f"question_words_{lang}.txt")["outlets"]]
    return frozenset(fold(name) for line in lines for name in line.split(";") if name.strip())


def is_outlet(name: str) -> bool:
    """An outlet that the lists name, in any script."""
    institution = find_institution(name)
    return (institution is not None and institution.kind in _OUTLET_KINDS) or fold(name) in listed_outlets()


def outlet_names(source: str) -> tuple[str, ...]:
    """Every spelling of the outlet: "연합뉴스" gives "Yonhap", too. What is not on the list is only itself."""
    institution = find_institution(source)
    if institution is None or institution.kind not in _OUTLET_KINDS:
        return (source,)
    return tuple(dict.fromkeys((source, *institution.names)))


def side_of(source: str) -> Side | None:
    """The side that words for outlets mean ("Russian media"): "third" for any other country; None where they mean none.

    The longest name counts, so that "South Korean" is not taken for another; "Korean" alone means none.
    """
    words = f" {fold(source)} "
    found = [(len(form), side) for form, side in _side_words().items() if _stands_in(form, words)]
    return max(found)[1] if found else None


def _stands_in(form: str, words: str) -> bool:
    """As words; in Hangul also as the beginning of one: 북한매체."""
    return f" {form} " in words or ("가" <= form[0] <= "힣" and len(form) > 1 and f" {form}" in words)


@cache
def _side_words() -> dict[str, Side]:
    """Names and adjectives of countries and what question_sides.txt adds, folded."""
    found: dict[str, Side] = {}
    for place in read_lists().institutions.values():
        if place.kind == "country":
            forms = {fold(name) for name in place.names}
            forms |= {form[:-2] + ending for form in forms if form.endswith(("ий", "ый")) for ending in _ADJECTIVES}
            found |= dict.fromkeys(forms, _SIDES.get(place.key, "third"))
    sides: tuple[Side, ...] = ("seoul", "pyongyang", "moscow", "third")
    for side in sides:
        found |= {fold(word): side for word in read_word_sets("question_sides.txt")[side]}
    return found
