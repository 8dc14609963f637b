"""Whom a question means: a name or an office as typed -> the keys under which the ledger has that speaker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.ports import Ledger
from bot.statements import KnownSpeaker
from summarizer.language import Lang
from summarizer.people import (
    Institution,
    Office,
    Person,
    find_institution,
    find_office,
    find_person,
    holder_on,
    same_person,
)
from summarizer.statements.name_keys import search_key

_NAMESAKES = 50
_LANGUAGES: dict[str, Lang] = {"ru": "ru", "kr": "ko", "kp": "ko"}


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody who is meant. `name` to be shown; `first_lang`: what they speak; `office`: they were asked for by it."""

    name: str
    keys: tuple[str, ...]
    first_lang: Lang | None = None
    office: str = ""


async def who_is_meant(asked: str, ledger: Ledger, scopes: Sequence[str], lang: Lang, day: date) -> tuple[Meant, ...]:
    """Nobody, the one who is meant, or several for the asker to choose from. `day` decides who holds an office."""
    person = find_person(asked, on=day)
    if person:
        return (_person(person, lang),)
    office = find_office(asked)
    if office:
        return (_office(office, lang, day),)
    body = find_institution(asked)
    if body:
        return (_body(body, lang),)
    return await _by_name(asked, ledger, scopes)


async def _by_name(asked: str, ledger: Ledger, scopes: Sequence[str]) -> tuple[Meant, ...]:
    """Speakers of the ledger who are on no list: by the sound of a full name, else by a word of their names."""
    key = search_key(asked)
    if key and (known := await ledger.speakers((key,), "", scopes, 1)):
        return (_known(known[0]),)
    namesakes = await ledger.speakers((), asked.split()[-1], scopes, _NAMESAKES) if asked.split() else ()
    same = [speaker for speaker in namesakes if same_person(asked, speaker.name)]
    if same:
        return (Meant(same[0].name, tuple(speaker.key for speaker in same)),)
    every_word = set(asked.lower().split())
    return tuple(_known(one) for one in namesakes if every_word <= set(one.name.lower().split()))


def _person(person: Person, lang: Lang) -> Meant:
    return Meant(person.name_in(lang), (f"person:{person.key}",), _LANGUAGES.get(person.country))


def _office(office: Office, lang: Lang, day: date) -> Meant:
    holder = holder_on(office, day)
    title = office.names.shown(lang)
    keys = (f"office:{office.key}",)
    if holder is None:
        return Meant(title, keys, _LANGUAGES.get(office.place.country or ""))
    who = _person(holder, lang)
    return Meant(who.name, (*who.keys, *keys), who.first_lang, title)


def _body(body: Institution, lang: Lang) -> Meant:
    return Meant(body.names.shown(lang), (f"body:{body.key}",), _LANGUAGES.get(body.country or body.key))


def _known(speaker: KnownSpeaker) -> Meant:
    return Meant(speaker.name, (speaker.key,))


def day_of(since: datetime | None, until: datetime | None, now: datetime) -> date:
    """The day on which an office is asked for: the first of the days asked about, else today."""
    return (since or until or now.astimezone(UTC)).date()
