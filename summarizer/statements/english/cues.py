"""Tokens of a sentence -> the verbs of speech that are used as such, each with its subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.statements.english.noun_phrases import (
    Range,
    clause_subject,
    phrase_after,
    phrase_before,
    subject_before,
)
from summarizer.statements.english.tokens import Token
from summarizer.statements.english.verbs import Verb, speech_verbs
from summarizer.statements.lexicon import read_word_sets

Tokens = Sequence[Token]

_WORDS = read_word_sets("words_en.txt")
_NOUN_OR_VERB = _WORDS["noun or verb"]
_NEGATION = _WORDS["negation"]
_BE = _WORDS["be"]
_MODAL = _WORDS["modal"] | frozenset({"to"})
_NOBODY = frozenset({"it", "there", "this", "that"})
_RAISING = _WORDS["raising"]
_CONTROLS = _WORDS["controls"]
_INVERTING = _WORDS["inverting"]
_SPEAKS = frozenset({"says", "tells"})
_OPENS_CONTENT = frozenset({"subordinator", "quote", "subject", "determiner", "colon", "name"})
_PLURAL_SUBJECTS = frozenset({"i", "we", "you", "they", "who", "that", "which"})
_SINGULAR_SUBJECTS = frozenset({"he", "she", "it", "who", "that", "which", "everyone", "nobody", "someone"})
_ALONE = frozenset({"other", "another", "all", "both", "each", "some", "many", "most", "few", "one", "two", "three"})
_DURING = frozenset({"by", "in", "while", "before", "after"})
_LONGEST_OPENING = 40  # tokens of a participle's clause in front of the main one
_NO_PAST_AFTER = frozenset({"determiner", "preposition"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech in use.

    start, end   its tokens, auxiliaries and particle included; `verb_at` is the verb itself
    subject      whose words these are, as a range of tokens
    inverted     the subject stands behind ("…, said X")
    participle   "…, adding that"; the subject is another verb's
    passive      "was quoted as saying", "reported by X"
    """

    start: int
    verb_at: int
    end: int
    verb: Verb
    subject: Range | None
    inverted: bool = False
    participle: bool = False
    negated: bool = False
    hypothetical: bool = False


def find_cues(tokens: Tokens) -> tuple[Cue, ...]:
    """The cues in order. One whose subject is somebody else's verb's takes it from there."""
    found: list[Cue] = []
    known = speech_verbs()
    end = 0
    for at, token in enumerate(tokens):
        if at < end or token.tag in ("name", "quote") or token.word not in known:
            continue
        for verb in known[token.word]:
            cue = _cue(tokens, at, verb, found)
            if cue:
                found.append(cue)
                end = cue.end
                break
    return tuple(found)


def _cue(tokens: Tokens, at: int, verb: Verb, before: Sequence[Cue]) -> Cue | None:
    end = _end(tokens, at, verb)
    if end is None:
        return None
    start, auxiliaries = _group(tokens, at)
    if verb.form == "ing" and not auxiliaries & _BE:
        return _participle(tokens, at, end, verb, before)
    if auxiliaries & _BE and verb.form != "ing":
        return None
    if not _stands_as_verb(tokens, at, start, end, verb, auxiliaries):
        return None
    negated = bool(auxiliaries & _NEGATION) or any(word.endswith("n't") for word in auxiliaries)
    hypothetical = bool(auxiliaries & _MODAL)
    inverted = _inverted(tokens, start, end)
    if inverted:
        return Cue(start, at, end, verb, inverted, inverted=True, negated=negated)
    if "to" in auxiliaries:
        return _infinitive(tokens, start, at, end, verb, before)
    subject = _subject(tokens, start, before)
    if subject is None:
        return None
    return Cue(start, at, end, verb, subject, negated=negated, hypothetical=hypothetical)


def _end(tokens: Tokens, at: int, verb: Verb) -> int | None:
    """Behind the verb and its particle; None where the particle is missing."""
    if not verb.particle:
        return at + 1
    for position in (at + 1, at + 2):
        if position < len(tokens) and tokens[position].word == verb.particle:
            return position + 1
        if position < len(tokens) and tokens[position].tag != "adverb":
            return None
    return None


def _group(tokens: Tokens, at: int) -> tuple[int, frozenset[str]]:
    """Where the verb group starts, and its auxiliaries; "to" counts as one."""
    start = at
    words: set[str] = set()
    while start > 0 and at - start < 6:
        token = tokens[start - 1]
        if token.tag == "auxiliary" or token.word == "to":
            words.add(token.word)
        elif token.tag == "adverb" or (
            token.word in ("all", "both", "each") and start > 1 and _is_nominal(tokens[start - 2])
        ):
            if token.word in _NEGATION:
                words.add(token.word)
        else:
            break
        start -= 1
        if token.word == "to":
            break
    subject = tokens[start - 1].word if start else ""
    if subject.endswith(("'s", "'re", "'m")) and tokens[start - 1].tag == "subject":
        words.add("'s" if tokens[at].word.endswith("ing") else "")
    while start < at and tokens[start].tag == "adverb":
        start += 1
    return start, frozenset(words)


def _is_nominal(token: Token) -> bool:
    return token.tag in ("name", "noun", "subject", "bracket")


def _stands_as_verb(tokens: Tokens, at: int, start: int, end: int, verb: Verb, auxiliaries: frozenset[str]) -> bool:
    """Whether the form is a verb here, and no noun or adjective."""
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    word = tokens[at].word
    if verb.form == "base":
        return _base_stands(before, after, word, auxiliaries)
    if verb.form == "present":
        return _present_stands(before, after, word)
    if verb.form == "past":
        if before is None or before.tag in ("comma", "quote", "colon", "dash"):
            return True
        if before.tag in _NO_PAST_AFTER and before.word not in _ALONE and not auxiliaries:
            return False
        if after is not None and after.word == "by" and not auxiliaries:
            return False
        return not (after is not None and after.tag == "noun" and before.tag == "noun" and word in _NOUN_OR_VERB)
    return True


def _base_stands(before: Token | None, after: Token | None, word: str, auxiliaries: frozenset[str]) -> bool:
    if auxiliaries:
        return True
    if before is None:
        return False
    if before.tag == "subject":
        return before.word in _PLURAL_SUBJECTS
    if before.tag == "subordinator":
        return before.word in ("who", "that")
    plural = before.tag in ("noun", "name") and before.word.endswith(("s", "people", "men", "women", "some", "others"))
    if before.word in ("some", "many", "others", "both", "few", "all", "most", "people", "officials", "police"):
        plural = True
    if word in _NOUN_OR_VERB:
        return plural and after is not None and after.tag in ("subordinator", "quote", "determiner", "subject")
    if not plural and before.tag in ("name", "noun", "bracket"):
        return after is not None and after.tag not in ("noun", "name", "preposition", "conjunction", "adverb")
    return plural or before.tag in ("comma", "conjunction", "quote")


def _present_stands(before: Token | None, after: Token | None, word: str) -> bool:
    if before is None:
        return False
    if before.tag in ("determiner", "preposition"):
        return before.word in ("this", "that")
    if before.tag == "subject":
        return before.word in _SINGULAR_SUBJECTS
    if word in _NOUN_OR_VERB:
        if before.tag not in ("name", "noun", "subordinator", "comma") or before.word.endswith("'s"):
            return False
        return after is not None and (after.tag in _OPENS_CONTENT or after.word in ("to", "him", "her", "them"))
    return True


def _subject(tokens: Tokens, start: int, before: Sequence[Cue]) -> Range | None:
    last = start - 1
    while last >= 0 and tokens[last].tag == "adverb":
        last -= 1
    if last >= 0 and tokens[last].tag == "conjunction" and before:
        return before[-1].subject
    return subject_before(tokens, start)


def _inverted(tokens: Tokens, start: int, end: int) -> Range | None:
    """The subject behind the verb: after a quotation or a comma, where a noun phrase and a comma or stop follow."""
    if start == 0 or end >= len(tokens) or tokens[end - 1].word not in _INVERTING:
        return None
    if tokens[start - 1].tag not in ("quote", "comma", "dash"):
        return None
    if tokens[end].tag not in ("name", "determiner", "noun", "subject"):
        return None
    phrase = phrase_after(tokens, end)
    if phrase is None or phrase[1] - phrase[0] > 25:
        return None
    following = tokens[phrase[1]] if phrase[1] < len(tokens) else None
    if tokens[end].tag == "subject":
        return phrase if following is None or following.tag in ("comma", "stop") else None
    closed = following is None or following.tag in (
        "comma", "stop", "preposition", "time", "conjunction", "adverb", "subordinator", "bracket", "dash", "colon",
    )  # fmt: skip
    return phrase if closed or (following is not None and following.word.endswith("ing")) else None


def _infinitive(tokens: Tokens, start: int, at: int, end: int, verb: Verb, before: Sequence[Cue]) -> Cue | None:
    """ "went on to say": the subject is the one of the verb that leads up to it."""
    made = _made_to(tokens, start)
    if made:
        return Cue(start, at, end, verb, made)
    leads = {tokens[position].word for position in range(max(0, start - 2), start)}
    if not leads & _RAISING:
        return None
    subject = clause_subject(tokens, start) or (before[-1].subject if before else None)
    return Cue(start, at, end, verb, subject) if subject else None


def _with_object(tokens: Tokens, start: int) -> Range | None:
    """ "with officials warning that": the officials."""
    for at in range(start - 1, max(-1, start - 15), -1):
        if tokens[at].word == "with":
            return (at + 1, start) if at + 1 < start else None
        if tokens[at].tag in ("verb", "auxiliary", "subject", "subordinator", "stop", "colon", "quote"):
            return None
    return None


def _made_to(tokens: Tokens, start: int) -> Range | None:
    """ "leading the minister to estimate": the object is the one who speaks."""
    for at in range(start - 1, max(-1, start - 15), -1):
        if tokens[at].word in _CONTROLS:
            return (at + 1, start) if at + 1 < start else None
        if tokens[at].tag in ("comma", "stop", "colon", "quote"):
            return None
    return None


def _participle(tokens: Tokens, at: int, end: int, verb: Verb, before: Sequence[Cue]) -> Cue | None:
    """ ", adding that": said by the subject of the clause it hangs on."""
    start = at
    while start > 0 and tokens[start - 1].tag == "adverb":
        start -= 1
    previous = tokens[start - 1] if start else None
    during = previous is not None and previous.word in _DURING
    if tokens[at].word in _NOUN_OR_VERB and (
        previous is None or (previous.tag in ("determiner", "preposition") and not during)
    ):
        return None
    subject = _participle_subject(tokens, start, before)
    if subject is None or verb.frames <= {"thinks", "shows", "calls"} or tokens[subject[0]].word in _NOBODY:
        return None
    return Cue(start, at, end, verb, subject, participle=True)


def _participle_subject(tokens: Tokens, start: int, before: Sequence[Cue]) -> Range | None:
    """The subject of the clause that the participle at `start` hangs on."""
    previous = tokens[start - 1] if start else None
    during = previous is not None and previous.word in _DURING
    if previous is None or (during and start == 1):
        return _subject_behind(tokens, start)
    if during or previous.tag in ("comma", "conjunction", "quote", "dash"):
        found = before[-1].subject if before else clause_subject(tokens, start)
        if found is None and during and tokens[start - 2].tag == "comma":
            return phrase_before(tokens, start - 2)
        return found
    if previous.tag in ("noun", "name", "time", "object", "bracket"):
        return _with_object(tokens, start) or clause_subject(tokens, start) or subject_before(tokens, start)
    return None


def _subject_behind(tokens: Tokens, start: int) -> Range | None:
    """ "After saying so, Lee left": the subject of the main clause, behind the first comma that can end the words."""
    for at in range(start + 2, min(len(tokens) - 2, start + _LONGEST_OPENING)):
        if tokens[at].tag != "comma":
            continue
        phrase = phrase_after(tokens, at + 1)
        follows = tokens[phrase[1]] if phrase and phrase[1] < len(tokens) else None
        if phrase and follows and (follows.tag in ("verb", "auxiliary") or follows.word in speech_verbs()):
            return phrase
    return None


def attributions(tokens: Tokens) -> Iterator[tuple[int, int, Range]]:
    """ "according to X": its first token, where the phrase ends, and X."""
    for at in range(len(tokens) - 2):
        if tokens[at].word == "according" and tokens[at + 1].word == "to":
            phrase = phrase_after(tokens, at + 2)
            if phrase:
                yield at, phrase[1], phrase
