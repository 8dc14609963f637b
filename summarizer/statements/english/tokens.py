"""A sentence -> its tokens, each with its part in the sentence; a quotation is one token.

The parts are coarse, from closed lists and the shape of the word: enough to find where a noun phrase begins and ends.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer.document import Span
from summarizer.statements.english.verbs import speech_verbs
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.quote_marks import Quote

Tag = Literal[
    "determiner", "preposition", "conjunction", "subordinator", "subject", "object", "auxiliary", "adverb", "time",
    "verb", "name", "number", "noun", "quote", "comma", "colon", "dash", "bracket", "stop", "other",
]  # fmt: skip

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Capt|Maj|Sgt|Adm|Prof|Rev|Hon|St|Jr|Sr|No|Inc|Corp|Co|Ltd)\.(?=\s)"
    r"|[A-Z]\.(?=\s?[A-Z])|[A-Z][a-z]{0,4}\.(?=,)|[A-Z]-(?:[A-Z][a-z]{0,4}\.)+|\d[\d,.]*\d(?:st|nd|rd|th|%|s)?|[@#$€£]?\w+(?:[-'’–.&/]\w+)*(?:(?<=s)['’](?=\s))?|--+|\.\.+|[^\w\s]"
)
_PUNCTUATION: dict[str, Tag] = {
    ",": "comma", ";": "colon", ":": "colon", "—": "dash", "–": "dash", "--": "dash", "―": "dash", "-": "dash",
    "(": "bracket", ")": "bracket", "[": "bracket", "]": "bracket", ".": "stop", "!": "stop", "?": "stop", "…": "stop",
    "...": "stop", "&": "conjunction",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is in lower case, with straight apostrophes; `quote` is set where the tag says so."""

    start: int
    end: int
    word: str
    tag: Tag
    quote: Quote | None = None


@cache
def _closed_words() -> dict[str, Tag]:
    words: dict[str, Tag] = {}
    sections = read_word_sets("words_en.txt")
    order: tuple[Tag, ...] = ("verb", "time", "adverb", "object", "subject", "subordinator", "conjunction")
    for tag in (*order, "preposition", "determiner", "auxiliary"):
        words.update(dict.fromkeys(sections[tag], tag))
    words.update({"her": "determiner", "that": "subordinator", "which": "subordinator", "whose": "subordinator"})
    words.update({"what": "subordinator", "may": "auxiliary", "march": "noun"})
    return words


def tokenise(text: str, sentence: Span, quotes: Sequence[Quote]) -> list[Token]:
    """`quotes`: the paragraph's; those inside the sentence become one token each."""
    tokens: list[Token] = []
    position = sentence.start
    for quote in quotes:
        if quote.end <= position or quote.start < position:
            continue
        if quote.start >= sentence.end:
            break
        _add_words(tokens, text, position, quote.start)
        tokens.append(Token(quote.start, quote.end, "", "quote", quote))
        position = quote.end
    _add_words(tokens, text, position, sentence.end)
    return tokens


def _add_words(tokens: list[Token], text: str, start: int, end: int) -> None:
    if start >= end:
        return
    closed = _closed_words()
    for match in _TOKEN.finditer(text, start, end):
        shape = match.group()
        word = shape.lower().replace("’", "'")
        tokens.append(Token(match.start(), match.end(), word, _tag(shape, word, tokens, closed)))


def _tag(shape: str, word: str, before: Sequence[Token], closed: dict[str, Tag]) -> Tag:
    first = shape[0]
    if not first.isalnum() and not (len(shape) > 1 and first in "@#$€£"):
        return _PUNCTUATION.get(shape, "dash" if first == "-" else "stop" if first == "." else "other")
    opens = not before or before[-1].tag in ("colon", "quote", "stop", "dash")
    known = closed.get(word)
    if first.isupper() and not opens and (known is None or known in ("verb", "noun", "time")):
        return "time" if known == "time" and before[-1].word != "the" else "name"
    if known is not None:
        return known
    if first.isdigit() or first in "$€£":
        return "number"
    if first.isupper() or first in "@#":
        return "name"
    if word.endswith("ly") and len(word) > 4:
        return "adverb"
    return "noun" if not _is_verb_shape(word, before) else "verb"


def _is_verb_shape(word: str, before: Sequence[Token]) -> bool:
    """A past form ("visited") that stands where only a verb can: right after a name, a pronoun or a plain noun."""
    if not word.endswith("ed") or len(word) < 5 or word in speech_verbs():
        return False
    return bool(before) and before[-1].tag in ("name", "subject", "noun", "adverb", "auxiliary")
