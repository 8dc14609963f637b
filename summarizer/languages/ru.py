"""Russian: what a full stop means."""

import re

from summarizer.languages import Stop, read_abbreviations

_SECTIONS = read_abbreviations("ru")
_TITLES = _SECTIONS["title"]
_UNITS = _SECTIONS["unit"]
_AFTER_UNIT = _SECTIONS["follows unit"]
_EITHER = _SECTIONS["either"]
_OPENERS = _SECTIONS["openers"]

_INITIAL = re.compile(r"(?:[А-ЯЁA-Z]\.-?)+|(?:Дж|Ю|Я|Е|Ж|Ш|Х)[а-яё]?\.")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[А-Яа-яA-Za-z]|[IVX]{1,5})\.")
_AMOUNT = re.compile(r".*\d.*|[IVXLС]+[-–—]?[IVXLС]*|тыс\.?|млн\.?|млрд\.?|трлн\.?|и|кв\.?|куб\.?|т\.|н\.")


def opens_sentence(stop: Stop) -> bool:
    """Whether the next word is one that opens sentences rather than continues a name."""
    return stop.following in _OPENERS and not stop.initial


def ends_sentence(stop: Stop) -> bool:
    """A `summarizer.languages.StopRule`."""
    if not stop.before and _ENUMERATOR.fullmatch(stop.word):
        return False
    if stop.following[0].islower():
        return False
    word = stop.word.lower()
    if word in _UNITS and (_AMOUNT.fullmatch(stop.before) or word not in _TITLES and word not in {"г.", "в."}):
        return not stop.following[0].isdigit() and stop.following not in _AFTER_UNIT
    if word in _TITLES or word in _UNITS:
        return False
    if word in _EITHER or _INITIAL.fullmatch(stop.word):
        return opens_sentence(stop)
    if re.search(r"\.[-–]?.", word):
        return opens_sentence(stop)
    return True
