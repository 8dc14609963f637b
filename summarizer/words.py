"""The words of a text as the rating of sentences sees them: lower case, without stop words, brought to their stems.

Text and language in, tuples of strings out. English and Russian stems are Snowball's; Korean words lose the particles
and the commonest endings of 하다 and 되다 by a short list of our own, enough that 러시아가, 러시아는 and 러시아의 meet.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from summarizer.language import Lang

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ALGORITHMS: dict[Lang, str] = {"en": "english", "ru": "russian"}

_SHORTEST_KOREAN_STEM = 2
_LONGEST_WORD = 60  # what is longer is no word of a language, and stemmers take their time over it


def to_words(text: str) -> tuple[str, ...]:
    """The words of the text in lower case, in order, stop words too."""
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace("ё", "е")))


def to_terms(words: Iterable[str], lang: Lang) -> tuple[str, ...]:
    """The stems of the words that are not stop words, in order, as often as they come."""
    stopped = stop_words(lang)
    return tuple(stem(word, lang) for word in words if word not in stopped)


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, in its order, without the empty ones and the comments that start with #."""
    lines = (files("summarizer") / "data" / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def read_words(name: str) -> tuple[str, ...]:
    """The words of a data file, in its order."""
    return tuple(word for line in read_lines(name) for word in line.split())


@cache
def stop_words(lang: Lang) -> frozenset[str]:
    """The words of the language that say nothing about a topic, in lower case, not stemmed."""
    return frozenset(read_words(f"stopwords_{lang}.txt"))


@lru_cache(maxsize=50_000)  # about 10 MB when full; a pure Python stemmer needs 20 µs a word
def stem(word: str, lang: Lang) -> str:
    """The stem of a word in lower case."""
    if len(word) > _LONGEST_WORD:
        return word
    if lang == "ko":
        return _korean_stem(word)
    # A new stemmer each time: it keeps the word at work inside itself, so one shared by threads would mix them up.
    stemmed: str = snowballstemmer.stemmer(_ALGORITHMS[lang]).stemWord(word)
    return stemmed


def _korean_stem(word: str) -> str:
    """Strips endings until none is left, so that a word and the same word with a particle end alike."""
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for ending in _korean_endings():
        if len(word) >= len(ending) + _SHORTEST_KOREAN_STEM and word.endswith(ending):
            return word[: -len(ending)]
    return word


@cache
def _korean_endings() -> tuple[str, ...]:
    """Longest first, so that 에서는 goes before 는."""
    return tuple(sorted(read_words("endings_ko.txt"), key=len, reverse=True))
