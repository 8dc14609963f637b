"""The words in front of what is said -> the phrase of the one who says it, or None where it is left out."""

from summarizer.statements.korean.circumstances import is_setting
from summarizer.statements.korean.endings import Closing
from summarizer.statements.korean.names import NO_NAMES, Names
from summarizer.statements.korean.nouns import is_foreign_name, is_title, is_topic, subject_noun
from summarizer.statements.korean.subjects import find_subjects, is_named_work, phrase_before
from summarizer.statements.korean.verbs import is_adnominal
from summarizer.statements.korean.words import WORDS, Range, Words

_BOUNDARIES = (
    "지만",
    "으나",
    "는데",
    "은데",
    "자",
    "며",
    "면서",
    "뒤",
    "후",
    "가운데",
    "관련해",
    "관련",
    "대해",
    "따라",
    "두고",
    "때",
    "데",
)
_STARTS = (
    "가운데",
    "뒤",
    "후",
    "때",
    "에서",
    "에서는",
    "에",
    "에는",
    "자",
    "며",
    "면서",
    "해",
    "으로",
    "따라",
    "이날",
    "고",
    "지만",
    "으나",
    "는데",
    "일",
    "관련해",
    "대해",
    "은",
    "는",
    "도",
    "해서는",
    "대해서는",
    "데",
)
_DEMONSTRATIVES = ("이번", "이", "그", "해당", "양국", "새", "우리", "이런", "그런", "모든", "이러한")
_CLAUSES = (
    "다",
    "라",
    "냐",
    "자",
    "하",
    "되",
    "에",
    "에서",
    "으로",
    "까지",
    "부터",
    "해서",
    "있",
    "없",
    "에게",
    "면",
    "때",
    "만",
    "데",
    "뒤",
    "후",
    "보다",
)
_SHORTEST_SPEECH = 10  # code points of a quotation that is a sentence
_SHORT = 6  # words of an unknown speaker
_MOST_WORDS = 7
_FAR_SUBJECT = 12


def find_main_subject(words: Words, start: int, closing: Closing, known: Names, *, follows: bool) -> Range | None:
    """The subject of the verb of saying, among the words from `start` to the first quotation or the content's end."""
    start = _behind_quotes(words, start, closing, known)
    end = _end(words, start, closing)
    found = list(find_subjects(words, start, end, known))
    at = _choose(words, found)
    if at is None:
        at = _unknown(words, start, end, follows=follows)
        return phrase_before(words, at, start, known) if at is not None else None
    phrase = phrase_before(words, at, start, known)
    if not is_topic(words[at]) and not _is_main(words, phrase, start, closing, follows=follows):
        return None
    if follows and is_topic(words[at]) and _is_about(words, phrase, closing):
        return None
    return phrase


def _behind_quotes(words: Words, start: int, closing: Closing, known: Names) -> int:
    """Where a new clause begins behind a quotation that nobody is said to have spoken: "…"냐고 묻자 윤 차관은 "…"."""
    for at in range(closing.last - 1, start, -1):
        if words[at].quote and not is_named_work(words, at):
            topics = (place for place in find_subjects(words, at + 1, closing.last, known) if is_topic(words[place]))
            return at + 2 if closing.quoted and next(topics, None) is not None else start
    return start


def _end(words: Words, start: int, closing: Closing) -> int:
    for at in range(start, closing.last + 1):
        if words[at].quote and not is_named_work(words, at):
            return at
    return closing.last


def _choose(words: Words, found: list[int]) -> int | None:
    """The first topic, unless a subject in -이 stands in front of it in the same clause."""
    for number, at in enumerate(found):
        rest = found[number + 1 :]
        following = next((other for other in rest if is_topic(words[other])), None)
        if following is None or not (_parted(words, at, following) or _related(words, at, following)):
            return at
    return None


def _parted(words: Words, first: int, second: int) -> bool:
    """Whether a clause ends between two subjects: "북한이 병력을 보낸 것과 관련해 윤 차관은"."""
    return any(
        not word.quote and (word.text.endswith(_BOUNDARIES) or (word.comma and word.text.endswith(("고", "만", "나"))))
        for word in words[first + 1 : second]
    )


def _related(words: Words, first: int, second: int) -> bool:
    """Whether the first subject belongs to a clause about the second: "그가 펴낸 보고서는"."""
    start = phrase_before(words, second, first + 1, NO_NAMES)[0]
    return not is_topic(words[first]) and start - 1 > first and is_adnominal(words[start - 1])


def _is_main(words: Words, phrase: Range, start: int, closing: Closing, *, follows: bool) -> bool:
    """A subject in -이 opens the sentence, or says nothing of who speaks."""
    first, end = phrase
    if end < len(words) and words[end].quote and closing.quoted:
        return True
    noun = subject_noun(words[end - 1]) or ""
    if closing.quoted and first == start and is_title(noun):
        return True
    if first > start and not words[first - 1].comma and not words[first - 1].text.endswith(_STARTS):
        return False
    if first - start > _FAR_SUBJECT:
        return False
    topics = any(
        is_topic(words[at]) and subject_noun(words[at]) and len(words[at].text) > 2 for at in range(start, first)
    )
    if topics:
        return False
    return not follows or (end < len(words) and is_setting(words, end))


def _is_about(words: Words, phrase: Range, closing: Closing) -> bool:
    """ "러시아는 약속을 지켜야 한다고 말했다": what is said of a country by the one who spoke before."""
    noun = subject_noun(words[phrase[1] - 1])
    if noun not in WORDS["country"] or closing.quoted or closing.last < 1:
        return False
    return words[closing.last - 1].text.endswith(("야", "말아야")) and not is_setting(words, phrase[1])


def _unknown(words: Words, start: int, end: int, *, follows: bool) -> int | None:
    """A topic that no list knows: a foreign name, or a noun behind which the time or place of speaking stands."""
    for at in range(start, min(end, start + _MOST_WORDS)):
        noun = subject_noun(words[at])
        if noun is None or len(noun) < 2 or not (is_topic(words[at]) or _speaks(words, at)):
            continue
        if noun.endswith(_CLAUSES):
            continue
        if at + 1 < len(words) and _speaks(words, at):
            return at
        if is_foreign_name(noun) or (not follows and words[start].text not in _DEMONSTRATIVES and at - start < _SHORT):
            return at
        if at + 1 < end and is_setting(words, at + 1) and words[start].text not in _DEMONSTRATIVES:
            return at
        return None
    return None


def _speaks(words: Words, at: int) -> bool:
    """Whether a sentence in quotation marks follows at once: "할머니는 “배가 그립다”고"."""
    quote = words[at + 1].quote if at + 1 < len(words) else None
    if quote is None or at + 2 >= len(words) or not words[at + 2].glued:
        return False
    return quote.inner.end - quote.inner.start >= _SHORTEST_SPEECH
