"""Korean words -> the phrase that names the speaker."""

from summarizer.statements.korean.words import WORDS, Words, is_name, is_speaker_noun, subject_noun

Range = tuple[int, int]

_MOST_WORDS = 7
_ENDS_BEFORE = (
    "에서", "에게", "에는", "에도", "으로", "로", "를", "을", "은", "는", "고", "며", "면서", "해", "된", "던", "린",
    "친", "힌", "진", "때", "에", "이", "가", "도", "만나", "통해", "따르면", "열린", "가진", "말한", "하며",
)  # fmt: skip
_DAY = ("일", "오전", "오후", "이날", "전날", "최근", "지난")
_NOUNS_LIKE_VERBS = frozenset({"북한", "남한", "신임", "주한", "주러", "방한", "대한"})


def find_subject(words: Words, start: int, end: int) -> Range | None:
    """The subject among the words from `start` to `end`: an office or a name first, else the first topic (-은, -는)."""
    fallback: Range | None = None
    for at in range(start, end):
        noun = subject_noun(words[at])
        if noun is None:
            continue
        if is_speaker_noun(noun) or is_name(noun):
            return phrase_before(words, at, start)
        if fallback is None and words[at].text.endswith(("은", "는")) and at - start < _MOST_WORDS:
            fallback = phrase_before(words, at, start)
    return fallback


def phrase_before(words: Words, at: int, lowest: int) -> Range:
    """The noun phrase that ends in word `at`."""
    first = at
    while first > lowest and at - first < _MOST_WORDS and _belongs(words, first - 1, lowest):
        first -= 1
    return first, at + 1


def _belongs(words: Words, at: int, lowest: int) -> bool:
    word = words[at]
    if word.quote or word.comma:
        return False
    if word.text in _NOUNS_LIKE_VERBS or word.text in WORDS["country"] or is_name(word.text):
        return True
    if word.text.endswith(("과", "와")):
        return is_speaker_noun(word.text[:-1])
    if word.text in _DAY or (word.text[:-1].isdigit() and word.text.endswith(("일", "월", "년"))):
        return False
    if at == lowest and word.text.endswith(("이", "로", "가", "도")):
        return True  # a foreign first name: 세르게이
    return len(word.text) < 12 and not word.text.endswith(_ENDS_BEFORE) and not word.text.endswith("한")


def source_phrase(words: Words, start: int) -> tuple[Range, int] | None:
    """ "외교부에 따르면": the source, and the word behind it."""
    for at in range(start, len(words)):
        if not words[at].text.startswith(("따르면", "의하면")) or at == start:
            continue
        if words[at - 1].text.endswith(("에", "등에")) and not words[at - 1].quote:
            return phrase_before(words, at - 1, start), at + 1
    return None
