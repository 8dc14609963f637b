"""A speaker of an article -> who that is in the world, under a key that is the same in every article and script.

Somebody on the list of people, an office or institution that speaks itself, or else a full name by its sound. Officials
without a name, bare surnames that many share and whatever is not sure are nobody: better none than a wrong one.
"""

from dataclasses import dataclass
from datetime import date

from summarizer.document import Document
from summarizer.language import Lang
from summarizer.people import Institution, Person, find_holder, find_institution, find_office, find_person
from summarizer.people.korean import read_korean
from summarizer.people.spelling import fold, script_of
from summarizer.statements.institutions import find_body, in_nominative, without_article
from summarizer.statements.lexicon import read_word_sets
from summarizer.statements.name_keys import search_key
from summarizer.statements.statement import Speaker

__all__ = ["Identity", "identify", "search_key"]

_NEAR = 60  # code points on either side of a name that tell namesakes apart
_MOST_WORDS = 5  # of a name
_LONGEST_PHRASE = 160  # code points; a longer mention names no office
_NAMELESS = read_word_sets("nameless.txt")["word"]
_PARTICLES = read_word_sets("nameless.txt")["particle"]


@dataclass(frozen=True, slots=True)
class Identity:
    """`key` never changes: "person:…", "office:…", "body:…" or "name:…" (a full name on no list, by its sound).

    `name` is to be shown, as the article writes it; `title` as the article gives it, else as held on that day.
    """

    key: str
    name: str
    title: str | None


def identify(speaker: Speaker, document: Document) -> Identity | None:
    """Who the speaker of this article is; None where that is nobody in particular, or not sure."""
    mention = _words(speaker, document)
    if speaker.name is None:
        return _body(mention, document) or _in_office(mention, speaker, document)
    own = speaker.name if fold(speaker.name) not in fold(mention) else mention
    return (
        _body(own, document)
        or _body(speaker.name, document)
        or _somebody(speaker, mention, document)
        or _by_name(speaker)
        or _in_office(f"{mention} {' '.join(speaker.titles[:1])}" if own != mention else mention, speaker, document)
    )


def _words(speaker: Speaker, document: Document) -> str:
    span = speaker.mention
    return document.text[span.start : min(span.end, span.start + _LONGEST_PHRASE)] if span else ""


def _day(document: Document) -> date | None:
    return document.published_at.date() if document.published_at else None


def _body(words: str, document: Document) -> Identity | None:
    """A country, ministry, agency … that speaks itself."""
    body = find_body(words, document)
    if body is None:
        return None
    return Identity(f"body:{body.key}", _shown(body, without_article(words), document.lang or "en"), None)


def _shown(body: Institution, name: str, lang: Lang) -> str:
    """The article's own words, but in the nominative, and not a part of the name that only this article makes whole."""
    known = find_institution(name) is not None and name != body.genitive
    return name if known or (lang == "en" and "'s " in name.replace("’", "'")) else body.names.shown(lang)


def _somebody(speaker: Speaker, mention: str, document: Document) -> Identity | None:
    """A person on the list, by name; titles and what stands around the name decide between namesakes."""
    name = speaker.name or ""
    beside = " ".join((*speaker.titles, mention))
    person = find_person(name, on=_day(document), context=beside)
    if person is None:
        person = find_person(name, on=_day(document), context=f"{beside} {_around(name, document.text)}")
    return _as_person(person, name, speaker, document) if person else None


def _around(name: str, text: str) -> str:
    at = text.find(name)
    return text[max(0, at - _NEAR) : at + len(name) + _NEAR] if at >= 0 else ""


def _as_person(person: Person, name: str, speaker: Speaker, document: Document) -> Identity:
    day, lang = _day(document), document.lang or "en"
    title = next(iter(speaker.titles), None) or (person.title_on(day, lang) if day else None)
    return Identity(f"person:{person.key}", name or person.name_in(lang), title)


def _by_name(speaker: Speaker) -> Identity | None:
    """A full name on no list."""
    name = (speaker.name or "").strip()
    if not is_full_name(name):
        return None
    key = search_key(name)
    return Identity(key, name, next(iter(speaker.titles), None)) if key else None


def is_full_name(name: str) -> bool:
    """Given name and surname, in any script: no bare surname, no office, no crowd."""
    words = name.split()
    if script_of(name) == "hangul" and len(words) == 1:
        return len(name) > 2 and bool(read_korean(name))
    if not 2 <= len(words) <= _MOST_WORDS or _NAMELESS & set(fold(name).split()):
        return False
    if script_of(name) == "hangul":
        return not any(find_office(word) or find_institution(word) for word in words)
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words) and len(words[-1].strip(".")) > 1


def _in_office(words: str, speaker: Speaker, document: Document) -> Identity | None:
    """An office named whole, place and all: its holder on that day where that is certain, else the office itself."""
    phrase = in_nominative(without_article(words), document)
    office = find_office(phrase) if phrase else None
    if office is None or fold(phrase) in {fold(role) for role in office.role}:
        return None
    day = _day(document)
    holder = find_holder(phrase, day) if day else None
    if holder:
        return _as_person(holder, "", Speaker(speaker.mention, None, (phrase,)), document)
    return Identity(f"office:{office.key}", phrase, None)
