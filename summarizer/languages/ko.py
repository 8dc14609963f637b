"""Korean: what a full stop means. Words in Latin letters follow the English lists."""

import re

from summarizer.languages import Grammar, Stop, en, read_abbreviations

_ENUMERATORS = read_abbreviations("ko")["enumerator"]
_NUMBER = re.compile(r"[(\[]?\d{1,3}(?:[-.]\d{1,3})*\.")
_DATE_PART = re.compile(r"['’‘(\[]*(?:\d{2}|\d{4})\.|.*\d\.\d{1,2}\.")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'’-]*\.")
_PARTICLE = re.compile(
    r"이?라(?:고|며|면서|는|던)|(?:고|며|면서)(?:도|는|만|까지)?\s|하(?:고|며|면서|는)\s|했(?:다|고|지만|습니다)|는\s|(?:이?란|등)\s"
)
_HANGUL_WORD = re.compile(r"[가-힣]+")


def _ends_sentence(stop: Stop) -> bool:
    if not stop.before and (stop.word in _ENUMERATORS or _NUMBER.fullmatch(stop.word)):
        return False
    if stop.word[-2:-1].isdigit():
        return not _is_in_date(stop)
    if _LATIN.fullmatch(stop.word):
        return not en.is_abbreviation(stop.word) and en.GRAMMAR.ends_sentence(stop)
    return True


def _is_in_date(stop: Stop) -> bool:
    """ "2025." before "1.", "1." before "5.", and "5." after them."""
    if stop.following[0].isdigit():
        return True
    return bool(_DATE_PART.fullmatch(stop.before) or _NUMBER.fullmatch(stop.before) or _DATE_PART.fullmatch(stop.word))


def _resumes(text: str, position: int) -> bool:
    return bool(_PARTICLE.match(text, position))


def _opens(word: str) -> bool:
    return bool(_HANGUL_WORD.fullmatch(word)) and not _PARTICLE.match(word + " ")


GRAMMAR = Grammar(_ends_sentence, _resumes, _opens, cased=False, endings="다요까죠네음임지군함됨")
