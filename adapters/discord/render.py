"""Turns a Reply into Discord messages: pure, a Reply in, its parts out, each within Discord's sizes, nothing lost.

One part is one message with one embed: embeds ping nobody, and links inside them get no preview.
Lengths are UTF-16 units, which is how Discord's clients count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import discord

from adapters.discord.markup import fit_link, guarded, harmless, plain, utf16_head, utf16_length
from bot.messages import Button, Line, Reply, Said, SideCoverage, Told

TITLE = 256
DESCRIPTION = 4_096
THREAD_NAME = 100
BUTTON_LABEL = 80
BUTTONS = 25  # five rows of five, the page button included
COLOUR = 0x2F6F8F
LINK_MARK = "»"
SMALL_PRINT = "-# "
EMPTY = "\u200b"

_VERSION = "t1"
_BORDERS = (re.compile(r"\n"), re.compile(r"[.!?…。！？][\"'”’»」』)]*\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class ShownButton:
    """A button as Discord takes it."""

    custom_id: str
    label: str
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One message. `title` and `description` are escaped; `page` labels the button that only carries the part's id."""

    description: str
    title: str | None = None
    link: str | None = None
    buttons: tuple[Button, ...] = ()
    page: str = ""

    def embed(self) -> discord.Embed:
        return discord.Embed(title=self.title, url=self.link, description=self.description, colour=COLOUR)

    def shown_buttons(self, part_id: str) -> tuple[ShownButton, ...]:
        """At least one, so that the message can be told from others later: every part carries its id in a button."""
        shown = tuple(
            ShownButton(_custom_id(part_id, button.id), _cut(button.label, BUTTON_LABEL)) for button in self.buttons
        )
        if shown and not self.page:
            return shown
        return (*shown, ShownButton(_custom_id(part_id, ""), self.page or "1/1", disabled=True))


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: escaped text, what stands before and after it, and what parts it from the block above."""

    text: str
    prefix: str = ""
    suffix: str = ""
    gap: str = "\n\n"

    def __str__(self) -> str:
        return f"{self.prefix}{self.text}{self.suffix}"


def render(reply: Reply) -> tuple[Part, ...]:
    """The messages that the reply becomes, at least one; the title is on the first, the buttons are on the last."""
    title = _title(reply.headline)
    over = () if title or not reply.headline else (_paragraph(reply.headline),)
    pages = _pages([[*over, *_before_stories(reply)], *map(_told, reply.stories), _notes(reply)])
    parts = [Part(page or EMPTY) for page in pages]
    if title and reply.headline:
        first = parts[0].description
        parts[0] = replace(
            parts[0], title=title, link=fit_link(reply.headline.link), description="" if first == EMPTY else first
        )
    parts[-1] = replace(parts[-1], buttons=reply.buttons[: BUTTONS - 1])
    if len(parts) > 1:
        parts = [replace(part, page=f"{number}/{len(parts)}") for number, part in enumerate(parts, 1)]
    return tuple(parts)


def thread_name(reply: Reply) -> str:
    """What the thread of an answer is called: the headline, as plain text."""
    words = plain(reply.headline.text) if reply.headline else ""
    return _cut(words, THREAD_NAME) or "Summary"


def part_of(custom_id: str) -> str | None:
    """The part id in a button's custom id, or None where there is none."""
    version, _, rest = custom_id.partition(":")
    return rest.partition(":")[0] or None if version == _VERSION else None


def button_of(custom_id: str) -> str | None:
    """The `Button.id` in a button's custom id, or None when it is not a button of ours that can be pressed."""
    version, _, rest = custom_id.partition(":")
    return rest.partition(":")[2] or None if version == _VERSION else None


def _custom_id(part_id: str, button_id: str) -> str:
    """At most 89 of the 100 characters that Discord takes: 3, the part's 25, 1, the button's 60."""
    return f"{_VERSION}:{part_id}:{button_id}"


def _title(headline: Line | None) -> str | None:
    """The headline as an embed's title, or None when there is none or it is too long for one."""
    title = guarded(harmless(plain(headline.text))) if headline else ""
    return title if 0 < utf16_length(title) <= TITLE else None


def _before_stories(reply: Reply) -> list[_Block]:
    facts = " · ".join(harmless(plain(fact)) for fact in reply.facts if plain(fact))
    blocks = [_Block(guarded(facts), SMALL_PRINT)] if facts else []
    blocks += [_paragraph(line) for line in reply.paragraphs if line.text.strip()]
    for statement in reply.statements:
        blocks += _said(statement)
    return blocks


def _told(story: Told) -> list[_Block]:
    """A story of a digest: its headline, small print, sentences, who said what, and how each side carried it."""
    headline = _paragraph(replace(story.headline, text=plain(story.headline.text)))
    blocks = [replace(headline, prefix="**", suffix=f"**{headline.suffix}")]
    if story.marks:
        marks = " · ".join(harmless(plain(mark)) for mark in story.marks)
        blocks.append(_Block(guarded(marks), SMALL_PRINT, gap="\n"))
    blocks += [replace(_paragraph(line), gap="\n") for line in story.paragraphs if line.text.strip()]
    for statement in story.statements:
        blocks += _said(statement)
    for side in story.sides:
        blocks += _side(side)
    return blocks


def _side(side: SideCoverage) -> Iterator[_Block]:
    """A line a side; where the addresses of its outlets are too long for one, a line an outlet."""
    name = harmless(plain(side.side))
    outlets = [f"{block.text}{block.suffix}" for block in map(_paragraph, side.outlets)] or [harmless(side.note)]
    together = f"{name}: {', '.join(outlets)}"
    lines = [together] if utf16_length(together) <= DESCRIPTION // 2 else [f"{name}: {outlet}" for outlet in outlets]
    return (_Block(guarded(line), SMALL_PRINT, gap="\n") for line in lines)


def _notes(reply: Reply) -> list[_Block]:
    blocks = []
    for number, line in enumerate(line for line in reply.notes if line.text.strip()):
        note = _paragraph(replace(line, text=plain(line.text)))
        blocks.append(replace(note, prefix=SMALL_PRINT, gap="\n" if number else "\n\n"))
    return blocks


def _said(statement: Said) -> Iterator[_Block]:
    """The speaker, the words between their quotation marks, and the source as small print below."""
    if statement.speaker:
        yield _Block(guarded(harmless(plain(statement.speaker))), prefix="**", suffix="**")
    lines = [replace(line, text=line.text.strip()) for line in statement.words]
    left, right = statement.quotes
    spoken = [replace(_paragraph(replace(line, text=f"{left}{line.text}{right}")), gap="\n") for line in lines]
    if statement.before:
        yield _aside(statement.before)
    yield from spoken if statement.speaker or statement.before else [replace(spoken[0], gap="\n\n"), *spoken[1:]]
    if statement.after:
        yield _aside(statement.after)
    link = fit_link(statement.source.link)
    source = guarded(harmless(plain(statement.source.text)))
    marks = "".join(f" · {harmless(plain(mark))}" for mark in statement.marks)
    yield _Block(f"{source}{marks}", SMALL_PRINT, f" [{LINK_MARK}]({link})" if link else "", gap="\n")


def _aside(line: Line) -> _Block:
    """Words around a statement, in small print and without a link of their own."""
    return _Block(guarded(harmless(plain(line.text))), prefix=SMALL_PRINT, gap="\n")


def _paragraph(line: Line) -> _Block:
    link = fit_link(line.link)
    return _Block(guarded(harmless(line.text.strip())), suffix=f" [{LINK_MARK}]({link})" if link else "")


def _pages(groups: Iterable[Sequence[_Block]]) -> list[str]:
    """The blocks laid on as few descriptions as fit, in order.

    A group (a story) begins a new one rather than being parted, and a block is only split when it is longer than one.
    """
    pages = [""]
    for group in groups:
        pieces = [piece for block in group for piece in _pieces(block)]
        if pieces and not _fits(pages[-1], pieces) and _fits("", pieces):
            pages.append("")
        for piece in pieces:
            if not _fits(pages[-1], [piece]):
                pages.append("")
            pages[-1] = _laid_on(pages[-1], [piece])
    return pages


def _fits(page: str, pieces: Sequence[_Block]) -> bool:
    return utf16_length(_laid_on(page, pieces)) <= DESCRIPTION


def _laid_on(page: str, pieces: Sequence[_Block]) -> str:
    for piece in pieces:
        page = f"{page}{piece.gap}{piece}" if page else str(piece)
    return page


def _pieces(block: _Block) -> list[_Block]:
    """The block, or the blocks it splits into: at line ends, else sentence ends, else word borders, else anywhere."""
    limit = DESCRIPTION - utf16_length(block.prefix) - utf16_length(block.suffix) - 1  # 1: what `guarded` may add
    pieces = []
    rest = block.text
    while utf16_length(rest) > limit:
        end = _cut_position(rest, limit)
        pieces.append(replace(block, text=rest[:end].rstrip(), suffix=""))
        rest = guarded(rest[end:].lstrip())
    return [*pieces, replace(block, text=rest)]


def _cut_position(text: str, limit: int) -> int:
    """Where to end a piece of at most `limit` UTF-16 units; never between a backslash and what it escapes."""
    window = utf16_head(text, limit)
    for border in _BORDERS:
        ends = [match.end() for match in border.finditer(window)]
        if ends and ends[-1] > limit // 2:
            return ends[-1]
    backslashes = len(window) - len(window.rstrip("\\"))
    return len(window) - backslashes % 2


def _cut(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, cut at a word where one ends near, with a mark that something is missing."""
    if utf16_length(text) <= limit:
        return text
    window = utf16_head(text, limit - 1)
    at_word = window.rpartition(" ")[0]
    return f"{at_word if len(at_word) > limit // 2 else window}…"
