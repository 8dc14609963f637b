"""A cue -> the tokens that hold what is said: behind it, in front of it, or on both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.statements.english.clause_ends import clause_end, outer_clause
from summarizer.statements.english.cues import Cue
from summarizer.statements.english.noun_phrases import Range
from summarizer.statements.english.tokens import Token
from summarizer.statements.lexicon import read_word_sets

Tokens = Sequence[Token]

_WORDS = read_word_sets("words_en.txt")
_INTERROGATIVE = _WORDS["interrogative"]
_NOMINAL = frozenset({"name", "noun", "number", "determiner", "object", "bracket"})
_ADDRESSEE = _NOMINAL | {"time", "conjunction", "preposition", "subject"}
_LEADING = frozenset({"comma", "colon", "dash", "conjunction", "stop"})
_DETACHED = frozenset({"preposition", "adverb", "time", "conjunction", "subordinator"})
_VERBAL = frozenset({"auxiliary", "verb", "subject", "quote"})
_CLAUSE_ONLY = frozenset({"says", "tells", "shows", "thinks"})
_PLAIN = _WORDS["plain"]
_CERTAIN = frozenset({"quote", "subordinator", "subject"})
_PASSED = frozenset({"adverb", "time", "object", "bracket"})
_OPENS = frozenset({"quote", "subject", "determiner", "name", "number", "noun"})


@dataclass(frozen=True, slots=True)
class Limits:
    """The tokens a cue may take: from `low` to `high`, set by the cues beside it."""

    low: int
    high: int


def content_after(tokens: Tokens, cue: Cue, high: int) -> Range | None:
    """What follows the cue as its content, up to token `high`."""
    start = cue.subject[1] if cue.inverted and cue.subject else cue.end
    frames = cue.verb.frames
    opened = _clause_start(tokens, start, high, told="tells" in frames and not frames & {"says", "names"})
    if opened is None and "tells" in frames:
        opened = _clause_start(tokens, start, high, told=True)
    if opened is not None and cue.verb.lemma in _PLAIN and tokens[opened].tag not in _CERTAIN:
        opened = None
    if cue.inverted and opened is not None and tokens[opened].tag != "quote":
        opened = None
    if opened is None and not cue.inverted and frames - _CLAUSE_ONLY:
        opened = _object_start(tokens, start, high)
    return _trimmed(tokens, cue, opened, high) if opened is not None else None


def _clause_start(tokens: Tokens, start: int, high: int, *, told: bool) -> int | None:
    """Where a clause or quotation opens, behind what may stand between: a time, a place, the person told."""
    at = _after_addressee(tokens, start, high) if told else start
    while at < high:
        token = tokens[at]
        if token.tag in _OPENS or (token.tag == "subordinator" and token.word in _INTERROGATIVE):
            return at
        if token.tag == "colon":
            return at + 1 if token.word == ":" and at + 1 < high else None
        if token.tag == "comma":
            return _after_comma(tokens, at, high)
        if token.tag == "preposition":
            if token.word == "to" and told:
                return at
            at = _after_phrase(tokens, at, high)
        elif token.tag in _PASSED:
            at += 1
        else:
            return None
    return None


def _after_addressee(tokens: Tokens, at: int, high: int) -> int:
    """Behind "the reporters in Busan": the person told, as far as the phrase goes."""
    first = at
    while at < high and at - first < 25:
        token = tokens[at]
        if token.tag not in _ADDRESSEE or token.word == "to" or (token.tag == "subject" and at > first):
            break
        at += 1
    return at


def _after_comma(tokens: Tokens, comma: int, high: int) -> int | None:
    """Behind ", " only a quotation goes on, or a clause after a short aside: "said, in Busan, that"."""
    if comma + 1 >= high:
        return None
    if tokens[comma + 1].tag == "quote":
        return comma + 1
    for at in range(comma + 1, min(high, comma + 18)):
        token = tokens[at]
        if token.tag in ("colon", "stop"):
            return at + 1 if token.word == ":" and at + 1 < high else None
        if token.tag == "comma" and at + 1 < high:
            following = tokens[at + 1]
            if following.tag == "quote" or following.word == "that":
                return at + 1
    return None


def _after_phrase(tokens: Tokens, preposition: int, high: int) -> int:
    """Behind a prepositional phrase: "in a statement", "on Tuesday", "to reporters at the port"."""
    at = preposition + 1
    while at < high and tokens[at].tag in ("preposition", "adverb"):
        at += 1
    timed = at < high and tokens[at].tag in ("time", "number")
    first = at
    while at < high:
        tag = tokens[at].tag
        if timed and tag not in ("time", "number"):
            break
        if tag == "determiner" and at > first:
            break
        if tag not in ("name", "noun", "number", "determiner", "time", "object", "verb"):
            break
        if tag == "verb" and not tokens[at].word.endswith("ing"):
            break
        at += 1
    return max(at, preposition + 1)


def _object_start(tokens: Tokens, start: int, high: int) -> int | None:
    at = start
    while at < high and tokens[at].tag in ("adverb", "time"):
        at += 1
    if at >= high or tokens[at].tag in ("comma", "stop", "colon", "conjunction", "dash", "auxiliary"):
        return None
    return at


def _trimmed(tokens: Tokens, cue: Cue, start: int, high: int) -> Range | None:
    end = clause_end(tokens, start, outer_clause(tokens, cue, start, high))
    while end > start and tokens[end - 1].tag in _LEADING:
        end -= 1
    return (start, end) if end > start else None


def content_before(tokens: Tokens, cue: Cue, low: int) -> Range | None:
    """What stands in front of the subject (or of the cue, where it comes first), back to token `low`.

    It needs a comma or a quotation between, and more than an adverbial ("In Busan, he said").
    """
    edge = cue.start if cue.inverted or cue.subject is None or cue.subject[0] > cue.start else cue.subject[0]
    last = edge - 1
    comma = last >= low and tokens[last].tag in ("comma", "dash")
    while last >= low and tokens[last].tag in _LEADING:
        last -= 1
    first = low
    while first <= last and tokens[first].tag in _LEADING:
        first += 1
    if last < first:
        return None
    if tokens[last].tag == "quote" or comma:
        return first, last + 1
    return None


def is_adverbial(tokens: Tokens, content: Range) -> bool:
    """Whether a part in front only says where, when or how: "In Busan", "On Tuesday", "Sadly"."""
    first = tokens[content[0]]
    return first.tag in _DETACHED or first.word.endswith(("ing", "ed"))


def holds_verb(tokens: Tokens, content: Range) -> bool:
    """Whether a part in front is a clause."""
    return any(tokens[at].tag in _VERBAL for at in range(*content))
