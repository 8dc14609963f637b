"""A cue -> its statement: words in front of it, behind it, or on both sides."""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.document import Span
from summarizer.statements.russian.contents import (
    SEPARATORS,
    content_end,
    infinitive_in,
    is_connective,
    is_speech,
    left_edge,
    opening,
    right_edge,
    trimmed,
    without_complementiser,
)
from summarizer.statements.russian.cues import Cue, find_cues
from summarizer.statements.russian.draft import Draft, draft_of, only_quotes
from summarizer.statements.russian.phrases import is_weighty
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import (
    LAST,
    NOBODY,
    Subject,
    is_apposition,
    paper_beside,
    source_cited,
    subject_before,
    subject_behind,
    subject_in_front,
    subject_of_clause,
)
from summarizer.statements.russian.tokens import Range, Tokens, span_of
from summarizer.statements.russian.words import CONJUNCTIONS, is_adverb, is_preposition

_REFERS_BACK = frozenset({
    ("об", "этом"), ("с", "таким"), ("такое", "мнение"), ("такую", "оценку"), ("такой", "прогноз"), ("так", "считает"),
    ("такое", "заявление"), ("соответствующее", "заявление"), ("это", "заявил"), ("это", "заявила"),
})  # fmt: skip

Found = tuple[Draft, int]  # and the token behind which the next statement of the sentence may begin


def attribute(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """The statement of this cue, from token `low` on; `before`: the sentence's earlier ones."""
    tokens = sentence.tokens
    if cue.verb.form == "gerund":
        return _gerund(sentence, cue, low, before)
    first = max(low, left_edge(tokens, cue.at))
    if _as_told(tokens, first, cue.at):
        return _aside(sentence, cue, first, low)
    spoken = quote_in_front(tokens, first, cue.at, low)
    if spoken is not None:
        return _beside_quote(sentence, cue, spoken, low)
    if cue.feels and not cue.verb.frames & {"names"} and not _colon_quote(tokens, cue):
        return None
    if cue.verb.frames & {"names"} and not _colon_quote(tokens, cue) and (named := _named(sentence, cue, low, before)):
        return named
    return _clause_behind(sentence, cue, low, before) or _parenthesis(sentence, cue, first, low)


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


def _colon_quote(tokens: Tokens, cue: Cue) -> bool:
    edge = right_edge(tokens, cue.end)
    return edge + 1 < len(tokens) and tokens[edge].kind == "colon" and tokens[edge + 1].quote is not None


def _beside_quote(sentence: Sentence, cue: Cue, spoken: int, low: int) -> Found | None:
    """«…», — сказал X, — «…»."""
    tokens = sentence.tokens
    edge = right_edge(tokens, cue.end)
    subject = _paper(tokens, cue) or subject_behind(tokens, cue, edge) or subject_before(tokens, cue, spoken + 1)
    opened = opening(tokens, cue.end)
    if opened is not None and tokens[opened - 1].kind == "comma" and tokens[opened].word == "что":
        return None
    if subject is None and cue.verb.person == "1per":
        return None
    ranges = [_spoken_range(tokens, low, spoken), *_resumed(tokens, cue.end)]
    last = max(edge, ranges[-1][1])
    cited = source_cited(tokens, cue.end, edge)
    span = _cue_span(tokens, cue)
    return draft_of(sentence, ranges, span, cited[1] if cited else subject or _unsaid(cue), cue.verb), last


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


def _clause_behind(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """ "X заявил, что …", "X: «…»", "X призвал стороны прекратить …"."""
    tokens = sentence.tokens
    opened = opening(tokens, cue.end)
    asked = opened is None and bool(cue.verb.frames & {"asks"})
    if asked and infinitive_in(tokens, cue.end) is None:
        return None
    if opened is None and not asked:
        return None
    high = right_edge(tokens, cue.end) if opened is None else opened
    subject = _paper(tokens, cue) or _subject(tokens, cue, low, high, before)
    if subject is None:
        return None
    start = opened if opened is not None else _asked_start(tokens, cue, subject)
    content = _content(tokens, start, cue)
    if content is None:
        return None
    return draft_of(sentence, [content], _cue_span(tokens, cue), subject, cue.verb), content[1]


def _named(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """ "назвал решение «ошибкой»", "Слова Лапина он назвал «импровизацией»": only where the name is quoted."""
    tokens = sentence.tokens
    edge = right_edge(tokens, cue.end)
    if not any(
        tokens[at].quote and (tokens[at].opens_small or tokens[at - 1].word == "как") for at in range(cue.end, edge)
    ):
        return None
    subject = _subject(tokens, cue, low, edge, before)
    after = trimmed(tokens, cue.end, edge)
    if after is None or subject is None or (subject.phrase and subject.phrase.start >= cue.end):
        return None
    ranges = [after]
    first = max(low, left_edge(tokens, cue.at))
    phrase = subject.phrase
    if phrase and first < phrase.start < cue.at and (front := trimmed(tokens, first, phrase.start)):
        ranges = [front, after] if not is_preposition(tokens[first]) else ranges
    return draft_of(sentence, ranges, _cue_span(tokens, cue), subject, cue.verb), edge


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


def _subject(tokens: Tokens, cue: Cue, low: int, high: int, before: Sequence[Draft]) -> Subject | None:
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
    return None if cue.verb.person == "1per" else _unsaid(cue)


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


def _unsaid(cue: Cue) -> Subject:
    """Nobody is named: one who spoke before goes on, a plural is people say."""
    return LAST if cue.verb.number == "sing" and cue.verb.form != "passive" and cue.verb.gender != "neut" else NOBODY


def _paper(tokens: Tokens, cue: Cue) -> Subject | None:
    if cue.verb.form != "passive":
        return None
    return paper_beside(tokens, cue) or NOBODY


def _aside(sentence: Sentence, cue: Cue, first: int, low: int) -> Found | None:
    """ "Как сообщает X, …", "…, как отметил X, …"."""
    tokens = sentence.tokens
    edge = right_edge(tokens, cue.end)
    subject = _paper(tokens, cue) or subject_behind(tokens, cue, edge) or subject_before(tokens, cue, first)
    if subject is None:
        return None
    if cited := source_cited(tokens, cue.end, edge):
        subject = cited[1]
    return _around(sentence, cue, subject, first, edge, low)


def _parenthesis(sentence: Sentence, cue: Cue, first: int, low: int) -> Found | None:
    """ "…, заявил X", "Билеты, добавил он, …", "…, о чём заявил X"."""
    tokens = sentence.tokens
    if first <= low or tokens[first - 1].kind not in ("comma", "dash") or not _only_passed(tokens, first, cue.at):
        return None
    edge = right_edge(tokens, cue.end)
    subject = _paper(tokens, cue) or subject_behind(tokens, cue, edge)
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
    return draft_of(sentence, ranges, _cue_span(tokens, cue), subject, cue.verb), max(edge, ranges[-1][1])


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


def _gerund(sentence: Sentence, cue: Cue, low: int, before: Sequence[Draft]) -> Found | None:
    """ "…, добавив, что …"; "Отметив, что …, министр …"."""
    tokens = sentence.tokens
    if cue.verb.frames & {"names"}:
        return _named(sentence, cue, low, before or _of_clause(sentence, cue, low))
    opened = opening(tokens, cue.end)
    if opened is None and not (cue.verb.frames & {"asks"} and infinitive_in(tokens, cue.end)):
        return None
    content = _content(tokens, opened if opened is not None else cue.end, cue)
    if content is None:
        return None
    subject = before[-1].subject if before else subject_of_clause(tokens, cue.at, low)
    return draft_of(sentence, [content], _cue_span(tokens, cue), subject or LAST, cue.verb), content[1]


def _cue_span(tokens: Tokens, cue: Cue) -> Span:
    negated = cue.at > 0 and tokens[cue.at - 1].word == "не"  # "не исключил"
    return span_of(tokens, (cue.at - negated, cue.end))


def _of_clause(sentence: Sentence, cue: Cue, low: int) -> list[Draft]:
    """The clause in front as a draft without words, for its subject."""
    subject = subject_of_clause(sentence.tokens, cue.at, low)
    return [Draft(sentence, (), None, "indirect", subject, cue.verb)] if subject else []


def announced(sentence: Sentence) -> Draft | None:
    """ "X заявил следующее:" at the end of a sentence: a draft whose words are still to come."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].kind != "colon":
        return None
    first = left_edge(tokens, len(tokens) - 1)
    for cue in find_cues(tokens[first:]):
        placed = Cue(cue.at + first, cue.end + first, cue.verb)
        subject = _paper(tokens, placed) or _subject(tokens, placed, 0, len(tokens) - 1, ())
        if subject:
            return Draft(sentence, (), _cue_span(tokens, placed), "direct", subject, cue.verb)
    return None


def about_before(sentence: Sentence, before: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """ "Об этом сообщает X", "С таким заявлением выступил X": what the sentence before says, if nobody does there."""
    tokens = sentence.tokens
    if (
        not _refers_back(tokens)
        or sentence.paragraph - before.paragraph > 1
        or (drafts and drafts[-1].sentence is before)
    ):
        return None
    content = trimmed(before.tokens, 0, len(before.tokens))
    edge = right_edge(tokens, 0)
    for cue in find_cues(tokens[:edge]) if content else ():
        subject = subject_behind(tokens, cue, edge) or subject_before(tokens, cue, 0)
        if cited := source_cited(tokens, cue.end, edge):
            subject = cited[1]
        if content and subject and subject.phrase:
            words = draft_of(before, [content], _cue_span(tokens, cue), subject, cue.verb)
            return replace(words, sentence=sentence, ranges=())
    return None


def _refers_back(tokens: Tokens) -> bool:
    words = tuple(token.word for token in tokens[:2])
    return words in _REFERS_BACK
