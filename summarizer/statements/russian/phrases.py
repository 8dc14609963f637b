"""Tokens -> noun phrases: one that stands in a case at a place, and the subject of a verb in a stretch."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.statements.russian.morphology import NAME_SORTS
from summarizer.statements.russian.tokens import Token, Tokens
from summarizer.statements.russian.verbs import Verb
from summarizer.statements.russian.words import (
    ADVERBS,
    FAMILY_NAMES,
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

_LONGEST_NAME = 45  # code points of a paper's or firm's name in quotation marks
_LONGEST = 30  # tokens


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens start to end; `head` is the noun that stands in the case that was asked for."""

    start: int
    head: int
    end: int


def is_title_quote(token: Token) -> bool:
    """A quotation that may be a name: short, and without a mark at its end."""
    quote = token.quote
    return quote is not None and quote.inner.end - quote.inner.start <= _LONGEST_NAME and not quote.stopped


def phrase_at(tokens: Tokens, at: int, end: int, case: str) -> Phrase | None:
    """The noun phrase in this case that begins at the token, with its genitives, names and joined phrases."""
    end = min(end, at + _LONGEST)
    head = _head(tokens, at, end, case)
    if head is None:
        return None
    if tokens[head].word in PRONOUNS and tokens[head].word not in ("кто", "тот", "та", "те"):
        return Phrase(at, head, head + 1)
    return Phrase(at, head, _tail(tokens, head, end, case))


def _head(tokens: Tokens, at: int, end: int, case: str) -> int | None:
    """The noun behind its adjectives; an adjective that stands alone is one: "военные"."""
    position = at
    while position < end and tokens[position].kind in ("word", "number") and modifies(tokens[position], case):
        if in_case(tokens[position], case) and (position + 1 == end or not _goes_on(tokens[position + 1], case)):
            return position
        position += 1
    if position < end and _is_head(tokens[position], case):
        return position
    if position > at and tokens[position - 1].kind == "word" and tokens[position - 1].word not in POSSESSIVES:
        return position - 1
    return None


def _goes_on(token: Token, case: str) -> bool:
    return _is_head(token, case) or (token.kind == "word" and modifies(token, case))


def _is_head(token: Token, case: str) -> bool:
    if token.quote:
        return is_title_quote(token)
    if token.kind != "word" or is_preposition(token) or (token.word in ADVERBS and not token.in_name):
        return False
    if token.word in POSSESSIVES:
        return False
    return bool(in_case(token, case)) or is_unread(token) or token.acronym or _stays(token, case)


def _stays(token: Token, case: str) -> bool:
    """A woman's family name that ends in a consonant is the same in every case: "по расчётам Корж"."""
    if not token.capital or case == "nomn":
        return False
    if token.word[:-1] in FAMILY_NAMES or token.word[:-2] in FAMILY_NAMES:
        return len(token.word) > 2
    if token.word[-1] in "аеиоуыэюяйь":
        return False
    return any(one.case == "nomn" and one.gender == "masc" and one.sort != "Geox" for one in nouns(token.word))


def _tail(tokens: Tokens, head: int, end: int, case: str) -> int:
    """Behind what hangs on the head: genitives, names in the same case, "в Сеуле" before a name, "и" with another."""
    at = head + 1
    while at < end:
        token = tokens[at]
        if token.word == "(":
            at = _after_bracket(tokens, at, end)
        elif _hangs(token, tokens[head], case):
            at += 1
        elif is_preposition(token) and (after := _to_a_name(tokens, at, end, case)):
            at = after
        elif token.word == "и" and (joined := _joined(tokens, at, end, case)):
            return joined
        else:
            break
    return at


def _after_bracket(tokens: Tokens, at: int, end: int) -> int:
    for position in range(at + 1, min(end, at + 12)):
        if tokens[position].word == ")":
            return position + 1
    return at + 1


def _hangs(token: Token, head: Token, case: str) -> bool:
    if token.quote:
        return is_title_quote(token)
    if token.kind != "word" or is_preposition(token) or is_verb(token) or (token.word in ADVERBS and not token.in_name):
        return False
    if is_time(token) and not token.capital:
        return False
    if token.capital and (is_unread(token) or token.acronym or in_case(token, case) or modifies(token, case)):
        return True
    if token.in_name:
        return True
    if any(reading.sort in NAME_SORTS for reading in nouns(head.word)) and not is_speaker(head) and head.capital:
        return token.capital and bool(in_case(token, "gent"))
    genitive = bool(in_case(token, "gent")) or any(
        one.case == "gent" and (token.word in POSSESSIVES or not one.fixed) for one in modifiers(token.word)
    )
    return genitive or (is_speaker(head) and bool(in_case(token, case)) and is_person_noun(token))


def _to_a_name(tokens: Tokens, at: int, end: int, case: str) -> int | None:
    """The place of the name behind a prepositional phrase that describes an office: "по делам молодёжи Анна Ким"."""
    position = at + 1
    while position < min(end, at + 9):
        token = tokens[position]
        if token.quote:
            position += 1
            continue
        if token.kind != "word" or is_verb(token) or (is_adverb(token) and not token.capital):
            return None
        if position > at + 1 and token.capital and not token.acronym and _names_person(token, case):
            return position
        position += 1
    return None


def _names_person(token: Token, case: str) -> bool:
    found = [reading for reading in nouns(token.word) if reading.sort in NAME_SORTS]
    if found:
        return any(reading.case == case for reading in found)
    return is_unread(token)


def _joined(tokens: Tokens, at: int, end: int, case: str) -> int | None:
    following = phrase_at(tokens, at + 1, end, case)
    if following is None or tokens[following.head].quote or tokens[following.head].kind != "word":
        return None
    head = tokens[following.head]
    named = head.capital or is_speaker(head) or is_person_noun(head)
    return following.end if named else None


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
