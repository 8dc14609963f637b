"""A Korean article's sentences -> what happens in them, in order: who is introduced or passed by, who says what."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from summarizer.document import Span
from summarizer.statements.korean.clauses import read_clauses
from summarizer.statements.korean.drafts import Draft, Event, Passing, write_draft
from summarizer.statements.korean.refusals import read_refusals
from summarizer.statements.korean.sentence import Sentence
from summarizer.statements.korean.sources import read_according, read_label, read_signature, source_phrase
from summarizer.statements.korean.subjects import find_subjects, phrase_before
from summarizer.statements.korean.verbs import is_cue
from summarizer.statements.korean.words import Words, span_of

_ASKING = ("―", "—", "–", "-", "－", "<질문>", "Q", "▷", "▶", "질문", "문:", "◇", "Q.")


def read_events(text: str, sentences: Sequence[Sentence], known: Collection[str]) -> list[Event]:
    """In the order of the text."""
    events: list[Event] = []
    asked = False
    for sentence in sentences:
        events.extend(sentence.introductions)
        before = _near(events, sentence.line.paragraph, asked=asked)
        found = list(_read(text, sentence, known, before, asked=asked))
        if not found and isinstance(before, Draft) and before.cue is None and _sign(events, before, sentence, known):
            continue
        events.extend(found or _passing(sentence, known))
        asked = text.startswith(_ASKING, sentence.line.span.start)
    return events


def _read(
    text: str, sentence: Sentence, known: Collection[str], before: Draft | Passing | None, *, asked: bool
) -> Iterator[Event]:
    line, words = sentence.line, sentence.words
    if text.startswith(_ASKING[:2], line.span.start) and line.opens:
        return
    follows = isinstance(before, Draft) and before.paragraph == line.paragraph
    said = list(read_clauses(words, line.paragraph, known, follows=follows))
    if said and said[0].who is None and not follows and source_phrase(words, known):
        said = []
    said = said or list(read_according(words, line.paragraph, known)) or list(read_label(words, line.paragraph, known))
    yield from said
    if not said and words[0].quote and len(words) == 1 and (before or asked):
        cue = before.cue if isinstance(before, Passing) else None
        draft = write_draft(words, (0, 1), 0, None, None, line.paragraph)
        yield replace(draft, cue=cue)
    yield from read_refusals(line, text, words, known)


def _near(events: Sequence[Event], paragraph: int, *, asked: bool) -> Draft | Passing | None:
    """The last statement or person, where it stands in this paragraph or the one before; behind a question two."""
    for event in reversed(events[-4:]):
        if isinstance(event, Draft | Passing):
            return event if paragraph - event.paragraph <= 1 + asked else None
    return None


def _sign(events: list[Event], before: Draft, sentence: Sentence, known: Collection[str]) -> bool:
    """ "…" 윤 차관의 말이다. The statement in front gets its speaker."""
    signature = read_signature(sentence.words, known)
    if signature is None or events[-1] is not before:
        return False
    words = sentence.words
    events[-1] = replace(before, who=span_of(words, signature), cue=span_of(words, (len(words) - 1, len(words))))
    return True


def _passing(sentence: Sentence, known: Collection[str]) -> Iterator[Passing]:
    words = sentence.words
    if signature := read_signature(words, known):
        yield Passing(span_of(words, signature), sentence.line.paragraph, _last(words))
        return
    for at in find_subjects(words, 0, len(words), known):
        who = span_of(words, phrase_before(words, at, 0, known))
        cue = _last(words) if is_cue(words[-1]) else None
        yield Passing(who, sentence.line.paragraph, cue)
        return


def _last(words: Words) -> Span:
    return span_of(words, (len(words) - 1, len(words)))
