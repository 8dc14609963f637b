"""A verb and the clause behind it -> its statement: "X заявил, что …", "X: «…»", "назвал это «…»", "добавив, что"."""

from collections.abc import Sequence

from summarizer.document import Span
from summarizer.statements.russian.content_ends import content_end
from summarizer.statements.russian.contents import (
    SEPARATORS,
    infinitive_in,
    is_speech,
    left_edge,
    opening,
    right_edge,
    trimmed,
    without_complementiser,
)
from summarizer.statements.russian.cues import Cue
from summarizer.statements.russian.draft import Draft, draft_of
from summarizer.statements.russian.nominatives import is_weighty
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import (
    LAST,
    NOBODY,
    Subject,
    paper_beside,
    subject_before,
    subject_behind,
    subject_in_front,
    subject_of_clause,
)
from summarizer.statements.russian.tokens import Range, Tokens, span_of
from summarizer.statements.russian.words import is_adverb, is_preposition

Found = tuple[Draft, int]  # and the token behind which the next statement of the sentence may begin


def has_colon_quote(tokens: Tokens, cue: Cue) -> bool:
    edge = right_edge(tokens, cue.end)
    return edge + 1 < len(tokens) and tokens[edge].kind == "colon" and tokens[edge + 1].quote is not None


def clause_behind(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """ "X заявил, что …", "X: «…»", "X призвал стороны прекратить …"."""
    tokens = sentence.tokens
    opened = opening(tokens, cue.end)
    asked = opened is None and bool(cue.verb.frames & {"asks"})
    if asked and infinitive_in(tokens, cue.end) is None:
        return None
    if opened is None and not asked:
        return None
    high = right_edge(tokens, cue.end) if opened is None else opened
    subject = paper_of(tokens, cue) or subject_of(tokens, cue, low, high, before)
    if subject is None:
        return None
    start = opened if opened is not None else _asked_start(tokens, cue, subject)
    content = _content(tokens, start, cue)
    if content is None:
        return None
    return draft_of(sentence, [content], cue_span(tokens, cue), subject, cue.verb), content[1]


def called(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """ "назвал решение «ошибкой»", "Слова Лапина он назвал «импровизацией»": only where the name is quoted."""
    tokens = sentence.tokens
    edge = right_edge(tokens, cue.end)
    if not any(
        tokens[at].quote and (tokens[at].opens_small or tokens[at - 1].word == "как") for at in range(cue.end, edge)
    ):
        return None
    subject = subject_of(tokens, cue, low, edge, before)
    after = trimmed(tokens, cue.end, edge)
    if after is None or subject is None or (subject.phrase and subject.phrase.start >= cue.end):
        return None
    ranges = [after]
    first = max(low, left_edge(tokens, cue.at))
    phrase = subject.phrase
    if phrase and first < phrase.start < cue.at and (front := trimmed(tokens, first, phrase.start)):
        ranges = [front, after] if not is_preposition(tokens[first]) else ranges
    return draft_of(sentence, ranges, cue_span(tokens, cue), subject, cue.verb), edge


def _content(tokens: Tokens, start: int, cue: Cue) -> Range | None:
    if tokens[start].quote and (tokens[start - 1].kind == "colon" or is_speech(tokens, start)):
        end = start + 1
        while end + 1 < len(tokens) and tokens[end + 1].quote and tokens[end].kind in ("comma", "stop"):
            end += 2
        if end >= len(tokens) or tokens[end].kind in SEPARATORS or tokens[start - 1].kind != "colon":
            return start, end
    part = trimmed(tokens, start, content_end(tokens, start, cue.verb))
    return without_complementiser(tokens, part) if part else None


def _asked_start(tokens: Tokens, cue: Cue, subject: Subject) -> int:
    behind = subject.phrase and subject.phrase.start >= cue.end
    start = subject.phrase.end if subject.phrase and behind else cue.end
    while start + 1 < len(tokens) and is_adverb(tokens[start]) and tokens[start].word != "не":
        start += 1
    return start


def subject_of(tokens: Tokens, cue: Cue, low: int, high: int, before: Sequence[Draft]) -> Subject | None:
    found = subject_before(tokens, cue, low)
    if found and found.phrase and is_weighty(tokens, found.phrase):
        return found
    if before and before[-1].verb and _goes_on(tokens, cue, low, before[-1]):
        return before[-1].subject
    front = subject_in_front(tokens, cue, low) if found is None and _nothing_before(tokens, cue, low) else None
    if front:
        return front
    behind = subject_behind(tokens, cue, high)
    if behind and behind.phrase and is_weighty(tokens, behind.phrase):
        return behind
    front = subject_in_front(tokens, cue, low) if found is None else None
    if front or found or behind:
        return front or found or behind
    return None if cue.verb.person == "1per" else unsaid(cue)


def _nothing_before(tokens: Tokens, cue: Cue, low: int) -> bool:
    """Whether only little words stand between the verb and the comma in front of it."""
    first = max(low, left_edge(tokens, cue.at))
    return first > 0 and tokens[first - 1].kind == "comma" and all(is_adverb(token) for token in tokens[first : cue.at])


def _goes_on(tokens: Tokens, cue: Cue, low: int, before: Draft) -> bool:
    """Whether an earlier verb's subject is this one's: "…, и добавил, что …"."""
    verb = before.verb
    joined = all(is_adverb(token) or token.kind in SEPARATORS for token in tokens[low : cue.at])
    if verb is None or verb.form == "passive" or cue.verb.form == "passive" or not joined:
        return False
    return verb.number == cue.verb.number and (not verb.gender or not cue.verb.gender or verb.gender == cue.verb.gender)


def unsaid(cue: Cue) -> Subject:
    """Nobody is named: one who spoke before goes on, a plural is people say."""
    return LAST if cue.verb.number == "sing" and cue.verb.form != "passive" and cue.verb.gender != "neut" else NOBODY


def paper_of(tokens: Tokens, cue: Cue) -> Subject | None:
    if cue.verb.form != "passive":
        return None
    return paper_beside(tokens, cue) or NOBODY


def gerund(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """ "…, добавив, что …"; "Отметив, что …, министр …"."""
    tokens = sentence.tokens
    if cue.verb.frames & {"names"}:
        return called(sentence, cue, low, before or _of_clause(sentence, cue, low))
    opened = opening(tokens, cue.end)
    if opened is None and not (cue.verb.frames & {"asks"} and infinitive_in(tokens, cue.end)):
        return None
    content = _content(tokens, opened if opened is not None else cue.end, cue)
    if content is None:
        return None
    subject = before[-1].subject if before else subject_of_clause(tokens, cue.at, low)
    return draft_of(sentence, [content], cue_span(tokens, cue), subject or LAST, cue.verb), content[1]


def cue_span(tokens: Tokens, cue: Cue) -> Span:
    negated = cue.at > 0 and tokens[cue.at - 1].word == "не"  # "не исключил"
    return span_of(tokens, (cue.at - negated, cue.end))


def _of_clause(sentence: Sentence, cue: Cue, low: int) -> list[Draft]:
    """The clause in front as a draft without words, for its subject."""
    subject = subject_of_clause(sentence.tokens, cue.at, low)
    return [Draft(sentence, (), None, "indirect", subject, cue.verb)] if subject else []
