"""A sentence -> drafts of its statements: token ranges for the words, the cue and the subject; nobody named yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.document import Span
from summarizer.statements.english.contents import content_after, content_before, holds_verb, is_adverbial
from summarizer.statements.english.cues import Cue, attributions, find_cues
from summarizer.statements.english.noun_phrases import Range
from summarizer.statements.english.sentence import Sentence
from summarizer.statements.english.tokens import Token
from summarizer.statements.statement import StatementKind

Tokens = Sequence[Token]

_PUNCTUATION = frozenset({"comma", "colon", "stop", "dash", "conjunction", "other", "bracket"})
_CLAUSAL = frozenset({"says", "tells", "thinks"})
_BETWEEN = frozenset({"time", "adverb", "preposition", "noun", "object", "name", "determiner"})


@dataclass(frozen=True, slots=True)
class Draft:
    """`sentence` is where the cue stands; `subject` is a range of its tokens; `waits`: the words are still to come."""

    sentence: Sentence
    fragments: tuple[Span, ...]
    cue: Span | None
    kind: StatementKind
    subject: Range | None
    inferred: bool = False
    waits: bool = False


def find_drafts(sentence: Sentence) -> list[Draft]:
    """The drafts in the order of their cues; one that `waits` has a colon at the sentence's end and no words yet."""
    tokens = sentence.tokens
    cues = find_cues(tokens)
    drafts: list[Draft] = []
    low = 0
    for number, cue in enumerate(cues):
        if cue.negated or cue.hypothetical:
            continue
        ranges, used_before = _contents(sentence, cue, cues[number + 1 :], low)
        if used_before:
            low = cue.end
        if ranges:
            drafts.append(_draft(sentence, cue, ranges))
        elif _waits(tokens, cue):
            drafts.append(replace(_draft(sentence, cue, ()), waits=True, kind="direct"))
    drafts.extend(_according(sentence))
    return drafts


def _draft(sentence: Sentence, cue: Cue, ranges: Sequence[Range]) -> Draft:
    tokens = sentence.tokens
    span = Span(tokens[cue.start].start, tokens[cue.end - 1].end)
    return Draft(sentence, fragment_spans(tokens, ranges), span, kind_of(tokens, ranges), cue.subject)


def _contents(sentence: Sentence, cue: Cue, later: Sequence[Cue], low: int) -> tuple[list[Range], bool]:
    """The ranges of tokens that hold what is said, and whether one of them stands in front of the cue."""
    tokens = sentence.tokens
    after = content_after(tokens, cue, _high(tokens, cue, later))
    before = content_before(tokens, cue, low) if cue.verb.frames & _CLAUSAL and not cue.participle else None
    if before and _ends_in_speech(tokens, before, cue):
        follows = [after] if after and tokens[after[0]].tag == "quote" else []
        return [before, *follows], True
    if cue.participle and after is None and not cue.inverted:
        return [], False
    if after:
        return [after], False
    if before is None or tokens[before[1] - 1].tag == "quote":
        return [], False
    rest = _resumed(tokens, cue)
    if holds_verb(tokens, before):
        return [before, *([rest] if rest else [])], True
    if rest is None:
        return [], False
    return [rest] if is_adverbial(tokens, before) else [before, rest], True


def _ends_in_speech(tokens: Tokens, before: Range, cue: Cue) -> bool:
    last = tokens[before[1] - 1]
    if last.quote is None:
        return False
    inner = last.quote.inner
    if inner.end - inner.start < 2:
        return False
    followed = before[1] < len(tokens) and tokens[before[1]].tag in ("comma", "dash")
    return followed or last.quote.end - last.quote.inner.end == 0 or _punctuated(tokens, before, cue)


def _punctuated(tokens: Tokens, before: Range, cue: Cue) -> bool:
    """A quotation right in front of subject and verb is speech even where its comma was forgotten, if it is long."""
    quote = tokens[before[1] - 1].quote
    if quote is None:
        return False
    return quote.inner.end - quote.inner.start > 12 or cue.inverted or quote.stopped


def _high(tokens: Tokens, cue: Cue, later: Sequence[Cue]) -> int:
    """Where the content has to end: at the next cue that stands beside this one and not inside its content."""
    for other in later:
        first = other.start if other.subject is None else min(other.start, other.subject[0])
        if other.participle or other.subject == cue.subject:
            first = other.start
        if first <= cue.end:
            continue
        before = tokens[first - 1]
        if other.participle and before.tag in ("comma", "dash"):
            return first - 1
        if other.participle and before.word == "while" and first > 1:
            return first - 1 - (tokens[first - 2].tag == "comma")
        if before.quote and before.quote.stopped:
            return first
        if before.tag == "conjunction" and (other.subject == cue.subject or tokens[first - 2].tag == "comma"):
            return first - 1
        if before.word == ";":
            return first - 1
    return len(tokens)


def _resumed(tokens: Tokens, cue: Cue) -> Range | None:
    """The rest of "The deal, he said, was dead"."""
    if cue.inverted:
        return None
    start = cue.end
    while start < len(tokens) and tokens[start].tag in _BETWEEN:
        start += 1
    if start + 2 >= len(tokens) or tokens[start].tag != "comma":
        return None
    first = tokens[start + 1]
    if first.tag in ("conjunction", "subordinator") or first.word.endswith("ing"):
        return None
    end = len(tokens)
    while end > start and tokens[end - 1].tag in _PUNCTUATION:
        end -= 1
    return (start + 1, end) if end > start + 1 else None


def _waits(tokens: Tokens, cue: Cue) -> bool:
    return bool(tokens) and tokens[-1].word == ":" and len(tokens) - cue.end <= 15 and not cue.participle


def _according(sentence: Sentence) -> list[Draft]:
    tokens = sentence.tokens
    found = []
    for at, end, subject in attributions(tokens):
        ranges = [
            part for part in (_stripped(tokens, 0, at), _stripped(tokens, _behind(tokens, end), len(tokens))) if part
        ]
        if at == 0 and not ranges:
            continue
        if at > 0 and len(ranges) == 2 and (tokens[at - 1].tag != "comma" or holds_verb(tokens, ranges[0])):
            ranges = ranges[:1]
        if ranges:
            cue = Span(tokens[at].start, tokens[at + 1].end)
            found.append(Draft(sentence, fragment_spans(tokens, ranges), cue, kind_of(tokens, ranges), subject))
    return found


def _behind(tokens: Tokens, end: int) -> int:
    """Behind what only describes the source: "according to Lee, a lawyer in Busan, the deal …"."""
    start = end
    while start < len(tokens) and tokens[start].tag != "comma":
        start += 1
    stop = next((at for at in range(start + 1, len(tokens)) if tokens[at].tag == "comma"), len(tokens))
    following = tokens[start + 1] if start + 1 < len(tokens) else None
    if following is None or stop == len(tokens):
        return start
    describes = following.word in ("a", "an", "the") and not holds_verb(tokens, (start + 1, stop))
    return _behind(tokens, start + 1) if describes or following.tag == "subordinator" else start


def _stripped(tokens: Tokens, start: int, end: int) -> Range | None:
    while start < end and tokens[start].tag in _PUNCTUATION:
        start += 1
    while end > start and tokens[end - 1].tag in _PUNCTUATION:
        end -= 1
    return (start, end) if end - start > 1 or (end > start and tokens[start].quote) else None


def fragment_spans(tokens: Tokens, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """A range of quotations alone loses its marks, one range of several quotations is several fragments."""
    spans: list[Span] = []
    for first, end in ranges:
        quoted = [token.quote for token in tokens[first:end] if token.quote]
        if quoted and only_quotes(tokens, (first, end)):
            spans.extend(quote.inner for quote in quoted)
        else:
            spans.append(Span(tokens[first].start, tokens[end - 1].end))
    return tuple(spans)


def only_quotes(tokens: Tokens, content: Range) -> bool:
    return all(token.quote or token.tag in _PUNCTUATION for token in tokens[content[0] : content[1]])


def kind_of(tokens: Tokens, ranges: Sequence[Range]) -> StatementKind:
    quoted = any(token.quote for first, end in ranges for token in tokens[first:end])
    if not quoted:
        return "indirect"
    return "direct" if all(only_quotes(tokens, content) for content in ranges) else "mixed"
