"""The people of a Russian article: which mentions are one person, and who was spoken of last."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.statements.russian.name_forms import Form, first_gender, is_family_first, is_initial
from summarizer.statements.russian.names import NameRun, name_runs
from summarizer.statements.russian.titles import case_expected, roles_of, title_before, title_behind
from summarizer.statements.russian.tokens import words_of
from summarizer.statements.russian.words import lemmas

_KEPT = 12  # people who may be meant by a pronoun
_MOST_TITLES = 4
_NEAR = 1500  # code points of a paragraph that are looked back


@dataclass(slots=True, eq=False)
class Person:
    """name: None for somebody whom the article does not name. family, first: parts of the name in lower case."""

    name: str | None
    family: str = ""
    first: str = ""
    gender: str = ""
    start: int = 0  # where the article names this person first
    titles: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    title_words: set[str] = field(default_factory=set)

    def add_title(self, title: str) -> None:
        words = [token.word for token in words_of(title, 0, len(title)) if token.kind == "word"]
        if not words or len(self.titles) >= _MOST_TITLES:
            return
        self.roles |= roles_of(words)
        known = set().union(*(lemmas(word) for word in words))
        if known - self.title_words:
            self.titles.append(title)
        self.title_words |= known


@dataclass(slots=True)
class _Seen:
    person: Person
    sentence: int
    weight: float


class People:
    """The people whom the text names in full, and those whom it only calls by a family name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs = list(name_runs(text))
        self._starts = [run.start for run in self._runs]
        self._counted = Counter(name for run in self._runs for name in {form.name for form in run.forms})
        self._by_family: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_run: dict[int, Person] = {}
        self._recent: list[_Seen] = []
        self._next = 0
        for run in self._runs:
            if run.full and not self._is_quoted(run):
                self._by_run[run.start] = self._enter(run)

    def _is_quoted(self, run: NameRun) -> bool:
        """A ship or firm: the whole of a quotation is the name."""
        return self._text[run.start - 1 : run.start] in ("«", '"', "“", "„") and self._text[run.end : run.end + 1] in (
            "»",
            '"',
            "”",
            "“",
        )

    def _enter(self, run: NameRun) -> Person:
        form = self._likeliest(run)
        known = [(one, person) for one in (form, *run.forms) if (person := self._known(one))]
        form, person = known[0] if known else (form, self._new(form, run.start))
        person.gender = person.gender or form.gender or _gender_of(form.name)
        for span in (title_before(self._text, run.start), title_behind(self._text, run.end)):
            if span:
                person.add_title(self._text[span.start : span.end])
        return person

    def _likeliest(self, run: NameRun) -> Form:
        """The reading whose nominative the article has most often; the first of several."""
        expected = case_expected(self._text, run.start)
        return max(
            run.forms, key=lambda form: (self._counted[form.name], form.case in expected, form.case in ("nomn", ""))
        )

    def _known(self, form: Form) -> Person | None:
        first, family = name_parts(form.name)
        for person in self._by_family.get(family, ()):
            if person.first == first or (is_initial(first) and person.first[:1] == first[:1]):
                return person
            if is_initial(person.first) and first[:1] == person.first[:1]:
                person.first, person.name = first, form.name
                return person
        return None

    def _new(self, form: Form, start: int) -> Person:
        first, family = name_parts(form.name)
        gender = form.gender if form.case else ""
        person = Person(form.name, family, first, gender, start)
        self._by_family.setdefault(family, []).append(person)
        self._by_first.setdefault(first, []).append(person)
        return person

    def in_span(self, start: int, end: int) -> list[NameRun]:
        """The runs of names within a stretch of the text."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self._runs) and self._runs[at].start < end:
            if self._runs[at].end <= end:
                found.append(self._runs[at])
            at += 1
        return found

    def of_family(self, word: str) -> Person | None:
        """The only one of this family name, for names that are common words too: "Корж", "Мороз"."""
        found = self._by_family.get(word.lower(), [])
        return found[0] if len(found) == 1 else None

    def named(self, run: NameRun, case: str, gender: str) -> Person | None:
        """Whom a name means that stands in this case; None where several fit or it is no name the article knows."""
        if run.start in self._by_run:
            return self._by_run[run.start]
        found = self.fitting(run, case, gender)
        return found[0] if len(found) == 1 else None

    def is_known(self, run: NameRun) -> bool:
        """Whether a name of one word is somebody's whom the article names in full."""
        return any(self._of_form(form) for form in run.forms)

    def _of_form(self, form: Form) -> list[Person]:
        return self._by_family.get(form.name.lower(), []) or self._by_first.get(form.name.lower(), [])

    def fitting(self, run: NameRun, case: str, gender: str) -> list[Person]:
        """Everybody whom a name means that stands in this case."""
        found: list[Person] = []
        for form in run.forms:
            if case and form.case and not _same_case(form.case, case):
                continue
            for person in self._of_form(form):
                fits = not form.gender or not person.gender or form.gender == person.gender
                if fits and not (gender and person.gender and gender != person.gender):
                    found.append(person)
        return list(dict.fromkeys(found))

    def near(self, people: Sequence[Person], position: int) -> Person | None:
        """The only one of these whom the article, or else the paragraph, has named by now."""
        before = [person for person in people if person.start < position]
        if len(before) == 1:
            return before[0]
        start = max(0, position - _NEAR, self._text.rfind("\n", max(0, position - _NEAR), position))
        named = {self._by_run[run.start].name for run in self.in_span(start, position) if run.start in self._by_run}
        found = [person for person in people if person.name in named]
        return found[0] if len(found) == 1 else None

    def bare_name(self, run: NameRun, case: str, gender: str) -> str:
        """The name by itself in the nominative, where it may be several people's."""
        return self._form(run, case, gender).name

    def add(self, run: NameRun, case: str, gender: str) -> Person:
        """Somebody of whom the article gives one word of the name."""
        form = self._form(run, case, gender)
        person = Person(form.name, form.name.lower(), "", gender or form.gender, run.start)
        self._by_family.setdefault(person.family, []).append(person)
        if span := title_before(self._text, run.start):
            person.add_title(self._text[span.start : span.end])
        return person

    def _form(self, run: NameRun, case: str, gender: str) -> Form:
        """The reading that fits a case and gender; the one with the nominative that the article has most often."""
        fitting = [form for form in run.forms if not form.case or not case or _same_case(form.case, case)] or list(
            run.forms
        )
        fitting = [form for form in fitting if not gender or not form.gender or form.gender == gender] or fitting
        return max(fitting, key=lambda one: self._counted[one.name])

    def read_to(self, position: int, sentence: int) -> None:
        """Remembers who is mentioned up to this place of the text."""
        while self._next < len(self._runs) and self._runs[self._next].start < position:
            run = self._runs[self._next]
            self._next += 1
            person = self._by_run.get(run.start) or (self.named(run, "", "") if self.is_known(run) else None)
            if person:
                subject = any(form.case in ("nomn", "") for form in run.forms)
                self.saw(person, sentence, 0.5 if subject else 0.0)

    def saw(self, person: Person, sentence: int, weight: float) -> None:
        """This person is spoken of in the sentence of this number; a greater weight: as its subject or speaker."""
        for at, seen in enumerate(self._recent):
            if seen.person is person:
                weight = max(weight, seen.weight) if seen.sentence == sentence else weight
                del self._recent[at]
                break
        self._recent.append(_Seen(person, sentence, weight))
        del self._recent[:-_KEPT]

    def pair(self, sentence: int) -> list[Person]:
        """The two who were mentioned last, where it was in one sentence; else nobody."""
        last = [seen for seen in self._recent[-3:] if seen.person.name and seen.sentence == self._recent[-1].sentence]
        near = len(last) == 2 and sentence - last[0].sentence <= 2
        return [seen.person for seen in last] if near else []

    def alone(self, sentence: int, gender: str) -> Person | None:
        """The only person of whom the last sentences tell; None where they tell of several."""
        last = [seen.person for seen in self._recent[-3:] if sentence - seen.sentence <= 2]
        return last[0] if len(last) == 1 and last[0].name and last[0].gender in (gender, "") else None

    def recent(self, gender: str) -> list[Person]:
        """Who may be meant by "he" or "she", likeliest first; those of unknown gender too."""
        fitting = [seen for seen in self._recent if not gender or seen.person.gender in (gender, "")]
        fitting.sort(key=lambda seen: seen.sentence + seen.weight, reverse=True)
        return [seen.person for seen in fitting]


def _gender_of(name: str) -> str:
    words = name.split()
    return "" if is_family_first(words) else first_gender(words)


def name_parts(name: str) -> tuple[str, str]:
    """First and family name in lower case, whichever stands in front."""
    words: Sequence[str] = name.lower().split()
    if len(words) == 3 and words[2].endswith(("вич", "вна", "ична")):
        return words[1], words[0]
    if is_family_first(name.split()):
        return " ".join(words[1:]), words[0]
    return words[0], words[-1]


def _same_case(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"gent", "accs"}
