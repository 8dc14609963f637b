"""Words of names as they sound, so that Cyrillic, Latin and Hangul can be compared: "шойгу", "shoigu" and "쇼이구".

`letters` is fine and for the two alphabets: it undoes the habits of romanisation (BGN/PCGN, ISO 9 without its accents,
passports, the press), so that Sergey, Sergei and Сергей are one. `classes` is coarse and for Hangul, which has one
letter for р and л, for п, б, ф and в at an end, for з, ж, ц and ч, and puts a vowel after every consonant.
"""

import re
from functools import lru_cache

from summarizer.people.spelling import script_of

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэіїґў", "abvgdeziiklmnoprstufieiigu", strict=True)),
    **dict(zip("жхцчшщюяєъь", ("zh", "kh", "ts", "ch", "sh", "shch", "iu", "ia", "ie", "", ""), strict=True)),
}
_LETTERS = (
    ("dzh", "j"),
    ("shch", "q"),
    ("sch", "q"),
    ("sh", "q"),
    ("tch", "c"),
    ("zh", "j"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("ch", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "ks"),
    ("oo", "u"),
    ("ee", "i"),
    ("yo", "e"),
    ("w", "v"),
    ("y", "i"),
)
_CONSONANT_CLASSES = {
    **dict.fromkeys("pbfv", "P"),
    **dict.fromkeys("td", "T"),
    **dict.fromkeys("kg", "K"),
    **dict.fromkeys("jzc", "J"),
    **dict.fromkeys("sq", "S"),
    **dict(zip("hmnrl", "HMNRR", strict=True)),
}
# In the order of Unicode; "-" is nothing: ㅇ at the start, and ㅡ, which only parts consonants.
_HANGUL_INITIALS = "KKNTTRMPPSS-JJJKTPH"
_HANGUL_MEDIALS = "aeaeoeoeoaeeouoeiu-ii"
_HANGUL_FINALS = "-KKKNNNTRKMRRRPRMPPTTNTTKTP-"
_HANGUL_FIRST = 0xAC00
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile("i(?=[aeou])")
_SILENT_R = re.compile("(?<=[aeiou])R(?![aeiou])")
_SILENT_H = re.compile("(?<=[aeiou])h(?![aeiou])")
_VOWELS = re.compile("[aeiou]")


@lru_cache(maxsize=20_000)
def letters(word: str) -> str:
    """A Latin or Cyrillic word in lower case, as letters that stand for sounds: q is ш, j is ж, c is ч and ц."""
    text = "".join(_CYRILLIC.get(letter, letter) for letter in word)
    if text == word:
        text = _SILENT_H.sub("", "s" + text[1:] if text.startswith("x") else text)  # Xi is Си, John is Джон
    for written, sound in _LETTERS:
        text = text.replace(written, sound)
    return _DOUBLED.sub(r"\1", _GLIDE.sub("", _DOUBLED.sub(r"\1", text)))


@lru_cache(maxsize=20_000)
def classes(word: str) -> str:
    """A word of any script as classes of sounds: capitals are consonants, small letters vowels."""
    if script_of(word) == "hangul":
        return _DOUBLED.sub(r"\1", _GLIDE.sub("", "".join(map(_hangul_classes, word))))
    text = letters(_soft_c(word)).replace("ng", "n")
    return _DOUBLED.sub(r"\1", "".join(_CONSONANT_CLASSES.get(letter, letter) for letter in text))


def consonants(word_classes: str) -> str:
    """The consonants of what `classes` gives."""
    return _VOWELS.sub("", word_classes)


def without_silent_r(word_classes: str) -> str:
    """As Korean hears an English r: 터너 is Turner. Only an r before a consonant or at the end goes."""
    return _SILENT_R.sub("", word_classes)


def _soft_c(word: str) -> str:
    """An English c that is no ч: before e, i and y it sounds like s, else like k."""
    return re.sub("c(?=[eiy])", "s", re.sub("c(?![heiy])", "k", word)).replace("w", "u")


def _hangul_classes(letter: str) -> str:
    code = ord(letter) - _HANGUL_FIRST
    if not 0 <= code < 11_172:
        return ""
    parts = _HANGUL_INITIALS[code // 588], _HANGUL_MEDIALS[code % 588 // 28], _HANGUL_FINALS[code % 28]
    return "".join(parts).replace("-", "")
