"""A statement before anybody is named: the words, the cue, and the phrase that says who."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.russian.contents import SEPARATORS, is_speech
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import Subject
from summarizer.statements.russian.tokens import Range, Tokens
from summarizer.statements.russian.verbs import Verb
from summarizer.statements.statement import StatementKind


@dataclass(frozen=True, slots=True)
class Draft:
    """`sentence` is where the cue stands, `ranges` are its tokens; `verb` tells number and gender of who speaks."""

    sentence: Sentence
    fragments: tuple[Span, ...]
    cue: Span | None
    kind: StatementKind
    subject: Subject
    verb: Verb | None
    ranges: tuple[Range, ...] = ()
    inferred: bool = False


def draft_of(
    sentence: Sentence, ranges: Sequence[Range], cue: Span | None, subject: Subject, verb: Verb | None
) -> Draft:
    """The draft whose words are these ranges of the sentence's tokens."""
    tokens = sentence.tokens
    kind = kind_of(tokens, ranges)
    return Draft(sentence, fragment_spans(tokens, ranges), cue, kind, subject, verb, tuple(ranges))


def fragment_spans(tokens: Tokens, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """A range of quotations alone loses its marks; one of several quotations is several fragments."""
    spans: list[Span] = []
    for first, end in ranges:
        if only_quotes(tokens, first, end):
            spans.extend(token.quote.inner for token in tokens[first:end] if token.quote)
        else:
            spans.append(Span(tokens[first].start, tokens[end - 1].end))
    return tuple(spans)


def only_quotes(tokens: Tokens, first: int, end: int) -> bool:
    return all(token.quote or token.kind in SEPARATORS for token in tokens[first:end])


def kind_of(tokens: Tokens, ranges: Sequence[Range]) -> StatementKind:
    """Mixed: quotation marks around other than a name stand in a clause."""
    if all(only_quotes(tokens, first, end) for first, end in ranges):
        return "direct"
    quoted = any(_is_quoted(tokens, at) for first, end in ranges for at in range(first, end))
    return "mixed" if quoted else "indirect"


def _is_quoted(tokens: Tokens, at: int) -> bool:
    quote = tokens[at].quote
    if quote is None:
        return False
    return is_speech(tokens, at) or tokens[at].opens_small
