"""What a Russian token can be: predicates over its word and its readings, for finding noun phrases."""

from functools import lru_cache

from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.russian.morphology import NAME_SORTS, Reading, readings
from summarizer.statements.russian.tokens import Token

_LISTS = read_word_sets("words_ru.txt")
PREPOSITIONS, ADVERBS, CONJUNCTIONS = _LISTS["preposition"], _LISTS["adverb"], _LISTS["conjunction"]
FAMILY_NAMES = _LISTS["family name"]
CONNECTIVES = _LISTS["connective"]
TIMES, CONTENT, OCCASIONS = _LISTS["time"], _LISTS["content"], _LISTS["occasion"]
SPEAKERS, BODIES, DOCUMENTS, SOURCES = (_LISTS[name] for name in ("speaker", "body", "document", "source"))
POSSESSIVES = frozenset({"его", "ее", "их", "свой", "свои", "наш", "мой"})
PRONOUNS = frozenset({"он", "она", "они", "оно", "мы", "я", "вы", "ты", "кто", "никто", "тот", "та", "те"})

_MODIFIERS = frozenset({"ADJF", "PRTF", "NUMR"})
_UNREAD = frozenset({"", "UNKN", "None"})
_FUNCTION = frozenset({"PREP", "CONJ", "PRCL"})
_LIKELY = 0.02  # a noun's reading rarer than this is not what a newspaper means


@lru_cache(maxsize=60_000)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms of the word as a noun."""
    return frozenset(reading.lemma.replace("ё", "е") for reading in readings(word) if reading.part in ("NOUN", "ADJF"))


@lru_cache(maxsize=60_000)
def nouns(word: str) -> tuple[Reading, ...]:
    """The readings as a noun; () for the little words that the dictionary also has as abbreviations."""
    found = readings(word)
    if not found or found[0].part in _FUNCTION:
        return ()
    return tuple(
        reading
        for reading in found
        if reading.part in ("NOUN", "NPRO") and (reading.score >= _LIKELY or reading.sort in NAME_SORTS)
    )


@lru_cache(maxsize=60_000)
def modifiers(word: str) -> tuple[Reading, ...]:
    """The readings as an adjective, participle or number."""
    found = readings(word)
    return () if found and found[0].part in _FUNCTION else tuple(one for one in found if one.part in _MODIFIERS)


def is_preposition(token: Token) -> bool:
    return token.word in PREPOSITIONS and token.kind == "word" and not token.in_name


def is_adverb(token: Token) -> bool:
    if token.in_name:
        return False
    if token.word in ADVERBS:
        return True
    found = token.readings
    return bool(found) and found[0].part in ("ADVB", "PRCL", "PRED") and not token.capital


def is_time(token: Token) -> bool:
    return token.kind == "number" or bool(TIMES & lemmas(token.word))


def is_speaker(token: Token) -> bool:
    """A person's office or trade, or a body that speaks."""
    return bool((SPEAKERS | BODIES) & lemmas(token.word)) or token.word in BODIES


def is_verb(token: Token) -> bool:
    found = token.readings
    return bool(found) and found[0].part in ("VERB", "INFN", "GRND", "PRED") and not token.capital


def is_unread(token: Token) -> bool:
    """A word with a capital that the dictionary does not know: a foreign name, in any case."""
    if not token.capital:
        return False
    if token.in_name or token.shape[-1] == ".":
        return True
    found = token.readings
    return not found or not found[0].known or found[0].part in _UNREAD or found[0].part == "INTJ"


def in_case(token: Token, case: str) -> tuple[Reading, ...]:
    """The noun's readings in this case."""
    return tuple(reading for reading in nouns(token.word) if reading.case == case)


def modifies(token: Token, case: str) -> bool:
    if token.word in POSSESSIVES or (token.kind == "number" and case):
        return True
    return any(reading.case == case or reading.fixed for reading in modifiers(token.word))


def is_person_noun(token: Token) -> bool:
    return bool(SPEAKERS & lemmas(token.word)) or any(reading.animate for reading in nouns(token.word))


def is_person_in(token: Token, case: str) -> bool:
    """Whether a word can be somebody in this case."""
    return any(reading.animate or reading.sort in NAME_SORTS for reading in in_case(token, case)) or token.in_name
