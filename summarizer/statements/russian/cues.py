"""Tokens of a sentence -> the words of saying that are used as such."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.statements.lexicon import read_sections
from summarizer.statements.russian.morphology import forms_of
from summarizer.statements.russian.tokens import Tokens
from summarizer.statements.russian.verbs import Verb, speech_forms, verb_of

_DOUBLE_NEGATION = frozenset({"исключать", "исключить", "скрывать", "сомневаться", "отрицать"})
_NEAR = 4  # tokens between a verb and its noun


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying at `at`; `end` is behind it and its noun ("выразил надежду")."""

    at: int
    end: int
    verb: Verb

    @property
    def feels(self) -> bool:
        return not self.verb.frames & {"says", "asks", "relays"}


def find_cues(tokens: Tokens) -> tuple[Cue, ...]:
    """In the order of the text."""
    return tuple(cue for at, token in enumerate(tokens) if token.kind == "word" for cue in _cues(tokens, at))


def _cues(tokens: Tokens, at: int) -> Iterator[Cue]:
    word = tokens[at].word
    nouns = _with_nouns().get(word)
    if nouns:
        end = _noun_end(tokens, at, nouns[1])
        if end:
            yield Cue(at, end, nouns[0])
            return
    verb = speech_forms().get(word)
    if verb and not _negated(tokens, at, verb) and not _conditional(tokens, at):
        yield Cue(at, at + 1, verb)


def _negated(tokens: Tokens, at: int, verb: Verb) -> bool:
    negated = at > 0 and tokens[at - 1].word == "не"
    return negated != (verb.lemma in _DOUBLE_NEGATION)


def _conditional(tokens: Tokens, at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].word in ("бы", "б")


def _noun_end(tokens: Tokens, at: int, nouns: Sequence[str]) -> int | None:
    for place in range(at + 1, min(len(tokens), at + 1 + _NEAR)):
        if tokens[place].kind != "word":
            return None
        if tokens[place].word in nouns:
            return place + 1
    return None


@cache
def _with_nouns() -> Mapping[str, tuple[Verb, tuple[str, ...]]]:
    """Each form of a verb that needs a noun -> how it is used, and its nouns."""
    found: dict[str, tuple[Verb, tuple[str, ...]]] = {}
    for line in read_sections("speech_verbs_ru.txt")["with noun"]:
        infinitive, _, nouns = line.partition(":")
        for form, reading in forms_of(infinitive):
            verb = verb_of(infinitive, reading, frozenset({"says"}))
            if verb:
                plain = form.replace("ё", "е")
                before = found.get(plain)
                found[plain] = (verb, (*(before[1] if before else ()), *nouns.split()))
    return found
