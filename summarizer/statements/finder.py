"""find_statements and find_non_answers: the article's language decides who reads it.

Each language's reader is loaded when the first text in it comes.
"""

from importlib import import_module
from typing import Protocol, cast

from summarizer.document import Document
from summarizer.statements.statement import NonAnswer, Statement

_READERS = {"en": "english.reader", "ko": "korean.reader", "ru": "russian.reader"}


class _Reader(Protocol):
    def find(self, document: Document) -> tuple[Statement, ...]: ...

    def find_refusals(self, document: Document) -> tuple[NonAnswer, ...]: ...


def find_statements(document: Document) -> tuple[Statement, ...]:
    """Who says what in the article, in the order of the text; () where its language is not one we read."""
    reader = _reader(document)
    return reader.find(document) if reader else ()


def find_non_answers(document: Document) -> tuple[NonAnswer, ...]:
    """Who was asked and did not answer, in the order of the text."""
    reader = _reader(document)
    return reader.find_refusals(document) if reader else ()


def _reader(document: Document) -> _Reader | None:
    if document.lang not in _READERS:
        return None
    return cast("_Reader", import_module(f"summarizer.statements.{_READERS[document.lang]}"))
