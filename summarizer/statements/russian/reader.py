"""A Russian article -> its statements and refusals."""

from summarizer.document import Document
from summarizer.statements.russian.quoted import collect_drafts
from summarizer.statements.russian.refusals import find_refusals_in
from summarizer.statements.russian.sentence import read_sentences
from summarizer.statements.russian.speakers import Speakers
from summarizer.statements.statement import NonAnswer, Statement


def find(document: Document) -> tuple[Statement, ...]:
    """In the order of the text."""
    sentences = read_sentences(document)
    drafts = sorted(collect_drafts(sentences), key=lambda draft: (draft.sentence.span.start, draft.fragments[0]))
    speakers = Speakers(document.text)
    return tuple(
        Statement(
            draft.fragments,
            draft.cue,
            draft.kind,
            draft.inferred,
            speakers.of(draft.sentence, draft.subject, draft.verb),
        )
        for draft in drafts
    )


def find_refusals(document: Document) -> tuple[NonAnswer, ...]:
    """In the order of the text."""
    refusals = list(find_refusals_in(document.text, read_sentences(document)))
    if not refusals:
        return ()
    speakers = Speakers(document.text)
    return tuple(
        NonAnswer(speakers.of(refusal.sentence, refusal.subject, refusal.verb), refusal.span, refusal.cue)
        for refusal in refusals
    )
