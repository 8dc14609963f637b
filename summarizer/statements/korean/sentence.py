"""A Korean article -> its sentences as words, and the words of the names in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.document import Document
from summarizer.statements.korean.introductions import Introduction, read_introductions
from summarizer.statements.korean.names import Names
from summarizer.statements.korean.words import Words, read_words
from summarizer.statements.layout import Line, read_layout

_NORTHERN = {ord("《"): "“", ord("》"): "”"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """`introductions`: the names beside an office in it."""

    line: Line
    words: Words
    introductions: tuple[Introduction, ...]


def read_sentences(document: Document) -> list[Sentence]:
    """In the order of the text, without headlines and notices."""
    text = _with_our_marks(document.text)
    layout = read_layout(replace(document, text=text), "ko", apostrophes=False)
    read = ((line, read_words(text, line)) for line in layout)
    return [Sentence(line, words, tuple(read_introductions(words))) for line, words in read if words]


def known_names(sentences: Sequence[Sentence]) -> Names:
    """Who is named beside an office anywhere; one who is called by their name alone is found by it."""
    return Names.of({one.name for sentence in sentences for one in sentence.introductions})


def _with_our_marks(text: str) -> str:
    """Where a text quotes in 《》, as Pyongyang's do, these are its quotation marks; the length stays the same."""
    northern = "《" in text and not any(mark in text for mark in '“”"')
    return text.translate(_NORTHERN) if northern else text
