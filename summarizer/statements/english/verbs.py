"""English verbs of speech: their forms, and what may follow each. From `data/speech_verbs_en.txt`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer.statements.lexicon import read_sections

Frame = Literal["says", "tells", "asks", "names", "calls", "thinks", "shows"]
Form = Literal["base", "present", "past", "ing"]
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of speech: particle is the word that must follow ("out" of "point out"), or ""."""

    lemma: str
    form: Form
    particle: str
    frames: frozenset[str]


@cache
def speech_verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Each form in lower case -> the verbs it may be; those with a particle first."""
    frames: dict[str, set[str]] = {}
    for section, lines in read_sections("speech_verbs_en.txt").items():
        for line in lines:
            frames.setdefault(line, set()).add(section)
    merged: dict[str, tuple[str, set[str]]] = {}
    for line, sections in frames.items():
        lemma = line.split()[0]
        longest, found = merged.get(lemma, (line, set()))
        merged[lemma] = (max(line, longest, key=len), found | sections)
    forms: dict[str, list[Verb]] = {}
    for line, sections in merged.values():
        for form, name in _forms(line):
            verb, _, particle = line.split()[0].partition("+")
            forms.setdefault(form, []).append(Verb(verb, name, particle, frozenset(sections)))
    return {form: tuple(sorted(verbs, key=lambda verb: not verb.particle)) for form, verbs in forms.items()}


def _forms(line: str) -> Iterator[tuple[str, Form]]:
    """The forms of one line: "say said" gives say, says, said, saying."""
    lemma, *irregular = line.split()
    verb = lemma.partition("+")[0]
    yield verb, "base"
    yield _third_person(verb), "present"
    yield _ing(verb), "ing"
    for past in irregular or [_past(verb)]:
        yield past, "past"


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled: quip, quipped."""
    short = len(verb) <= 4 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3:-2] not in _VOWELS
    return short or verb in ("submit", "refer", "prefer", "rebut", "admit", "permit")


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return verb + verb[-1] * _doubles(verb) + "ing"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] * _doubles(verb) + "ed"
