"""Russian: what a full stop means."""

import re

from summarizer.languages import Grammar, Stop, read_abbreviations

_SECTIONS = read_abbreviations("ru")
_TITLES = _SECTIONS["title"]
_UNITS = _SECTIONS["unit"]
_AFTER_UNIT = _SECTIONS["follows unit"]
_EITHER = _SECTIONS["either"]
_OPENERS = _SECTIONS["openers"]
_PREPOSITIONS = _SECTIONS["prepositions"]
_SPACED = frozenset(word for word in _TITLES | _UNITS if word.count(".") == 2)  # "т. е." is "т.е."

_INITIAL = re.compile(r"(?:[А-ЯЁA-Z]\.-?){1,5}|(?:Дж|Ю|Я|Е|Ж|Ш|Х)[а-яё]?\.")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[А-Яа-яA-Za-z]|[IVX]{1,5})\.")
_AMOUNT = re.compile(r".*\d.*|[IVXLС]+(?:[-–—][IVXLС]+)?|(?:тыс|млн|млрд|трлн|кв|куб)\.?|и|т\.|н\.")
_COMPOUND = re.compile(r"\w\.[-–]?\w")


def _ends_sentence(stop: Stop) -> bool:
    word, following = stop.word.lower(), stop.following
    if not stop.before and _ENUMERATOR.fullmatch(word):
        return False
    if following[0].islower():
        return False
    if _INITIAL.fullmatch(stop.word) and stop.before:
        return following in _OPENERS and not stop.initial
    if (pair := stop.before.lower() + word) in _SPACED:
        word = pair
    if word in _UNITS and stop.leaves_fragment(_PREPOSITIONS):
        return False
    if word in _UNITS and (word not in _TITLES or _AMOUNT.fullmatch(stop.before)):
        return not following[0].isdigit() and following not in _AFTER_UNIT
    if word in _TITLES:
        return False
    if word in _EITHER or _COMPOUND.search(word):
        return following in _OPENERS and not stop.initial
    return True


def _resumes(text: str, position: int) -> bool:  # noqa: ARG001 - in Russian a dash and a small letter say so
    return False


GRAMMAR = Grammar(_ends_sentence, _resumes, _OPENERS.__contains__, cased=True)
