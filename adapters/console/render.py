"""Reply -> what a terminal shows: Rich text for people, a plain dictionary for `--json`. Pure.

Titles and sentences go in as text, never as markup, and control characters are taken out: nothing in an article can
colour, move or clear the terminal.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.messages import Line, Reply, Said, Told


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
    for statement in reply.statements:
        yield from _said(statement)
    for story in reply.stories:
        yield from _told(story)
    if reply.attachment:
        yield Text(reply.attachment.name, "bold")
        yield Text(plain(reply.attachment.content))
    for note in reply.notes:
        yield _line(note, "dim italic")
    if reply.buttons:
        labels = "  ".join(f"[{visible(button.label)}]" for button in reply.buttons)
        yield Text(f"{labels}   (:press {number} {visible(reply.buttons[0].label).split()[0]})", "cyan")


def _told(story: Told) -> Iterator[RenderableType]:
    yield Text("")
    yield _line(story.headline, "bold")
    if story.marks:
        yield Text(" · ".join(map(visible, story.marks)), "dim")
    for paragraph in story.paragraphs:
        yield Padding(_line(paragraph), (0, 0, 0, 2))
    for statement in story.statements:
        yield from _said(statement)
    for side in story.sides:
        outlets = Text(", ").join(_line(outlet) for outlet in side.outlets)
        yield Padding(Text.assemble((f"{visible(side.side)}: {visible(side.note)}", "italic"), outlets), (0, 0, 0, 2))


def _said(statement: Said) -> Iterator[RenderableType]:
    if statement.speaker:
        yield Text(visible(statement.speaker), "bold green")
    left, right = statement.quotes
    if statement.before:
        yield Padding(_line(statement.before, "dim"), (0, 0, 0, 2))
    for words in statement.words:
        yield Padding(_line(replace(words, text=f"{left}{words.text}{right}")), (0, 0, 0, 2))
    if statement.after:
        yield Padding(_line(statement.after, "dim"), (0, 0, 0, 2))
    small_print = " · ".join((visible(statement.source.text), *map(visible, statement.marks)))
    yield Padding(Text(small_print, "dim"), (0, 0, 0, 2))


def _line(line: Line, style: str = "") -> Text:
    text = Text(visible(line.text), style)
    if line.link:
        text.stylize(f"link {line.link}")
    return text


def visible(text: str) -> str:
    """The text without control and direction-changing characters, on one line."""
    return " ".join(plain(text).split())


def plain(text: str) -> str:
    """The text without control and direction-changing characters, its lines as they are."""
    return "".join(c if not unicodedata.category(c).startswith("C") or c in "\n\t" else "" for c in text)
