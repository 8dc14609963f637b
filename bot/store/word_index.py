"""What statements are found by: the terms of their words, and marks for whom, where and in what language.

On SQLite that is the FTS5 table statement_words, its rowid the statement's row number; on PostgreSQL the column `words`
of statements, a tsvector with the weight A for the statement's own words and D for those around it. Both are filled and
asked with terms made by summarizer.search_terms; neither database splits or stems anything itself.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from bot.statements import Search, SpokenBy
from bot.store.ledger_rows import outlet_key
from summarizer.language import Lang
from summarizer.search_terms import asked_words, exact_run, search_terms

MarkKind = Literal["speaker", "outlet", "side", "lang", "scope"]

_MOST_TERMS = 4000  # of a statement, and again of what is around it
_GAP = "§"  # a token of its own, so that no run of terms goes from one text into the next
_LAST_POSITION = 16_000  # PostgreSQL knows 16,383
_MOST_PLACES = 250  # of one term; PostgreSQL keeps 256


@dataclass(frozen=True, slots=True)
class Indexed:
    """A statement's terms: of its own words, of those around it, and its marks."""

    own: tuple[str, ...]
    around: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the index is asked for: every run of terms, and of every group of marks any.

    own_only: the runs are to stand in the statement's own words.
    """

    runs: tuple[tuple[str, ...], ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    own_only: bool = False


def mark(kind: MarkKind, value: str) -> str:
    return f"{kind}{hashlib.sha256(value.encode()).hexdigest()[:16]}"


def indexed(
    words: str, around: Iterable[str], speakers: Iterable[SpokenBy], outlet: str, side: str, lang: Lang, scope: str
) -> Indexed:
    """The terms of a statement; around: the sentences before and after, the article's title."""
    others = [term for text in around if text for term in (*search_terms(text), _GAP)]
    marks = (
        *(mark("speaker", speaker.key) for speaker in speakers if speaker.key),
        mark("outlet", outlet_key(outlet)),
        mark("side", side),
        mark("lang", lang),
        mark("scope", scope),
    )
    return Indexed(search_terms(words)[:_MOST_TERMS], tuple(others[:_MOST_TERMS]), marks)


def asked(search: Search) -> Asked:
    """What a search asks of the index, without who may see it."""
    runs = (*asked_words(search.topic), *((exact_run(search.exact),) if exact_run(search.exact) else ()))
    groups = (
        tuple(mark("speaker", key) for key in search.speakers if key),
        tuple(mark("outlet", outlet_key(outlet)) for outlet in search.outlets),
        tuple(mark("side", side) for side in search.sides),
        (mark("lang", search.lang),) if search.lang else (),
    )
    return Asked(runs, tuple(group for group in groups if group), own_only=bool(search.exact))


def fts5_row(row_number: int, words: Indexed) -> dict[str, object]:
    return {
        "rowid": row_number,
        "own": " ".join(words.own),
        "around": " ".join(words.around),
        "marks": " ".join(words.marks),
    }


def fts5_match(what: Asked) -> str:
    """The expression behind MATCH. Terms are letters and digits, so quotation marks around them are enough."""
    column = "own" if what.own_only else "{own around}"
    runs = [f'{column} : "{" ".join(run)}"' for run in what.runs]
    marks = [f"marks : ({' OR '.join(group)})" for group in what.marks]
    return " AND ".join((*runs, *marks))


def tsvector(words: Indexed) -> str:
    """The value of the column `words`, as PostgreSQL reads it."""
    places: dict[str, list[str]] = {}
    positions = ((term, "A") for term in words.own), ((_GAP, ""),), ((term, "") for term in words.around)
    flat = (pair for part in positions for pair in part)
    for position, (term, weight) in enumerate(islice(flat, _LAST_POSITION), start=1):
        if term != _GAP and len(places.setdefault(term, [])) < _MOST_PLACES:
            places[term].append(f"{position}{weight}")
    return " ".join(
        (*(f"'{term}':{','.join(at)}" for term, at in places.items()), *(f"'={one}'" for one in words.marks))
    )


def tsquery(what: Asked) -> str:
    weight = ":A" if what.own_only else ""
    runs = ["(" + " <-> ".join(f"'{term}'{weight}" for term in run) + ")" for run in what.runs]
    return " & ".join((*runs, *(_any_mark(group) for group in what.marks)))


def _any_mark(group: Sequence[str]) -> str:
    return "(" + " | ".join(f"'={one}'" for one in group) + ")"
