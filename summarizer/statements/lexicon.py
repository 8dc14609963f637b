"""The word lists of this package as they stand in `summarizer/data/`: sections in brackets, words below them."""

from collections.abc import Mapping
from functools import cache

from summarizer.words import read_lines


@cache
def read_sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of each section of a data file; a heading is `[name]`, `#` opens a comment."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for raw in read_lines(name):
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line:
            lines.append(line)
    return {section: tuple(found) for section, found in sections.items()}


@cache
def read_word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """The same, where a line is any number of words."""
    return {section: frozenset(" ".join(lines).split()) for section, lines in read_sections(name).items()}
