"""An English article -> its sentences as the finders see them: tokens, the quotations among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.document import Document, Span
from summarizer.statements.english.tokens import Token, tokenise
from summarizer.statements.layout import Line, read_layout

_DASHES = "-–—―"
_LONGEST_SIGNATURE = 60  # code points


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
        for line in _with_signatures(document.text, read_layout(document, "en", apostrophes=True))
    ]


def _with_signatures(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """A quotation and the "- Lee" behind it as one."""
    held: Line | None = None
    for line in lines:
        signs = text[line.span.start] in _DASHES and line.span.end - line.span.start <= _LONGEST_SIGNATURE
        if held and signs and held.paragraph == line.paragraph and held.quotes and held.quotes[-1].end == held.span.end:
            held = replace(held, span=Span(held.span.start, line.span.end), quotes=(*held.quotes, *line.quotes))
            continue
        if held:
            yield held
        held = line
    if held:
        yield held
