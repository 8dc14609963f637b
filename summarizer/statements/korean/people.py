"""The people of a Korean article: a name with its office, a family name with an office, a pronoun -> who that is."""

import re
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.korean.words import WORDS, is_name
from summarizer.statements.statement import Speaker

_PARTICLE = re.compile(r"(?:께서는|께서|에서는|측은|측이|은|는|이|가|도|에|과|와)$")
_LONGEST_NAME = 3  # words: "세르게이 빅토로비치 라브로프"


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    titles: tuple[str, ...]


class KoreanPeople:
    """Whom a mention names. Mentions must be asked for in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: list[_Person] = []
        self._last: _Person | None = None

    def speakers(self, mention: Span | None) -> tuple[Speaker, ...]:
        """The speakers of one statement; None where the sentence leaves out who spoke last."""
        if mention is None:
            return (Speaker(None, self._last.name, self._last.titles),) if self._last else ()
        return tuple(self._speaker(part) for part in self._parts(mention))

    def _parts(self, mention: Span) -> list[Span]:
        """Each of several joined by 와 or 과."""
        words = self._text[mention.start : mention.end]
        match = re.search(r"(?:대통령|위원장|총리|장관|차관|주석|한국|미국|일본|러시아|북한|중국)(과|와)\s", words)
        if not match:
            return [mention]
        cut = mention.start + match.start(1)
        return [Span(mention.start, cut), Span(mention.start + match.end(), mention.end)]

    def _speaker(self, mention: Span) -> Speaker:
        phrase = self._text[mention.start : mention.end]
        span = Span(mention.start, mention.end - _particle_length(phrase))
        words = self._text[span.start : span.end].split()
        if not words:
            return Speaker(span, None)
        if words[-1] in WORDS["pronoun"]:
            return Speaker(span, self._last.name, self._last.titles) if self._last else Speaker(span, None)
        person = self._person(words)
        if person is None:
            return Speaker(span, None, (" ".join(words),))
        self._last = person
        return Speaker(span, person.name, person.titles)

    def _person(self, words: list[str]) -> _Person | None:
        if words[-1] in WORDS["unnamed"] or words[-1].endswith(("관계자", "당국자", "소식통", "전문가")):
            return None
        name, title = split_name(words)
        if name is None:
            return _Person(" ".join(words), ()) if not _ends_in_title(words) else self._holding(" ".join(words))
        known = self._by_name(name, title)
        if known is not None:
            return known
        person = _Person(name, (title,) if title else ())
        self._known.append(person)
        return person

    def _by_name(self, name: str, title: str) -> _Person | None:
        """The one known person who has this name, or this family name and office."""
        found = {person for person in self._known if _fits(person, name, title)}
        return found.pop() if len(found) == 1 else None

    def _holding(self, title: str) -> _Person | None:
        found = {person for person in self._known if any(held.endswith(title) for held in person.titles)}
        return found.pop() if len(found) == 1 else None


def _fits(person: _Person, name: str, title: str) -> bool:
    if person.name == name:
        return True
    if len(name) == 1:
        return person.name.startswith(name) and any(held.endswith(title) for held in person.titles)
    return person.name.split()[-1] == name


def _particle_length(phrase: str) -> int:
    match = _PARTICLE.search(phrase)
    return len(match.group()) if match and len(match.group()) < len(phrase) else 0


def _ends_in_title(words: list[str]) -> bool:
    return words[-1] in WORDS["title"] or words[-1].endswith(tuple(title for title in WORDS["title"] if len(title) > 1))


def split_name(words: list[str]) -> tuple[str | None, str]:
    """The name and the office of a phrase: "김모수 외교부 차관" is 김모수 and 외교부 차관."""
    if not _ends_in_title(words):
        return _name_after_title(words)
    if is_name(words[0]) and len(words) > 1:
        return words[0], " ".join(words[1:])
    if len(words) > 1 and is_name(words[-2]):
        return words[-2], " ".join([*words[:-2], words[-1]])
    if len(words) == 2 and words[0] in WORDS["surname"]:
        return words[0], words[1]
    first_office = next((at for at, word in enumerate(words) if _is_office(word)), len(words))
    if 0 < first_office <= _LONGEST_NAME:
        return " ".join(words[:first_office]), " ".join(words[first_office:])
    return None, " ".join(words)


def _is_office(word: str) -> bool:
    organisation = len(word) > 2 and word.endswith(tuple(WORDS["organisation"]))
    return word in WORDS["country"] or organisation or _ends_in_title([word])


def _name_after_title(words: list[str]) -> tuple[str | None, str]:
    """ "러시아 외무장관 세르게이 라브로프"."""
    for at in range(len(words) - 1, 0, -1):
        if _ends_in_title([words[at - 1]]):
            return " ".join(words[at:]), " ".join(words[:at])
    return (words[0], "") if len(words) == 1 and is_name(words[0]) else (None, "")
