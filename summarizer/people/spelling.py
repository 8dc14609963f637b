"""A spelling without what does not tell people apart: case, accents, hyphens, dots, ё for е, full-width letters."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Script = Literal["latin", "hangul", "cyrillic"]

LONGEST_NAME = 120  # code points; what is longer is no name, and the rest of it is not looked at

_JOINTS = re.compile("[-‐‑‒–—_/·ㆍ・.,]+")
_POSSESSIVE = re.compile(r"['’]s(?=\s|$)")
_DROPPED = re.compile("['’ʼ`´‘“”\"«»()\\[\\]]+")
_HANGUL = re.compile("[가-힣]")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_LATIN_ACCENTS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def spelling_key(name: str) -> str:
    """Two spellings with the same key are one: "Kim Jong-un" and "KIM JONG UN"; "조 현" and "조현"."""
    return _key(name[:LONGEST_NAME])


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    text = fold(name)
    return text.replace(" ", "") if script_of(text) == "hangul" else text


def fold(text: str) -> str:
    """The text with what does not tell names apart taken off; its words stay apart by one space."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    folded = _POSSESSIVE.sub("", folded)
    folded = _DROPPED.sub("", _JOINTS.sub(" ", folded))
    return " ".join(_without_accents(folded).split())


def _without_accents(text: str) -> str:
    """Accents go from Latin letters only: й is no и."""
    if not any("à" <= letter <= "ɏ" for letter in text):
        return text
    bare = unicodedata.normalize("NFD", text.translate(_LATIN_ACCENTS))
    return unicodedata.normalize("NFC", re.sub("(?<=[a-z])[\u0300-\u036f]+", "", bare))


def script_of(text: str) -> Script | None:
    """The one script of the letters in the text; None where there are several or none that we read."""
    scripts: list[Script] = []
    if _LATIN.search(text):
        scripts.append("latin")
    if _HANGUL.search(text):
        scripts.append("hangul")
    if _CYRILLIC.search(text):
        scripts.append("cyrillic")
    return scripts[0] if len(scripts) == 1 else None


def slug(name: str) -> str:
    """A key from a Latin name: "Cho Tae-yul" gives "cho-tae-yul"."""
    return re.sub("[^a-z0-9]+", "-", spelling_key(name)).strip("-")
