"""English: what a full stop means."""

import re

from summarizer.languages import Grammar, Stop, read_abbreviations

_SECTIONS = read_abbreviations("en")
_TITLES = _SECTIONS["title"]
_NUMBERED = _SECTIONS["number"]
_UNITS = _SECTIONS["unit"]
_AFTER_UNIT = _SECTIONS["follows unit"]
_EITHER = _SECTIONS["either"]
_OPENERS = _SECTIONS["openers"]
_PREPOSITIONS = _SECTIONS["prepositions"]

_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_INITIAL = re.compile(r"(?:[A-Z]\.-?){1,5}")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})\.")
_NUMERAL = re.compile(r"\d.*|[IVX]{2,}|V|X")
_ATTRIBUTION = re.compile(
    r"(?:(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Capt|Maj|Sen|Rep|Gov|Prof|[A-Z])\.|[\w'’-]{1,30})\s{1,3}){1,5}"
    r"(?:said|says|asked|asks|replied|shouted|cried|wondered|answered|yelled|exclaimed|joked)\b"
)


def is_abbreviation(word: str) -> bool:
    """Whether the word, stop included, is one that is written with a stop."""
    listed = any(word in words for words in (_TITLES, _NUMBERED, _UNITS, _EITHER))
    return listed or bool(_DOTTED.fullmatch(word) or _INITIAL.fullmatch(word))


def _ends_sentence(stop: Stop) -> bool:
    word, following = stop.word, stop.following
    if not stop.before and _ENUMERATOR.fullmatch(word):
        return False
    if following[0].islower() and not following[1:2].isupper():
        return False
    if word in _TITLES:
        return False
    if word in _NUMBERED:
        return not _NUMERAL.fullmatch(following)
    if stop.leaves_fragment(_PREPOSITIONS) and is_abbreviation(word):
        return False
    if word in _UNITS:
        return not following[0].isdigit() and following not in _AFTER_UNIT
    if stop.before[-1:].isdigit() and len(word) == 2:
        return True  # "minus 40 C."
    if word in _EITHER or _DOTTED.fullmatch(word) or _INITIAL.fullmatch(word):
        return following in _OPENERS and not stop.initial
    return True


def _resumes(text: str, position: int) -> bool:
    return bool(_ATTRIBUTION.match(text, position))


GRAMMAR = Grammar(_ends_sentence, _resumes, _OPENERS.__contains__, cased=True)
