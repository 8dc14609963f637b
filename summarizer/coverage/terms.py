"""Finds the terms of a list in a text, at word starts and with their endings: text in, mentions with offsets out.

A term is written as `data/topics/korea-russia.txt` explains at its head. Finding takes time in proportion to the text,
whatever the number of terms: each word is looked up, not each term searched for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Literal, TypeVar

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[^\w\s]{1,2}|_")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_SYLLABLES = re.compile("[가-힣一-鿿]")  # Hangul and the Chinese characters of Korean headlines
_LONGEST_WORD = 40  # code points; what is longer is no word of a list
_WIDEST_GAP = 3  # code points between the words of one term: 'N. Korea', 'Ким Чен Ын', '«Единая Россия»'
_REMEMBERED = 50_000  # words of texts with the terms that they may begin

_ENDINGS = frozenset(
    (
        *("", "а", "у", "ом", "ем", "е", "ы", "и", "о", "ов", "ев", "ей", "ам", "ами", "ах", "ям", "ями", "ях"),
        *("ой", "ою", "ею", "я", "ю", "ь", "ью", "й", "ии", "ия", "ию", "ией", "ий", "ый", "ая", "яя", "ую", "юю"),
        *("ого", "его", "ому", "ему", "ым", "им", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими", "ё", "ём", "э"),
    )
)
_LONGEST_ENDING = 3
_BARE = re.compile("(?:[ыио]й|ая|яя|ое|ее|ые|ие|[аеиоуыьэюяй])$")
_LAST_LETTER = re.compile("[аеиоуыьэюяй]$")
_INDECLINABLE = re.compile("(?:[оуюэ]|[^ь]е|[^и]и)$")  # of names: Токио, Ёсу, Сочи; but Приморье
_SHORTEST_STEM = 4  # letters of a name without the ending of an adjective: Ханой is not Хан
_PARTICLES = frozenset("은 는 이 가 을 를 의 에 와 과 도 로 만 측 에서 에게 에는 와의 과의 엔 선".split())  # noqa: SIM905 -- easier to read

Matching = Literal["exact", "start", "inflected", "particles"]
Label = TypeVar("Label")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a term in lower case; `keys` are the beginnings by which it is looked up."""

    keys: tuple[str, ...]
    matching: Matching
    capital: bool = False
    all_capitals: bool = False

    def matches(self, text: str, folded: str) -> bool:
        """Whether a word of a text, as it stands and folded, is this one."""
        if self.all_capitals and not text.isupper():
            return False
        if self.capital and text[0].islower():
            return False
        return any(self._continues(folded, key) for key in self.keys)

    def _continues(self, folded: str, key: str) -> bool:
        if not folded.startswith(key):
            return False
        rest = folded[len(key) :]
        if self.matching == "start":
            return True
        if self.matching == "inflected":
            return rest in _ENDINGS
        return not rest or (self.matching == "particles" and rest in _PARTICLES)


@dataclass(frozen=True, slots=True)
class Term(Generic[Label]):
    """The words of a term; `joined[n]`: no space may stand before word n + 1."""

    words: tuple[Word, ...]
    joined: tuple[bool, ...]
    label: Label


@dataclass(frozen=True, slots=True)
class Mention(Generic[Label]):
    """A term found: `text[start:end]`; `first` and `last` count words of the text."""

    label: Label
    start: int
    end: int
    first: int
    last: int


def read_term(written: str, label: Label) -> Term[Label] | None:
    """A term from the way it is written in a list; None where no letter or digit is in it."""
    alone = written.startswith("=")
    places = list(_WORD.finditer(written))
    words = tuple(
        _word(
            place[0], star=written[place.end() :].startswith("*"), alone=alone, first=not number, single=not places[1:]
        )
        for number, place in enumerate(places)
    )
    gaps = (written[left.end() : right.start()] for left, right in pairwise(places))
    return Term(words, tuple(_JOINT.fullmatch(gap) is not None for gap in gaps), label) if words else None


def _word(written: str, *, star: bool, alone: bool, first: bool, single: bool) -> Word:
    folded = fold(written)
    capital = first and written[0].isupper()
    shout = capital and len(written) > 1 and written.isupper()
    if star:
        return Word((folded,), "start", capital)
    if _SYLLABLES.search(folded):
        return Word((folded,), "particles" if alone or len(folded) == 1 else "start")
    if alone or not _CYRILLIC.search(folded):
        return Word((folded,), "exact", capital, shout)
    if shout:
        return Word((folded,), "inflected", capital, shout)
    if single and capital and _INDECLINABLE.search(folded):
        return Word((folded,), "exact", capital)
    bare = _BARE.sub("", folded)
    stems = {_LAST_LETTER.sub("", folded), bare if len(bare) >= _SHORTEST_STEM or not single else folded}
    return Word(tuple(sorted(stem for stem in stems if len(stem) > 1)) or (folded,), "inflected", capital)


def fold(word: str) -> str:
    """Lower case, ё as е."""
    return word.lower().replace("ё", "е")


class TermIndex(Generic[Label]):
    """Many terms, found together in one pass. At one place the longest wins, and none begins inside another."""

    def __init__(self, terms: Iterable[Term[Label]]) -> None:
        by_key: dict[str, list[Term[Label]]] = defaultdict(list)
        for term in terms:
            for key in term.words[0].keys:
                by_key[key].append(term)
        self._by_key = {key: tuple(sorted(found, key=lambda term: -len(term.words))) for key, found in by_key.items()}
        self._lengths = _lengths(by_key)
        self._seen: dict[str, tuple[Term[Label], ...]] = {}

    def find(self, text: str) -> tuple[Mention[Label], ...]:
        """The mentions in their order."""
        words = [(place.start(), place.end(), place[0]) for place in _WORD.finditer(text)]
        if not any(self._beginning_with(word) for _, _, word in words):
            return ()
        words = [word for word in words if not _is_possessive(text, word)]
        mentions = []
        at = 0
        while at < len(words):
            term = self._longest(text, words, at)
            if term is None:
                at += 1
                continue
            last = at + len(term.words) - 1
            mentions.append(Mention(term.label, words[at][0], words[last][1], at, last))
            at = last + 1
        return tuple(mentions)

    def _longest(self, text: str, words: list[tuple[int, int, str]], at: int) -> Term[Label] | None:
        for term in self._beginning_with(words[at][2]):
            if at + len(term.words) <= len(words) and _stands(term, text, words, at):
                return term
        return None

    def _beginning_with(self, word: str) -> tuple[Term[Label], ...]:
        """The terms whose first word this is, those of most words first."""
        if len(word) > _LONGEST_WORD:
            return ()
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[word] = tuple(self._candidates(word, fold(word)))
        return known

    def _candidates(self, word: str, folded: str) -> list[Term[Label]]:
        terms: list[Term[Label]] = []
        for length in self._lengths.get(folded[0], ()):
            if length <= len(folded):
                terms += (term for term in self._by_key.get(folded[:length], ()) if term.words[0].matches(word, folded))
        return sorted(terms, key=lambda term: -len(term.words))


def _lengths(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the keys by their first letter, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        found[key[0]].add(len(key))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in found.items()}


def _is_possessive(text: str, word: tuple[int, int, str]) -> bool:
    """The s of "Korea's"."""
    start, _, letters = word
    return letters in {"s", "S"} and text[start - 1 : start] in {"'", "’"}


def _stands(term: Term[Label], text: str, words: list[tuple[int, int, str]], at: int) -> bool:
    """Whether the words behind the first one are there, with no space between joined ones."""
    for number, (word, joined) in enumerate(zip(term.words[1:], term.joined, strict=True), at + 1):
        gap = text[words[number - 1][1] : words[number][0]]
        if joined and any(mark.isspace() for mark in gap):
            return False
        if not joined and len(gap) > _WIDEST_GAP:
            return False
        if not word.matches(words[number][2], fold(words[number][2])):
            return False
    return True
