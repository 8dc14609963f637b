"""textacy's quotations as predictions, paragraph by paragraph, to be measured against; it is seldom installed."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from summarizer import Document
from summarizer.language import Lang

Prediction = dict[str, Any]
Finder = Callable[[str, Lang], list[Prediction]]


@cache
def textacy_finder() -> Finder | None:
    """None where textacy or its model is not installed."""
    try:
        import spacy  # type: ignore[import-not-found]  # an extra that is seldom there
        from textacy import extract  # type: ignore[import-not-found]  # the same

        model = spacy.load("en_core_web_sm")
    except (ImportError, OSError) as error:
        print(f"textacy is not measured: {error}")
        return None

    def find(text: str, lang: Lang) -> list[Prediction]:  # noqa: ARG001 - a finder is told the language
        return [one for start, part in _paragraphs(text) for one in _quotations(extract, model(part), start)]

    return find


def _paragraphs(text: str) -> Iterable[tuple[int, str]]:
    return [(span.start, text[span.start : span.end]) for span in Document(text, lang="en").paragraphs()]


def _quotations(extract: Any, parsed: Any, start: int) -> Iterable[Prediction]:
    """A paragraph's predictions; textacy refuses one with an unpaired mark, which then has none."""
    try:
        quotes = list(extract.direct_quotations(parsed))
    except ValueError:
        return
    for quote in quotes:
        end = quote.content.end_char
        found = {"content": [start + quote.content.start_char, start + end], "type": "direct"}
        if quote.speaker:
            first, last = quote.speaker[0], quote.speaker[-1]
            found["speaker"] = [start + first.idx, start + last.idx + len(last)]
        yield found
