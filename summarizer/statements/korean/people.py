"""The people of a Korean article: a name with its office, a family name with an office, a pronoun -> who that is."""

from collections.abc import Collection
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.korean.mentions import PARTICLE, Mention, read_mention, split_joined
from summarizer.statements.korean.nouns import is_organisation, is_title
from summarizer.statements.korean.words import WORDS
from summarizer.statements.statement import Speaker

_POINTING = ("이", "그", "같은", "해당")
_ANYBODY = ("씨", "군", "양", "옹", "여사")


@dataclass(slots=True)
class _Person:
    name: str | None
    titles: list[str]
    mention: Span
    organisation: bool = False


class KoreanPeople:
    """Whom a mention names. Mentions must be asked for in the order of the text."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        self._text = text
        self._known = known
        self._people: list[_Person] = []
        self._last: tuple[_Person, ...] = ()
        self._last_person: _Person | None = None

    def speakers(self, who: Span | None) -> tuple[Speaker, ...]:
        """The speakers of one statement; None where the sentence leaves out who spoke last."""
        if who is None:
            return tuple(_speaker(person.mention, person) for person in self._last)
        phrase = self._text[who.start : who.end]
        length = len(phrase) - _particle_length(phrase)
        spans = [Span(who.start + first, who.start + end) for first, end in split_joined(phrase[:length])]
        found = [(span, self._read(span)) for span in spans]
        self._last = tuple(person for _, person in found)
        people = [person for person in self._last if not person.organisation]
        self._last_person = people[-1] if people else self._last_person
        return tuple(_speaker(span, person) for span, person in found)

    def introduce(self, who: Span) -> None:
        """Somebody whom the text names beside others; "he" does not mean them."""
        before = self._last, self._last_person
        self.speakers(who)
        self._last, self._last_person = before

    def pass_by(self, who: Span) -> None:
        """Somebody the text is about: "he" in the next sentence may mean them."""
        before = self._last, self._last_person
        self.speakers(who)
        if all(person.organisation or not person.name for person in self._last):
            self._last, self._last_person = before

    def _read(self, span: Span) -> _Person:
        words = _bare(self._text[span.start : span.end]).split()
        if not words:
            return _Person(None, [], span)
        if words[-1] in WORDS["pronoun"]:
            return self._pronoun(words[-1], span)
        mention = read_mention(words, self._known)
        found = self._named(mention) if mention.name else self._titled(words, mention)
        if found is None:
            found = self._new(words, mention, span)
        elif mention.name and mention.title and not any(mention.title in title for title in found.titles):
            found.titles.append(mention.title)
        found.mention = span
        return found

    def _pronoun(self, word: str, span: Span) -> _Person:
        last = self._last_person
        if last is None or word in ("이들", "그들"):
            return self._last[0] if len(self._last) == 1 and last is None else _Person(None, [], span)
        last.mention = span
        return last

    def _named(self, mention: Mention) -> _Person | None:
        """The one person who has this name, or this family name and office."""
        name = mention.name or ""
        same = [person for person in self._people if person.name == name and len(name) > 1]
        if same:
            return same[0]
        if len(name) == 1:
            found = [one for one in self._people if _has_family_name(one, name) and _may_hold(one, mention.title)]
        else:
            tokens = set(name.split())
            found = [one for one in self._people if one.name and " " in one.name and tokens <= set(one.name.split())]
            found = found or [one for one in self._people if one.name and set(one.name.split()) < tokens]
        return found[0] if len(found) == 1 else None

    def _titled(self, words: list[str], mention: Mention) -> _Person | None:
        """Who was called by this office before."""
        wanted = [word for word in words if word not in _POINTING]
        if not wanted:
            return None
        pointing = len(wanted) < len(words)
        if mention.unnamed or wanted[-1] in WORDS["document"]:
            if not pointing and wanted[-1] not in WORDS["document"]:
                return None
            return self._latest(wanted[-1])
        if not is_title(wanted[-1]):
            return None
        found = [one for one in self._people if any(_holds(title, wanted) for title in one.titles)]
        if pointing and len(found) > 1:
            found = found[-1:]
        return found[0] if len(found) == 1 else None

    def _latest(self, noun: str) -> _Person | None:
        for person in reversed(self._people):
            if any(title.endswith(noun) for title in person.titles) or (
                person.organisation and (person.name or "").endswith(noun)
            ):
                return person
        return None

    def _new(self, words: list[str], mention: Mention, span: Span) -> _Person:
        organisation = mention.name is None and not is_title(words[-1]) and not mention.unnamed
        if organisation and (is_organisation(words[-1].removesuffix("측")) or words[-1] not in WORDS["unnamed"]):
            person = _Person(" ".join(words), [], span, organisation=True)
        else:
            bare = mention.name if mention.name and len(mention.name) > 1 else None
            person = _Person(bare or mention.name, [mention.title] if mention.title else [], span)
        self._people.append(person)
        return person


def _speaker(mention: Span, person: _Person) -> Speaker:
    return Speaker(mention, person.name, tuple(person.titles))


def _has_family_name(person: _Person, family: str) -> bool:
    return (
        bool(person.name)
        and (person.name or "").startswith(family)
        and " " not in (person.name or "")
        and len(person.name or "") > 1
    )


def _may_hold(person: _Person, title: str) -> bool:
    words = title.split()
    if not words:
        return True  # 김 씨
    return words[-1] in _ANYBODY or any(_holds(held, words) for held in person.titles)


def _holds(held: str, wanted: list[str]) -> bool:
    """Whether "외교부 제1차관" is who "차관" or "외교부 차관" means."""
    return held.endswith(wanted[-1]) and all(word in held for word in wanted[:-1])


def _bare(phrase: str) -> str:
    """Without what stands in brackets."""
    while "(" in phrase:
        first = phrase.index("(")
        end = phrase.find(")", first)
        phrase = phrase[:first] + (phrase[end + 1 :] if end >= 0 else "")
    return phrase


def _particle_length(phrase: str) -> int:
    match = PARTICLE.search(phrase)
    return len(match.group()) if match and len(match.group()) < len(phrase) else 0
