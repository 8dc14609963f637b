"""An English article -> its statements."""

from summarizer.document import Document
from summarizer.statements.english.quoted import collect_drafts
from summarizer.statements.english.refusals import find_refusals_in
from summarizer.statements.english.sentence import read_sentences
from summarizer.statements.english.speakers import Speakers
from summarizer.statements.statement import NonAnswer, Statement


def find(document: Document) -> tuple[Statement, ...]:
    """In the order of the text."""
    sentences = read_sentences(document)
    drafts = sorted(collect_drafts(sentences), key=lambda draft: draft.sentence.span.start)
    speakers = Speakers(document.text, sentences, drafts)
    return tuple(
        Statement(draft.fragments, draft.cue, draft.kind, draft.inferred, speakers.of(draft.sentence, draft.subject))
        for draft in drafts
    )


def find_refusals(document: Document) -> tuple[NonAnswer, ...]:
    """In the order of the text."""
    sentences = read_sentences(document)
    refusals = list(find_refusals_in(document.text, sentences))
    if not refusals:
        return ()
    speakers = Speakers(document.text, sentences, ())
    return tuple(
        NonAnswer(speakers.of(refusal.sentence, refusal.subject), refusal.span, refusal.cue) for refusal in refusals
    )
