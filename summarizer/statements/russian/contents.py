"""Where what is said opens and ends, among the tokens of a sentence."""

from summarizer.statements.russian.phrases import is_title_quote, phrase_at
from summarizer.statements.russian.tokens import Range, Tokens
from summarizer.statements.russian.verbs import Verb, is_finite, speech_forms
from summarizer.statements.russian.words import CONJUNCTIONS, CONNECTIVES, CONTENT, is_adverb, is_preposition, is_verb

SEPARATORS = frozenset({"comma", "dash", "colon", "stop"})
_DROPPED = frozenset({"что", "чтобы"})
_REFUSES = ("отказ", "воздерж")
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
        return not (word == "как" and _is_attribution(tokens, at + 1))
    behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return is_preposition(tokens[at]) and (behind in CONTENT or behind.startswith("как")) and behind != "чего"


def without_complementiser(tokens: Tokens, part: Range) -> Range:
    """Behind "что"; several in a row and "о том" stay."""
    first, end = part
    return (first + 1, end) if first + 1 < end and tokens[first].word in _DROPPED else part


def content_end(tokens: Tokens, start: int, verb: Verb) -> int:
    """Where the words of one speaker give way to another's or to another verb of his."""
    for at in range(start + 1, len(tokens)):
        token = tokens[at]
        if token.shape == ";":
            return at
        if token.kind == "stop" and at + 1 < len(tokens) and tokens[at + 1].kind == "dash":
            return at
        if (token.kind in ("comma", "dash") or token.word in CONJUNCTIONS) and _gives_way(tokens, at, verb):
            return at
    return len(tokens)


def _gives_way(tokens: Tokens, at: int, verb: Verb) -> bool:
    joined = tokens[at].word in CONJUNCTIONS
    first = at + 1
    while first < len(tokens) and first < at + 6 and tokens[first].kind == "word" and _is_passed(tokens, first):
        joined = joined or tokens[first].word in CONJUNCTIONS
        first += 1
    if first >= len(tokens):
        return False
    if tokens[at].kind == "comma" and tokens[at + 1].word == "так":
        return at + 2 < len(tokens) and tokens[at + 2].word == "что"
    if joined and (_is_source(tokens, first) or _refuses(tokens, first)):
        return True
    return _returns(tokens, at, first, verb) or _is_another(tokens, at, first, verb, joined=joined)


def _refuses(tokens: Tokens, at: int) -> bool:
    return tokens[at].word.startswith(_REFUSES) or (tokens[at - 1].word == "не" and tokens[at].word.startswith("стал"))


def _is_another(tokens: Tokens, at: int, first: int, verb: Verb, *, joined: bool) -> bool:
    """Whether a word of saying stands here that has content of its own, or tells who said all this."""
    said = speech_forms().get(tokens[first].word) if tokens[first].kind == "word" else None
    if said is None:
        return False
    if said.form == "gerund":
        return tokens[at].kind == "comma" and _takes(tokens, first, said)
    if tokens[first - 1].word == "не" or said.person == "1per":
        return False
    if joined:
        return _is_same(said, verb) and _takes(tokens, first, said)
    return _is_attribution(tokens, first)


def _returns(tokens: Tokens, at: int, first: int, verb: Verb) -> bool:
    """ ", и пригласил …": the comma closes the clause that was said, and a verb of the speaker's follows."""
    if tokens[at].kind != "comma" or tokens[at + 1].word not in ("и", "но", "а", "однако") or verb.form == "gerund":
        return False
    found = tokens[first].readings
    if not found or found[0].part != "VERB" or tokens[first - 1].word in CONTENT:
        return False
    same = found[0].number == verb.number and (not verb.gender or not found[0].gender or found[0].gender == verb.gender)
    return same and bool(verb.gender) == bool(found[0].gender) if verb.form == "finite" else same


def _is_passed(tokens: Tokens, at: int) -> bool:
    return tokens[at].word in CONJUNCTIONS or is_adverb(tokens[at]) or tokens[at].word == "как"


def _is_source(tokens: Tokens, at: int) -> bool:
    return any(
        tokens[place].word in ("словам", "мнению", "данным", "оценке")
        for place in (at + 1, at + 2)
        if place < len(tokens)
    )


def _is_same(said: Verb, verb: Verb) -> bool:
    """Whether two verbs can have one subject."""
    if verb.form in ("gerund", "passive"):
        return False
    return said.number == verb.number and (not said.gender or not verb.gender or said.gender == verb.gender)


def _takes(tokens: Tokens, at: int, verb: Verb) -> bool:
    """Whether the verb has content of its own behind it."""
    return opening(tokens, at + 1) is not None or bool(verb.frames & {"asks"} and infinitive_in(tokens, at + 1))


def _is_attribution(tokens: Tokens, at: int) -> bool:
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
