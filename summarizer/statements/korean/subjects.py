"""Korean words -> the phrase that names the speaker."""

import re
from collections.abc import Iterator

from summarizer.statements.korean.names import Names
from summarizer.statements.korean.nouns import (
    is_foreign_name,
    is_korean_name,
    is_organisation,
    is_speaker_noun,
    is_title,
    is_topic,
    is_verb_stem,
    subject_noun,
)
from summarizer.statements.korean.words import WORDS, Range, Words, has_ending

_MOST_WORDS = 8
_MOST_JOINED = 24  # words of several speakers
_PARTICLE = re.compile(
    r"(?:에서|에게|에는|에도|으로|로|을|를|은|는|이|가|도|고|며|면서|해|된|던|린|친|힌|진|때|에|만|께|부터|까지|한테|라는|다는|란|인|운|할|될|킨|온|난|른|본|쓴|준|낸|든|(?:묻|하|되|서|오|지|들|르|이|히)자|펴낸|뗀|띤|둔|하며|따르면|만나|통해|열린|가진|위해|위한|여|서)$"
)
_DATE = re.compile(r"\d[\d.,]*(?:년|월|일|시|분|개월|주|명|척|건|차례|번|%)?(?:간|쯤|께|에)?$")
_SUBJECT_END = re.compile(r"(?:께서는|께서|은|는|이|가|도|의|에|와|과)$")
_SPEAKING_PLACES = ("일각", "당국", "정부", "업계", "학계")
_SUBJECT_PARTICLES = ("은", "는", "이", "가", "도")


def find_subjects(words: Words, start: int, end: int, known: Names) -> Iterator[int]:
    """The words from `start` to `end` that close the phrase of somebody who can speak, with a subject's particle."""
    for at in range(start, end):
        noun = subject_noun(words[at])
        if (noun is not None and _can_speak(words, at, noun, known)) or is_named_work(words, at - 1):
            yield at


def is_named_work(words: Words, at: int) -> bool:
    """Whether the quotation at `at` is a name that speaks: 「극동상공」은, 보고서 『두 강』은."""
    if at < 0 or at + 1 >= len(words) or not words[at].quote or not words[at + 1].glued:
        return False
    if words[at + 1].text not in _SUBJECT_PARTICLES:
        return False
    return words[at].corner or (at > 0 and not words[at - 1].quote and is_speaker_noun(words[at - 1].text))


def _can_speak(words: Words, at: int, noun: str, known: Names) -> bool:
    if noun.removesuffix("측") in known:
        return True
    if noun.endswith("에") and is_topic(words[at]) and has_ending(noun[:-1], "document"):
        return True  # "보고서에는 “…”라고 적혀 있다"
    if noun in WORDS["document"] and not is_topic(words[at]):
        return False
    if words[at].text.endswith(("에서는", "에서도")):
        return noun in _SPEAKING_PLACES or (is_organisation(noun) and noun not in WORDS["country"])
    return is_speaker_noun(noun) or _speaks_beside(words, at, noun, known)


def _speaks_beside(words: Words, at: int, noun: str, known: Names) -> bool:
    """Whether the noun, which says nothing by itself, is somebody by the word before it."""
    before = words[at - 1].text if at else ""
    if noun == "등":
        return is_speaker_noun(before) or before in known
    if noun in ("명", "사람", "분"):
        return before in ("한", "두", "세", "다른")
    if noun in ("씨", "옹", "여사"):
        return True
    if noun in WORDS["title behind name"]:
        if at + 1 < len(words) and words[at + 1].quote:
            return True
        return before in WORDS["surname"] or is_korean_name(before) or before in known or before in ("한", "이", "그")
    if at and is_korean_name(before) and not words[at - 1].comma and 1 < len(noun) < 7 and not is_verb_stem(noun):
        return is_topic(words[at]) or words[at].text.endswith("도")
    if is_foreign_name(noun) and at and (is_foreign_name(before) or is_title(before)):
        return True
    return is_topic(words[at]) and is_korean_name(noun) and not is_verb_stem(noun)


def phrase_before(words: Words, at: int, lowest: int, known: Names) -> Range:
    """The noun phrase that ends in word `at`, with those that are joined to it."""
    if words[at].glued and at and words[at - 1].quote:
        return _work(words, at, lowest)
    if subject_noun(words[at]) in WORDS["pronoun"]:
        return at, at + 1
    first = at
    while first > lowest and at - first < _MOST_WORDS and _belongs(words, first - 1, lowest, known):
        first -= 1
    while first > lowest and at - first < _MOST_JOINED and _is_joined(words, first - 1, known):
        head = first - 1
        first = head
        while first > lowest and head - first < _MOST_WORDS and _belongs(words, first - 1, lowest, known):
            first -= 1
    return first, at + 1


def _work(words: Words, at: int, lowest: int) -> Range:
    """ "보고서 『두 강』은"."""
    named = at - 1
    if named > lowest and not words[named - 1].quote and is_organisation(words[named - 1].text):
        named -= 1
    return named, at + 1


def _is_joined(words: Words, at: int, known: Names) -> bool:
    """ "윤 차관과", "한국, "."""
    word = words[at]
    if word.quote:
        return False
    if word.text.endswith(("과", "와")) and len(word.text) > 2:
        noun = word.text[:-1]
        return noun in known or is_speaker_noun(noun) or is_korean_name(noun)
    return word.comma and (word.text in known or is_speaker_noun(word.text) or is_korean_name(word.text))


def _belongs(words: Words, at: int, lowest: int, known: Names) -> bool:
    word = words[at]
    text = word.text
    if (
        word.quote
        or word.comma
        or word.colon
        or word.glued
        or not text
        or text in WORDS["outside"]
        or _DATE.match(text)
    ):
        return False
    if text in WORDS["modifier"] or text in WORDS["country"] or text in known:
        return True
    if len(text) == 1:
        return text in WORDS["surname"] or (at > lowest and is_foreign_name(words[at - 1].text))
    if text.endswith(("과", "와")) and is_speaker_noun(text[:-1]):
        return False
    before = words[at - 1].text if at > lowest else ""
    if text.endswith("한") and before.endswith(("에", "을", "를", "과", "와", "이", "가")):
        return False
    if _is_naming(words, at, known):
        return True
    return len(text) < 14 and not _PARTICLE.search(text) and not _is_adnominal(text)


def _is_naming(words: Words, at: int, known: Names) -> bool:
    """A name, an office or an organisation, whatever it ends in."""
    text = words[at].text
    if is_korean_name(text) or is_title(text) or text.endswith("의") or is_organisation(text):
        return True
    if text.isascii() and text.isupper() and text.isalpha():
        return True  # A 씨
    following = words[at + 1].text if at + 1 < len(words) else ""
    bare = _SUBJECT_END.sub("", following)
    if is_foreign_name(text) and (is_title(bare) or is_foreign_name(bare) or bare in known or following in known):
        return True
    return _names_begin(words, at, known)


def _names_begin(words: Words, at: int, known: Names) -> bool:
    """A foreign first name that happens to end like a particle: 세르게이."""
    following = words[at + 1].text if at + 1 < len(words) else ""
    own = words[at].text
    if own in known:
        return True
    return own.endswith(
        ("이", "로", "가", "도", "은", "고", "에", "만", "서", "인", "든", "온", "본", "난", "여")
    ) and (is_foreign_name(own) and (following in known or is_foreign_name(following)) and len(own) > 1)


def _is_adnominal(text: str) -> bool:
    return text.endswith(("한", "했던", "하는", "있는", "없는", "않은")) and len(text) > 1
