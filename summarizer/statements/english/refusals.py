"""A sentence -> who was asked and did not answer: "declined to comment", "could not be reached"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.english.noun_phrases import Range, subject_before
from summarizer.statements.english.sentence import Sentence

_NOT = r"(?:not|n't|never)"
_REFUSAL = re.compile(
    rf"(?:(?:has|have|had|also|repeatedly|officially|publicly)\s){{0,2}}"
    rf"(?:(?:declined|declines|declining|refused|refuses)\s(?:requests?\s(?:for|to)\s|to\s)"
    rf"(?:further\s)?(?:be\s)?(?:comment|answer|say|respond|reply|discuss|elaborate|speak|talk|interview|give|confirm|provide)\w*"
    rf"|(?:did|does|do|has|have|had)(?:\s?{_NOT})(?:\simmediately|\syet|\spromptly|\sdirectly)?\s"
    rf"(?:respond|responded|reply|replied|return|returned|answer|answered|comment|commented)\b"
    rf"|(?:could|can)(?:\s?{_NOT})(?:\simmediately)?\sbe\sreached"
    rf"|(?:would|will)(?:\s?{_NOT})\scomment"
    rf"|(?:had|has|have)\sno\s(?:immediate\s|further\s)?(?:comment|response|reply)\b"
    rf"|(?:was|were|is|are)(?:\s?{_NOT}|\sun)(?:\simmediately)?\s?available\s(?:for|to)\scomment"
    rf"|offered\sno\scomment)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """`subject` is a range of the sentence's tokens; `cue` and `span` are in the text."""

    sentence: Sentence
    subject: Range | None
    cue: Span
    span: Span


def find_refusals_in(text: str, sentences: Sequence[Sentence]) -> Iterator[Refusal]:
    """In the order of the text; what stands in quotation marks is nobody's refusal."""
    for sentence in sentences:
        for match in _REFUSAL.finditer(text, sentence.span.start, sentence.span.end):
            tokens = sentence.tokens
            at = next((number for number, token in enumerate(tokens) if token.end > match.start()), None)
            if at is not None and not tokens[at].quote:
                yield Refusal(sentence, subject_before(tokens, at), Span(*match.span()), sentence.span)
