"""What is known of a person, an office and an institution: names in three scripts, and who held what when.

Dates on the list are as precise as what is known: a year, a month or a day. A question about a date is answered with
certainty or not at all: in the year of a change, known only by its year, both holders are possible and neither certain.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from summarizer.language import Lang


@dataclass(frozen=True, slots=True)
class Names:
    """The spellings of one name by script; the first of each is the one to show."""

    latin: tuple[str, ...] = ()
    hangul: tuple[str, ...] = ()
    cyrillic: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        yield from self.latin
        yield from self.hangul
        yield from self.cyrillic

    def shown(self, lang: Lang) -> str:
        """The name in the script of the language, else in Latin letters, else in whatever there is."""
        own = {"en": self.latin, "ko": self.hangul, "ru": self.cyrillic}[lang]
        return next(iter((*own, *self)), "")


@dataclass(frozen=True, slots=True)
class Institution:
    """A country, region, ministry, newspaper, company …; `country` is the key of the country it belongs to."""

    key: str
    kind: str
    names: Names
    country: str | None = None
    genitive: str = ""
    adjective: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office at a place: "ru/foreign-minister".

    `names` are whole, the first of each script is the one to show; `role` are words that need the place beside them.
    """

    key: str
    place: Institution
    names: Names
    role: Names


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as precisely as it is known: some day from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held. `since` and `until` are None where unknown; `lasting`: it was held when last heard of."""

    office: Office
    since: Moment | None = None
    until: Moment | None = None
    lasting: bool = False

    def certain_on(self, day: date) -> bool:
        """The office was surely held on that day."""
        begun = self.since is not None and self.since.last <= day
        return begun and (self.lasting or (self.until is not None and day <= self.until.first))

    def possible_on(self, day: date) -> bool:
        """The office may have been held on that day, by what is known; never where no date is known at all."""
        if self.since is None and self.until is None:
            return False
        begun = self.since is None or self.since.first <= day
        return begun and (self.until is None or day <= self.until.last)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list. `key` never changes; `namesakes` are spellings that others are known by, too."""

    key: str
    country: str
    names: Names
    tenures: tuple[Tenure, ...] = ()
    namesakes: frozenset[str] = frozenset()

    def name_in(self, lang: Lang) -> str:
        """The usual name in that language."""
        return self.names.shown(lang)

    def office_on(self, day: date) -> Office | None:
        """The office held on that day; None where that is not known for sure, or none was held."""
        certain = [tenure.office for tenure in self.tenures if tenure.certain_on(day)]
        if certain:
            return certain[0]
        possible = [tenure.office for tenure in self.tenures if tenure.possible_on(day) and tenure.since]
        return possible[0] if len(possible) == 1 else None

    def title_on(self, day: date, lang: Lang = "en") -> str | None:
        """What the person was on that day, in words: "Russian foreign minister". None as in `office_on`."""
        office = self.office_on(day)
        return office.names.shown(lang) if office else None
