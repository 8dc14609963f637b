"""Korean words -> where what is said ends: "…한다고", "…이라며", "…한다는 입장을", "…할 것을", a quotation and 라고."""

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.statements.korean.verbs import is_cue, is_passive, is_predicate, said_noun, takes_object
from summarizer.statements.korean.words import VERBS, Word, Words

_SAYING = re.compile(r"(?:다|라|자|냐)(?P<mark>고(?:도|는|만|까지)?)$")
_CHAINING = re.compile(r"(?:다|라|자|냐)(?P<mark>며|면서)(?:도)?$")
_BEFORE_STANCE = re.compile(r"(?:다|라|자|냐)(?P<mark>는)$")
_QUOTED = re.compile(r"(?:이?라|하)?(?P<mark>고(?:도|는|만|까지)?|며|면서도?)$|이?(?P<bare>라)$")
_QUOTED_STANCE = re.compile(r"(?:이?라)?는$|이?란$")
_NOT_SAYING = re.compile(
    r"(?:투자|참가자|당사자|아무리|뿐만아니라|뿐아니라)고$|^(?:자고|라고|다고|나자고)$|려고$|지라고$"
)
_PARTICLE = re.compile(r"(?:들)?(?:을|를|도|만|이|가|은|는|으로|로|에|과|와|까지)$")
_THING = re.compile(r"(?:것|점|필요성|의사|의지|뜻|방침)을$|[음임함됨]을$|기로$")
_EXPECTED = re.compile(r"것으로$|것이라$")
THE_FACT = frozenset({"것이다", "것이었다", "거다", "것", "것입니다"})
_FAR = 9  # words between what is said and its verb
_BEFORE_NOUN = (
    "짧은",
    "긴",
    "이런",
    "취지로",
    "제목의",
    "공식",
    "자신의",
    "강한",
    "같은",
    "분명한",
    "기존",
    "뜻을",
    "원론적인",
    "원론적",
    "강경한",
    "단호한",
    "신중한",
    "취지의",
    "내용의",
)
_HOLDING = tuple(VERBS["holding"])
_NAMING = tuple(VERBS["naming"])

Shape = Literal["said", "chained", "stance", "nominal", "thing", "expected", "object"]


@dataclass(frozen=True, slots=True)
class Closing:
    """What is said ends with word `last`, `cut` code points before its end; `behind`: the first word after the mark.

    `quoted`: that word is a quotation; `mark`: the word that holds the ending, a cue where no verb follows.
    """

    shape: Shape
    last: int
    cut: int
    behind: int
    mark: int
    quoted: bool = False


def read_closings(words: Words) -> list[Closing]:
    """All of the sentence, in order."""
    found: list[Closing] = []
    for at in range(len(words)):
        closing = _quoted(words, at) if words[at].quote else _plain(words, at)
        if closing and (not found or closing.last >= found[-1].behind):
            found.append(closing)
    return found


def _quoted(words: Words, at: int) -> Closing | None:
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is None or behind.quote:
        return None
    if match := _QUOTED.fullmatch(behind.text):
        if not _is_speech_mark(words, at + 1) or (match["bare"] and not _is_told(words, at + 2)):
            return None
        shape: Shape = "chained" if (match["mark"] or "").startswith(("며", "면")) else "said"
        return Closing(shape, at, 0, at + 2, at + 1, quoted=True)
    if _QUOTED_STANCE.fullmatch(behind.text):
        return _held(words, at, 0, at + 2, at + 1, quoted=True)
    if behind.glued and behind.text in ("을", "를") and at + 2 < len(words) and takes_object(words[at + 2]):
        return Closing("object", at, 0, at + 2, at + 1, quoted=True)
    return None


def _is_told(words: Words, at: int) -> bool:
    """ "…"라 했다: without 고 only right in front of the verb."""
    return at < len(words) and is_cue(words[at])


def _is_speech_mark(words: Words, at: int) -> bool:
    """Not "…"라고 부른다", not "…"며칠."""
    return not (at + 1 < len(words) and _is_no_speech(words[at + 1]))


def _plain(words: Words, at: int) -> Closing | None:
    text = words[at].text
    after = words[at + 1] if at + 1 < len(words) else None
    if len(text) < 2 or after is None:
        return None
    if match := _SAYING.search(text):
        if _NOT_SAYING.search(text) or _is_no_speech(after):
            return None
        return Closing("said", at, len(match["mark"]), at + 1, at)
    if match := _CHAINING.search(text):
        return Closing("chained", at, len(text) - match.start("mark"), at + 1, at)
    if _BEFORE_STANCE.search(text):
        return _held(words, at, 1, at + 1, at)
    if _EXPECTED.search(text):
        return Closing("expected", at, 2, at + 1, at)
    if _THING.search(text) or (text.endswith("데") and len(text) > 2 and after.text in ("대하여", "대해", "대해서")):
        return Closing("thing", at, 1, at + 1, at)
    if text.endswith(("을", "를")) and takes_object(after):
        return Closing("object", at, 1, at + 1, at)
    return None


def _is_no_speech(word: Word) -> bool:
    if word.quote:
        return False
    return word.text in VERBS["not speech"] or word.text.startswith(_NAMING)


def _held(words: Words, last: int, cut: int, noun: int, mark: int, *, quoted: bool = False) -> Closing | None:
    """ "…다는 입장을 밝혔다", "…다는 입장이다", "…다는 게 윤 차관의 설명이다"."""
    for position in range(noun, min(noun + 3, len(words))):
        word = words[position]
        if word.quote:
            return None
        if said_noun(word):
            return Closing("nominal", last, cut, noun, position, quoted)
        bare = _PARTICLE.sub("", word.text)
        if word.text in ("것이", "게", "것은", "건"):
            at = _nominal(words, position + 1)
            return Closing("nominal", last, cut, position + 1, at, quoted) if at else None
        if word.text in THE_FACT and position == len(words) - 1:
            return Closing("nominal", last, cut, position, position, quoted)
        if word.text in ("데", "데에", "데에는", "데는", "데도"):
            return Closing("stance", last, cut, position + 1, mark, quoted) if _is_held(words, position + 1) else None
        if bare in VERBS["stance"] and bare != word.text:
            return Closing("stance", last, cut, position + 1, mark, quoted) if _is_held(words, position + 1) else None
        if not (word.text.endswith("의") or word.text in _BEFORE_NOUN):
            return None
    return None


def _nominal(words: Words, start: int) -> int | None:
    """The "설명이다" of "윤 차관의 설명이다"."""
    for at in range(start, min(start + _FAR, len(words))):
        if said_noun(words[at]):
            return at if at > start else None
    return None


def _is_held(words: Words, at: int) -> bool:
    for word in words[at : at + _FAR]:
        if word.quote:
            return False
        if word.text.startswith(_HOLDING):
            return True
        if is_passive(word):
            return False
        if is_predicate(word) and not word.text.endswith(("서", "고", "해")):
            return False
    return False
