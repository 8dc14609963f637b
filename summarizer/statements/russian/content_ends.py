"""Where the words of one speaker give way to another's, to another verb of his, or to who said it."""

from summarizer.statements.russian.contents import infinitive_in, opening, tells_who
from summarizer.statements.russian.tokens import Tokens
from summarizer.statements.russian.verbs import Verb, speech_forms
from summarizer.statements.russian.words import CONJUNCTIONS, CONTENT, is_adverb

_REFUSES = ("отказ", "воздерж")


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
    return tells_who(tokens, first)


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
