"""A cue -> its statement: words in front of it, behind it, or on both sides."""

from collections.abc import Sequence

from summarizer.statements.russian.asides import aside, parenthesis
from summarizer.statements.russian.clauses import (
    Found,
    called,
    clause_behind,
    cue_span,
    gerund,
    has_colon_quote,
    paper_of,
    unsaid,
)
from summarizer.statements.russian.contents import (
    SEPARATORS,
    is_speech,
    left_edge,
    opening,
    right_edge,
    trimmed,
)
from summarizer.statements.russian.cues import Cue
from summarizer.statements.russian.draft import Draft, draft_of, only_quotes
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import (
    source_cited,
    subject_before,
    subject_behind,
)
from summarizer.statements.russian.tokens import Range, Tokens
from summarizer.statements.russian.words import CONJUNCTIONS


def attribute(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """The statement of this cue, from token `low` on; `before`: the sentence's earlier ones."""
    tokens = sentence.tokens
    if cue.verb.form == "gerund":
        return gerund(sentence, cue, low, before)
    first = max(low, left_edge(tokens, cue.at))
    if _as_told(tokens, first, cue.at):
        return aside(sentence, cue, first, low)
    spoken = quote_in_front(tokens, first, cue.at, low)
    if spoken is not None:
        return _beside_quote(sentence, cue, spoken, low)
    if cue.feels and not cue.verb.frames & {"names"} and not has_colon_quote(tokens, cue):
        return None
    if (
        cue.verb.frames & {"names"}
        and not has_colon_quote(tokens, cue)
        and (named := called(sentence, cue, low, before))
    ):
        return named
    return clause_behind(sentence, cue, low, before) or parenthesis(sentence, cue, first, low)


def _as_told(tokens: Tokens, first: int, at: int) -> bool:
    while first < at and (tokens[first].word in CONJUNCTIONS or tokens[first].word == "так"):
        first += 1
    return first < at and tokens[first].word == "как"


def quote_in_front(tokens: Tokens, first: int, at: int, low: int) -> int | None:
    """The quotation that ends in front of the stretch, before a dash or as all there is; None where there is none."""
    if first < at and tokens[first].quote and first >= low and is_speech(tokens, first):
        return first
    last = first - 1
    dashed = False
    while last >= low and tokens[last].kind in SEPARATORS:
        dashed = dashed or tokens[last].kind == "dash"
        last -= 1
    if last < low or not tokens[last].quote or last == first - 1:
        return None
    alone = only_quotes(tokens, low, last + 1)
    return last if dashed or alone or is_speech(tokens, last) else None


def _beside_quote(sentence: Sentence, cue: Cue, spoken: int, low: int) -> Found | None:
    """«…», — сказал X, — «…»."""
    tokens = sentence.tokens
    edge = right_edge(tokens, cue.end)
    subject = paper_of(tokens, cue) or subject_behind(tokens, cue, edge) or subject_before(tokens, cue, spoken + 1)
    opened = opening(tokens, cue.end)
    if opened is not None and tokens[opened - 1].kind == "comma" and tokens[opened].word == "что":
        return None
    if subject is None and cue.verb.person == "1per":
        return None
    ranges = [_spoken_range(tokens, low, spoken), *_resumed(tokens, cue.end)]
    last = max(edge, ranges[-1][1])
    cited = source_cited(tokens, cue.end, edge)
    span = cue_span(tokens, cue)
    return draft_of(sentence, ranges, span, cited[1] if cited else subject or unsaid(cue), cue.verb), last


def _spoken_range(tokens: Tokens, low: int, spoken: int) -> Range:
    """The quotations in front; with the words before them where they are one clause: Порт «готов», — сказал он."""
    if only_quotes(tokens, low, spoken + 1):
        return trimmed(tokens, low, spoken + 1) or (spoken, spoken + 1)
    first = spoken
    while first > low and (tokens[first - 1].quote or tokens[first - 1].kind == "comma"):
        first -= 1
    if first > low and tokens[first - 1].kind in ("word", "number") and not is_speech(tokens, spoken):
        return trimmed(tokens, low, spoken + 1) or (spoken, spoken + 1)
    return spoken, spoken + 1


def _resumed(tokens: Tokens, start: int) -> list[Range]:
    """The quotations that go on behind a dash."""
    return [
        (at, at + 1)
        for at in range(start + 1, len(tokens))
        if tokens[at].quote and tokens[at - 1].kind == "dash" and not tokens[at].shape
    ]
