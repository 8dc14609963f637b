"""An English article -> its sentences as the finders see them: tokens, the quotations among them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.document import Document, Span
from summarizer.statements.english.tokens import Token, tokenise
from summarizer.statements.layout import read_layout


@dataclass(frozen=True, slots=True)
class Sentence:
    """`paragraph` counts paragraphs, `opens` tells whether it is the first sentence of its paragraph."""

    span: Span
    paragraph: int
    opens: bool
    tokens: Sequence[Token] = field(repr=False)


def read_sentences(document: Document) -> list[Sentence]:
    """All sentences in order."""
    return [
        Sentence(line.span, line.paragraph, line.opens, tokenise(document.text, line.span, line.quotes))
        for line in read_layout(document, "en", apostrophes=True)
    ]
