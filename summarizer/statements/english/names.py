"""A sentence -> the names in it, with the titles that stand beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.statements.english.noun_phrases import Range, office_in_front, phrase_after
from summarizer.statements.english.tokens import Token
from summarizer.statements.lexicon import read_word_sets

Tokens = Sequence[Token]

_PARTICLES = frozenset({"de", "van", "von", "bin", "al", "el", "la", "der", "den", "di", "da", "le"})
_KOREAN_GIVEN = re.compile("[A-Z][a-z]{1,6}-[a-z]{1,6}")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of name tokens: `words` without titles; `titles` in front of them as they stand."""

    first: int
    end: int
    words: tuple[str, ...]
    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameLists:
    he: frozenset[str]
    she: frozenset[str]
    he_titles: frozenset[str]
    she_titles: frozenset[str]
    titles: frozenset[str]
    places: frozenset[str]
    groups: frozenset[str]


@cache
def name_lists() -> NameLists:
    names, titles = read_word_sets("names_en.txt"), read_word_sets("titles_en.txt")
    others = read_word_sets("places_en.txt")
    every = titles["he"] | titles["she"] | titles["office"]
    return NameLists(names["he"], names["she"], titles["he"], titles["she"], every, others["place"], others["group"])


def is_title(word: str) -> bool:
    return word in name_lists().titles


def is_first_name(word: str) -> bool:
    return word in name_lists().he or word in name_lists().she


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
    if end - start > 2 and _KOREAN_GIVEN.fullmatch(text, tokens[end - 1].start, tokens[end - 1].end):
        start = end - 2  # Labour Minister of Sorim Jo Min-guk
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
    elif titled := office_in_front(tokens, start):
        titles.append(text[tokens[titled[0]].start : tokens[titled[1] - 1].end])
    if end + 1 < len(tokens) and tokens[end].tag == "comma":
        phrase = phrase_after(tokens, end + 1)
        if phrase and _is_title_phrase(tokens, phrase, end - start):
            first = phrase[0] + (tokens[phrase[0]].word in ("a", "an", "the"))
            titles.append(text[tokens[first].start : tokens[phrase[1] - 1].end])
    return tuple(titles)


def _is_title_phrase(tokens: Tokens, phrase: Range, words: int) -> bool:
    """Whether a phrase behind a name of so many words and a comma says who that is."""
    if any(is_title(token.word) for token in tokens[phrase[0] : min(phrase[1], phrase[0] + 8)]):
        return True
    closed = phrase[1] < len(tokens) and tokens[phrase[1]].tag in ("comma", "stop")
    return words > 1 and closed and tokens[phrase[0]].word in ("a", "an", "the") and phrase[1] - phrase[0] > 1


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word.rstrip("'")
