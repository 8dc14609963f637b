"""The people of an article: who a name, an office or a pronoun means there. Better nobody than the wrong one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from summarizer.statements.english.names import NameRun, name_lists, name_runs
from summarizer.statements.english.noun_phrases import Range
from summarizer.statements.english.sentence import Sentence

Gender = Literal["he", "she"]

_HE = frozenset({"he", "him", "his", "he's", "he'd", "he'll", "himself"})
_SHE = frozenset({"she", "her", "hers", "she's", "she'd", "she'll", "herself"})
_HANGS_ON = re.compile(r",| (?:of|at|for|in|on|from|with|to)\b")  # what follows the office itself in a title
_LONGEST_NAME = 5
_NAMESAKES = 50  # people of one surname that are looked at
_MOST_TITLES = 20  # of one person
_CANDIDATES = 12  # people named last, whom a pronoun may mean


@dataclass(slots=True, eq=False)
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


class People:
    """Those named so far, as reading goes on; each name is one person or joins one it belongs to."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_title: dict[str, list[Person]] = {}
        self._recent: dict[Person, None] = {}  # who was named last stands last

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
            self._recent.pop(person, None)
            self._recent[person] = None

    def _person(self, run: NameRun) -> Person | None:
        lists = name_lists()
        words = run.words
        if len(words) > _LONGEST_NAME or any(word in lists.groups for word in words):
            return None
        known = self.named(words)
        if known is not None:
            if len(words) > len(known.words):
                known.name, known.words = run.name, words
                self._by_first.setdefault(words[0], []).append(known)
            return known
        place = words[-1] in lists.places or words[0] in lists.places or " ".join(words) in lists.places
        first_named = words[0] in lists.he or words[0] in lists.she
        certain = bool(run.titles) or (first_named and len(words) > 1)
        if place and not certain:
            return None
        person = Person(run.name, words, None, certain)
        self._by_last.setdefault(person.last, []).append(person)
        if len(words) > 1:
            self._by_first.setdefault(words[0], []).append(person)
        return person

    def named(self, words: tuple[str, ...]) -> Person | None:
        """The person whom these words name, if only one can be meant."""
        same = self._by_last.get(words[-1], [])[-_NAMESAKES:]
        if len(words) == 1:
            return same[-1] if same else self._by_first_name(words[0])
        fitting = [person for person in same if len(person.words) == 1 or person.words[0][0] == words[0][0]]
        exact = [person for person in fitting if len(person.words) == 1 or person.words[0] == words[0]]
        return exact[-1] if exact else None

    def _by_first_name(self, word: str) -> Person | None:
        found = self._by_first.get(word, [])
        return found[0] if len(found) == 1 else None

    def _gender(self, words: tuple[str, ...], titles: Sequence[str]) -> Gender | None:
        lists = name_lists()
        if any(title in lists.he_titles for title in titles):
            return "he"
        if any(title in lists.she_titles for title in titles):
            return "she"
        if words[0] in lists.he:
            return "he"
        return "she" if words[0] in lists.she else None

    def _learn(self, person: Person, run: NameRun) -> None:
        near = [word for title in run.titles for word in title.lower().split()]
        for title in run.titles:
            if title not in person.titles and len(person.titles) < _MOST_TITLES:
                self._give(person, title)
        gender = self._gender(run.words, near)
        if person.gender is None and gender is not None:
            person.gender = gender
        person.certain = person.certain or bool(near)

    def _give(self, person: Person, title: str) -> None:
        person.titles.append(title)
        for word in _HANGS_ON.split(title.lower(), maxsplit=1)[0].split():
            holders = self._by_title.setdefault(word, [])
            if len(holders) < 2 and person not in holders:
                holders.append(person)

    def who(self, word: str, number: int, at: int, speaker: Person | None) -> Person | None:
        """Whom a pronoun at token `at` of sentence `number` means; `speaker` is who spoke last."""
        gender: Gender | None = "he" if word in _HE else "she" if word in _SHE else None
        if gender is None:
            return None
        best: Person | None = None
        most = 0.0
        for person in self._latest():
            score = _likely(person, gender, number, at)
            if person is speaker:
                score *= 1.6
            if score > most:
                best, most = person, score
        return best

    def _latest(self) -> list[Person]:
        """Those named last, the very last at the end."""
        return list(islice(reversed(self._recent), _CANDIDATES))[::-1]

    def holding(self, title: str) -> Person | None:
        """The one person of whom the article says this title."""
        found = self._by_title.get(title, [])
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
            score = max(score, 0.5**distance * (2.0 if subject else 1.0))
    known = 1.0 if person.gender else 0.45
    return score * known * (1.0 if person.certain or len(person.words) > 1 else 0.9)
