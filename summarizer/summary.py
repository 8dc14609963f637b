"""What a summary is."""

from dataclasses import dataclass

WHOLE = "whole"
"""The method of a "summary" that is the whole text, because the text is too short for one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: `text == document.text[start:end]`, offsets in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences of one document, in the order of the document, and the name of the method that chose them."""

    sentences: tuple[Sentence, ...]
    method: str
