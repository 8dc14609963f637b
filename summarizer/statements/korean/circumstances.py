"""Where what is said begins: behind the speaker and behind when, where and on what occasion it was said."""

import re

from summarizer.statements.korean.words import WORDS, Word, Words, has_ending

_DATE = re.compile(r"\d{1,2}(?:월|일)(?:께|쯤)?(?:에|에는|자)?$|^(?:월|화|수|목|금|토|일)요일(?:에|인)?$")
_EVENT = re.compile(
    r"^(?:합의|개최|체결|서명|논의|진행|협의|면담|착수|교환|실시|시행|발사|출범|교섭|회담)(?:했|하였|했음|하였음)다고$"
)
_ENDS_ASIDE = re.compile(
    r"(?:뒤에야|에서야|에서|에서는|에서도|에게|에게는|께|으로|로|에|에는|에도|해|며|면서|고|자|뒤|후|때|채|만나|통해|서|하여|부터|까지|직후|가운데|듯|듯이|없이|대신|관련|지만|는데|처럼|같이|히|게|다|여|와|과|내|려|라며|라고|도록|대해서는|관련해서는)$"
)
_AT = ("에서", "에서도", "에서는", "에", "에는", "에선", "서")
_FAR = 14  # words; what lies farther behind the speaker belongs to what is said
_TOPICS = ("대해", "대하", "관련", "두고", "둘러")  # what is spoken of, not where
_SPOKEN_TIMES = ("최근", "앞서", "이날", "전날", "당일", "같은", "이어", "또", "다시", "거듭")


def content_start(words: Words, start: int, end: int) -> int:
    """The first word of what is said, between the speaker (or the sentence's beginning) and its last word.

    "9일 서울에서 열린 회의에서 …하기로 합의했다" tells of the meeting itself: there nothing is left out.
    """
    event = _EVENT.search(words[end - 1].text) is not None
    at = start
    for position in range(start, min(end, start + _FAR)):
        if words[position].quote:
            break
        if _is_circumstance(words, position, at) and not (event and _is_meeting(words[position].text)):
            at = position + 1
    return at if at < end else start


def _is_meeting(text: str) -> bool:
    return text.endswith(_AT) and has_ending(_without_at(text), "meeting")


def quote_start(words: Words, start: int, quote: int) -> int:
    """The same where what is said ends in a quotation: that, unless the words in front of it are part of its clause."""
    at = content_start(words, start, quote + 1)
    if at >= quote:
        return quote
    before = words[quote - 1]
    if before.comma or before.colon or before.quote:
        return quote
    if _ENDS_ASIDE.search(before.text) and not before.text.endswith(("은", "는")):
        return quote
    return at


def _is_circumstance(words: Words, at: int, first: int) -> bool:
    word = words[at]
    text = word.text
    if text in WORDS["circumstance"]:
        return at - first < 2
    if _DATE.search(text):
        return at - first < 2
    if text in WORDS["occasion verb"] or text.endswith(("관련해", "참석해", "출연해")):
        return True
    if text in WORDS["question"] or text.endswith(("질문에", "질의에", "물음에")):
        return True
    if text.endswith(_AT):
        place = _without_at(text)
        return has_ending(place, "occasion") and not _has_subject(words, first, at)
    return text == "자리에서" or (text.endswith(("뒤", "후", "직후")) and len(text) < 3 and at - first < 8)


def _without_at(text: str) -> str:
    for particle in sorted(_AT, key=len, reverse=True):
        if text.endswith(particle):
            return text.removesuffix(particle)
    return text


def _has_subject(words: Words, first: int, at: int) -> bool:
    """A clause of its own stands in front: "합의가 회담에서"; not "러시아가 주최한 포럼에서"."""
    subjects = [
        place for place in range(first, at) if words[place].text.endswith(("은", "는")) and _is_noun_topic(words[place])
    ]
    return bool(subjects)


def _is_noun_topic(word: Word) -> bool:
    return len(word.text) > 2 and not word.text.endswith(
        (
            "하는",
            "되는",
            "있는",
            "없는",
            "받은",
            "맺은",
            "않은",
            "같은",
            "라는",
            "다는",
            "높은",
            "낮은",
            "깊은",
            "많은",
            "가는",
            "오는",
            "르는",
            "지는",
            "리는",
        )
    )


def is_setting(words: Words, at: int) -> bool:
    """Whether a day, a place or an occasion of speaking stands from word `at` on: "12일", "이날 브리핑에서"."""
    word = words[at]
    if word.quote:
        return False
    if word.text in _SPOKEN_TIMES or _DATE.search(word.text):
        return True
    return any(
        _is_circumstance(words, place, at) and not words[place].text.startswith(_TOPICS)
        for place in range(at, min(at + 4, len(words)))
        if not words[place].quote
    )
