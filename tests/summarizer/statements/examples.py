"""What the tables of examples share: a statement as text, so that a row can be read by eye. All people are invented."""

from dataclasses import dataclass

from summarizer import Document, find_statements
from summarizer.language import Lang


@dataclass(frozen=True, slots=True)
class Read:
    """A statement with its spans as text."""

    who: str | None
    kind: str
    words: tuple[str, ...]


def read(text: str, lang: Lang) -> list[Read]:
    document = Document(text, lang=lang)
    return [
        Read(
            text[statement.speaker.start : statement.speaker.end] if statement.speaker else None,
            statement.kind,
            tuple(text[span.start : span.end] for span in statement.fragments),
        )
        for statement in find_statements(document)
    ]


def names(text: str, lang: Lang) -> list[str | None]:
    return [statement.speaker_name for statement in find_statements(Document(text, lang=lang))]
