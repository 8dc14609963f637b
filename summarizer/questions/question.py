"""A question about statements, understood."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from summarizer.language import Lang

QuestionKind = Literal["what", "words", "topic", "first", "versus"]


@dataclass(frozen=True, slots=True)
class Question:
    """kind: what did SPEAKER say | who said "WORDS" | who said what about TOPIC | first time | several side by side.

    speakers   as asked, without particles and in the nominative where that is sure: names or offices
    topic      what about, without question words
    words      the exact words that somebody is to have said
    since, until   aware; at or after, before
    asked_dates    the words from which the dates were read
    source     outlet or side, as asked
    source_lang    of the articles, where asked for
    lang       of the question itself
    """

    kind: QuestionKind
    lang: Lang
    speakers: tuple[str, ...] = ()
    topic: str = ""
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
    asked_dates: str = ""
    source: str = ""
    source_lang: Lang | None = None
