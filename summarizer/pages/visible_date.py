"""The tree -> the date that a reader sees by the title, for pages that say it nowhere else."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from summarizer.clean_text import clean_line
from summarizer.dates import parse_date
from summarizer.pages.tree import Tree

_DATED = re.compile(r"date|time|publish|regist|pubinfo|update|작성|등록", re.IGNORECASE)
_LONGEST = 100
_MOST_LETTERS = 20
_MOST_TRIED = 300
_ANY_TIME = datetime(9999, 1, 1, tzinfo=UTC)


def written_date(tree: Tree) -> str:
    """The text of the date, or ""; a `time` element first, then by class name, then any date alone below the title."""
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@datetime]")[:3]:
        written = element.get("content") or element.get("datetime") or "".join(element.itertext())
        if _parses(written):
            return clean_line(written)
    return next((text for text in (*_by_class(tree), *_below_title(tree)) if _parses(text)), "")


def _by_class(tree: Tree) -> Iterator[str]:
    tried = 0
    for element in tree.iter("div", "span", "p", "li", "dd", "td", "em", "small", "time"):
        if _DATED.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = clean_line("".join(element.itertext())[: _LONGEST + 1])
            if 6 <= len(text) <= _LONGEST:
                yield text
            tried += 1
            if tried >= _MOST_TRIED:
                return


def _below_title(tree: Tree) -> Iterator[str]:
    """Short texts of few letters from the first heading on."""
    seen = False
    tried = 0
    for element in tree.iter():
        seen = seen or element.tag in ("h1", "h2", "h3")
        for text in (element.text, element.tail) if seen else ():
            if text and 6 <= len(text.strip()) <= _LONGEST:
                tried += 1
                if sum(letter.isalpha() for letter in text) <= _MOST_LETTERS:
                    yield clean_line(text)
        if tried >= _MOST_TRIED:
            return


def _parses(text: str) -> bool:
    return parse_date(text, now=_ANY_TIME) is not None
