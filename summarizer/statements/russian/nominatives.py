"""The subject of a verb in a stretch of tokens, by case, number and gender; or the institution that stands for one."""

from collections.abc import Iterator

from summarizer.statements.russian.morphology import NAME_SORTS
from summarizer.statements.russian.phrases import Phrase, is_title_quote, phrase_at
from summarizer.statements.russian.tokens import Token, Tokens
from summarizer.statements.russian.verbs import Verb
from summarizer.statements.russian.words import (
    OCCASIONS,
    POSSESSIVES,
    PRONOUNS,
    in_case,
    is_adverb,
    is_person_noun,
    is_preposition,
    is_speaker,
    is_time,
    is_unread,
    is_verb,
    lemmas,
    modifiers,
    modifies,
    nouns,
)


def subject_in(tokens: Tokens, first: int, end: int, verb: Verb) -> Phrase | None:
    """The phrase in the nominative that the verb agrees with: a person before a body, a body before a thing."""
    best: tuple[int, Phrase] | None = None
    for phrase in _nominatives(tokens, first, end):
        if not agrees(tokens, phrase, verb):
            continue
        weight = _weight(tokens, phrase)
        if best is None or weight > best[0]:
            best = weight, phrase
    return best[1] if best else None


def _nominatives(tokens: Tokens, first: int, end: int) -> Iterator[Phrase]:
    at = first
    while at < end:
        token = tokens[at]
        if is_preposition(token):
            at = after_preposition(tokens, at, end)
            continue
        phrase = phrase_at(tokens, at, end, "nomn") if not _is_little(token) else None
        if phrase:
            yield phrase
        at = phrase.end if phrase else at + 1


def _is_little(token: Token) -> bool:
    if token.kind not in ("word", "number", "quote"):
        return True
    return (is_adverb(token) or is_verb(token)) and token.word not in PRONOUNS and not token.in_name


def after_preposition(tokens: Tokens, at: int, end: int) -> int:
    """Behind the phrase that a preposition governs: its noun and the genitives that cannot be a subject."""
    position = at + 1
    while position < end and tokens[position].kind in ("word", "number"):
        token = tokens[position]
        if token.word in PRONOUNS and position > at + 1:
            return position
        if in_case(token, "nomn") and is_person_noun(token) and not _oblique(token) and position > at + 1:
            return position
        position += 1
        if not any(not reading.fixed for reading in modifiers(token.word)) and token.kind == "word":
            break
    while position < end:
        token = tokens[position]
        if token.quote and is_title_quote(token):
            position += 1
            continue
        may_speak = any(one.case == "nomn" and (one.animate or one.sort in NAME_SORTS) for one in nouns(token.word))
        if token.kind == "number" or (is_time(token) and token.kind == "word"):
            position += 1
            continue
        if token.kind != "word" or may_speak or not (in_case(token, "gent") or modifies(token, "gent")):
            break
        if token.word in POSSESSIVES:
            break
        position += 1
    return position


def _oblique(token: Token) -> bool:
    return any(reading.case != "nomn" for reading in nouns(token.word))


def agrees(tokens: Tokens, phrase: Phrase, verb: Verb) -> bool:
    """Whether the head, or a name in the phrase, has the verb's number and gender."""
    head = tokens[phrase.head]
    if verb.person == "1per":
        return head.word in ("я", "мы")
    if head.word in ("я", "мы", "вы", "ты"):
        return verb.person == "" and verb.agrees("plur" if head.word in ("мы", "вы") else "sing", "")
    if verb.number == "plur" and any(token.word == "и" for token in tokens[phrase.start : phrase.end]):
        return True
    if head.quote or is_unread(head) or head.acronym:
        return head.acronym or verb.number != "plur" or bool(head.quote)
    found = in_case(head, "nomn") or tuple(one for one in modifiers(head.word) if one.case == "nomn")
    if any(verb.agrees(reading.number, reading.gender) for reading in found):
        return True
    person = any(reading.animate and reading.gender == "masc" and reading.number == "sing" for reading in found)
    return person and verb.number == "sing" and verb.gender == "femn"


def _weight(tokens: Tokens, phrase: Phrase) -> int:
    head = tokens[phrase.head]
    if head.word in PRONOUNS:
        return 4
    if is_time(head):
        return 0
    if is_speaker(head) or (any(reading.sort in NAME_SORTS for reading in nouns(head.word)) and head.capital):
        return 4
    if is_unread(head) or head.acronym or is_person_noun(head):
        return 3
    return 2 if head.quote else 1


def is_weighty(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether somebody may be meant, and not a thing."""
    return _weight(tokens, phrase) > 1


def institution_in(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """ "В МИД заявили": the last phrase behind в or на that is no time, place of speech or occasion."""
    found = None
    for at in range(first, end - 1):
        if tokens[at].word not in ("в", "во", "на", "у"):
            continue
        phrase = phrase_at(tokens, at + 1, end, "gent" if tokens[at].word == "у" else "loct")
        if phrase is None or is_time(tokens[phrase.head]):
            continue
        if not OCCASIONS & lemmas(tokens[phrase.head].word):
            found = phrase
    return found
