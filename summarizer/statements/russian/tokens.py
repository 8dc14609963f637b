"""A Russian sentence -> its tokens; a quotation is one token, or several where the author's words cut it in parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.document import Span
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.quote_marks import Quote
from summarizer.statements.russian.morphology import Reading, readings

_TOKEN = re.compile(
    r"(?:[А-ЯЁA-Z]\.\s?){1,3}(?=[А-ЯЁA-Z][а-яёa-z])"  # initials
    r"|[^\W_]+(?:[-–'’.][^\W_]+)*|--+|\.\.+|[^\w\s]"
)
_MARKS = {",": "comma", ":": "colon", ";": "stop", ".": "stop", "!": "stop", "?": "stop", "…": "stop", "...": "stop"}
_FAMILY_NAMES = read_word_sets("words_ru.txt")["family name"]
_SYLLABLES = re.compile(r"[А-ЯЁ][а-яё]{0,4}\s([А-ЯЁ][а-яё]{0,8})(\s[А-ЯЁ][а-яё]{0,8})?")
_LITTLE_WORDS = frozenset({"О", "Со", "Но", "На", "Ко", "Чу", "Ха", "Хо", "Ма"})  # family names too
_LONGEST_SYLLABLE = 5
_DASHES = frozenset("-–—―") | {"--"}

Range = tuple[int, int]


@dataclass(frozen=True)
class Token:
    """kind: word, number, comma, colon, dash, stop, quote or other. `word` is in lower case and without ё."""

    start: int
    end: int
    shape: str
    kind: str
    quote: Quote | None = None
    in_name: bool = False  # a syllable of a name that looks like a little word: До of "Пэк До Хён"
    opens_small: bool = False  # of a quotation: its first letter is a small one, so it is no name

    @cached_property
    def word(self) -> str:
        return self.shape.lower().replace("ё", "е")

    @property
    def capital(self) -> bool:
        return self.kind == "word" and self.shape[0].isupper()

    @property
    def acronym(self) -> bool:
        """МИД, ТАСС, МЧС."""
        return self.kind == "word" and len(self.shape) > 1 and self.shape.isupper()

    @property
    def readings(self) -> tuple[Reading, ...]:
        return readings(self.word) if self.kind == "word" else ()


Tokens = Sequence[Token]


def words_of(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch without quotations."""
    last: Token | None = None
    for match in _TOKEN.finditer(text, start, max(start, end)):
        shape = match.group().rstrip()
        place = match.start()
        token = Token(place, place + len(shape), shape, _kind(shape), in_name=_in_name(text, place, shape, last))
        yield token
        last = token


def _in_name(text: str, place: int, shape: str, last: Token | None) -> bool:
    """Whether a short word with a capital is a syllable of a Korean or Chinese name."""
    if len(shape) > _LONGEST_SYLLABLE or not shape[0].isupper() or (len(shape) > 1 and shape.isupper()):
        return False
    if last and last.end + 1 == place and (last.in_name or last.word in _FAMILY_NAMES) and last.capital:
        return True
    if shape.lower().replace("ё", "е") not in _FAMILY_NAMES:
        return False
    if shape not in _LITTLE_WORDS or (last and last.kind == "word" and last.end + 1 == place):
        return True
    following = _SYLLABLES.match(text, place)
    return following is not None and (following.group(2) is not None or len(shape) > 2)


def quote_token(text: str, quote: Quote) -> Token:
    small = text[quote.inner.start : quote.inner.start + 1].islower()
    return Token(quote.start, quote.end, "", "quote", quote, opens_small=small)


def speech_part(text: str, start: int, end: int) -> Token | None:
    """A part of what somebody says, from `start` to `end`, as a quotation; None where no word stands in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(letter.isalnum() for letter in text[start : min(end, start + 200)]):
        return None
    return quote_token(text, Quote(start, end, Span(start, end), closed=True, single=False, stopped=True))


def _kind(shape: str) -> str:
    if shape[0].isalpha():
        return "word"
    if shape[0].isdigit():
        return "number"
    return _MARKS.get(shape) or ("dash" if shape in _DASHES else "other")


def span_of(tokens: Tokens, part: Range) -> Span:
    return Span(tokens[part[0]].start, tokens[part[1] - 1].end)
