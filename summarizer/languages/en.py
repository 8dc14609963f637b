"""English: what a full stop means."""

import re

from summarizer.languages import Stop, read_abbreviations

_SECTIONS = read_abbreviations("en")
_TITLES = _SECTIONS["title"]
_NUMBERED = _SECTIONS["number"]
_UNITS = _SECTIONS["unit"]
_AFTER_UNIT = _SECTIONS["follows unit"]
_EITHER = _SECTIONS["either"]
_OPENERS = _SECTIONS["openers"]

_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_INITIAL = re.compile(r"(?:[A-Z]\.-?)+|[A-Z][a-z]\.")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})\.")


def opens_sentence(stop: Stop) -> bool:
    """Whether the next word is one that opens sentences rather than continues a name."""
    return stop.following in _OPENERS and not stop.initial


def ends_sentence(stop: Stop) -> bool:
    """A `summarizer.languages.StopRule`."""
    word = stop.word
    if not stop.before and _ENUMERATOR.fullmatch(word):
        return False
    if stop.following[0].islower() and not stop.following[1:2].isupper():
        return False
    if word in _NUMBERED and stop.following[0].isdigit():
        return False
    if word in _TITLES:
        return False
    if word in _UNITS:
        return not stop.following[0].isdigit() and stop.following not in _AFTER_UNIT
    if word in _EITHER or _DOTTED.fullmatch(word) or _INITIAL.fullmatch(word):
        return opens_sentence(stop)
    return True


def is_abbreviation(word: str) -> bool:
    """Whether the word, stop included, is one that is written with a stop."""
    return (
        word in _TITLES
        or word in _NUMBERED
        or word in _UNITS
        or word in _EITHER
        or bool(_DOTTED.fullmatch(word) or _INITIAL.fullmatch(word))
    )
