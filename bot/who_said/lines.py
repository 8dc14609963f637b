"""A statement of the ledger -> how an answer shows it."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, tzinfo

from bot.messages import Fragment, Line, Said
from bot.news.addresses import fragment_link
from bot.statements import KeptStatement, SpokenBy
from bot.who_said.wording import Wording
from summarizer.language import Lang
from summarizer.summary import Sentence

_QUOTES: Mapping[Lang, tuple[str, str]] = {"en": ("“", "”"), "ko": ("“", "”"), "ru": ("«", "»")}

OTHER_SOURCES = 3
"""So many outlets beside the first are named; of more, their number."""


def said(
    statement: KeptStatement, wording: Wording, *, context: bool = False, named: bool = True, zone: tzinfo = UTC
) -> Said:
    """The statement for an answer. context: with the words around it; named: with its speakers; zone: of its day."""
    first = statement.sources[0]
    place = " · ".join(part for part in (first.outlet, wording.day(first.published_at.astimezone(zone))) if part)
    return Said(
        speaker=speakers_line(statement.speakers, wording) if named else "",
        words=tuple(_line(statement, sentence) for sentence in statement.words),
        quotes=_QUOTES[first.lang] if statement.kind == "direct" else ("", ""),
        source=Line(place, fragment_link(first.url, statement.words[0].text)),
        marks=tuple(_marks(statement, wording)),
        before=_line(statement, statement.before) if context and statement.before else None,
        after=_line(statement, statement.after) if context and statement.after else None,
    )


def speakers_line(speakers: Iterable[SpokenBy], wording: Wording) -> str:
    """Who spoke, with their titles: "Han Seo-jin, minister"."""
    named = (f"{one.name}, {one.title}" if one.title and one.title != one.name else one.name for one in speakers)
    return " · ".join(name for name in named if name) or wording.nobody_named


def _line(statement: KeptStatement, sentence: Sentence) -> Line:
    first = statement.sources[0]
    digest = hashlib.sha256(sentence.text.encode()).hexdigest()
    fragment = Fragment(first.article_id, sentence.start, sentence.end, digest)
    return Line(sentence.text, fragment_link(first.url, sentence.text), fragment)


def _marks(statement: KeptStatement, wording: Wording) -> Iterable[str]:
    correction = statement.correction
    if correction and correction.kind == "retracted":
        yield wording.retracted.format(day=wording.day(correction.at))
    elif correction and correction.kind == "speaker":
        yield wording.corrected.format(day=wording.day(correction.at))
    elif statement.inferred:
        yield wording.inferred
    if statement.kind == "indirect":
        yield wording.indirect
    others = list(dict.fromkeys(source.outlet or source.url for source in statement.sources[1:]))
    if others:
        more = [f"+{len(others) - OTHER_SOURCES}"] if len(others) > OTHER_SOURCES else []
        yield wording.also_in.format(outlets=", ".join(others[:OTHER_SOURCES] + more))
