"""Reply -> what a terminal shows: Rich text for people, a plain dictionary for `--json`. Pure.

Titles and sentences go in as text, never as markup, and control characters are taken out: nothing in an article can
colour, move or clear the terminal.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.messages import Line, Reply


def render(reply: Reply, number: str) -> RenderableType:
    """The reply for a terminal; `number` is what `:press` takes."""
    return Group(*_rows(reply, number))


def as_dict(reply: Reply) -> dict[str, object]:
    """The reply as plain data, field by field, for JSON."""
    return asdict(reply)


def _rows(reply: Reply, number: str) -> Iterator[RenderableType]:
    if reply.headline:
        yield _line(reply.headline, "bold")
    if reply.facts:
        yield Text(" · ".join(map(visible, reply.facts)), "dim")
    for paragraph in reply.paragraphs:
        yield Padding(_line(paragraph), (0, 0, 0, 2))
    for note in reply.notes:
        yield _line(note, "dim italic")
    if reply.buttons:
        labels = "  ".join(f"[{visible(button.label)}]" for button in reply.buttons)
        yield Text(f"{labels}   (:press {number} {visible(reply.buttons[0].label).split()[0]})", "cyan")


def _line(line: Line, style: str = "") -> Text:
    text = Text(visible(line.text), style)
    if line.link:
        text.stylize(f"link {line.link}")
    return text


def visible(text: str) -> str:
    """The text without control and direction-changing characters, on one line."""
    kept = (c if not unicodedata.category(c).startswith("C") or c in "\n\t" else "" for c in text)
    return " ".join("".join(kept).split())
