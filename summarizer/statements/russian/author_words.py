"""Speech with the author's words inside -> its parts: «Мы готовы, — сказал он, — но не сейчас»; — Да, — сказал он."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.russian.tokens import Token, speech_part, words_of
from summarizer.statements.russian.verbs import is_finite, speech_forms

_CUT = re.compile(r"(?:[,!?…]|\.{1,3})[»\"”“]?\s{0,2}[-–—―]{1,2}\s")
_LOOK = 90  # code points behind a cut in which the word of saying must stand
_FEW = 6  # words
_LONGEST = 400  # code points of an attribution


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the words before end (with their ? or !), and where what follows the dash begins."""

    at: int
    after: int


def speech_tokens(text: str, span: Span) -> Iterator[Token]:
    """The parts of what is said as quotations, the author's words between them as plain tokens."""
    cuts = [_cut(match) for match in _CUT.finditer(text, span.start, span.end)]
    start = span.start
    number = 0
    while number < len(cuts):
        cut = cuts[number]
        number += 1
        if cut.at <= start or not _is_attribution(text, cut.after, span.end):
            continue
        end, after = _attribution_end(cuts, number, cut, span)
        yield from _part(text, start, cut.at)
        yield Token(cut.after - 1, cut.after, "—", "dash")
        yield from words_of(text, cut.after, end)
        start = after
        while number < len(cuts) and cuts[number].after <= after:
            number += 1
        if after < span.end:
            yield Token(after - 1, after, "—", "dash")
    yield from _part(text, start, span.end)


def _cut(match: re.Match[str]) -> _Cut:
    mark = match.group()[0]
    return _Cut(match.start() + (mark in "!?…"), match.end())


def _part(text: str, start: int, end: int) -> Iterator[Token]:
    if part := speech_part(text, start, end):
        yield part


def _is_attribution(text: str, start: int, end: int) -> bool:
    """Whether one of the first words is a verb of speech, and no mark stands before it."""
    if not text[start : start + 1].islower() and not text[start : start + 1].isupper():
        return False
    for count, token in enumerate(words_of(text, start, min(end, start + _LOOK))):
        if token.kind not in ("word", "number") or count > _FEW:
            return False
        verb = speech_forms().get(token.word)
        if verb and verb.form in ("finite", "short"):
            return count == 0 or text[start].islower() or count <= 3
        if count == 0 and is_finite(token.readings) and _names_somebody(text, token.end, end):
            return True
    return False


def _names_somebody(text: str, start: int, end: int) -> bool:
    """Whether a pronoun or name stands behind a verb that is no verb of speech: "— приглашает он"."""
    for count, token in enumerate(words_of(text, start, min(end, start + _LOOK))):
        if token.kind != "word" or count > 2:
            return False
        if token.capital or token.word in ("он", "она", "они"):
            return True
    return False


def _attribution_end(cuts: list[_Cut], number: int, cut: _Cut, span: Span) -> tuple[int, int]:
    """Where the author's words end and the speech goes on; both the end of it all where it does not."""
    if number < len(cuts) and cuts[number].after - cut.after < _LONGEST:
        following = cuts[number]
        return following.at, following.after
    return span.end, span.end
