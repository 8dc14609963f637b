"""Which documents of a story are another's words: taken over from an agency, or from another outlet.

A document is a copy when most of its runs of words stand in an earlier one; where its dateline credits that outlet, a
third is enough, and the credited one is the origin even if its feed came later. Pure; time grows with the words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.coverage.datelines import read_dateline
from summarizer.document import Document

_LONGEST = 4_000  # code points that are compared
_RUN = 4  # words; a text of fewer is one run
_COPIED, _CREDITED = 0.6, 0.3  # of the runs of the shorter text
_FEWEST = 4  # runs; a shorter text is a copy only when it is equal
_ORIGINS = 20  # texts that are remembered for one run
_SHORTEST_SITE = 3  # letters of an outlet's name that can be found in a dateline
_WORD = re.compile(r"\w+")
_DOMAIN = re.compile(r"^www\.|\.[a-z]{2,6}(?:\.[a-z]{2})?$")


@dataclass(frozen=True, slots=True)
class Copy:
    """A document whose words are another's."""

    document: Document
    origin: Document


def find_copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """The copies among the documents of a story, in their order. An origin is never a copy itself."""
    sites = {
        site: row for row in reversed(range(len(documents))) if len(site := _site(documents[row])) >= _SHORTEST_SITE
    }
    credited_to = [_credit(document, sites) for document in documents]
    runs = [_runs(document) for document in documents]
    credited = {number for number in credited_to if number is not None}
    seen: dict[int, list[int]] = defaultdict(list)
    origins: dict[int, int] = {}
    for row in sorted(range(len(documents)), key=lambda row: (row not in credited, _time(documents[row]), row)):
        origin = _origin(row, credited_to[row], runs, seen)
        if origin is not None:
            origins[row] = origin
            continue
        for run in runs[row]:
            if len(seen[run]) < _ORIGINS:
                seen[run].append(row)
    return tuple(Copy(documents[row], documents[origin]) for row, origin in sorted(origins.items()))


def _origin(row: int, credit: int | None, runs: Sequence[frozenset[int]], seen: dict[int, list[int]]) -> int | None:
    """The earlier text that the row repeats most of; None where it is its own."""
    shared = Counter(number for run in runs[row] for number in seen.get(run, ()))
    for number, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        shorter = min(len(runs[row]), len(runs[number]))
        share = count / shorter
        if share == 1.0 and runs[row] == runs[number]:
            return number
        if shorter >= _FEWEST and share >= (_CREDITED if credit == number else _COPIED):
            return number
    return None


def _runs(document: Document) -> frozenset[int]:
    """Hashes of the runs of words in the text behind its dateline, or in the title where there is no text."""
    text = document.text[read_dateline(document.text).end :][:_LONGEST] or document.title
    words = _WORD.findall(text.lower())
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(max(1, len(words) - _RUN + 1)) if words)


def _credit(document: Document, sites: dict[str, int]) -> int | None:
    """The first document of the outlet that the dateline names, when that is not its own outlet."""
    dateline = _plain(document.text[: read_dateline(document.text).end])
    own = _site(document)
    named = (number for site, number in sites.items() if dateline and site != own and site in dateline)
    return next(named, None)


def _site(document: Document) -> str:
    return _plain(_DOMAIN.sub("", (document.site or "").lower()))


def _plain(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _time(document: Document) -> float:
    return document.published_at.timestamp() if document.published_at else float("inf")
