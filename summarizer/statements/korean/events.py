"""A Korean article's sentences -> what happens in them, in order: who is introduced or passed by, who says what."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.document import Span
from summarizer.statements.korean.clauses import read_clauses
from summarizer.statements.korean.continued import continued_parts
from summarizer.statements.korean.dialogue import is_question, read_answer, read_label
from summarizer.statements.korean.drafts import Draft, Event, Passing, Refusal, write_draft
from summarizer.statements.korean.introductions import Introduction
from summarizer.statements.korean.names import Names
from summarizer.statements.korean.nouns import is_topic
from summarizer.statements.korean.refusals import read_refusals
from summarizer.statements.korean.sentence import Sentence
from summarizer.statements.korean.sources import (
    read_according,
    read_announcement,
    read_beside,
    read_signature,
    source_phrase,
)
from summarizer.statements.korean.subjects import find_subjects, phrase_before
from summarizer.statements.korean.verbs import is_cue
from summarizer.statements.korean.words import Words, span_of

_DASHES = ("―", "—")  # they open a question
_EARLY = 6  # words in front of which a subject in -이 is the sentence's


def read_events(text: str, sentences: Sequence[Sentence], known: Names) -> list[Event]:
    """In the order of the text."""
    events: list[Event] = []
    asked = False
    continued = continued_parts(text, sentences)
    for number, sentence in enumerate(sentences):
        if _continue(events, sentence, continued.get(number)):
            continue
        events.extend(sentence.introductions)
        found = list(_read(text, sentence, known, _near(events, sentence.line.paragraph, asked=asked), asked=asked))
        if not found and _sign(events, sentence, known):
            continue
        events.extend(found or _passing(sentence, known))
        asked = is_question(text, sentence.line) or (asked and not sentence.line.opens)
    return events


def _continue(events: list[Event], sentence: Sentence, part: Span | None) -> bool:
    """Whether the sentence goes on with what the last statement began."""
    at = _last_draft(events)
    before = events[at] if at is not None else None
    if at is None or not isinstance(before, Draft):
        return False
    if part:
        events[at] = replace(before, fragments=(*before.fragments, part))
        return True
    if before.goes_on and before.paragraph == sentence.line.paragraph:
        last = Span(before.fragments[-1].start, sentence.line.span.end)
        events[at] = replace(before, fragments=(*before.fragments[:-1], last))
        return True
    return False


def _read(
    text: str, sentence: Sentence, known: Names, before: Draft | Passing | None, *, asked: bool
) -> Iterator[Event]:
    line, words = sentence.line, sentence.words
    if line.opens and text.startswith(_DASHES, line.span.start):
        return
    answer = list(read_answer(text, line, asked=asked)) or list(read_label(words, line, known))
    follows = isinstance(before, Draft) and before.paragraph == line.paragraph
    said = answer or list(read_clauses(words, line.paragraph, known, follows=follows))
    if said and said[0].who is None and not follows and not answer and source_phrase(words, known):
        said = []
    said = said or list(read_according(words, line.paragraph, known))
    yield from said
    if not said and words[0].quote and len(words) == 1:
        yield _alone(words, line.paragraph, before)
    elif not said:
        yield from read_beside(words, line.paragraph, known)
    yield from (one for one in read_refusals(line, text, words, known) if not _answers(said, one))


def _alone(words: Words, paragraph: int, before: Draft | Passing | None) -> Draft:
    """A quotation that is all of its sentence. Nobody is taken for its speaker who stands far from it."""
    cue = before.cue if isinstance(before, Passing) else None
    return replace(write_draft(words, (0, 1), 0, None, None, paragraph), cue=cue, orphan=before is None)


def _answers(said: Sequence[Draft], refusal: Refusal) -> bool:
    """ "…"라고 말을 아꼈다: something is said all the same."""
    return any(draft.cue and draft.cue.start <= refusal.cue.start < draft.cue.end for draft in said)


def _near(events: Sequence[Event], paragraph: int, *, asked: bool) -> Draft | Passing | None:
    """The last statement or person, where it stands in this paragraph or the one before; behind a question two."""
    for event in reversed(events[-4:]):
        if isinstance(event, Draft | Passing):
            return event if paragraph - event.paragraph <= 1 + asked or asked else None
    return None


def _sign(events: list[Event], sentence: Sentence, known: Names) -> bool:
    """ "…" 윤 차관의 말이다. "…" 윤 차관은 이렇게 말했다. The statement in front gets its speaker."""
    at = _last_draft(events)
    if at is None or sentence.line.opens:
        return False
    before = events[at]
    signature = read_signature(sentence.words, known) or read_announcement(sentence.words, known)
    if signature is None or not isinstance(before, Draft) or before.cue is not None:
        return False
    events[at] = replace(before, who=span_of(sentence.words, signature), cue=_last(sentence.words), orphan=False)
    return True


def _last_draft(events: Sequence[Event]) -> int | None:
    """Where the last statement is, when nothing but introductions follows it."""
    for at in range(len(events) - 1, max(-1, len(events) - 5), -1):
        if isinstance(events[at], Draft):
            return at
        if not isinstance(events[at], Introduction):
            return None
    return None


def _passing(sentence: Sentence, known: Names) -> Iterator[Passing]:
    words = sentence.words
    if signature := read_signature(words, known):
        yield Passing(span_of(words, signature), sentence.line.paragraph, _last(words))
        return
    found = list(find_subjects(words, 0, len(words), known))
    at = next((one for one in found if is_topic(words[one])), next((one for one in found if one < _EARLY), None))
    if at is not None:
        who = span_of(words, phrase_before(words, at, 0, known))
        yield Passing(who, sentence.line.paragraph, _last(words) if is_cue(words[-1]) else None)


def _last(words: Words) -> Span:
    return span_of(words, (len(words) - 1, len(words)))
