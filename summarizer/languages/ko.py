"""Korean: what a full stop means. Words in Latin letters follow the English lists."""

import re

from summarizer.languages import Stop, en, read_abbreviations

_ENUMERATORS = read_abbreviations("ko")["enumerator"]
_NUMBER = re.compile(r"[(\[]?\d{1,3}(?:[-.]\d{1,3})*\.")
_DATE_PART = re.compile(r"['’‘(\[]*(?:\d{2}|\d{4})\.|.*\d\.\d{1,2}\.")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'’-]*\.")


def ends_sentence(stop: Stop) -> bool:
    """A `summarizer.languages.StopRule`."""
    if not stop.before and (stop.word in _ENUMERATORS or _NUMBER.fullmatch(stop.word)):
        return False
    if stop.word[-2:-1].isdigit():
        return not _continues_date(stop)
    if _LATIN.fullmatch(stop.word):
        return en.ends_sentence(stop) and (stop.following[0].isascii() or not en.is_abbreviation(stop.word))
    return True


def _continues_date(stop: Stop) -> bool:
    """ "2025." before "1.", "1." before "5.", and "5." after them."""
    if stop.following[0].isdigit():
        return True
    return bool(_DATE_PART.fullmatch(stop.before) or _NUMBER.fullmatch(stop.before) or _DATE_PART.fullmatch(stop.word))
