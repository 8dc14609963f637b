"""Text -> the same text, letter for letter, without the quotation marks that stand inside other quotations.

Russian papers write «…„…“…» and "… "…" …"; whoever looks for the outer quotations then finds one, not three. Also: the
paragraphs that lie inside a quotation which an earlier paragraph opened.
"""

import re

from summarizer.document import Document, Span

_NEUTRAL = "ʺ"
_GUILLEMETS = re.compile(r"«[^«»\n]*»")
_OUTER = re.compile("[«»]")
_INNER = str.maketrans(dict.fromkeys('„“”"', _NEUTRAL))
_MOST_HELD = 8  # paragraphs of one quotation
_OPENS_AFTER = frozenset(" \u00a0([—–-\n\t")


def without_inner_marks(text: str) -> str:
    """The text with each inner mark replaced by one character that is no mark."""
    plain = _GUILLEMETS.sub(lambda match: match.group().translate(_INNER), text)
    if plain.count('"') < 4:
        return plain
    return "\n".join(_straight(line) if line.count('"') >= 4 else line for line in plain.split("\n"))


def _straight(line: str) -> str:
    """Straight marks, where as many open as close; else the line stays as it is."""
    depth = 0
    letters = list(line)
    for at, letter in enumerate(line):
        if letter != '"':
            continue
        opens = (at == 0 or line[at - 1] in _OPENS_AFTER) and at + 1 < len(line) and line[at + 1].isalnum()
        if opens:
            depth += 1
        if depth > 1:
            letters[at] = _NEUTRAL
        if not opens:
            depth -= 1
        if depth < 0:
            return line
    return "".join(letters) if depth == 0 else line


def open_quotations(document: Document) -> dict[int, int]:
    """Numbers of paragraphs that begin inside a quotation -> the place where it closes, or the paragraph's end."""
    found: dict[int, int] = {}
    waiting: list[tuple[int, Span]] | None = None
    for number, paragraph in enumerate(document.paragraphs()):
        marks = list(_OUTER.finditer(document.text, paragraph.start, paragraph.end))
        closes = bool(marks) and marks[0].group() == "»"
        if waiting is not None and closes:
            found.update((held, span.end) for held, span in waiting)
            found[number] = marks[0].start()
        elif waiting is not None and not marks and len(waiting) < _MOST_HELD:
            waiting.append((number, paragraph))
            continue
        opened = sum(1 if mark.group() == "«" else -1 for mark in marks[closes:])
        waiting = [] if opened > 0 else None
    return found
