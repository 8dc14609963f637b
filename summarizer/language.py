"""Which language a text is in: first by script, then, inside the Latin and Cyrillic scripts, by py3langid's model.

py3langid (with numpy) is loaded when the first Latin or Cyrillic text is asked about, half a second and some 90 MB:
not at import, because the process that talks to the chat platforms never asks.
"""

import re
from functools import cache
from typing import Any, Literal

Lang = Literal["en", "ko", "ru"]

_READ: dict[str, Lang] = {"en": "en", "ko": "ko", "ru": "ru"}

_SAMPLE = 20_000  # code points in which scripts are counted
_CLASSIFIED = 3_000  # code points given to the model: 0.3 ms
_SHORT = 60  # letters; a text below that is a title, full of names, and the language we read gets the benefit of doubt
_BENEFIT = (
    5.0  # in nats: names alone moved invented titles by up to 4 from their own language, another language by more
)

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"\b[^\W\d_a-zа-яё]\w*")
_SYLLABLE = 2.5  # letters of an alphabet that one Hangul syllable or Han character stands for

_NOT_RUSSIAN = re.compile("[іїєґўђјљњћџѓќѕәғқңөұүһҝӣӯҷҳ]", re.IGNORECASE)
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba"})
_NO_NEWS = frozenset(
    {"pcm", "la", "lij", "gcf", "gcr", "fuv", "bcl", "ace", "an", "wa", "ext", "qu", "guw", "kik", "sn"}
)
# Languages that the model likes to see in English headlines.


def find_language(text: str) -> Lang | None:
    """The language of the text when it is one we read, else None."""
    return _READ.get(detect(text) or "")


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language most of the text is in; None where there are no words or no telling."""
    sample = text[:_SAMPLE]
    weights = {
        "hangul": _SYLLABLE * _length(_HANGUL, sample),
        "kana": _SYLLABLE * _length(_KANA, sample),
        "han": _SYLLABLE * _length(_HAN, sample),
        "cyrillic": 1.0 * _length(_CYRILLIC, sample),
        "latin": 1.0 * _length(_LATIN, sample),
    }
    alphabetic = sum(map(len, _LETTERS.findall(sample)))
    known = weights["cyrillic"] + weights["latin"] + (weights["hangul"] + weights["kana"] + weights["han"]) / _SYLLABLE
    japanese_or_chinese = weights["kana"] + weights["han"]
    script = max(weights, key=lambda name: weights[name])
    if not alphabetic:
        return None
    if known * 2 < alphabetic:
        return _best(sample[:_CLASSIFIED], None)
    if script == "hangul" or (script == "han" and weights["hangul"] > weights["han"] / 2 > 0):
        return "ko"
    if japanese_or_chinese > max(weights["cyrillic"], weights["latin"]):
        return "ja" if weights["kana"] * 10 > japanese_or_chinese else "zh"
    return _cyrillic(sample) if weights["cyrillic"] >= weights["latin"] else _latin(sample)


def _length(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _cyrillic(sample: str) -> str | None:
    words = " ".join(_CYRILLIC.findall(sample))[:_CLASSIFIED]
    foreign = len(_NOT_RUSSIAN.findall(words))
    if foreign * 40 > len(words):  # Ukrainian has 6 in 100; Russian that quotes a sentence of it stays below
        return _best(words, _CYRILLIC_LANGUAGES - {"ru"})
    return _best(words, _CYRILLIC_LANGUAGES, favoured="ru")


def _latin(sample: str) -> str | None:
    words = " ".join(_LATIN.findall(sample))[:_CLASSIFIED]
    favoured = "en" if words.isascii() else ""
    if len(words) < _SHORT:
        ordinary = _NAME.sub(" ", words).split()
        words = " ".join(ordinary) if sum(map(len, ordinary)) > 3 else words.lower()
    return _best(words, None, favoured=favoured)


def _best(words: str, among: frozenset[str] | None, favoured: str = "") -> str | None:
    """The likeliest language of those; the favoured one also when it is not far behind and the text is short."""
    benefit = _BENEFIT if len(words) < _SHORT else 0.0
    ranked = [
        (score + (benefit if lang == favoured else 0.0), lang)
        for lang, score in _identifier().rank(words)
        if lang not in _NO_NEWS and (among is None or lang in among)
    ]
    return max(ranked)[1] if ranked else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
