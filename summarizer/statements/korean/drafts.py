"""What one sentence gives before it is known who is who: contents with their cues and the phrases of their speakers."""

from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.korean.introductions import Introduction
from summarizer.statements.korean.words import Range, Words, span_of
from summarizer.statements.statement import StatementKind


@dataclass(frozen=True, slots=True)
class Draft:
    """`who` is the speaker's phrase with its particle; None: the one who spoke last; `orphan`: nobody, as yet.

    `goes_on`: the rest of its paragraph belongs to it.
    """

    fragments: tuple[Span, ...]
    cue: Span | None
    kind: StatementKind
    who: Span | None
    paragraph: int
    orphan: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Passing:
    """Somebody whom a sentence is about and who says nothing in it; "he" in the next one may mean them.

    `cue`: the verb of a sentence that announces what is said in the next: "윤 차관이 거들었다."
    """

    who: Span
    paragraph: int
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody who did not answer; `cue`: the words that say so."""

    who: Span | None
    span: Span
    cue: Span
    paragraph: int


Event = Draft | Refusal | Passing | Introduction


def write_draft(words: Words, part: Range, cut: int, cue: Range | None, who: Span | None, paragraph: int) -> Draft:
    """The draft of what stands in `part`, less `cut` code points at its end."""
    whole = _fragment(words, part)
    fragment = Span(whole.start, whole.end - cut)
    return Draft((fragment,), span_of(words, cue) if cue else None, _kind(words, part), who, paragraph)


def _fragment(words: Words, part: Range) -> Span:
    """A quotation without its marks, where it is all there is."""
    quote = words[part[0]].quote
    return quote.inner if quote and part[1] == part[0] + 1 else span_of(words, part)


def _kind(words: Words, part: Range) -> StatementKind:
    held = [word.quote for word in words[part[0] : part[1]]]
    if all(held):
        return "direct"
    return "mixed" if any(held) else "indirect"
