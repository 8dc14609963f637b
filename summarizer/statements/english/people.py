"""The people of an article: who a name, an office or a pronoun means there. Better nobody than the wrong one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from summarizer.statements.english.noun_phrases import Range, phrase_after
from summarizer.statements.english.sentence import Sentence
from summarizer.statements.english.tokens import Token
from summarizer.statements.lexicon import read_word_sets

Gender = Literal["he", "she"]
Tokens = Sequence[Token]

_HE = frozenset({"he", "him", "his", "he's", "he'd", "he'll", "himself"})
_SHE = frozenset({"she", "her", "hers", "she's", "she'd", "she'll", "herself"})
_PARTICLES = frozenset({"de", "van", "von", "bin", "al", "el", "la", "der", "den", "di", "da", "le"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LONGEST_NAME = 5


@dataclass(slots=True)
class Person:
    """Somebody the article names. `words`: the fullest name, without titles, in lower case; `last` is its last word."""

    name: str
    words: tuple[str, ...]
    gender: Gender | None
    certain: bool
    titles: list[str] = field(default_factory=list)
    seen: list[tuple[int, int, bool]] = field(default_factory=list)  # sentence, token, subject

    @property
    def last(self) -> str:
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of name tokens: `words` without titles; `titles` in front of them as they stand."""

    first: int
    end: int
    words: tuple[str, ...]
    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    he: frozenset[str]
    she: frozenset[str]
    he_titles: frozenset[str]
    she_titles: frozenset[str]
    titles: frozenset[str]
    places: frozenset[str]
    groups: frozenset[str]


@cache
def _lists() -> _Lists:
    names, titles = read_word_sets("names_en.txt"), read_word_sets("titles_en.txt")
    others = read_word_sets("places_en.txt")
    every = titles["he"] | titles["she"] | titles["office"]
    return _Lists(names["he"], names["she"], titles["he"], titles["she"], every, others["place"], others["group"])


def is_title(word: str) -> bool:
    return word in _lists().titles


def name_runs(text: str, tokens: Tokens) -> Iterator[NameRun]:
    """The runs of capitalised words in a sentence, outside quotations."""
    at = 0
    while at < len(tokens):
        if tokens[at].tag != "name":
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (tokens[end].tag == "name" or _joins(tokens, end)):
            if tokens[end - 1].word.endswith(("'s", "s'")):
                break
            end += 1
        yield _run(text, tokens, at, end)
        at = end


def _joins(tokens: Tokens, at: int) -> bool:
    return tokens[at].word in _PARTICLES and at + 1 < len(tokens) and tokens[at + 1].tag == "name"


def _run(text: str, tokens: Tokens, first: int, end: int) -> NameRun:
    offices = [at for at in range(first, min(end - 1, first + 8)) if is_title(tokens[at].word)]
    start = offices[-1] + 1 if offices else first
    words = [_bare(token.word) for token in tokens[start:end]]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    stop = tokens[end - 1].end
    name = text[tokens[start].start : stop]
    name = name[:-2] if name.endswith(("'s", "’s")) else name
    return NameRun(first, end, tuple(words), name, _titles(text, tokens, start, end))


def _titles(text: str, tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """What is said of them right in front ("Russian Foreign Minister") and behind a comma ("a lawyer in Busan")."""
    titles = []
    if start and is_title(tokens[start - 1].word):
        first = start - 1
        while first > 0 and start - first < 8 and tokens[first - 1].tag in ("name", "noun"):
            if tokens[first - 1].word.endswith("ing"):
                break
            first -= 1
        titles.append(text[tokens[first].start : tokens[start - 1].end])
    if end + 1 < len(tokens) and tokens[end].tag == "comma":
        phrase = phrase_after(tokens, end + 1)
        if phrase and any(is_title(tokens[at].word) for at in range(phrase[0], min(phrase[1], phrase[0] + 8))):
            first = phrase[0] + (tokens[phrase[0]].word in ("a", "an", "the"))
            titles.append(text[tokens[first].start : tokens[phrase[1] - 1].end])
    return tuple(titles)


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


class People:
    """Those named so far, as reading goes on; each name is one person or joins one it belongs to."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[Person]] = {}
        self._all: list[Person] = []
        self._recent: list[Person] = []

    def read(self, text: str, number: int, sentence: Sentence, subjects: Sequence[Range]) -> None:
        """Takes in the names of sentence `number`; `subjects` are the ranges of its subjects."""
        tokens = sentence.tokens
        subject_at = {at for first, end in subjects for at in range(first, end)}
        if not subjects:
            subject_at = set(range(min(4, len(tokens))))
        for run in name_runs(text, tokens):
            person = self._person(run)
            if person is None:
                continue
            self._learn(person, run)
            possessive = tokens[run.end - 1].word.endswith(("'s", "s'"))
            person.seen.append((number, run.first, run.first in subject_at and not possessive))
            if person in self._recent:
                self._recent.remove(person)
            self._recent.append(person)

    def _person(self, run: NameRun) -> Person | None:
        lists = _lists()
        words = run.words
        if len(words) > _LONGEST_NAME or any(word in lists.groups for word in words):
            return None
        known = self.named(words)
        if known is not None:
            if len(words) > len(known.words):
                known.name, known.words = run.name, words
            return known
        place = words[-1] in lists.places or words[0] in lists.places or " ".join(words) in lists.places
        first_named = words[0] in lists.he or words[0] in lists.she
        certain = bool(run.titles) or (first_named and len(words) > 1)
        if place and not certain:
            return None
        person = Person(run.name, words, None, certain)
        self._by_last.setdefault(person.last, []).append(person)
        self._all.append(person)
        return person

    def named(self, words: tuple[str, ...]) -> Person | None:
        """The person whom these words name, if only one can be meant."""
        same = self._by_last.get(words[-1], [])
        if len(words) == 1:
            return same[-1] if same else self._by_first_name(words[0])
        fitting = [person for person in same if len(person.words) == 1 or person.words[0][0] == words[0][0]]
        exact = [person for person in fitting if len(person.words) == 1 or person.words[0] == words[0]]
        return exact[-1] if exact else None

    def _by_first_name(self, word: str) -> Person | None:
        found = [person for person in self._all if len(person.words) > 1 and person.words[0] == word]
        return found[0] if len(found) == 1 else None

    def _gender(self, words: tuple[str, ...], titles: Sequence[str]) -> Gender | None:
        lists = _lists()
        if any(title in lists.he_titles for title in titles):
            return "he"
        if any(title in lists.she_titles for title in titles):
            return "she"
        if words[0] in lists.he:
            return "he"
        return "she" if words[0] in lists.she else None

    def _learn(self, person: Person, run: NameRun) -> None:
        near = [word for title in run.titles for word in title.lower().split()]
        person.titles.extend(title for title in run.titles if title not in person.titles)
        gender = self._gender(run.words, near)
        if person.gender is None and gender is not None:
            person.gender = gender
        person.certain = person.certain or bool(near)

    def who(self, word: str, number: int, at: int, speaker: Person | None) -> Person | None:
        """Whom a pronoun at token `at` of sentence `number` means; `speaker` is who spoke last."""
        gender: Gender | None = "he" if word in _HE else "she" if word in _SHE else None
        if gender is None:
            return None
        best: Person | None = None
        most = 0.0
        for person in self._recent[-12:]:
            score = _likely(person, gender, number, at)
            if person is speaker:
                score *= 1.6
            if score > most:
                best, most = person, score
        return best

    def holding(self, title: str) -> Person | None:
        """The one person of whom the article says this title."""
        found = [person for person in self._all if any(title in held.lower().split() for held in person.titles)]
        return found[0] if len(found) == 1 else None


def _likely(person: Person, gender: Gender, number: int, at: int) -> float:
    if person.gender is not None and person.gender != gender:
        return 0.0
    score = 0.0
    for sentence, token, subject in person.seen[-4:]:
        if sentence == number and token >= at:
            continue
        distance = number - sentence
        if distance <= 6:
            score = max(score, 0.65**distance * (2.0 if subject else 1.0))
    known = 1.0 if person.gender else 0.45
    return score * known * (1.0 if person.certain or len(person.words) > 1 else 0.9)
