"""The people of a Russian article: names brought to the nominative, surnames and pronouns to whom they mean."""

import re
from collections.abc import Sequence
from functools import cache

from summarizer.document import Span
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.statement import Speaker
from summarizer.words import read_lines

_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?(?:\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?){0,2}")
_FULL = re.compile(r"(?<![.!?…]\s)(?<!^)\b[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\b")
_HE, _SHE = frozenset({"он", "его"}), frozenset({"она", "её", "ее"})
_WORDS = read_word_sets("words_ru.txt")
_SHORTEST_STEM = 3
_NO_NAMES = _WORDS["speaker"] | _WORDS["pronoun"] | _WORDS["adverb"] | _WORDS["preposition"]


@cache
def _genitives() -> tuple[tuple[str, str], ...]:
    pairs = (line.split() for line in read_lines("genitives_ru.txt"))
    return tuple((genitive, base) for genitive, base in pairs)


class RussianPeople:
    """Whom a mention names. Mentions must be asked for in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._full = [match.group() for match in _FULL.finditer(text)]
        self._he: str | None = None
        self._she: str | None = None

    def speaker(self, mention: Span, *, genitive: bool) -> Speaker:
        """The speaker of one statement; a name in the genitive is brought to the nominative."""
        words = self._text[mention.start : mention.end]
        lowered = words.lower()
        if lowered in _HE:
            return Speaker(mention, self._he)
        if lowered in _SHE:
            return Speaker(mention, self._she)
        name = _name_in(words)
        if name is None:
            return Speaker(mention, None, (words,) if lowered.split()[0] in _WORDS["speaker"] else ())
        if genitive:
            name = " ".join(nominative(part) for part in name.split())
        name = self._fullest(name)
        if _is_female(name):
            self._she = name
        else:
            self._he = name
        title = words[: words.find(name.split()[0])].strip() if name.split()[0] in words else ""
        return Speaker(mention, name, (title,) if title else ())

    def _fullest(self, name: str) -> str:
        """The full name of the article's that ends in this surname, where there is only one."""
        if " " in name:
            return name
        fitting = {full for full in self._full if _same_surname(full.split()[-1], name)}
        exact = {full for full in fitting if full.split()[-1] == name}
        found = exact or fitting
        if len(found) != 1:
            return name
        full = found.pop()
        if full.split()[-1] == name:
            return full
        return " ".join(nominative(part) for part in full.split())


def _name_in(words: str) -> str | None:
    """The last run of capitalised words, without an office that opens the sentence."""
    found = [match.group() for match in _NAME.finditer(words)]
    if not found:
        return None
    run = found[-1].split()
    while run and run[0].lower() in _NO_NAMES:
        run = run[1:]
    return " ".join(run) or None


def nominative(word: str) -> str:
    """A name's nominative from its genitive, by its ending."""
    for ending, base in _genitives():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + base
    return word


def _same_surname(full: str, name: str) -> bool:
    stem = max(_SHORTEST_STEM, len(name) - 2)
    return full[:stem] == name[:stem] and abs(len(full) - len(name)) <= 3


def _is_female(name: str) -> bool:
    parts: Sequence[str] = name.lower().split()
    if parts[0] in _WORDS["female name"]:
        return True
    return parts[-1].endswith(("ова", "ева", "ёва", "ина", "ская", "цкая"))
