"""Korean words -> whether they report speech: "말했다", "강조하며", "밝힌 바 있다"; and what their endings say."""

import re

from summarizer.statements.korean.words import VERBS, Word, Words

_HADA = "|".join(sorted(VERBS["hada"], key=len, reverse=True))
_OTHER = "|".join(sorted(VERBS["other"], key=len, reverse=True))
_CUE = re.compile(
    rf"(?:재|거듭)?(?:(?P<hada>{_HADA})"
    r"(?:했|하였|하셨|하시였|하시며|하며|하면서|하고|하기도|하자$|한다|합니다|하는$|함$|해$|해왔|하겠|하던|한$|할$|할지|하지만)"
    rf"|(?P<other>{_OTHER}))"
)
_PASSIVE = re.compile(
    r"[가-힣]{1,4}(?:졌|진다|지고|지며|지면서|됐|되었|된다|되고|되며|되면서|된$|진$|되는|받았|받고|받는|받은|나왔|나온다|나오고)"
)
_MODIFIER = re.compile(r"(?:한|힌|운|은|인|본|쓴|던|는|할|일|친|킨|온|단|른|른다는|했다는|했던|혔던|했다던|긴)$")
_PREDICATE = re.compile(r"(?:다|음|함|힘|임|까|요|죠|며|면서|고|지만|으나|는데|자|해|여|서)$")
_AFTER_REPORT = frozenset(
    {
        "바",
        "바가",
        "적이",
        "것으로",
        "것이다",
        "셈이다",
        "것",
        "뒤",
        "후",
        "다음",
        "직후",
        "데",
        "것에",
        "것과",
        "한편",
        "동시에",
        "과정에서",
        "가운데",
    }
)
_FIRST_SYLLABLE, _SYLLABLES, _FINALS, _FINAL_N = 0xAC00, 11172, 28, 4  # Hangul in Unicode; ㄴ as a final
_COPULA = re.compile(
    rf"(?P<noun>{'|'.join(VERBS['said noun'])})(?:이다|였다|이었다|입니다|이라고|이며|이고|인데|임|다)$"
)


def is_cue(word: Word) -> bool:
    """Whether the word reports speech as a verb in use; not "알려졌다", not "밝힌"."""
    return bool(_cue(word)) and not is_modifier(word)


def is_reported_cue(words: Words, at: int) -> bool:
    """ "말한 바 있다", "말한 것으로 알려졌다"."""
    if not _cue(words[at]) or not is_modifier(words[at]) or at + 1 >= len(words):
        return False
    return words[at + 1].text in _AFTER_REPORT


def is_modifier(word: Word) -> bool:
    """Whether the verb stands in front of a noun, as "밝힌" does."""
    return _MODIFIER.search(word.text) is not None


def is_adnominal(word: Word) -> bool:
    """The same by its last letter alone: "낸", "열린", "하는"."""
    last = ord(word.text[-1]) - _FIRST_SYLLABLE if word.text else -1
    return 0 <= last < _SYLLABLES and last % _FINALS == _FINAL_N


def is_speech_modifier(word: Word) -> bool:
    """ "밝힌", "말한", "한"."""
    return word.text in ("한", "하는", "했던", "하던") or (_cue(word) and is_modifier(word))


def is_passive(word: Word) -> bool:
    """ "전해졌다", "제기됐다": who says so is not told."""
    return _PASSIVE.match(word.text) is not None


def is_predicate(word: Word) -> bool:
    """Whether the word looks like a verb that ends or joins a clause."""
    return not word.quote and len(word.text) > 1 and _PREDICATE.search(word.text) is not None


def takes_object(word: Word) -> bool:
    match = _CUE.match(word.text)
    return match is not None and match["hada"] in VERBS["object"]


def said_noun(word: Word) -> str | None:
    """ "설명이다" -> "설명"."""
    match = _COPULA.fullmatch(word.text) if not word.quote else None
    return match["noun"] if match else None


def _cue(word: Word) -> bool:
    if word.quote or not word.text or _PASSIVE.match(word.text):
        return False
    return _CUE.match(word.text) is not None
