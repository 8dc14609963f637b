"""The people of a Korean article: a name with its office, a family name with an office, a pronoun -> who that is."""

import re

from summarizer.document import Span
from summarizer.statements.korean.mentions import PARTICLE, Mention, read_mention, split_joined
from summarizer.statements.korean.names import Names
from summarizer.statements.korean.nouns import is_organisation, is_title
from summarizer.statements.korean.register import Person, Register
from summarizer.statements.korean.words import WORDS
from summarizer.statements.statement import Speaker

_WORK = re.compile(r"[「『'‘’“\"](?P<name>[^「」『』'‘’“”\"]{1,40})[」』'’”\"]")
_THEY = ("이들", "그들")
_MANY = ("들", "측", "양측", "쌍방")
_ASIDE = re.compile(r"\([^()]{0,40}\)")


class KoreanPeople:
    """Whom a mention names. Mentions must be asked for in the order of the text."""

    def __init__(self, text: str, known: Names) -> None:
        self._text = text
        self._known = known
        self._register = Register()
        self._last: tuple[Person, ...] = ()
        self._last_person: Person | None = None

    def speakers(self, who: Span | None) -> tuple[Speaker, ...]:
        """The speakers of one statement; None where the sentence leaves out who spoke last."""
        if who is None:
            return tuple(_speaker(person.mention, person) for person in self._last)
        phrase = self._text[who.start : who.end]
        if phrase.startswith(_THEY) and len(phrase) < 5 and self._last:
            mention = Span(who.start, who.start + 2)
            return tuple(_speaker(mention, person) for person in self._last)
        length = len(phrase) - _particle_length(phrase)
        spans = [Span(who.start + first, who.start + end) for first, end in split_joined(phrase[:length])]
        found = [(span, self._read(span)) for span in spans]
        self._last = tuple(person for _, person in found)
        people = [person for person in self._last if not person.group]
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
        if all(person.group or not person.name for person in self._last):
            self._last, self._last_person = before

    def _read(self, span: Span) -> Person:
        phrase = _ASIDE.sub("", self._text[span.start : span.end])
        if work := _WORK.search(phrase):
            mention = Mention(work["name"], phrase[: work.start()].strip())
            return self._found(mention, span) or self._register.add(mention, _work(mention, span))
        words = phrase.split()
        if not words:
            return Person(None, [], span)
        if words[-1] in WORDS["pronoun"]:
            return self._pronoun(words[-1], span)
        mention = read_mention(words, self._known)
        return self._found(mention, span) or self._register.add(mention, _new(words, mention, span))

    def _found(self, mention: Mention, span: Span) -> Person | None:
        person = self._register.find(mention, self._last_person)
        if person is None:
            return None
        if mention.name and mention.title and not any(mention.title in title for title in person.titles):
            person.titles.append(mention.title)
        person.mention = span
        return person

    def _pronoun(self, word: str, span: Span) -> Person:
        last = self._last_person
        if last is None or word in _THEY:
            return Person(None, [], span)
        last.mention = span
        return last


def _work(mention: Mention, span: Span) -> Person:
    return Person(mention.name, [mention.title] if mention.title else [], span, group=True)


def _new(words: list[str], mention: Mention, span: Span) -> Person:
    """An organisation's name is its phrase; "한 신문" and "당국자" have none."""
    if mention.name or mention.unnamed or is_title(words[-1]):
        return Person(mention.name, [mention.title] if mention.title else [], span)
    phrase = " ".join(words[:-1] if words[-1] == "측" and is_organisation(words[-2] if words[1:] else "") else words)
    if words[-1] in WORDS["document"] or words[-1].endswith(_MANY) or "한" in words[:-1]:
        return Person(None, [phrase], span, group=True)
    return Person(phrase, [], span, group=True)


def _speaker(mention: Span, person: Person) -> Speaker:
    return Speaker(mention, person.name, tuple(person.titles))


def _particle_length(phrase: str) -> int:
    match = PARTICLE.search(phrase)
    return len(match.group()) if match and len(match.group()) < len(phrase) else 0
