"""Offices and institutions for the first letters of their names, in three scripts: speakers who are no people."""

from functools import cache

from summarizer.people import Institution, Office, find_institution, find_office
from summarizer.people.people_list import read_lists
from summarizer.people.spelling import fold
from summarizer.questions.speakers import SPEAKING

_SHORTEST = 2  # letters, below which too much begins so


def suggest_offices(text: str, limit: int) -> tuple[Office, ...]:
    """The offices in whose name the words of the text stand, the last of them perhaps begun; the meant one first."""
    words = fold(text).split()
    if not words or len("".join(words)) < _SHORTEST:
        return ()
    exact = find_office(text)
    found = {exact.key: exact} if exact else {}
    for name, office in _office_names():
        if len(found) < limit and _is_begun(words, name):
            found.setdefault(office.key, office)
    return tuple(found.values())[:limit]


def suggest_institutions(text: str, limit: int) -> tuple[Institution, ...]:
    """The same for ministries, agencies and others that speak; no newspapers, no countries."""
    words = fold(text).split()
    if not words or len("".join(words)) < _SHORTEST:
        return ()
    exact = find_institution(text)
    found = {exact.key: exact} if exact and exact.kind in SPEAKING else {}
    for name, institution in _institution_names():
        if len(found) < limit and _is_begun(words, name):
            found.setdefault(institution.key, institution)
    return tuple(found.values())[:limit]


def _is_begun(words: list[str], name: str) -> bool:
    """Every word but the last stands in the name, and one of its words begins with the last."""
    spaced = f" {name} "
    return f" {words[-1]}" in spaced and all(f" {word} " in spaced for word in words[:-1])


@cache
def _office_names() -> tuple[tuple[str, Office], ...]:
    """Offices that people of the list held, in the order of the list: the weightiest come first."""
    return tuple((fold(name), office) for office in read_lists().offices.values() for name in office.names)


@cache
def _institution_names() -> tuple[tuple[str, Institution], ...]:
    bodies = (body for body in read_lists().institutions.values() if body.kind in SPEAKING)
    return tuple((fold(name), body) for body in bodies for name in body.names)
