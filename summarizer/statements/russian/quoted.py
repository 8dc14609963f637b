"""Quotations that no verb stands beside: they go on with what somebody was saying, or wait for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer.document import Span
from summarizer.statements.russian.contents import SEPARATORS
from summarizer.statements.russian.draft import Draft
from summarizer.statements.russian.references import about_before, announced
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.sentence_drafts import find_drafts
from summarizer.statements.russian.subjects import LAST, SOMEBODY, Subject, subject_of_clause
from summarizer.statements.russian.tokens import Token

_SHORTEST = 18  # code points: what is shorter, with no verb beside it, is a name or a phrase
_MOST_HELD = 20  # paragraphs of one quotation


@dataclass(slots=True)
class _Held:
    """Paragraphs of a quotation whose speaker comes behind the last of them."""

    paragraph: int = -9
    spans: list[Span] = field(default_factory=list)
    sentence: Sentence | None = None


def collect_drafts(sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts of the whole article in order, loose quotations joined to the statements that they continue."""
    drafts: list[Draft] = []
    held = _Held()
    announcement: Draft | None = None
    before: Sentence | None = None
    for sentence in sentences:
        found = find_drafts(sentence)
        quotes = _lone_quotes(sentence)
        if held.spans and sentence.paragraph - held.paragraph > 1:
            _release(drafts, held)
        if not found and before and (about := about_before(sentence, before, drafts)):
            found = [about]
        if announcement and quotes:
            drafts.append(_said(announcement, quotes))
        elif quotes and not found:
            _place(drafts, held, sentence, quotes, before)
        elif held.spans and found and sentence.tokens[0].quote:
            found[0] = replace(found[0], fragments=(*held.spans, *found[0].fragments))
            held.spans.clear()
        announcement = announced(sentence)
        drafts.extend(found)
        before = sentence
    _release(drafts, held)
    return drafts


def _lone_quotes(sentence: Sentence) -> list[Token]:
    """The quotations of a sentence that holds nothing else."""
    tokens = sentence.tokens
    if not tokens or not all(token.quote or token.kind in SEPARATORS | {"other"} for token in tokens):
        return []
    return [token for token in tokens if token.quote]


def _said(announcement: Draft, quotes: Sequence[Token]) -> Draft:
    return replace(announcement, fragments=_inner(quotes))


def _inner(quotes: Sequence[Token]) -> tuple[Span, ...]:
    return tuple(token.quote.inner for token in quotes if token.quote)


def _place(
    drafts: list[Draft], held: _Held, sentence: Sentence, quotes: Sequence[Token], before: Sentence | None
) -> None:
    """Where the quotations belong: to the statement before them, to the one behind, or to who was spoken of."""
    last = drafts[-1] if drafts else None
    inner = _inner(quotes)
    same = last is not None and last.sentence.paragraph == sentence.paragraph
    if last and same and sentence.tokens[0].kind == "dash" and last.kind == "direct":
        drafts[-1] = replace(last, fragments=(*last.fragments, *inner))
        return
    if last and last.kind == "direct" and _goes_on(last, sentence):
        drafts[-1] = replace(last, fragments=(*last.fragments, *inner), sentence=sentence, ranges=())
        return
    if sentence.opens and not sentence.tokens[0].shape and _is_dialogue(sentence, quotes):
        _answer(drafts, sentence, inner, before)
        return
    unclosed = any(token.quote and not token.quote.closed for token in quotes)
    if unclosed and len(held.spans) < _MOST_HELD:
        held.sentence = held.sentence if held.spans else sentence
        held.spans.extend(inner)
        held.paragraph = sentence.paragraph
        return
    if sum(span.end - span.start for span in inner) < _SHORTEST or before is None:
        return
    subject = _spoken_of(before, sentence, last)
    if subject:
        drafts.append(
            Draft(before if subject.phrase else sentence, inner, None, "direct", subject, None, inferred=True)
        )


def _is_dialogue(sentence: Sentence, quotes: Sequence[Token]) -> bool:
    """A paragraph that a dash opens, with no word of its author's."""
    return quotes[0].start > sentence.span.start and len(quotes) == 1 and quotes[0].end >= sentence.span.end - 1


def _answer(drafts: list[Draft], sentence: Sentence, inner: tuple[Span, ...], before: Sentence | None) -> None:
    """The answer behind a question: the one whom the article talks to says it. Questions are nobody's."""
    if sentence.asks or before is None or not before.asks:
        return
    drafts.append(Draft(sentence, inner, None, "direct", SOMEBODY, None, inferred=True))


def _goes_on(last: Draft, sentence: Sentence) -> bool:
    """Whether the last words were left open at the end of the paragraph before."""
    if sentence.paragraph - last.sentence.paragraph != 1:
        return False
    tokens = last.sentence.tokens
    return any(
        token.quote and not token.quote.closed and token.quote.inner.end == last.fragments[-1].end for token in tokens
    )


def _spoken_of(before: Sentence, sentence: Sentence, last: Draft | None) -> Subject | None:
    """The last speaker, or the subject of the sentence before in the same paragraph."""
    if last and last.sentence is before and sentence.paragraph - before.paragraph <= 1:
        return LAST
    if before.paragraph == sentence.paragraph:
        found = (
            subject_of_clause((*before.tokens, *before.tokens[-1:]), len(before.tokens), 0) if before.tokens else None
        )
        if found:
            return found
    if last and sentence.paragraph - last.sentence.paragraph <= 1:
        return LAST
    return None


def _release(drafts: list[Draft], held: _Held) -> None:
    """Paragraphs for which no speaker came behind are the last speaker's, where he spoke right before."""
    last = drafts[-1] if drafts else None
    if held.spans and held.sentence and last and held.sentence.paragraph - last.sentence.paragraph <= 1:
        drafts.append(Draft(held.sentence, tuple(held.spans), None, "direct", LAST, None, inferred=True))
    held.spans.clear()
