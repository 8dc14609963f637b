"""The terms by which a text is found again: text in, tuples of short strings out, the same for what is kept and asked.

Words in Latin and Cyrillic letters become their stems, by script and not by the language of the text. A run of Hangul
becomes its overlapping pieces of two syllables, so that 포탄 is found in 포탄을 and in 북한산포탄; a word of one
syllable stays. Numbers stay as they are. A term has only letters and digits.
"""

import re
import unicodedata
from collections.abc import Iterable

from summarizer.language import Lang
from summarizer.words import stem, stop_words

_LONGEST_TERM = 40

_RUN = re.compile(
    r"(?P<latin>[a-z\u00df-\u024f]+)"
    r"|(?P<cyrillic>[\u0400-\u052f]+)"
    r"|(?P<hangul>[\uac00-\ud7a3]+)"
    r"|(?P<digits>\d+)"
    r"|(?P<other>[^\W\d_a-z\u00df-\u024f\u0400-\u052f\uac00-\ud7a3]+)"
)
_IN_NUMBER = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3})")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_POSSESSIVE = re.compile(r"['’]s\b")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")


def search_terms(text: str) -> tuple[str, ...]:
    """Every term of the text in order, stop words too: what it is found by."""
    return tuple(term for run in _RUN.finditer(_plain(text)) for term in _terms(run))


def asked_words(text: str) -> tuple[tuple[str, ...], ...]:
    """The words that are asked for, each as the run of terms that is to stand in the text.

    Without stop words, unless there are no others; Korean words without their particles.
    """
    words = [_without_particle(word) for word in _plain(text).split()]
    telling = [word for word in words if not any(word.strip(_MARKS) in stop_words(lang) for lang in _LANGS)]
    runs = (search_terms(word) for word in telling or words)
    return tuple(dict.fromkeys(run for run in runs if run))


def exact_run(text: str) -> tuple[str, ...]:
    """The run of terms that stands wherever these words do; a Hangul syllable alone at an end may be part of a word."""
    terms = list(search_terms(text))
    while terms and _is_syllable(terms[0]):
        del terms[0]
    while terms and _is_syllable(terms[-1]):
        del terms[-1]
    return tuple(terms)


def same_words(text: str) -> str:
    """The words alone, in lower case and a space between: what is left when nothing but words counts."""
    return " ".join(run[0] for run in _RUN.finditer(_plain(text)))


def has_words(text: str, words: str) -> bool:
    """Whether the words stand in the text, whatever the case, quotation marks, punctuation and spaces.

    A Korean word may go on in the text (a particle), others may not.
    """
    needle = same_words(words)
    if not needle:
        return False
    before = "" if _HANGUL.match(needle[0]) else " "
    after = "" if _HANGUL.match(needle[-1]) else " "
    return f"{before}{needle}{after}" in f" {same_words(text)} "


_LANGS: tuple[Lang, ...] = ("en", "ru", "ko")
_MARKS = ".,;:!?\"'“”‘’«»()[]「」『』"


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _IN_NUMBER.sub("", text)).lower().replace("ё", "е")
    return _POSSESSIVE.sub("", plain).translate(_APOSTROPHES)


def _terms(run: re.Match[str]) -> Iterable[str]:
    word = run[0]
    if run.lastgroup == "hangul":
        return (word[at : at + 2] for at in range(len(word) - 1)) if len(word) > 1 else (word,)
    if run.lastgroup == "latin":
        return (stem(word, "en")[:_LONGEST_TERM],)
    if run.lastgroup == "cyrillic":
        return (stem(word, "ru")[:_LONGEST_TERM],)
    return (word[:_LONGEST_TERM],)


def _without_particle(word: str) -> str:
    """A Korean word as far as it means something; behind a number or a foreign name, a syllable is a particle."""
    runs = list(_RUN.finditer(word))
    if not runs or runs[-1].lastgroup != "hangul":
        return word
    last = runs[-1]
    if len(runs) > 1 and len(last[0]) == 1 and runs[-2].end() == last.start():
        return word[: last.start()]
    return word[: last.start()] + stem(last[0], "ko")


def _is_syllable(term: str) -> bool:
    return len(term) == 1 and _HANGUL.match(term) is not None
