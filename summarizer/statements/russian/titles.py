"""What an article calls somebody beside the name: "министр транспорта Игорь Стрельцов", "Лев Добрынин, историк"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.document import Span
from summarizer.statements.russian.tokens import Token, words_of
from summarizer.statements.russian.words import (
    SPEAKERS,
    in_case,
    is_adverb,
    is_preposition,
    is_verb,
    lemmas,
    modifies,
    nouns,
)

_GOVERNED = {
    **dict.fromkeys(("от", "у", "для", "без", "против", "словам", "мнению", "слова"), frozenset({"gent"})),
    **dict.fromkeys(("с", "со", "перед", "между"), frozenset({"ablt"})),
    **dict.fromkeys(("к", "ко", "согласно"), frozenset({"datv"})),
    **dict.fromkeys(("о", "об", "при"), frozenset({"loct"})),
}
_LOOK = 160  # code points in front of a name or behind it
_QUOTED = re.compile('[«»“”„"]')


def title_before(text: str, start: int) -> Span | None:
    """The office in front of the name that starts here."""
    low = max(0, start - _LOOK, text.rfind("\n", 0, start) + 1)
    tokens = _without_partial(list(words_of(text, low, start)), low)
    first: int | None = None
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind not in ("word", "number", "other") or (token.kind == "other" and not _QUOTED.match(token.shape)):
            break
        if (
            is_verb(token)
            or (token.word in ("и", "что", "как", "но", "а"))
            or (is_preposition(token) and first is not None)
        ):
            break
        if is_office(token):
            if first is not None and not in_case(tokens[first], "gent"):
                break
            first = at
    if first is None:
        return None
    while first > 0 and _describes(tokens[first - 1]):
        first -= 1
    return Span(tokens[first].start, tokens[-1].end)


def _without_partial(tokens: list[Token], low: int) -> list[Token]:
    return tokens[1:] if low and tokens and tokens[0].start == low else tokens


def _describes(token: Token) -> bool:
    return token.kind == "word" and not is_adverb(token) and not is_preposition(token) and _is_modifier(token.word)


@lru_cache(maxsize=20_000)
def _is_modifier(word: str) -> bool:
    token = Token(0, len(word), word, "word")
    return any(modifies(token, case) for case in ("nomn", "gent", "accs", "ablt", "datv")) and word not in (
        "его",
        "ее",
        "их",
    )


def title_behind(text: str, end: int) -> Span | None:
    """The office behind the name that ends here, between commas or in front of a dash."""
    if text[end : end + 2] != ", ":
        return None
    tokens: list[Token] = []
    for token in words_of(text, end + 2, min(len(text), end + _LOOK)):
        if token.kind in ("comma", "stop", "dash", "colon") or "\n" in text[end + 2 : token.start]:
            break
        tokens.append(token)
    if not tokens or any(is_verb(token) for token in tokens):
        return None
    first = next((at for at, token in enumerate(tokens) if not _describes(token)), len(tokens))
    if first < len(tokens) and is_office(tokens[first]):
        return Span(tokens[0].start, tokens[-1].end)
    return None


def is_office(token: Token) -> bool:
    """A word for a person by office or trade: "министр", "механик"."""
    if token.kind != "word":
        return False
    found = nouns(token.word)
    trade = bool(found) and found[0].known and found[0].animate and not found[0].sort and found[0].part == "NOUN"
    return bool(SPEAKERS & lemmas(token.word)) or trade


def roles_of(words: Sequence[str]) -> frozenset[str]:
    """The lemmas of the office that a title names first: заместитель of "первый заместитель министра"."""
    for word in words:
        if is_office(Token(0, len(word), word, "word")):
            return lemmas(word) & SPEAKERS or lemmas(word)
    return frozenset()


def case_expected(text: str, start: int) -> frozenset[str]:
    """The cases in which a name stands behind the word in front of it: "премьером", "с"."""
    tokens = [token for token in words_of(text, max(0, start - 40), start) if token.kind == "word"]
    if not tokens or text[tokens[-1].end : start].strip():
        return frozenset()
    before = tokens[-1].word
    if before in _GOVERNED:
        return _GOVERNED[before]
    found = nouns(before)
    return frozenset(reading.case for reading in found) if found and found[0].animate else frozenset()
