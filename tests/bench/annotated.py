"""Annotated sample articles, checked: `python -m tests.bench.annotated [--show] PATH...`; a file in, its gold out.

The format stands in tests/samples/README.md. A gold statement is a dict as the metric `score_quotes.py` reads it, with
`speakers` (mention, name, titles) and `inferred` beside what the metric knows; places are code points into the text.
Nothing is guessed: what is unknown, missing, empty or not in the text is a `BadAnnotation`.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from summarizer import Document
from summarizer.language import Lang
from tests.bench._gold import Gold, non_answer, one_of, read_entries, statement

_HEADER = ["lang", "title", "manner", "published"]
_LANGS: tuple[Lang, ...] = ("en", "ko", "ru")
_MANNERS = ("wire", "broadsheet", "release", "agency")
_STATEMENTS, _NON_ANSWERS = "\n== statements\n", "\n== non-answers\n"


class BadAnnotation(ValueError):
    """A file that does not say what it must: the file, the block ("statement 3"), and what is wrong."""

    def __init__(self, path: Path, block: str, reason: str) -> None:
        super().__init__(f"{path}: {block}: {reason}")
        self.path = path
        self.block = block
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with all that is said in it: `statements` for the metric, `non_answers` as speaker and words."""

    path: Path
    manner: str
    document: Document
    statements: tuple[Gold, ...]
    non_answers: tuple[Gold, ...]

    @property
    def gold(self) -> Gold:
        """The article as a line of the metric's format."""
        document = self.document
        name = f"{document.lang}-{self.path.parent.name}-{self.path.stem}"
        return {"id": name, "title": document.title, "text": document.text, "quotes": list(self.statements)}


def read_annotated(path: Path) -> Annotated:
    """The article of a file with its annotation. Raises BadAnnotation."""
    block = "header"
    try:
        article, separator, annotation = path.read_text("utf-8").partition(_STATEMENTS)
        document, manner = _article(article)
        if not separator:
            raise ValueError("no line '== statements'")
        said, _, unsaid = f"\n{annotation}".partition(_NON_ANSWERS)
        statements, non_answers = [], []
        for number, lines in enumerate(_blocks(said), 1):
            block = f"statement {number}"
            statements.append(statement(document.text, read_entries(lines)))
        for number, lines in enumerate(_blocks(unsaid), 1):
            block = f"non-answer {number}"
            non_answers.append(non_answer(document.text, read_entries(lines)))
    except ValueError as error:
        raise BadAnnotation(path, block, str(error)) from error
    return Annotated(path, manner, document, tuple(statements), tuple(non_answers))


def read_all(folder: Path) -> tuple[Annotated, ...]:
    """All annotated articles below a folder, by path. Raises BadAnnotation."""
    return tuple(read_annotated(path) for path in sorted(folder.rglob("*.txt")))


def _article(article: str) -> tuple[Document, str]:
    header, _, text = article.partition("\n\n")
    comment, _, known = header.partition("\n")
    if not comment.startswith("# "):
        raise ValueError("the first line is no comment that calls this a sample")
    entries = read_entries(known.split("\n"))
    if [entry.key for entry in entries] != _HEADER:
        raise ValueError(f"not the keys {', '.join(_HEADER)}, in this order")
    lang, title, manner, published = (entry.value for entry in entries)
    if not text.strip():
        raise ValueError("no text")
    date = datetime.strptime(published, "%Y-%m-%d").replace(tzinfo=UTC)
    document = Document.from_text(text.strip(), title=title, lang=one_of(lang, _LANGS), published_at=date)
    return document, one_of(manner, _MANNERS)


def _blocks(section: str) -> Iterator[list[str]]:
    """The lines of each block; blocks are parted by empty lines, and lines that begin with "# " are comments."""
    lines = [line.strip() for line in section.split("\n") if not line.startswith("# ")]
    for filled, block in groupby(lines, key=bool):
        if filled:
            yield list(block)


def main(arguments: list[str]) -> None:
    """Check files or folders; with --show, say what was read, so that a reader sees where each word was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.annotated", description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--show", action="store_true", help="who, cue and words of every statement")
    options = parser.parse_args(arguments)
    wrong = 0
    for path in (file for one in options.paths for file in _files(one)):
        try:
            article = read_annotated(path)
        except BadAnnotation as error:
            wrong += 1
            print(error)
            continue
        print(f"{path}: ok, {len(article.statements)} statements, {len(article.non_answers)} non-answers")
        if options.show:
            print("\n".join(_shown(article)))
    sys.exit(1 if wrong else 0)


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.txt")) if path.is_dir() else [path]


def _shown(article: Annotated) -> Iterator[str]:
    """Each mention and cue with a few words around it, in brackets."""
    text = article.document.text
    for one in article.statements:
        content = " ... ".join(text[start:end] for start, end in one["fragments"])
        places = [speaker["mention"] for speaker in one["speakers"]] + [one["cue"]]
        yield f"  {one['type']}: {content}"
        yield "      " + " | ".join(_around(text, place) for place in places)
    for one in article.non_answers:
        yield f"  non-answer: {_around(text, one['speaker'])} | {_around(text, one['words'])}"


def _around(text: str, place: list[int] | None, width: int = 12) -> str:
    if place is None:
        return "-"
    start, end = place
    return f"{text[max(0, start - width) : start]}[{text[start:end]}]{text[end : end + width]}".replace("\n", " ")


if __name__ == "__main__":
    main(sys.argv[1:])
