"""A draft's subject -> the speakers: where they are mentioned, who they are, what the article calls them."""

from summarizer.document import Span
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.russian.mentions import (
    general_roles,
    in_nominative,
    in_quote,
    is_person,
    is_plural,
    is_proper,
    may_be_person,
    noun_gender,
    parts_of,
)
from summarizer.statements.russian.names import NameRun
from summarizer.statements.russian.people import People, Person
from summarizer.statements.russian.phrases import Phrase
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import Subject
from summarizer.statements.russian.titles import roles_of
from summarizer.statements.russian.tokens import Tokens, span_of
from summarizer.statements.russian.verbs import Verb
from summarizer.statements.russian.words import (
    BODIES,
    DOCUMENTS,
    lemmas,
)
from summarizer.statements.statement import Speaker

_LISTS = read_word_sets("words_ru.txt")
_INDEFINITE, _ANY_BODY, _OUTLETS = _LISTS["indefinite"], _LISTS["any body"], _LISTS["outlet"]
_GENDERS = {
    "он": "masc", "его": "masc", "него": "masc", "ему": "masc", "нему": "masc",
    "она": "femn", "ее": "femn", "нее": "femn", "ей": "femn", "ней": "femn",
}  # fmt: skip
_NOBODY = frozenset({"они", "их", "них", "мы", "я", "вы", "ты", "оно", "кто", "никто", "те"})


_TOGETHER = frozenset({"они", "их", "оба", "обе"})


class Speakers:
    """Names the speakers of an article; they must be asked for in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._people = People(text)
        self._group: tuple[Speaker, ...] = ()
        self._last: tuple[Speaker, ...] = ()
        self._last_person: Person | None = None
        self._last_body: str | None = None
        self._last_outlet: str | None = None
        self._number = 0
        self._read = -1
        self._paragraph = -1
        self._same_paragraph = False
        self._near = False

    def of(self, sentence: Sentence, subject: Subject, verb: Verb | None) -> tuple[Speaker, ...]:
        """The speakers that the phrase names; the last speaker's where it names nobody and goes on."""
        self._same_paragraph = sentence.paragraph == self._paragraph
        self._near = sentence.paragraph - self._paragraph <= 1 or not sentence.opens
        self._paragraph = sentence.paragraph
        if sentence.span.start > self._read:
            self._people.read_to(sentence.span.start, self._number)
            self._number += 1
            self._read = sentence.span.start
        if subject.last:
            return tuple(Speaker(None, one.name, one.titles) for one in self._last)
        if subject.recent:
            person = next((one for one in self._people.recent("") if one.name), None)
            self._last = (self._said(None, person, ""),) if person else ()
            return self._last
        if subject.phrase is None:
            return ()
        if group := self._joint(sentence.tokens, subject.phrase):
            self._last = group
            return group
        if sentence.tokens[subject.phrase.start].word in ("его", "ее") and subject.phrase.start > 1:
            self._people.read_to(sentence.tokens[subject.phrase.start].start, self._number)
        parts = list(parts_of(sentence.tokens, subject))
        found = tuple(
            self._speaker(sentence.tokens, part, subject.case, verb if len(parts) == 1 else None) for part in parts
        )
        self._last = found
        if len(found) > 1:
            self._group = found
        return found

    def _joint(self, tokens: Tokens, phrase: Phrase) -> tuple[Speaker, ...]:
        """ "Авторы", "они": those who spoke together, or the two of whom the sentence before tells."""
        if phrase.end - phrase.start > 1 or not (
            tokens[phrase.head].word in _TOGETHER or is_plural(tokens[phrase.head])
        ):
            return ()
        if lemmas(tokens[phrase.head].word) & _INDEFINITE:
            return ()
        span = span_of(tokens, (phrase.start, phrase.end))
        if self._group:
            return tuple(Speaker(span, one.name, one.titles) for one in self._group)
        return tuple(Speaker(span, one.name, tuple(one.titles)) for one in self._people.pair(self._number))

    def _speaker(self, tokens: Tokens, part: Phrase, case: str, verb: Verb | None) -> Speaker:
        span = span_of(tokens, (part.start, part.end))
        gender = verb.gender if verb and verb.gender in ("masc", "femn") else ""
        head = tokens[part.head]
        if part.end - part.start == 1 and (head.word in _GENDERS or head.word in _NOBODY):
            return self._pronoun(span, head.word, gender)
        if run := self._name(tokens, part):
            return self._named(run, case, gender, self._role_in_front(tokens, part, run))
        if head.capital and (person := self._people.of_family(head.shape)):
            return self._said(Span(head.start, head.end), person, gender)
        if is_person(tokens, part):
            return self._role(tokens, part, span, gender)
        return self._body(tokens, part, span, case)

    def _pronoun(self, span: Span, word: str, gender: str) -> Speaker:
        wanted = _GENDERS.get(word)
        if wanted is None:
            return Speaker(span, None)
        found = self._people.recent(wanted)
        return self._said(span, found[0] if found else None, wanted)

    def _name(self, tokens: Tokens, part: Phrase) -> NameRun | None:
        """The personal name in the phrase: a full one, a known one, or its last word behind an office."""
        span = span_of(tokens, (part.start, part.end))
        runs = [run for run in self._people.in_span(span.start, span.end) if not in_quote(tokens, part, run)]
        for run in reversed(runs):
            if run.full or self._people.is_known(run):
                return run
        if runs and runs[-1].end == span.end and may_be_person(tokens, part, runs[-1]):
            return runs[-1]
        return None

    def _role_in_front(self, tokens: Tokens, part: Phrase, run: NameRun) -> frozenset[str]:
        """The office in the same phrase: "капитан Соколов"."""
        return roles_of([token.word for token in tokens[part.start : part.end] if token.end <= run.start])

    def _named(self, run: NameRun, case: str, gender: str, roles: frozenset[str]) -> Speaker:
        span = Span(run.start, run.end)
        person = self._people.named(run, case, gender)
        if person is None:
            several = self._people.fitting(run, case, gender)
            fitting = [one for one in several if one.roles & roles]
            if len(fitting) != 1 and (near := self._people.near(fitting or several, run.start)):
                fitting = [near]
            if several and len(fitting) != 1:
                self._last_person = None
                return Speaker(span, self._people.bare_name(run, case, gender))
            person = fitting[0] if fitting else None
        if person is None:
            person = self._people.add(run, case, gender)
        return self._said(span, person, gender)

    def _said(self, span: Span | None, person: Person | None, gender: str) -> Speaker:
        if person is None:
            return Speaker(span, None)
        person.gender = person.gender or gender
        self._people.saw(person, self._number, 1.5)
        self._last_person = person
        return Speaker(span, person.name, tuple(person.titles))

    def _role(self, tokens: Tokens, part: Phrase, span: Span, gender: str) -> Speaker:
        words = [token.word for token in tokens[part.start : part.end] if token.kind == "word"]
        person = self._holding(tokens, part, words, gender)
        if person is None:
            person = Person(None, gender=gender)
            if lemmas(words[-1]) or words:
                person.add_title(self._text[span.start : span.end])
        return self._said(span, person, gender)

    def _holding(self, tokens: Tokens, part: Phrase, words: list[str], gender: str) -> Person | None:
        """The person whom the article gave this office; for a general word somebody whose office it fits."""
        if any(lemmas(word) & _INDEFINITE or word in _INDEFINITE for word in words) or is_plural(tokens[part.head]):
            return None
        roles = lemmas(tokens[part.head].word)
        extra = [word for word in words if word != tokens[part.head].word and word not in _ANY_BODY]
        recent = self._people.recent(gender)
        if not extra or self._meant(recent, extra) is not None:
            exact = [person for person in recent if person.roles & roles]
            close = self._meant(exact, extra) if extra else (exact[0] if exact else None)
            if close:
                return close
        if extra:
            return None
        if self._same_paragraph and (last := self._last_person) and gender in (last.gender, "") and last.name:
            return last
        general = frozenset(other for role in roles for other in general_roles().get(role, ()))
        if near := self._people.alone(self._number, noun_gender(tokens[part.head]) or gender) if self._near else None:
            return near
        for person in recent:
            if person.roles & general or ("*" in general and person is self._last_person):
                return person
        return None

    def _meant(self, people: list[Person], words: list[str]) -> Person | None:
        """The one of whom another title says all these words."""
        for person in people:
            if all(lemmas(word) & person.title_words or word in person.title_words for word in words):
                return person
        return None

    def _body(self, tokens: Tokens, part: Phrase, span: Span, case: str) -> Speaker:
        head = tokens[part.head]
        if lemmas(head.word) & DOCUMENTS:
            return Speaker(span, None)
        titled = [token for token in tokens[part.start : part.end] if token.quote]
        if titled and titled[-1].quote:
            inner = titled[-1].quote.inner
            name = self._text[inner.start : inner.end]
            if name[:1].isupper():
                if head.quote or lemmas(head.word) & _OUTLETS:
                    self._last_outlet = name
                self._last_body = name
                title = self._text[span.start : titled[-1].start].strip()
                return Speaker(span, name, (title,) if title else ())
        if part.end - part.start == 1 and lemmas(head.word) & (_OUTLETS | BODIES) and not is_proper(tokens, part):
            return Speaker(span, self._last_outlet if lemmas(head.word) & _OUTLETS else None)
        if not (lemmas(head.word) & BODIES or head.acronym or head.word in BODIES):
            return Speaker(span, None)
        return Speaker(span, in_nominative(self._text, tokens, part, case))
