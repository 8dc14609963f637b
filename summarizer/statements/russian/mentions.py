"""What a noun phrase that names a speaker is: one of several, a person, a body, and its name in the nominative."""

from collections.abc import Iterator, Mapping
from functools import cache

from summarizer.statements.russian.morphology import nominative
from summarizer.statements.russian.names import NameRun
from summarizer.statements.russian.phrases import Phrase, phrase_at
from summarizer.statements.russian.subjects import Subject
from summarizer.statements.russian.tokens import Token, Tokens
from summarizer.statements.russian.words import (
    BODIES,
    SPEAKERS,
    is_person_noun,
    is_speaker,
    lemmas,
    modifiers,
    nouns,
)
from summarizer.words import read_lines


def is_proper(tokens: Tokens, part: Phrase) -> bool:
    """МИД, Минтранс: a capital that no sentence opens with."""
    head = tokens[part.head]
    return head.acronym or (head.capital and part.head > 0)


def noun_gender(token: Token) -> str:
    """ "исследовательница" is a woman; "министр" may be."""
    return "femn" if any(one.gender == "femn" and one.animate for one in nouns(token.word)) else ""


def parts_of(tokens: Tokens, subject: Subject) -> Iterator[Phrase]:
    """Each of several speakers joined by "и", where each of them is somebody."""
    phrase = subject.phrase
    assert phrase is not None  # noqa: S101 - the only caller has looked
    start, head = phrase.start, phrase.head
    for at in range(phrase.start + 1, phrase.end - 1):
        if tokens[at].word != "и":
            continue
        following = phrase_at(tokens, at + 1, phrase.end, subject.case)
        if following and (tokens[following.head].capital or is_speaker(tokens[following.head])):
            yield Phrase(start, head, at)
            start, head = following.start, following.head
    yield Phrase(start, head, phrase.end)


def in_quote(tokens: Tokens, part: Phrase, run: NameRun) -> bool:
    return any(token.quote and token.start <= run.start < token.end for token in tokens[part.start : part.end])


def may_be_person(tokens: Tokens, part: Phrase, run: NameRun) -> bool:
    """Whether one word with a capital is a person here, and not a place or firm."""
    word = run.words[-1].lower()
    found = nouns(word)
    if any(reading.sort in ("Surn", "Name", "Patr") for reading in found):
        return True
    if any(reading.sort in ("Geox", "Orgn") for reading in found) or modifiers(word):
        return False
    alone = tokens[part.head].start == run.start
    return alone or bool(lemmas(tokens[part.head].word) & SPEAKERS)


def is_person(tokens: Tokens, part: Phrase) -> bool:
    head = tokens[part.head]
    if lemmas(head.word) & BODIES and not lemmas(head.word) & SPEAKERS:
        return False
    return is_person_noun(head) and not head.acronym


def is_plural(token: Token) -> bool:
    found = nouns(token.word)
    return (
        bool(found)
        and all(reading.number == "plur" for reading in found if reading.case == "nomn")
        and (found[0].number == "plur")
    )


def in_nominative(text: str, tokens: Tokens, part: Phrase, case: str) -> str:
    """A body's name as a dictionary would have it: "пограничная служба республики"."""
    gender = next((one.gender for one in nouns(tokens[part.head].word) if one.case == case), "")
    words = []
    for at in range(part.start, part.end):
        token = tokens[at]
        shape = text[token.start : token.end]
        declined = at <= part.head and case != "nomn" and token.kind == "word" and not token.acronym
        words.append((nominative(shape, case, gender, "") if declined else None) or shape)
    return " ".join(words)


@cache
def general_roles() -> Mapping[str, tuple[str, ...]]:
    """A general word -> the offices that it may stand for."""
    pairs = (line.partition(":") for line in read_lines("roles_ru.txt"))
    return {word.strip(): tuple(offices.split()) for word, _, offices in pairs}
