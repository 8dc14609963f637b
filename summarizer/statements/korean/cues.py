"""The end of what is said -> the verb that says so: "…고 (윤 차관은) 말했다", "…다며 (자리를 떴다)"."""

from collections.abc import Sequence

from summarizer.statements.korean.endings import Closing
from summarizer.statements.korean.nouns import is_topic
from summarizer.statements.korean.verbs import (
    is_cue,
    is_modifier,
    is_passive,
    is_predicate,
    is_reported_cue,
    is_speech_modifier,
    takes_object,
)
from summarizer.statements.korean.words import VERBS, Words

_FAR = 16  # words between the end of what is said and its verb
_SHORTEST = 5  # code points of a quotation that is speech
_NEAR = 3  # the same where no 고 announces it
_HEARD = frozenset({"한다", "합니다", "했다고", "하는데", "하지만", "하니", "한다며"})
_SAYING = ("하면서", "하며", "하고", "하면서도", "했는데요", "하던데요")
_ADVERBS = ("히", "지", "을", "게")
_AUXILIARIES = ("있", "왔", "나섰", "나서", "바")
_EXPECTING = tuple(VERBS["expecting"])
_NAMING = ("것을", "점을", "음을", "임을", "함을", "됨을")


def find_cue(words: Words, closings: Sequence[Closing], number: int) -> int | None:
    """The place of the verb that belongs to closing `number`; None: somebody unknown says so, or nobody."""
    closing = closings[number]
    limit = closings[number + 1].last + 1 if number + 1 < len(closings) else len(words)
    if closing.shape == "nominal":
        return closing.mark
    if closing.shape == "said":
        return _said(words, closing, limit)
    if closing.shape == "chained":
        return _chained(words, closing, limit, is_last=number + 1 == len(closings))
    if closing.shape == "stance":
        return _held(words, closing)
    return _reached(words, closing, closings, number)


def _said(words: Words, closing: Closing, limit: int) -> int | None:
    first = closing.behind
    for at in range(first, min(limit, first + _FAR)):
        word = words[at]
        if word.quote:
            return closing.mark if words[closing.mark].comma else _beside(words, closing, at)
        if is_passive(word) or (at == first and word.text in _HEARD and not closing.quoted):
            return None
        if is_cue(word) or is_reported_cue(words, at) or (at == first and word.text in _SAYING):
            return at
        if at == first and is_speech_modifier(word):
            return at if closing.quoted and limit < len(words) else None
    return _any_verb(words, closing, limit)


def _beside(words: Words, closing: Closing, limit: int) -> int | None:
    """Any verb right behind a quotation: "…"고 따지자 길 처장은 "…"."""
    for at in range(closing.behind, min(limit, closing.behind + _NEAR)):
        if is_predicate(words[at]) and not is_topic(words[at]):
            return at if closing.quoted and not is_modifier(words[at]) else None
    return None


def _any_verb(words: Words, closing: Closing, limit: int) -> int | None:
    """Behind "…고" every verb that ends the sentence reports speech, but for those that name or hear."""
    first = closing.behind
    at = min(limit, len(words)) - 1
    if limit < len(words) or at < first or at - first > _FAR or not is_predicate(words[at]):
        return None
    if closing.quoted and _is_word(words, closing):
        return None
    return None if is_modifier(words[at]) or words[at].text in _HEARD else at


def _is_word(words: Words, closing: Closing) -> bool:
    """A quotation too short to be speech where no verb of saying follows: ‘매각’이라고."""
    quote = words[closing.last].quote
    return quote is not None and quote.inner.end - quote.inner.start < _SHORTEST


def _chained(words: Words, closing: Closing, limit: int, *, is_last: bool) -> int | None:
    """The verb where it follows at once; else the word with -며 itself."""
    for at in range(closing.behind, min(limit, closing.behind + (_FAR if is_last else 2))):
        if words[at].quote:
            break
        if is_cue(words[at]) and not words[at].text.endswith(("다고", "다며", "다면서")):
            return at
    return closing.mark


def _held(words: Words, closing: Closing) -> int | None:
    holding = tuple(VERBS["holding"])
    for place in range(closing.behind, min(len(words), closing.behind + _FAR)):
        if words[place].text.startswith(holding):
            at = place + 1 if words[place].text.endswith(_ADVERBS) and place + 1 < len(words) else place
            return None if is_modifier(words[at]) and not _goes_on(words, at) else at
    return None


def _goes_on(words: Words, at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].text in ("바", "것으로")


def _reached(words: Words, closing: Closing, closings: Sequence[Closing], number: int) -> int | None:
    """ "할 것을 촉구했다", "될 것으로 내다봤다", "중단을 요구했다"."""
    ends = {one.last for one in closings[number + 1 : number + 3]}
    for at in range(closing.behind, min(len(words), closing.behind + _NEAR)):
        word = words[at]
        if word.quote or is_passive(word):
            return None
        if is_modifier(word) and not is_reported_cue(words, at):
            return None
        if is_cue(word) or is_reported_cue(words, at):
            embedded = at in ends or (at + 1 in ends and words[at + 1].text.startswith(_AUXILIARIES))
            return at if not embedded and _fits(words, closing, at) else None
    return None


def _fits(words: Words, closing: Closing, at: int) -> bool:
    text = words[closing.last].text
    if closing.shape == "expected":
        return words[at].text.startswith(_EXPECTING)
    if closing.shape == "thing" and (text.endswith(_NAMING) or text.endswith("데")):
        return True
    return takes_object(words[at])
