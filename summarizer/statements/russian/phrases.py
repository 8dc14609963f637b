"""Tokens -> noun phrases: one that stands in a case at a place, and the subject of a verb in a stretch."""

from dataclasses import dataclass

from summarizer.statements.russian.morphology import NAME_SORTS
from summarizer.statements.russian.tokens import Token, Tokens
from summarizer.statements.russian.words import (
    ADVERBS,
    FAMILY_NAMES,
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
        return token.capital and (bool(in_case(token, "gent")) or _stays(token, case))
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
