"""A Korean article -> where it names people beside an office: "안드레이 소콜로프 외무차관"."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.korean.mentions import PARTICLE, may_name, read_mention
from summarizer.statements.korean.names import NO_NAMES
from summarizer.statements.korean.nouns import is_foreign_name, is_korean_name, is_title, is_unnamed
from summarizer.statements.korean.subjects import phrase_before
from summarizer.statements.korean.words import WORDS, Words, span_of

_LONGEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Introduction:
    """`span` is the phrase with its particle, `name` the name in it."""

    span: Span
    name: str


def read_introductions(words: Words) -> Iterator[Introduction]:
    """In the order of the sentence; each name with its office."""
    reached = 0
    for at in range(len(words)):
        if at < reached or words[at].quote or len(words[at].text) < 2 or not _is_office(words[at].text):
            continue
        end = _name_behind(words, at)
        if end == at + 1 and _is_office_behind(words, at):
            continue  # 전략연구원 in front of 연구위원
        first, _ = phrase_before(words, at, reached, NO_NAMES)
        phrase = [one.text for one in words[first:end]]
        phrase[-1] = _bare(phrase[-1])
        mention = read_mention([one for one in phrase if one], NO_NAMES)
        if mention.name and len(mention.name) > 1:
            yield Introduction(span_of(words, (first, end)), mention.name)
            reached = end


def _is_office_behind(words: Words, at: int) -> bool:
    if at + 1 >= len(words) or words[at].comma or words[at + 1].quote:
        return False
    return is_title(words[at].text) and _is_office(words[at + 1].text)


def _is_office(text: str) -> bool:
    noun = _bare(text)
    return is_title(noun) or noun in WORDS["title behind name"] or is_unnamed(noun)


def _bare(text: str) -> str:
    """Without the particle, where the word is no office as it stands."""
    return text if is_title(text) else PARTICLE.sub("", text) or text


def _name_behind(words: Words, at: int) -> int:
    """The end of a name that follows the office: "외무차관 안드레이 소콜로프"."""
    end = at + 1
    if words[at].comma or not (is_title(words[at].text.removesuffix("인")) or is_unnamed(words[at].text)):
        return end
    while end < len(words) and end - at <= _LONGEST_NAME and not words[end].quote and _names(words, end):
        end += 1
        if PARTICLE.search(words[end - 1].text) and not _goes_on(words, end):
            break
    return end


def _names(words: Words, at: int) -> bool:
    """Whether the word is part of a name; beside a foreign one any other may be."""
    noun = PARTICLE.sub("", words[at].text)
    if is_foreign_name(noun) or is_foreign_name(words[at].text) or is_korean_name(noun):
        return True
    return may_name(noun) and (is_foreign_name(words[at - 1].text) or _goes_on(words, at + 1))


def _goes_on(words: Words, at: int) -> bool:
    return at < len(words) and (is_foreign_name(words[at].text) or is_foreign_name(PARTICLE.sub("", words[at].text)))
