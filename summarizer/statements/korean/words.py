"""A Korean sentence -> its words (eojeol) and quotations, with their places.

`Word.text` is for reading by rules: without marks around it and without what stands in brackets ("윤도현(52)").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.document import Span
from summarizer.statements.layout import Line
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.quote_marks import Quote

_WORD = re.compile(r"(?:[^\s()]|\([^()\n]{0,40}\)|[()])+")
_ASIDE = re.compile(r"\([^()\n]{0,40}\)")
_LEADING = "·-–—▲△◇◆○●◎□■▷▶*ㅇ[<"
_TRAILING = ".,!?…;:·)]』」>"
_DATELINE = re.compile(r"\s*(?:[\[(][^\[\]()]{1,40}[\])]\s*)?[^=.\"“‘']{0,40}=\s")
_LAST_MARK = re.compile(r"(?<=[.!?])\((?:끝|계속|종합)\)$")
_LONGEST_WORD = 40  # code points; what is longer is no Korean word

WORDS = read_word_sets("words_ko.txt")
VERBS = read_word_sets("speech_verbs_ko.txt")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a whole quotation. `comma`, `colon`: one stands behind it; `glued`: nothing stands in front of it;
    `corner`: the quotation's marks are 「」 or 『』, as around the names of works and papers.
    """

    start: int
    end: int
    text: str
    comma: bool = False
    colon: bool = False
    glued: bool = False
    quote: Quote | None = None
    corner: bool = False


Words = Sequence[Word]
Range = tuple[int, int]


def read_words(text: str, line: Line) -> list[Word]:
    """The sentence's words in order; a dateline in front ("(서울=통신) 이하람 기자 =") is none of them."""
    words: list[Word] = []
    position = line.span.start
    if line.opens and (dateline := _DATELINE.match(text, position, line.span.end)):
        position = dateline.end()
    for quote in line.quotes:
        if quote.end <= position:
            continue
        words.extend(_plain(text, position, max(position, quote.start)))
        words.append(Word(quote.start, quote.end, "", quote=quote, corner=text[quote.start] in "「『"))
        position = max(position, quote.end)
    words.extend(_plain(text, position, line.span.end))
    return words


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, max(start, end)):
        shape = _LAST_MARK.sub("", match.group())
        bare = shape.rstrip(_TRAILING) if not shape.endswith(")") or "(" not in shape else shape
        read = _ASIDE.sub("", bare) if "(" in bare else bare
        kept = read.lstrip(_LEADING)
        first = match.start() + len(bare) - len(bare.lstrip(_LEADING)) if kept else match.start()
        behind = shape[len(bare) :]
        glued = match.start() == start and start > 0 and not text[start - 1].isspace()
        kept = kept if len(kept) <= _LONGEST_WORD else ""
        yield Word(first, match.start() + len(bare), kept, "," in behind, ":" in behind, glued)


def span_of(words: Words, part: Range) -> Span:
    """From the first word's first letter to the last word's last."""
    return Span(words[part[0]].start, words[part[1] - 1].end)


def has_ending(word: str, section: str) -> bool:
    """Whether the word ends in one of a section's words of two syllables or more, or is one of them."""
    endings, lengths = _endings(section)
    return word in WORDS[section] or any(word[-length:] in endings for length in lengths if length <= len(word))


@cache
def _endings(section: str) -> tuple[frozenset[str], tuple[int, ...]]:
    long = frozenset(word for word in WORDS[section] if len(word) > 1)
    return long, tuple(sorted({len(word) for word in long}))
