"""A question as words with their keys; what stands in quotation marks is one word of its own.

Nothing here knows a language. Everything is linear in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.statements.lexicon import read_sections

LONGEST = 2_000  # code points of a question; what is more is cut
QUOTED = "“”"  # the key of words in quotation marks

_MARKS = ('“ ”“"', '” ”"', '„ “”"', "« »", "‹ ›", "「 」", "『 』", "《 》", '" "”“', "‘ ’", "' '")
_CLOSING = {opening: closing for opening, _, closing in (mark.partition(" ") for mark in _MARKS)}
_APOSTROPHES = "'‘’"
_WORD = re.compile(r"\S+")
_OUTER = ".,;:!?()[]{}<>…—–-~·*_`。、，？！\"'’‘“”«»"
_PAUSES = frozenset(",;:—–")
_ALPHABET = re.compile(r"[^\W_가-힣]")  # behind an apostrophe it makes one word; 라고 behind a quotation does not
_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: `text` as written without the punctuation around it, `key` for comparing; `pause`: a comma follows."""

    text: str
    key: str
    pause: bool = False

    @property
    def quoted(self) -> bool:
        return self.key == QUOTED


Tokens = tuple[Token, ...]


def clean(text: str) -> str:
    """The text without control characters, cut to what is read."""
    return " ".join(_NOT_TEXT.sub(" ", text[:LONGEST]).split())


def tokenize(text: str) -> Tokens:
    """The words of a cleaned text; "Lavrov's" is two: "Lavrov" and "'s"."""
    tokens: list[Token] = []
    for piece, quoted in _quotations(text):
        if quoted:
            tokens.append(Token(piece, QUOTED))
        else:
            for match in _WORD.finditer(piece):
                tokens += _tokens_of(match.group())
    return tuple(tokens)


def _tokens_of(word: str) -> list[Token]:
    bare = word.strip(_OUTER)
    if not bare:
        return []
    pause = word[-1] in _PAUSES
    key = bare.casefold().replace("ё", "е").replace("’", "'").replace("‘", "'")
    if key.endswith("'s") and len(key) > 2:
        return [Token(bare[:-2], key[:-2]), Token("'s", "'s", pause)]
    if key[-1] == "s" and word[len(word.rstrip(_OUTER)) :].startswith(("'", "’")) and len(key) > 3:
        return [Token(bare, key), Token("'s", "'s", pause)]
    return [Token(bare, key, pause)]


def _quotations(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, with whether the piece stood in quotation marks (which are left out)."""
    pieces: list[tuple[str, bool]] = []
    start = place = 0
    missing: set[str] = set()
    while place < len(text):
        mark = text[place]
        end = _closing(text, place) if mark in _CLOSING and mark not in missing and _opens(text, place) else -1
        if end < 0:
            if mark in _CLOSING and _opens(text, place):
                missing.add(mark)
            place += 1
            continue
        pieces += [(text[start:place], False), (text[place + 1 : end].strip(" .,?!…"), True)]
        start = place = end + 1
    return [(piece, quoted) for piece, quoted in (*pieces, (text[start:], False)) if piece]


def _opens(text: str, place: int) -> bool:
    """Apostrophes and straight marks open only at the start of a word."""
    return text[place] not in _APOSTROPHES or place == 0 or text[place - 1] in " (:,"


def _closing(text: str, place: int) -> int:
    """Where the quotation that opens here ends; -1 where it does not."""
    closing = _CLOSING[text[place]]
    for end in range(place + 1, len(text)):
        if text[end] in closing and (text[end] not in _APOSTROPHES or not _ALPHABET.match(text, end + 1)):
            return end if text[place + 1 : end].strip() else -1
    return -1


def unclosed_words(text: str) -> str:
    """What follows the first quotation mark of a text in which none is closed; "" where there is no mark."""
    for place, mark in enumerate(text):
        if mark in _CLOSING and mark not in _APOSTROPHES:
            return text[place + 1 :].strip(" .,?!…")
    return ""


class Phrases:
    """Some phrases of one or more words, found in tokens; the longest that fits counts."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def match(self, tokens: Tokens, place: int) -> int:
        """How many words of the tokens are one of the phrases, from the place on; 0 where none is."""
        if not 0 <= place < len(tokens):
            return 0
        for phrase in self._by_first.get(tokens[place].key, ()):
            if all(token.key == word for token, word in zip(tokens[place:], phrase, strict=False)) and (
                place + len(phrase) <= len(tokens)
            ):
                return len(phrase)
        return 0

    def match_end(self, tokens: Tokens) -> int:
        """The same for the last words of the tokens."""
        longest = max((len(phrase) for some in self._by_first.values() for phrase in some), default=0)
        return next((n for n in range(min(longest, len(tokens)), 0, -1) if self.match(tokens, len(tokens) - n) == n), 0)

    def find(self, tokens: Tokens, start: int = 0) -> tuple[int, int] | None:
        """The first place from `start` on, and the length there."""
        for place in range(start, len(tokens)):
            if length := self.match(tokens, place):
                return place, length
        return None

    def take_start(self, tokens: Tokens) -> Tokens:
        """The tokens without such phrases at their start."""
        while length := self.match(tokens, 0):
            tokens = tokens[length:]
        return tokens

    def take_end(self, tokens: Tokens) -> Tokens:
        """The tokens without such phrases at their end."""
        while length := self.match_end(tokens):
            tokens = tokens[:-length]
        return tokens


@cache
def phrases(file: str, *sections: str) -> Phrases:
    """The phrases of the sections of a data file, separated by semicolons or lines."""
    lines = [line for section in sections for line in read_sections(file)[section]]
    return Phrases([phrase.strip() for line in lines for phrase in line.split(";") if phrase.strip()])


def written(tokens: Tokens) -> str:
    """The words as they were written, with one space between."""
    return " ".join(token.text for token in tokens).replace(" 's", "'s").strip()
