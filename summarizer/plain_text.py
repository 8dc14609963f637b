"""A plain text file -> a Document: title, outlet, section and date lines on top are told from the paragraphs below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from summarizer.boilerplate import is_byline, without_boilerplate
from summarizer.clean_text import clean_line, clean_paragraph
from summarizer.dates import outlet_zone, parse_date
from summarizer.document import Document
from summarizer.lines import is_prose, join_lines
from summarizer.verdict import readable_language

_LONGEST_TITLE = 250
_LONGEST_HEADER_LINE = 80
_MOST_HEADER_LINES = 6
_EMPTY_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LABEL = re.compile(r"^(?:title|source|outlet|date|제목|출처|날짜|заголовок|источник|дата)\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S{1,2000}")


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands above the article; `blocks`: how many paragraphs of the file it takes."""

    title: str = ""
    site: str | None = None
    date_line: str = ""
    address: str | None = None
    blocks: int = 0


def read_text(text: str, *, url: str | None = None) -> Document:
    """The article of a text file.

    The first line is the title when an empty line or a header line follows it and it ends no sentence; the short lines
    after it are a header when one of them is a date: the first of them names the outlet. A text without such lines is
    all article. Raises NotReadable ("too_short", "language").
    """
    unbroken = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = [clean_paragraph(block).split("\n") for block in _EMPTY_LINES.split(unbroken)]
    blocks = [lines for lines in blocks if lines != [""]]
    now = datetime.now(UTC)
    header = _header(blocks, now)
    body = "\n\n".join(map(join_lines, without_boilerplate(blocks[header.blocks :], header.title)))
    lang = readable_language(body, header.title)
    address = url or header.address
    document = Document.from_text(body, title=header.title, lang=lang, url=address, site=header.site)
    published = parse_date(header.date_line, outlet_zone(lang, address or ""), now=now) if header.date_line else None
    return replace(document, published_at=published)


def _header(blocks: Sequence[Sequence[str]], now: datetime) -> _Header:
    if len(blocks) < 2 or not _is_title(blocks[0][0]):
        return _Header()
    lines: list[str] = list(blocks[0][1:])
    taken = 1
    for block in blocks[1:]:
        if len(lines) + len(block) > _MOST_HEADER_LINES or not all(map(_is_header_line, block)):
            break
        lines.extend(block)
        taken += 1
    dated = [line for line in lines if _is_date(line, now)]
    title = clean_line(_LABEL.sub("", blocks[0][0]))
    if not dated or not all(map(_is_header_line, lines)):
        return _Header(title=title, blocks=1) if len(blocks[0]) == 1 else _Header()
    addresses = [line for line in lines if _ADDRESS.fullmatch(line)]
    names = [line for line in lines if line not in dated and line not in addresses and not is_byline(line)]
    return _Header(
        title=title,
        site=clean_line(_LABEL.sub("", names[0])) if names else None,
        date_line=dated[0],
        address=addresses[0] if addresses else None,
        blocks=taken,
    )


def _is_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and not line.endswith((".", ",", ";"))
        and not (is_prose(line) and line.endswith("."))
    )


def _is_header_line(line: str) -> bool:
    return (len(line) <= _LONGEST_HEADER_LINE and not is_prose(line)) or _ADDRESS.fullmatch(line) is not None


def _is_date(line: str, now: datetime) -> bool:
    return len(line) <= _LONGEST_HEADER_LINE and parse_date(line, now=now) is not None
