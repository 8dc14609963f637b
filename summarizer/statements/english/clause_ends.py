"""Where the words of a statement end inside their sentence: at an aside, or where the clause around the cue goes on."""

from collections.abc import Sequence

from summarizer.statements.english.cues import Cue
from summarizer.statements.english.tokens import Token
from summarizer.statements.english.verbs import speech_verbs

Tokens = Sequence[Token]

_ASIDE = frozenset({"which", "who", "whose"})
_FRONTED = frozenset(
    {"while", "though", "although", "when", "if", "as", "after", "since", "because", "once", "whereas"}
)
_VERBAL = frozenset({"verb", "auxiliary"})
_FIRST = frozenset({"conjunction", "adverb", "comma"})
_GOES_ON = frozenset({"conjunction", "quote", "dash", "stop"})
_SHORTEST = 2  # tokens in front of an end


def clause_end(tokens: Tokens, start: int, end: int) -> int:
    """Where what is said gives way to what the article adds: ", which …", a semicolon, a dash."""
    at = start
    while at < end - 1:
        token = tokens[at]
        inside = at >= start + _SHORTEST
        if inside and token.tag == "comma" and tokens[at + 1].word in _ASIDE:
            if _is_finished(tokens, start, at):
                return at
            at = _behind_aside(tokens, at, end, "comma")
            continue
        if token.quote and token.quote.stopped and tokens[at + 1].tag not in _GOES_ON:
            return at + 1
        if inside and (token.word == ";" or (token.tag == "dash" and token.word != "-")):
            if token.word == ";" or _is_finished(tokens, start, at):
                return at
            at = _behind_aside(tokens, at, end, "dash")
            continue
        at += 1
    return end


def _is_finished(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a clause could end here: it has its verb."""
    return any(token.tag in _VERBAL or token.quote for token in tokens[start:end])


def _behind_aside(tokens: Tokens, at: int, end: int, tag: str) -> int:
    return next((number + 1 for number in range(at + 1, end) if tokens[number].tag == tag), end)


def outer_clause(tokens: Tokens, cue: Cue, start: int, high: int) -> int:
    """Where the clause goes on that the cue's own stands in: "While Lee says so, …"; "Lee, who says so, left"."""
    if cue.subject is None or cue.inverted:
        return high
    if cue.participle and cue.subject[0] > start:
        return cue.subject[0] - 1
    if _is_fronted(tokens, cue.subject[0]):
        return _comma(tokens, start, high)
    relative = cue.start - 1
    if relative > 0 and tokens[relative].word in _ASIDE and tokens[relative - 1].tag == "comma":
        return _comma_before_verb(tokens, start, high)
    return high


def _is_fronted(tokens: Tokens, subject: int) -> bool:
    """Whether the subject's clause opens the sentence behind "while" or its like."""
    before = subject - 1
    if before < 0 or tokens[before].word not in _FRONTED:
        return False
    return all(token.tag in _FIRST for token in tokens[:before]) and before <= 3


def _comma(tokens: Tokens, start: int, high: int) -> int:
    ends = (at for at in range(start + _SHORTEST, high - 1) if tokens[at].tag == "comma")
    return next((at for at in ends if tokens[at + 1].word not in _ASIDE), high)


def _comma_before_verb(tokens: Tokens, start: int, high: int) -> int:
    ends = (at for at in range(start + 1, high - 1) if tokens[at].tag == "comma")
    return next((at for at in ends if _is_verb(tokens, at + 1)), high)


def _is_verb(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.tag == "adverb" and at + 1 < len(tokens):
        token = tokens[at + 1]
    known = any(verb.form in ("past", "present") for verb in speech_verbs().get(token.word, ()))
    return token.tag in _VERBAL or (token.tag == "noun" and (known or token.word.endswith("ed")))
