"""The article as text: what every reader in this package takes in. Offsets are code points into `Document.text`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from summarizer.language import Lang, find_language


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text with what is known about it. Paragraphs are separated by one empty line ("\\n\\n").

    `published_at` is aware; `lang` is None where the text is in no language we read.
    """

    text: str
    title: str = ""
    lang: Lang | None = None
    url: str | None = None
    published_at: datetime | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        title: str = "",
        lang: Lang | None = None,
        url: str | None = None,
        published_at: datetime | None = None,
        site: str | None = None,
    ) -> Self:
        """The text as it is; the language is found in the text when it is not given."""
        return cls(text, title, lang or find_language(text), url, published_at, site)

    def paragraphs(self) -> tuple[Span, ...]:
        """The non-empty lines of the text, as spans without surrounding white space."""
        spans = []
        start = 0
        for line in self.text.split("\n"):
            stripped = line.strip()
            if stripped:
                first = start + line.index(stripped)
                spans.append(Span(first, first + len(stripped)))
            start += len(line) + 1
        return tuple(spans)
