"""A Korean article -> its statements: "…"라고 말했다, …고 밝혔다, …라는 입장을 전했다, …에 따르면."""

from collections.abc import Iterator

from summarizer.document import Document
from summarizer.statements.korean.drafts import Draft, Event, Passing, Refusal
from summarizer.statements.korean.events import read_events
from summarizer.statements.korean.people import KoreanPeople
from summarizer.statements.korean.refusals import is_refusal
from summarizer.statements.korean.sentence import known_names, read_sentences
from summarizer.statements.statement import NonAnswer, Speaker, Statement


def find(document: Document) -> tuple[Statement, ...]:
    """In the order of the text."""
    return tuple(
        Statement(event.fragments, event.cue, event.kind, event.cue is None, speakers)
        for event, speakers in _spoken(document)
        if isinstance(event, Draft) and speakers and not event.orphan and not is_refusal(document.text, event)
    )


def find_refusals(document: Document) -> tuple[NonAnswer, ...]:
    """In the order of the text."""
    found = []
    for event, speakers in _spoken(document):
        if isinstance(event, Refusal):
            found.append(NonAnswer(speakers, event.span, event.cue))
        elif isinstance(event, Draft) and is_refusal(document.text, event):
            found.append(NonAnswer(speakers, event.fragments[0], event.fragments[0]))
    return tuple(found)


def _spoken(document: Document) -> Iterator[tuple[Event, tuple[Speaker, ...]]]:
    """Every statement and refusal with its speakers."""
    sentences = read_sentences(document)
    known = known_names(sentences)
    people = KoreanPeople(document.text, known)
    for event in read_events(document.text, sentences, known):
        if isinstance(event, Draft | Refusal):
            yield event, people.speakers(event.who)
        elif isinstance(event, Passing):
            people.pass_by(event.who)
        else:
            people.introduce(event.span)
