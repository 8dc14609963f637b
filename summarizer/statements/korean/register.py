"""Everybody an article has named or called by an office so far, to be found again by less than their full name."""

from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.korean.mentions import Mention
from summarizer.statements.korean.nouns import is_title
from summarizer.statements.korean.words import WORDS

_ANYBODY = ("씨", "군", "양", "옹", "여사", "")
_OUTLETS = ("신문", "통신", "방송", "매체", "잡지", "기관지", "일간", "주간", "월간", "소식지", "일보")
_POINTING = ("이", "그", "같은", "해당")
_MOST_LOOKED_AT = 100  # people, the latest first; no article has more


@dataclass(slots=True)
class Person:
    """`name` is None for those who have only an office; `mention`: where they stood last; `group`: no single person."""

    name: str | None
    titles: list[str]
    mention: Span
    group: bool = False


class Register:
    """People in the order in which the text brings them."""

    def __init__(self) -> None:
        self._people: list[Person] = []
        self._by_phrase: dict[tuple[str | None, str], Person] = {}

    def add(self, mention: Mention, person: Person) -> Person:
        self._people.append(person)
        self._by_phrase[mention.name, mention.title] = person
        return person

    def find(self, mention: Mention, last: Person | None) -> Person | None:
        """The one person whom this mention can mean; None where it may be two, or somebody new. `last` spoke last."""
        if mention.name:
            found = self._by_name(mention.name, mention.title)
        else:
            found = self._by_office(mention.title.split(), unnamed=mention.unnamed, last=last)
        return found or self._by_phrase.get((mention.name, mention.title) if not mention.unnamed else ("", ""))

    def _by_name(self, name: str, title: str) -> Person | None:
        people = self._people[-_MOST_LOOKED_AT:]
        if len(name) == 1:
            return _only([one for one in people if _has_family_name(one, name) and _may_hold(one, title)])
        same = [one for one in people if one.name == name]
        if same:
            return same[0]
        words = set(name.split())
        longer = [one for one in people if one.name and " " in one.name and words <= set(one.name.split())]
        return _only(longer or [one for one in people if one.name and set(one.name.split()) < words])

    def _by_office(self, words: list[str], *, unnamed: bool, last: Person | None) -> Person | None:
        wanted = [word for word in words if word not in _POINTING]
        pointing = len(wanted) < len(words)
        if not wanted:
            return None
        if wanted[-1] in WORDS["document"] or (unnamed and pointing):
            return self._latest(wanted[-1])
        if unnamed or not is_title(wanted[-1]):
            return None
        people = self._people[-_MOST_LOOKED_AT:]
        found = [one for one in people if any(_holds(title, wanted) for title in one.titles)]
        if len(found) > 1 and last in found:
            return last
        return found[-1] if pointing and found else _only(found)

    def _latest(self, noun: str) -> Person | None:
        """Who was called so last; for a paper or an agency also the last one that has only a name."""
        for person in reversed(self._people[-_MOST_LOOKED_AT:]):
            called = [*person.titles, person.name or ""] if person.group else person.titles
            if any(title.endswith(noun) and title != noun for title in called):
                return person
            if person.group and noun in _OUTLETS and any(title.endswith(_OUTLETS) for title in person.titles):
                return person
        return None


def _only(found: list[Person]) -> Person | None:
    return found[0] if len(found) == 1 else None


def _has_family_name(person: Person, family: str) -> bool:
    name = person.name or ""
    return len(name) > 1 and name.startswith(family) and " " not in name


def _may_hold(person: Person, title: str) -> bool:
    """Whether somebody may be called so; 씨 is for everybody."""
    words = title.split()
    return not words or words[-1] in _ANYBODY or any(_holds(held, words) for held in person.titles)


def _holds(held: str, wanted: list[str]) -> bool:
    """Whether "외교부 제1차관" is who "차관" or "외교부 차관" means."""
    return held.endswith(wanted[-1]) and all(word in held for word in wanted[:-1])
