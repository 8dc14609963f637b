"""The phrase of a Korean speaker -> name and office: "윤도현 외교부 차관" is 윤도현 and 외교부 차관."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.statements.korean.names import Names
from summarizer.statements.korean.nouns import (
    is_foreign_name,
    is_korean_name,
    is_organisation,
    is_polite,
    is_short_name,
    is_title,
    is_unnamed,
)
from summarizer.statements.korean.words import WORDS

PARTICLE = re.compile(r"(?:께서는|께서도|께서|에게서|에서는|에는|에선|에서도|에게|은|는|이|가|도|의|에|을|를|와|과)$")
_NAMELESS = ("관계자", "당국자", "소식통", "전문가", "들", "업계", "주민")  # nobody's name stands with these
_WITH_NAME = 2  # words of "한 차관"
_PEOPLE_ENDS = "원인자사진객민생수군족단파계권"
_NO_NAME_ENDS = tuple("과학적팀장인부국주시도구군청원회단당성처호급용형판측전후별")
_LONGEST_NAME = 4  # words: "세르게이 빅토로비치 라브로프"
_FAMILY_AND_TITLE = re.compile(r"(?P<family>[가-힣])(?P<title>씨|모씨)")


@dataclass(frozen=True, slots=True)
class Mention:
    """`name` may be a family name only; `title` is all the rest; `unnamed`: an office that many hold."""

    name: str | None
    title: str
    unnamed: bool = False


def read_mention(words: list[str], known: Names) -> Mention:
    """`words` without the particle behind them; known: the words of the names that the article has given."""
    words = _parted(words, known)
    last = words[-1]
    if match := _FAMILY_AND_TITLE.fullmatch(last):
        return Mention(match["family"], match["title"])
    if last == "측":
        return Mention(None, " ".join(words))
    part = None if last.endswith(_NAMELESS) else _name_part(words, known)
    if part is None:
        return Mention(None, " ".join(words), is_unnamed(last) and not is_title(last))
    first, end = part
    rest = [
        word for word in (*words[:first], *words[end:]) if word not in WORDS["free"] and word not in WORDS["polite"]
    ]
    return Mention(" ".join(words[first:end]), _title(rest), unnamed=False)


def _parted(words: list[str], known: Names) -> list[str]:
    """ "리명국동지" as Pyongyang writes it: the name and the office as two words."""
    last = words[-1]
    if last == "등" and len(words) > 1:
        return words[:-1]
    if is_polite(last) and (is_korean_name(last[:-1]) or last[:-1] in known or is_foreign_name(last[:-1])):
        return [*words[:-1], last[:-1], "씨"]
    for length in range(2, min(5, len(last) - 1)):
        name, office = last[:-length], last[-length:]
        if (is_title(office) or office == "동지") and (name in known or is_korean_name(name)):
            return [*words[:-1], name, office]
    return words


def _title(words: list[str]) -> str:
    if words and words[-1].endswith("의"):
        words = [*words[:-1], words[-1].removesuffix("의")]
    if words and words[-1].endswith("인") and is_title(words[-1].removesuffix("인")):
        words = [*words[:-1], words[-1].removesuffix("인")]
    return " ".join(words)


def _name_part(words: list[str], known: Names) -> tuple[int, int] | None:
    """Where the name stands among the words."""
    titled = has_title(words)
    for at, word in enumerate(words):
        if word in WORDS["pronoun"]:
            return None
        if at + 1 < len(words) and is_foreign_name(words[at + 1]) and not is_title(words[at + 1]):
            continue  # 마리야 벨로바
        if is_korean_name(word) and (word in known or _stands_like_name(words, at, titled=titled)):
            return at, at + 1
    foreign = _foreign_part(words, known)
    if foreign:
        return foreign
    if len(words) > 1 and titled and known.is_family(words[-2]) and not _is_article(words):
        return len(words) - 2, len(words) - 1
    if titled:
        return _short(words)
    return None


def _is_article(words: list[str]) -> bool:
    """ "현장의 한 감독": 한 behind another word is "a"."""
    return words[-2] == "한" and len(words) > _WITH_NAME


def _stands_like_name(words: list[str], at: int, *, titled: bool) -> bool:
    """In front of an office or behind one; alone only where it does not end like a word for people."""
    if len(words) == 1:
        return words[0][-1] not in _PEOPLE_ENDS
    if at == len(words) - 1:
        return has_title(words[at - 1 : at]) or words[at][-1] not in _PEOPLE_ENDS
    return titled or at == 0


def _foreign_part(words: list[str], known: Names) -> tuple[int, int] | None:
    """A run of words in Hangul that write another language, from the first that is sure."""
    sure = [at for at, word in enumerate(words) if word in known or is_foreign_name(word)]
    if not sure:
        return None
    first, end = sure[0], sure[0] + 1
    while end < len(words) and end - first < _LONGEST_NAME and (words[end] in known or is_foreign_name(words[end])):
        end += 1
    if end == first + 1:
        single = words[first] in known
        if end < len(words) and may_name(words[end]) and (not single or len(words[end]) == 1):
            return first, end + 1
        if first and may_name(words[first - 1]) and (not single or words[first - 1] in known):
            return first - 1, end
    return first, end


def may_name(word: str) -> bool:
    """Whether the word can be part of a foreign name when it stands beside one."""
    if word in WORDS["modifier"] or is_organisation(word) or is_title(word) or word.endswith("의") or is_unnamed(word):
        return False
    if word in WORDS["title behind name"] or word in WORDS["occasion"] or len(word) > 6:
        return False
    return is_foreign_name(word) or (0 < len(word) < 7 and not word.endswith(_NO_NAME_ENDS))


def _short(words: list[str]) -> tuple[int, int] | None:
    """ "허준 국장": in front of the last word, with an office before or nothing."""
    for at in (len(words) - 2, 0):
        if at >= 0 and is_short_name(words[at]) and len(words) > 1 and (at == 0 or is_organisation(words[at - 1])):
            return at, at + 1
    return None


def has_title(words: list[str]) -> bool:
    return any(is_title(word) or word in WORDS["title behind name"] or is_unnamed(word) for word in words)


def split_joined(text: str) -> Iterator[tuple[int, int]]:
    """The speakers that a phrase joins: "윤 차관과 벨로바 대변인", "한국, 미국, 일본"; as places in the phrase."""
    start = 0
    if text.endswith("들") and not has_title(text.split()[:1]):
        yield 0, len(text)  # 한국과 미국의 외교차관들
        return
    for match in re.finditer(r"(?:(?<=[가-힣])(?:과|와)\s+|,\s*|\s및\s)", text):
        before = text[start : match.start()].split()
        if before and (
            has_title(before)
            or before[-1] in WORDS["country"]
            or is_organisation(before[-1])
            or is_korean_name(before[-1])
        ):
            yield start, match.start()
            start = match.end()
    yield start, len(text)
