"""Russian words of saying: the list in `data/speech_verbs_ru.txt` -> every form that can be a cue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer.statements.lexicon import read_sections
from summarizer.statements.russian.morphology import Reading, forms_of

Form = Literal["finite", "gerund", "passive", "short"]


@dataclass(frozen=True, slots=True)
class Verb:
    """How a form is used: finite "заявил", gerund "добавив", passive "говорится", short "уверен".

    frames: says (a clause follows), asks (an infinitive), feels (only beside a quotation), relays (a paper passes on),
    names (an object, and in quotation marks what it is called).
    """

    lemma: str
    form: Form
    number: str
    gender: str
    person: str
    frames: frozenset[str]

    def agrees(self, number: str, gender: str) -> bool:
        """Whether a subject of this number and gender ("" where unknown) fits."""
        if number and self.number and number != self.number:
            return False
        return not (self.gender and gender and number != "plur" and gender not in (self.gender, "ms-f"))


@cache
def speech_forms() -> Mapping[str, Verb]:
    """Each form in lower case, without ё -> how it is used."""
    forms: dict[str, Verb] = {}
    frames: dict[str, set[str]] = {}
    sections = read_sections("speech_verbs_ru.txt")
    for section in ("says", "asks", "feels", "relays", "names"):
        for line in sections[section]:
            for infinitive in line.split():
                frames.setdefault(infinitive, set()).add(section)
    for infinitive, used in frames.items():
        for form, verb in _finite_and_gerunds(infinitive, frozenset(used)):
            forms.setdefault(form, verb)
    forms.update(_short(sections["short"]))
    passive = Verb("", "passive", "", "", "3per", frozenset({"says"}))
    forms.update((_plain(form), passive) for line in sections["passive"] for form in line.split())
    return forms


def _finite_and_gerunds(infinitive: str, frames: frozenset[str]) -> Iterator[tuple[str, Verb]]:
    for form, reading in forms_of(infinitive):
        if verb := verb_of(infinitive, reading, frames):
            yield _plain(form), verb


def verb_of(infinitive: str, reading: Reading, frames: frozenset[str]) -> Verb | None:
    """A form as a finite verb or gerund; None for what cannot be a cue."""
    if reading.part == "GRND":
        return Verb(infinitive, "gerund", "", "", "", frames)
    if reading.part == "VERB" and reading.person != "2per":
        return Verb(infinitive, "finite", reading.number, reading.gender, reading.person, frames)
    return None


def _short(lines: tuple[str, ...]) -> Iterator[tuple[str, Verb]]:
    """Short adjectives as they stand in the list: masculine, feminine, plural."""
    for line in lines:
        masculine, feminine, plural = line.split()
        for form, number, gender in ((masculine, "sing", "masc"), (feminine, "sing", "femn"), (plural, "plur", "")):
            yield _plain(form), Verb(masculine, "short", number, gender, "", frozenset({"says"}))


def _plain(form: str) -> str:
    return form.lower().replace("ё", "е")


def is_finite(readings: tuple[Reading, ...]) -> bool:
    """Whether the likeliest reading is a finite verb."""
    return bool(readings) and readings[0].part == "VERB"
