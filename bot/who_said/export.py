"""Statements -> a file: CSV for a spreadsheet, JSON for a program. Pure."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence

from bot.messages import Attachment
from bot.statements import KeptStatement

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet."""


def as_csv(statements: Sequence[KeptStatement]) -> Attachment:
    """One row a statement; fragments and sources within a cell are separated by " | "."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for statement in statements:
        writer.writerow([_harmless(column(statement)) for column in _COLUMNS.values()])
    return Attachment("statements.csv", "\ufeff" + out.getvalue())


def as_json(statements: Sequence[KeptStatement]) -> Attachment:
    """A list of objects; `words` with their offsets, in code points of the article's text."""
    return Attachment("statements.json", json.dumps([_data(one) for one in statements], ensure_ascii=False, indent=1))


EXPORTS: Mapping[str, Callable[[Sequence[KeptStatement]], Attachment]] = {"csv": as_csv, "json": as_json}

_COLUMNS: Mapping[str, Callable[[KeptStatement], str]] = {
    "speaker": lambda one: " | ".join(speaker.name for speaker in one.speakers),
    "title": lambda one: " | ".join(speaker.title for speaker in one.speakers),
    "words": lambda one: " | ".join(sentence.text for sentence in one.words),
    "kind": lambda one: one.kind,
    "speaker_inferred": lambda one: "yes" if one.inferred else "no",
    "correction": lambda one: one.correction.kind if one.correction else "",
    "outlet": lambda one: one.sources[0].outlet,
    "side": lambda one: one.sources[0].side,
    "language": lambda one: one.sources[0].lang,
    "published": lambda one: one.sources[0].published_at.isoformat(),
    "article": lambda one: one.sources[0].title,
    "url": lambda one: one.sources[0].url,
    "other_sources": lambda one: " | ".join(source.url for source in one.sources[1:]),
    "id": lambda one: one.id,
}


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _data(statement: KeptStatement) -> dict[str, object]:
    return {
        "id": statement.id,
        "speakers": [{"key": one.key, "name": one.name, "title": one.title} for one in statement.speakers],
        "words": [{"text": one.text, "start": one.start, "end": one.end} for one in statement.words],
        "kind": statement.kind,
        "inferred": statement.inferred,
        "correction": statement.correction.kind if statement.correction else None,
        "sources": [
            {
                "url": source.url,
                "title": source.title,
                "outlet": source.outlet,
                "side": source.side,
                "lang": source.lang,
                "published_at": source.published_at.isoformat(),
            }
            for source in statement.sources
        ],
    }
