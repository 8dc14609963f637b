"""What somebody may mean who types a speaker's name: people, offices and institutions, and speakers of the ledger.

Names come from the lists that everybody may see and from the ledger's answer for this place's scopes, from nowhere
else. Those who have statements in the place come first.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.messages import Choice, Place
from bot.models import scopes
from bot.ports import Ledger
from bot.statements import KnownSpeaker
from summarizer.language import Lang
from summarizer.people import find_office, find_person, likeness, suggest
from summarizer.people.people_list import read_lists
from summarizer.people.person import Institution, Names, Office, Person
from summarizer.people.spelling import script_of, spelling_key
from summarizer.questions.completing import suggest_institutions, suggest_offices

_LONGEST_LABEL = 100  # code points, as in Choice
_LONGEST_VALUE = 75
_LONGEST_TEXT = 120
_OFFICES = 8
_INSTITUTIONS = 5
_COMPARED = 200  # speakers of the place that a misspelt name is compared with
_NEAR = 0.6  # of 1; below that two names have little in common
_MISSES = 3
_LANGUAGES: Mapping[str | None, Lang] = {"hangul": "ko", "cyrillic": "ru", "latin": "en"}


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody of the lists: the ledger's key, the name to be typed, and what is shown behind it."""

    key: str
    name: str
    title: str = ""


def _today() -> date:
    return datetime.now(UTC).date()


class Completion:
    """`today` says which offices are held. Raises only what the ledger raises."""

    def __init__(self, ledger: Ledger, today: Callable[[], date] = _today) -> None:
        self._ledger = ledger
        self._today = today

    async def speakers(self, text: str, place: Place, limit: int = 25) -> tuple[Choice, ...]:
        """The likeliest speakers for what is typed so far; without a text those with most statements in the place."""
        typed = " ".join(text[:_LONGEST_TEXT].split())
        if limit < 1:
            return ()
        lang = _LANGUAGES.get(script_of(typed))
        listed = {known.key: known for known in self._listed(typed, lang or "en", limit)} if typed else {}
        heard = await self._ledger.speakers(tuple(listed), typed, scopes(place), limit)
        choices = [self._heard_choice(speaker, listed.get(speaker.key), lang) for speaker in heard]
        counted = {speaker.key for speaker in heard}
        choices += [_choice(known) for known in listed.values() if known.key not in counted]
        return _each_once(choices)[:limit]

    async def near_misses(self, name: str, place: Place) -> tuple[str, ...]:
        """For "did you mean": names like this one, of the lists and of this place, the likeliest first."""
        name = " ".join(name[:_LONGEST_TEXT].split())
        key = spelling_key(name)
        if not key:
            return ()
        lang = _LANGUAGES.get(script_of(name)) or "en"
        rated: dict[str, float] = {}
        for number, person in enumerate(suggest(name, 2 * _MISSES)):
            likest = max((likeness(name, spelling) for spelling in person.names), default=0.0)
            rated[person.name_in(lang)] = max(likest, _NEAR - number / 100)
        for speaker in await self._ledger.speakers((), "", scopes(place), _COMPARED):
            rate = likeness(name, speaker.name)
            if rate >= _NEAR and not self._is_listed(speaker.name, rated):
                rated[speaker.name] = rate
        best = sorted(rated, key=lambda known: -rated[known])
        return tuple(known for known in best if spelling_key(known) != key)[:_MISSES]

    def _is_listed(self, name: str, rated: Mapping[str, float]) -> bool:
        """The person of that name is there already, perhaps in another script."""
        person = find_person(name)
        return person is not None and any(spelling in rated for spelling in person.names)

    def _listed(self, typed: str, lang: Lang, limit: int) -> Iterator[_Known]:
        """Who of the lists may be meant. An office that is named whole comes before the people who held it."""
        offices = suggest_offices(typed, min(limit, _OFFICES))
        exact = find_office(typed)
        if exact:
            yield self._office(exact, lang)
        for person in suggest(typed, limit):
            yield self._person(person, lang)
        for office in offices:
            yield self._office(office, lang)
        for body in suggest_institutions(typed, min(limit, _INSTITUTIONS)):
            yield _body(body, lang)

    def _person(self, person: Person, lang: Lang) -> _Known:
        day = self._today()
        title = person.title_on(day, lang) or ""
        name = person.name_in(lang)
        if find_person(name) is not person:  # a namesake: the title says who
            name = next((usable for usable in _with_title(name, title, lang) if find_person(usable) is person), name)
        return _Known(f"person:{person.key}", name, title if title not in name else "")

    def _office(self, office: Office, lang: Lang) -> _Known:
        return _Known(f"office:{office.key}", _usable(office.names, lang))

    def _heard_choice(self, speaker: KnownSpeaker, known: _Known | None, lang: Lang | None) -> Choice:
        """A speaker of the ledger: by the name of the lists where it is on them, else as the articles write it."""
        known = known or self._by_key(speaker, lang) or _Known(speaker.key, speaker.name)
        return _choice(known, speaker.statements)

    def _by_key(self, speaker: KnownSpeaker, lang: Lang | None) -> _Known | None:
        kind, _, key = speaker.key.partition(":")
        shown = lang or _LANGUAGES.get(script_of(speaker.name)) or "en"
        if kind == "person" and key in _people():
            return self._person(_people()[key], shown)
        lists = read_lists()
        if kind == "office" and key in lists.offices:
            return self._office(lists.offices[key], shown)
        return _body(lists.institutions[key], shown) if kind == "body" and key in lists.institutions else None


def _people() -> Mapping[str, Person]:
    return {person.key: person for person in read_lists().people}


def _body(body: Institution, lang: Lang) -> _Known:
    return _Known(f"body:{body.key}", _usable(body.names, lang))


def _usable(names: Names, lang: Lang) -> str:
    """The name in the language, or the first that is not too long to be typed."""
    shown = names.shown(lang)
    return next((name for name in (shown, *names) if len(name) <= _LONGEST_VALUE), shown)


def _with_title(name: str, title: str, lang: Lang) -> tuple[str, ...]:
    """The name with its title in the order of the language, then the other way round."""
    if not title:
        return ()
    pair = f"{title} {name}", f"{name} {title}"
    return pair[::-1] if lang == "ko" else pair


def _choice(known: _Known, statements: int = 0) -> Choice:
    count = f" · {statements} statement{'' if statements == 1 else 's'}" if statements else ""
    title = f", {known.title}" if known.title else ""
    room = _LONGEST_LABEL - len(count)
    return Choice(_cut(known.name + title, room) + count, known.name[:_LONGEST_VALUE])


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def _each_once(choices: list[Choice]) -> tuple[Choice, ...]:
    """What is typed decides: two choices with one value are one."""
    found: dict[str, Choice] = {}
    for choice in choices:
        if choice.value.strip():
            found.setdefault(choice.value.casefold(), choice)
    return tuple(found.values())
