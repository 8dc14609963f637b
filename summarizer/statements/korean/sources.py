"""Korean sentences that name their source without a verb of saying: "외교부에 따르면 …", "윤 차관의 말이다."."""

from collections.abc import Iterator

from summarizer.statements.korean.drafts import Draft, write_draft
from summarizer.statements.korean.names import Names
from summarizer.statements.korean.subjects import find_subjects, phrase_before
from summarizer.statements.korean.verbs import is_cue, said_noun
from summarizer.statements.korean.words import VERBS, Range, Words, span_of

_ACCORDING = ("따르면", "의하면")
_HEARSAY = (
    "알려졌다",
    "전해졌다",
    "나타났다",
    "조사됐다",
    "집계됐다",
    "파악됐다",
    "확인됐다",
    "드러났다",
    "밝혀졌다",
    "알려져",
    "보인다",
    "추정된다",
)
_SO = ("이렇게", "이같이", "이처럼", "다음과")
_LONGEST_SIGNATURE = 12  # words of "윤 차관의 설명이다."


def read_according(words: Words, paragraph: int, known: Names) -> Iterator[Draft]:
    """ "X에 따르면": all the rest is what X says."""
    found = source_phrase(words, known)
    if not found:
        return
    who, behind = found
    end, cut = _without_hearsay(words)
    if behind < end:
        yield write_draft(words, (behind, end), cut, (behind - 1, behind), span_of(words, who), paragraph)


def source_phrase(words: Words, known: Names) -> tuple[Range, int] | None:
    """The source and the word behind "따르면"."""
    for at in range(1, len(words)):
        if words[at].text.startswith(_ACCORDING) and words[at - 1].text.endswith("에") and not words[at - 1].quote:
            first, end = phrase_before(words, at - 1, 0, known)
            if end - first > 1 and words[end - 1].text.removesuffix("에") in VERBS["said noun"]:
                end -= 1  # "윤 차관의 설명에 따르면"
            return (first, end), at + 1
    return None


def _without_hearsay(words: Words) -> tuple[int, int]:
    """The end without "…것으로 나타났다", and how much is cut off the word in front."""
    last = len(words) - 1
    if last > 1 and words[last].text in _HEARSAY and words[last - 1].text == "것으로":
        return last, 2
    return last + 1, 0


def read_signature(words: Words, known: Names) -> Range | None:
    """ "윤 차관의 말이다." behind a quotation: the phrase of the speaker."""
    if not 2 <= len(words) <= _LONGEST_SIGNATURE or any(word.quote for word in words) or not said_noun(words[-1]):
        return None
    if words[-2].text in ("한", "남긴", "던진", "꺼낸", "전한", "들려준"):
        return next((phrase_before(words, at, 0, known) for at in find_subjects(words, 0, len(words) - 2, known)), None)
    at = len(words) - 2
    return phrase_before(words, at, 0, known) if words[at].text.endswith(("의", "측")) else None


def read_announcement(words: Words, known: Names) -> Range | None:
    """ "윤 차관은 9일 이렇게 말했다." beside a quotation: the phrase of the speaker."""
    if not 2 <= len(words) <= _LONGEST_SIGNATURE or any(word.quote for word in words):
        return None
    so = any(word.text in _SO for word in words)
    if not so and not is_cue(words[-1]):
        return None
    if not so and words[-2].text.endswith(("을", "를", "다고", "라고", "기로", "것으로")):
        return None
    return next((phrase_before(words, at, 0, known) for at in find_subjects(words, 0, len(words) - 1, known)), None)


def read_beside(words: Words, paragraph: int, known: Names) -> Iterator[Draft]:
    """ "…!" 그가 외쳤다. 윤 차관은 이렇게 말했다: "…". A quotation with no particle, its speaker beside it."""
    if not 3 <= len(words) <= _LONGEST_SIGNATURE:
        return
    quote, rest = (0, words[1:]) if words[0].quote else (len(words) - 1, words[:-1])
    if not words[quote].quote or rest[0].glued or (quote and not rest[-1].colon):
        return
    if who := read_announcement(rest, known):
        yield write_draft(words, (quote, quote + 1), 0, _one_of(words, rest), span_of(rest, who), paragraph)


def _one_of(words: Words, rest: Words) -> Range:
    """Where the verb is: the last word of what stands beside the quotation."""
    return (len(words) - 1, len(words)) if words[-1] is rest[-1] else (len(words) - 2, len(words) - 1)
