"""Quotations that no verb stands beside: those that go on with what somebody was saying, and those that wait for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.document import Span
from summarizer.statements.english.drafts import Draft, find_drafts
from summarizer.statements.english.noun_phrases import Range, phrase_after
from summarizer.statements.english.sentence import Sentence
from summarizer.statements.english.tokens import Token
from summarizer.statements.english.verbs import speech_verbs
from summarizer.statements.quote_marks import Quote

_MOST_FRAGMENTS = 100  # of one statement; what goes on is another
_SHORTEST = 3  # words: what is shorter in quotation marks, with no verb beside it, is a title or a phrase
_PHRASE = frozenset({"name", "noun", "determiner", "subject", "number", "preposition", "adverb"})
_EDGE = "stop", "comma", "dash", "colon", "other", "conjunction"


def collect_drafts(sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts of the whole article, loose quotations joined to the statement that they continue."""
    drafts: list[Draft] = []
    for sentence in sentences:
        found = find_drafts(sentence)
        loose = _loose_quotes(sentence, found)
        if loose and (told := _told(sentence)):
            found.append(told)
        elif loose and _stands_alone(sentence):
            _place(drafts, sentence, loose)
        elif not found and drafts and drafts[-1].waits and _follows(drafts[-1], sentence):
            drafts[-1] = replace(drafts[-1], fragments=(sentence.span,), waits=False)
        drafts.extend(found)
    return [draft for draft in drafts if draft.fragments and not draft.waits]


def _loose_quotes(sentence: Sentence, found: Sequence[Draft]) -> list[Quote]:
    """The quotations of the sentence that no draft holds."""
    taken = [span for draft in found for span in draft.fragments]
    return [
        token.quote
        for token in sentence.tokens
        if token.quote and not any(span.start < token.quote.end and token.quote.start < span.end for span in taken)
    ]


def _told(sentence: Sentence) -> Draft | None:
    """ "…," the crowd shouted back; "…," beamed Lee; "…" - Lee: any verb, or none, beside a quotation that ends so."""
    tokens = sentence.tokens
    at = next((number for number, token in enumerate(tokens) if token.tag not in _EDGE), len(tokens))
    if at + 1 >= len(tokens) or not tokens[at].quote:
        return None
    quote = tokens[at].quote
    signed = tokens[at + 1].tag == "dash"
    if quote is None or not (quote.stopped or signed):
        return None
    if signed:
        phrase = phrase_after(tokens, at + 2)
        ends = phrase and all(token.tag in _EDGE for token in tokens[phrase[1] :])
        named = phrase and tokens[phrase[0]].tag == "name"
        return Draft(sentence, (quote.inner,), None, "direct", phrase) if ends and named else None
    return _beside(sentence, at, quote)


def _beside(sentence: Sentence, at: int, quote: Quote) -> Draft | None:
    tokens = sentence.tokens
    first = at + 1
    phrase: Range | None
    if _past(tokens[first]):
        phrase, verb = phrase_after(tokens, first + 1), first
    else:
        verb = next((n for n in range(first, min(first + 12, len(tokens))) if _past(tokens[n])), 0)
        whole = verb > first and all(token.tag in _PHRASE for token in tokens[first:verb])
        phrase = (first, verb) if whole else None
    if not phrase or verb >= len(tokens):
        return None
    cue = Span(tokens[verb].start, tokens[verb].end)
    return Draft(sentence, (quote.inner,), cue, "direct", phrase)


def _past(token: Token) -> bool:
    return token.tag == "verb" or (token.tag == "noun" and token.word.endswith("ed")) or token.word in speech_verbs()


def _stands_alone(sentence: Sentence) -> bool:
    """Whether the sentence opens with a quotation and holds little else."""
    tokens = sentence.tokens
    first = next((token for token in tokens if token.tag not in _EDGE), None)
    if first is None or first.quote is None:
        return False
    outside = sum(1 for token in tokens if not token.quote and token.tag not in _EDGE)
    return outside == 0


def _follows(draft: Draft, sentence: Sentence) -> bool:
    return 0 <= sentence.paragraph - draft.sentence.paragraph <= 1


def _place(drafts: list[Draft], sentence: Sentence, quotes: Sequence[Quote]) -> None:
    inner = tuple(quote.inner for quote in quotes)
    last = drafts[-1] if drafts else None
    if last is not None and last.waits and _follows(last, sentence):
        drafts[-1] = replace(last, fragments=inner, waits=False, kind="direct")
        return
    if last is None:
        return
    near = sentence.paragraph - last.sentence.paragraph
    continues = near == 0 and last.kind == "direct" and _ends_near(last, sentence)
    if continues and len(last.fragments) < _MOST_FRAGMENTS:
        drafts[-1] = replace(last, fragments=(*last.fragments, *inner))
    elif continues or (near <= 1 and any(_long(quote) for quote in quotes)):
        drafts.append(Draft(last.sentence, inner, None, "direct", last.subject, inferred=True))


def _ends_near(draft: Draft, sentence: Sentence) -> bool:
    """Whether at most the attribution stands between the draft's last words and this sentence."""
    return sentence.span.start - max(draft.fragments[-1].end, draft.sentence.span.end) < 5


def _long(quote: Quote) -> bool:
    return quote.inner.end - quote.inner.start >= 6 * _SHORTEST


def spans_of(drafts: Sequence[Draft]) -> Iterator[Span]:
    for draft in drafts:
        yield from draft.fragments
