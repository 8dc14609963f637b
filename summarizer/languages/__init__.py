"""What differs from language to language, one file a language: here the rules for where a sentence ends.

A language's file says what a full stop means after a given word; finding the stops, the quotes and the paragraphs is
the same in all three and stands in `summarizer.sentences`. The lists of abbreviations are `data/abbreviations_*.txt`.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Protocol, cast


@dataclass(frozen=True, slots=True)
class Stop:
    """A full stop and its surroundings.

    word        the run of characters before it, with the stop ("Lt.", "a.m.", "2024.")
    before      the run before that, "" at the start of a sentence
    following   the next word, opening quotes and brackets left out; a number counts as a word
    gap         what stands between: white space, opening quotes, dashes
    initial     whether the next word is itself followed by a stop
    """

    word: str
    before: str
    following: str
    gap: str
    initial: bool


class StopRule(Protocol):
    """Whether a full stop ends its sentence; asked only where white space and another word follow."""

    def __call__(self, stop: Stop, /) -> bool: ...


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
def stop_rule(lang: str) -> StopRule:
    """The rule of the language, loaded when it is first asked for."""
    return cast("StopRule", import_module(f"{__name__}.{lang}").ends_sentence)
