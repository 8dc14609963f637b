"""Words for an institution as articles write them -> the institution of the list: cases, articles, "the ministry".

A bare "МИД" or "the foreign ministry" is the one that the same article names in full, where it names only one.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from summarizer.document import Document
from summarizer.people import Institution, find_institution, find_office
from summarizer.people.people_list import read_lists
from summarizer.people.spelling import fold

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_ENDINGS = ("", "ь", "а", "я", "о", "й", "е")  # of the nominative, in place of one or two letters
_CASES = ("ом", "ой", "ем", "ей", "ью", "ах", "е", "и", "у", "ю", "а", "я", "ы")
_LONGEST = 6  # words of an institution's name
_AROUND = 3  # words on either side that may belong to the full name
_PLACES = 40  # in the article that are looked at
# The parts of a name that mean it by one word alone.
_TELLING = frozenset({"ministry", "embassy", "north", "south", "мид", "минобороны", "министерство", "посольство"})


def find_body(words: str, document: Document) -> Institution | None:
    """The institution that the words name, in this article; None for others."""
    phrase = without_article(words)
    if not phrase or len(phrase.split()) > _LONGEST:
        return None
    found = next(filter(None, map(find_institution, _spellings(phrase, document))), None)
    return found or _named_in_full(fold(phrase), document.text)


def without_article(words: str) -> str:
    """ "the Kremlin" gives "Kremlin"."""
    stripped = words.strip()
    return stripped[match.end() :] if (match := _ARTICLE.match(stripped)) else stripped


def in_nominative(phrase: str, document: Document) -> str:
    """A Russian office with its first words brought to the nominative, where the list then knows it."""
    if document.lang != "ru" or find_office(phrase):
        return phrase
    return next(filter(find_office, _nominatives(phrase)), phrase)


def _spellings(phrase: str, document: Document) -> Iterator[str]:
    yield phrase
    owner, found, rest = phrase.partition("'s ") if "'s " in phrase else phrase.partition("’s ")
    if found and (country := find_institution(owner)) and country.adjective:
        yield f"{country.adjective} {rest}"
    if document.lang == "en" and "efense" in phrase:
        yield from _spellings(phrase.replace("efense", "efence"), document)
    if document.lang == "ru":
        yield from _nominatives(phrase)


def _nominatives(phrase: str) -> Iterator[str]:
    """What the phrase may be in the nominative: the first word alone changed; the list decides."""
    first, space, rest = phrase.partition(" ")
    for case in _CASES:
        if first.endswith(case) and len(first) > len(case) + 1:
            for ending in _ENDINGS:
                yield first[: -len(case)] + ending + space + rest


def _named_in_full(phrase: str, text: str) -> Institution | None:
    """The one institution in the article whose full name ends or begins with the phrase."""
    if phrase not in _partial_names():
        return None
    found = set(_full_names(phrase, text))
    return find_institution(found.pop()) if len(found) == 1 else None


@cache
def _partial_names() -> frozenset[str]:
    """What the folded names of the list begin and end with: two words, or one that tells enough."""
    found = {
        " ".join(part)
        for institution in read_lists().institutions.values()
        for words in [fold(name).split() for name in institution.names]
        for cut in range(1, len(words))
        for part in (words[:cut], words[cut:])
    }
    return frozenset(part for part in found if " " in part or part in _TELLING)


@lru_cache(maxsize=256)
def _full_names(phrase: str, text: str) -> tuple[str, ...]:
    """A name of each institution whose name holds the phrase and stands in the text."""
    folded = _folded(text)
    names: dict[str, str] = {}
    at = folded.find(f" {phrase} ")
    for _ in range(_PLACES):
        if at < 0:
            break
        for name in _longer(folded, at, phrase):
            if institution := find_institution(name):
                names.setdefault(institution.key, name)
        at = folded.find(f" {phrase} ", at + 1)
    return tuple(names.values())


def _longer(folded: str, at: int, phrase: str) -> Iterator[str]:
    """The phrase in the text with up to three words in front of it, or behind it."""
    before = folded[max(0, at - 60) : at].split()[-_AROUND:]
    after = folded[at + len(phrase) + 2 : at + len(phrase) + 62].split()[:_AROUND]
    for count in range(1, len(before) + 1):
        yield " ".join((*before[-count:], phrase))
    for count in range(1, len(after) + 1):
        yield " ".join((phrase, *after[:count]))


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return f" {fold(text)} "
