"""What differs from language to language, one file a language: here the rules for where a sentence ends.

A language's file says what a full stop means after a given word; finding the stops, the quotes and the paragraphs is
the same in all three and stands in `summarizer.sentences`. The lists of abbreviations are `data/abbreviations_*.txt`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import cast


@dataclass(frozen=True, slots=True)
class Stop:
    """A full stop and its surroundings.

    word        the run of characters before it, with the stop ("Lt.", "a.m.", "2024.")
    before      the run before that, "" at the start of a sentence
    following   the next word, opening quotes and brackets left out; a number counts as a word
    initial     whether the next word is itself followed by a stop
    first       the first word of the sentence, "" where that is more than a few words back
    words       how many words the sentence would have, this one included
    """

    word: str
    before: str
    following: str
    initial: bool
    first: str
    words: int

    def leaves_fragment(self, prepositions: frozenset[str]) -> bool:
        """Whether ending here would leave "In the U.S." or "At 5 p.m." as a sentence."""
        return self.words <= 4 and self.first in prepositions


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language adds to the common rules.

    ends_sentence   whether a full stop ends its sentence; asked where white space and another word follow
    resumes         (text, position): whether the words there carry on after a quote that closed on a stop
    opens           whether a word plainly opens a sentence; asked where the space after the stop was forgotten
    cased           whether a word in lower case cannot open a sentence
    endings         the letters after which an ellipsis can end a sentence; "" for any
    """

    ends_sentence: Callable[[Stop], bool]
    resumes: Callable[[str, int], bool]
    opens: Callable[[str], bool]
    cased: bool
    endings: str = ""


Sections = dict[str, frozenset[str]]


def read_abbreviations(lang: str) -> Sections:
    """The sections of `data/abbreviations_{lang}.txt`: a heading in brackets, then words, `#` opens a comment."""
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    text = (files("summarizer") / "data" / f"abbreviations_{lang}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            words = sections.setdefault(content.strip("[]"), set())
        else:
            words.update(content.split())
    return {name: frozenset(words) for name, words in sections.items()}


@cache
def grammar(lang: str) -> Grammar:
    """The language's own part, loaded when it is first asked for."""
    return cast("Grammar", import_module(f"{__name__}.{lang}").GRAMMAR)
