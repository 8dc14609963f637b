"""A sentence -> the drafts of its statements, in the order of the text."""

from summarizer.statements.russian.attributions import attribute, quote_in_front
from summarizer.statements.russian.contents import left_edge, right_edge
from summarizer.statements.russian.cues import Cue, find_cues
from summarizer.statements.russian.draft import Draft, draft_of
from summarizer.statements.russian.phrases import phrase_at
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.sources import find_sources
from summarizer.statements.russian.subjects import Subject
from summarizer.statements.russian.tokens import Tokens
from summarizer.statements.russian.verbs import Verb
from summarizer.statements.russian.words import SPEAKERS, is_adverb, lemmas

_FEW = 5  # tokens between a quotation and the verb beside it


def find_drafts(sentence: Sentence) -> list[Draft]:
    """Those of the cues, of the sources ("по словам") and of quotations with another verb or a name beside them."""
    drafts: list[Draft] = []
    low = 0
    for cue in find_cues(sentence.tokens):
        if cue.at < low:
            continue
        found = attribute(sentence, cue, low, drafts)
        if found is None:
            continue
        draft, low = found
        drafts.append(draft)
    taken = tuple(part for draft in drafts for part in draft.ranges)
    drafts.extend(find_sources(sentence, taken))
    if not drafts and (told := _told(sentence) or _signed(sentence)):
        drafts.append(told)
    return sorted(drafts, key=lambda draft: draft.fragments[0])


def _told(sentence: Sentence) -> Draft | None:
    """A quotation with any verb beside it: «…», — подытожил X."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].kind != "dash" or quote_in_front(tokens, at + 1, at + 1, 0) is None:
            continue
        verb = _verb_at(tokens, at + 1)
        found = attribute(sentence, verb, 0, ()) if verb else None
        if found and found[0].subject.phrase:
            return found[0]
    return None


def _verb_at(tokens: Tokens, start: int) -> Cue | None:
    for at in range(start, min(len(tokens), start + _FEW)):
        found = tokens[at].readings
        if found and found[0].part == "VERB" and not tokens[at].capital:
            verb = Verb(
                found[0].lemma, "finite", found[0].number, found[0].gender, found[0].person, frozenset({"feels"})
            )
            return Cue(at, at + 1, verb)
        if not is_adverb(tokens[at]) and at > start + 3:
            return None
    return None


def _signed(sentence: Sentence) -> Draft | None:
    """ "Варакин: «…»" and "«…» — Варакин": no verb at all."""
    tokens = sentence.tokens
    edge = right_edge(tokens, 0)
    if 0 < edge < len(tokens) - 1 and tokens[edge].kind == "colon" and tokens[edge + 1].quote:
        phrase = phrase_at(tokens, 0, edge, "nomn")
        if phrase and phrase.end == edge and _is_somebody(tokens, phrase.start, phrase.end):
            return draft_of(sentence, [(edge + 1, edge + 2)], None, Subject(phrase), None)
    last = len(tokens) - (tokens[-1].kind == "stop") if tokens else 0
    first = left_edge(tokens, last - 1) if last > 1 else 0
    if first > 1 and tokens[first - 1].kind == "dash" and tokens[0].quote and first <= 4:
        phrase = phrase_at(tokens, first, last, "nomn")
        if phrase and phrase.end == last and _is_somebody(tokens, first, last):
            return draft_of(sentence, [(0, 1)], None, Subject(phrase), None)
    return None


def _is_somebody(tokens: Tokens, first: int, end: int) -> bool:
    return any(token.capital or SPEAKERS & lemmas(token.word) for token in tokens[first:end])
