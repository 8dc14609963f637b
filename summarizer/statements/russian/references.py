"""Sentences whose cue belongs to words in another: "X заявил следующее:", "Об этом сообщает X"."""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.statements.russian.clauses import cue_span, paper_of, subject_of
from summarizer.statements.russian.contents import (
    left_edge,
    right_edge,
    trimmed,
)
from summarizer.statements.russian.cues import Cue, find_cues
from summarizer.statements.russian.draft import Draft, draft_of
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import (
    source_cited,
    subject_before,
    subject_behind,
)
from summarizer.statements.russian.tokens import Tokens

_REFERS_BACK = frozenset({
    ("об", "этом"), ("с", "таким"), ("такое", "мнение"), ("такую", "оценку"), ("такой", "прогноз"), ("так", "считает"),
    ("такое", "заявление"), ("соответствующее", "заявление"), ("это", "заявил"), ("это", "заявила"),
})  # fmt: skip


def announced(sentence: Sentence) -> Draft | None:
    """ "X заявил следующее:" at the end of a sentence: a draft whose words are still to come."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].kind != "colon":
        return None
    first = left_edge(tokens, len(tokens) - 1)
    for cue in find_cues(tokens[first:]):
        placed = Cue(cue.at + first, cue.end + first, cue.verb)
        subject = paper_of(tokens, placed) or subject_of(tokens, placed, 0, len(tokens) - 1, ())
        if subject:
            return Draft(sentence, (), cue_span(tokens, placed), "direct", subject, cue.verb)
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
            words = draft_of(before, [content], cue_span(tokens, cue), subject, cue.verb)
            return replace(words, sentence=sentence, ranges=())
    return None


def _refers_back(tokens: Tokens) -> bool:
    words = tuple(token.word for token in tokens[:2])
    return words in _REFERS_BACK
