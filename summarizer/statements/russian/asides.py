"""An attribution inside a sentence -> its statement: "Как сообщает X, …", "Билеты, добавил он, …"."""

from summarizer.statements.russian.clauses import Found, cue_span, paper_of
from summarizer.statements.russian.content_ends import content_end
from summarizer.statements.russian.contents import (
    SEPARATORS,
    is_connective,
    right_edge,
    trimmed,
    without_complementiser,
)
from summarizer.statements.russian.cues import Cue
from summarizer.statements.russian.draft import draft_of
from summarizer.statements.russian.nominatives import is_weighty
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import (
    Subject,
    is_apposition,
    source_cited,
    subject_before,
    subject_behind,
)
from summarizer.statements.russian.tokens import Tokens


def aside(sentence: Sentence, cue: Cue, first: int, low: int) -> Found | None:
    """ "Как сообщает X, …", "…, как отметил X, …"."""
    tokens = sentence.tokens
    edge = right_edge(tokens, cue.end)
    subject = paper_of(tokens, cue) or subject_behind(tokens, cue, edge) or subject_before(tokens, cue, first)
    if subject is None:
        return None
    if cited := source_cited(tokens, cue.end, edge):
        subject = cited[1]
    return _around(sentence, cue, subject, first, edge, low)


def parenthesis(sentence: Sentence, cue: Cue, first: int, low: int) -> Found | None:
    """ "…, заявил X", "Билеты, добавил он, …", "…, о чём заявил X"."""
    tokens = sentence.tokens
    if first <= low or tokens[first - 1].kind not in ("comma", "dash") or not _only_passed(tokens, first, cue.at):
        return None
    edge = right_edge(tokens, cue.end)
    subject = paper_of(tokens, cue) or subject_behind(tokens, cue, edge)
    if subject is None or (subject.phrase and not is_weighty(tokens, subject.phrase)):
        return None
    if cited := source_cited(tokens, cue.end, edge):
        subject = cited[1]
    return _around(sentence, cue, subject, first, edge, low)


def _only_passed(tokens: Tokens, first: int, at: int) -> bool:
    """Whether nothing but adverbs and phrases with prepositions stands in front of the verb."""
    return not any(token.quote or token.word in ("этом", "который", "которая", "что") for token in tokens[first:at])


def _around(sentence: Sentence, cue: Cue, subject: Subject, first: int, edge: int, low: int) -> Found | None:
    """What stands in front of an attribution and what goes on behind it."""
    tokens = sentence.tokens
    ranges = []
    if (part := trimmed(tokens, low, first)) and not is_connective(tokens, part):
        ranges.append(part)
    start = _behind_appositions(tokens, edge)
    rest = trimmed(tokens, start, content_end(tokens, start, cue.verb)) if start < len(tokens) else None
    if rest and not _is_remark(tokens, start):
        ranges.append(without_complementiser(tokens, rest))
    if not ranges:
        return None
    return draft_of(sentence, ranges, cue_span(tokens, cue), subject, cue.verb), max(edge, ranges[-1][1])


def _behind_appositions(tokens: Tokens, edge: int) -> int:
    for _ in range(4):
        end = right_edge(tokens, edge + 1)
        if edge >= len(tokens) or end >= len(tokens) or tokens[end].kind != "comma":
            break
        if not is_apposition(tokens, edge + 1, end):
            break
        edge = end
    return edge


def _is_remark(tokens: Tokens, edge: int) -> bool:
    """Whether the rest is about who speaks or when: ", который …", ", выступая в Сеуле"."""
    start = edge
    while start < len(tokens) and tokens[start].kind in SEPARATORS:
        start += 1
    if start >= len(tokens):
        return True
    found = tokens[start].readings
    return (bool(found) and found[0].part in ("GRND", "PRTF")) or (
        is_apposition(tokens, start, right_edge(tokens, start)) and (right_edge(tokens, start) >= len(tokens) - 1)
    )
