"""Where what is said opens and ends, among the tokens of a sentence."""

from summarizer.statements.russian.phrases import is_title_quote, phrase_at
from summarizer.statements.russian.tokens import Range, Tokens
from summarizer.statements.russian.verbs import is_finite, speech_forms
from summarizer.statements.russian.words import CONNECTIVES, CONTENT, is_adverb, is_preposition, is_verb

SEPARATORS = frozenset({"comma", "dash", "colon", "stop"})
_DROPPED = frozenset({"что", "чтобы"})
_LOOK = 40  # tokens between a verb and its content
_ASIDE = 18  # tokens of an aside between them


def left_edge(tokens: Tokens, at: int) -> int:
    """The first token of the stretch without commas and dashes that holds this place."""
    while at > 0 and tokens[at - 1].kind not in SEPARATORS:
        at -= 1
    return at


def right_edge(tokens: Tokens, at: int) -> int:
    """The separator behind this place, or the end."""
    while at < len(tokens) and tokens[at].kind not in SEPARATORS:
        at += 1
    return at


def is_speech(tokens: Tokens, at: int) -> bool:
    """Whether a quotation is what somebody says, and not a name or a word in quotation marks."""
    return 0 <= at < len(tokens) and tokens[at].quote is not None and not is_title_quote(tokens[at])


def opening(tokens: Tokens, start: int) -> int | None:
    """Where the content opens behind a verb: after ", что", after a colon, at a quotation."""
    for at in range(start, min(len(tokens), start + _LOOK)):
        token = tokens[at]
        if token.kind == "colon":
            return at + 1 if at + 1 < len(tokens) else None
        if is_speech(tokens, at):
            return at
        if token.quote and at > start and tokens[at - 1].word in ("на", "об", "о", "про"):
            return at
        if token.kind == "comma":
            return _behind_comma(tokens, at)
        if token.kind in ("stop", "dash"):
            return None
        if token.word in ("будто", "якобы", "мол"):
            return at
    return None


def _behind_comma(tokens: Tokens, comma: int) -> int | None:
    if comma + 1 >= len(tokens):
        return None
    if opens_clause(tokens, comma + 1):
        return comma + 1
    for at in range(comma + 1, min(len(tokens) - 1, comma + _ASIDE)):
        token = tokens[at]
        verb = speech_forms().get(token.word)
        if token.kind in ("stop", "dash") or is_speech(tokens, at) or (verb and verb.form == "gerund"):
            return None
        if is_finite(token.readings) and not token.capital:
            return None
        if token.kind == "colon":
            return at + 1
        if token.kind == "comma" and tokens[at + 1].word in ("что", "чтобы"):
            return at + 1
    return None


def opens_clause(tokens: Tokens, at: int) -> bool:
    """Whether a word of content stands here: "что", "о том, как", "в каком"."""
    word = tokens[at].word
    if word in CONTENT:
        return not (word == "как" and tells_who(tokens, at + 1))
    behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return is_preposition(tokens[at]) and (behind in CONTENT or behind.startswith("как")) and behind != "чего"


def without_complementiser(tokens: Tokens, part: Range) -> Range:
    """Behind "что"; several in a row and "о том" stay."""
    first, end = part
    return (first + 1, end) if first + 1 < end and tokens[first].word in _DROPPED else part


def tells_who(tokens: Tokens, at: int) -> bool:
    """Whether the rest of the sentence only says who said so: ", передаёт агентство «Ясень»."""
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    said = speech_forms().get(tokens[at].word) if at < len(tokens) else None
    if said is None or said.form not in ("finite", "passive"):
        return False
    end = right_edge(tokens, at)
    rest = [token for token in tokens[end:] if token.kind not in SEPARATORS]
    if end - at < 2 or end - at > 25:
        return False
    return not rest or (
        phrase_at(tokens, min(end + 1, len(tokens) - 1), len(tokens), "nomn") is not None and len(rest) < 12
    )


def infinitive_in(tokens: Tokens, start: int) -> int | None:
    """The infinitive behind a verb of asking, in the same stretch."""
    for at in range(start, min(right_edge(tokens, start), start + _LOOK)):
        found = tokens[at].readings
        if found and found[0].part == "INFN":
            return at
        if is_verb(tokens[at]):
            return None
    return None


def trimmed(tokens: Tokens, start: int, end: int) -> Range | None:
    """The range without marks at its edges; None where no word or quotation is left."""
    while (
        start < end and tokens[start].kind in SEPARATORS | {"other"} and tokens[start].shape not in ("(", "№", "$", "%")
    ):
        start += 1
    while end > start and tokens[end - 1].kind in SEPARATORS:
        end -= 1
    return (start, end) if any(token.kind in ("word", "number", "quote") for token in tokens[start:end]) else None


def is_connective(tokens: Tokens, part: Range) -> bool:
    """Whether a part only ties the sentence to the one before: "При этом", "Кроме того"."""
    return all(token.word in CONNECTIVES for token in tokens[part[0] : part[1]])
