"""Reply -> Slack messages, within Slack's sizes; pure, and nothing of the reply is lost.

Words go into `rich_text` and `plain_text` only, which Slack shows as they are: no mrkdwn, mention or broadcast is read
out of them, so there is nothing to escape. Only `text`, which Slack shows in notifications, needs it.

Slack's limits: 50 blocks, 3,000 characters in a text object, 75 in a button's label, 255 in an action_id, 2,000 in a
button's value (https://docs.slack.dev/reference/block-kit/blocks), and an undocumented total near 13,000.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack.mrkdwn import escape
from adapters.slack.pieces import pieces
from bot.messages import Attachment, Button, Line, Privacy, Reply, Said, SideCoverage, Told

Block = dict[str, Any]

MESSAGE_SIZE = 9_000
BLOCKS = 45
TEXT_SIZE = 2_800
LINK_SIZE = 2_000
LABEL_SIZE = 75
NOTICE_SIZE = 400
BUTTONS_IN_A_ROW = 5
OUTLETS_IN_A_BLOCK = 3
ROW_SIZE = 2_000  # more than five buttons with ids of 80 and labels of 75 characters make
ACTION_PREFIX = "t1:"

_LINK = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"|\\]*)?")


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """`blocks` is what is shown; `text`, escaped, is for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...]


def render(reply: Reply) -> tuple[SlackMessage, ...]:
    """At least one message; the buttons are on the last. A file is only announced: `adapters.slack.files` shares it."""
    above, below = list(_above_stories(reply)), [*_below_stories(reply), *_rows(reply.buttons)]
    stories = [list(_told(story)) for story in reply.stories]
    together = [above, *stories, below] if stories else [[block] for block in (*above, *below)]
    messages = list(_messages(together)) or [[_paragraph(Line("…"), {})]]
    return tuple(SlackMessage(_notice(blocks), tuple(blocks)) for blocks in messages)


def message_size(blocks: Sequence[Block]) -> int:
    """Characters of the blocks as JSON: more than Slack itself counts, so a message within it is within Slack's."""
    return len(json.dumps(list(blocks), ensure_ascii=False))


def _above_stories(reply: Reply) -> Iterator[Block]:
    if reply.headline:
        yield from _paragraphs(reply.headline, {"bold": True})
    for piece in pieces(" · ".join(reply.facts), TEXT_SIZE):
        yield _small_print(piece)
    for line in reply.paragraphs:
        yield from _paragraphs(line, {})
    for statement in reply.statements:
        yield from _said(statement)


def _below_stories(reply: Reply) -> Iterator[Block]:
    if reply.attachment:
        yield _small_print(_announcement(reply.attachment, reply.privacy))
    for note in reply.notes:
        if note.link:
            yield from _paragraphs(note, {"italic": True})
        else:
            yield from (_small_print(piece) for piece in pieces(note.text, TEXT_SIZE))


def _told(story: Told) -> Iterator[Block]:
    """A story of a digest: its headline, small print, sentences, who said what, and how each side carried it."""
    yield from _paragraphs(story.headline, {"bold": True})
    for piece in pieces(" · ".join(story.marks), TEXT_SIZE):
        yield _small_print(piece)
    for line in story.paragraphs:
        yield from _paragraphs(line, {})
    for statement in story.statements:
        yield from _said(statement)
    if story.sides:
        yield from _sides(story.sides)


def _sides(sides: Sequence[SideCoverage]) -> Iterator[Block]:
    """A line a side, its outlets linked, a few of them a block: an address alone can have 2,000 characters."""
    for side in sides:
        elements = [_text(f"{side.side}: {side.note}", {"italic": True})]
        for number, outlet in enumerate(side.outlets):
            if number and number % OUTLETS_IN_A_BLOCK == 0:
                yield _section(elements)
                elements = []
            elements += [_text(", ", {})] if number else []
            elements += [_linked(Line(piece, outlet.link), {}) for piece in pieces(outlet.text, TEXT_SIZE)]
        yield _section(elements)


def _announcement(attachment: Attachment, privacy: Privacy) -> str:
    """The file itself is a message of its own, and comes after this one."""
    if privacy == "private":
        return f"{attachment.name} comes as a direct message from me, where nobody else sees it."
    return f"{attachment.name} follows."


def _said(statement: Said) -> Iterator[Block]:
    """The speaker, the words between their quotation marks, and the source as small print below."""
    if statement.speaker:
        yield from _paragraphs(Line(statement.speaker), {"bold": True})
    if statement.before:
        yield from _paragraphs(Line(statement.before.text), {"italic": True})
    left, right = statement.quotes
    for words in statement.words:
        yield from _paragraphs(Line(f"{left}{words.text}{right}", words.link), {})
    if statement.after:
        yield from _paragraphs(Line(statement.after.text), {"italic": True})
    for piece in pieces(" · ".join((statement.source.text, *statement.marks)), TEXT_SIZE):
        yield _small_print(piece)


def _paragraphs(line: Line, style: dict[str, bool]) -> Iterator[Block]:
    for piece in pieces(line.text, TEXT_SIZE):
        yield _paragraph(Line(piece, line.link), style)


def _paragraph(line: Line, style: dict[str, bool]) -> Block:
    return _section([_linked(line, style)])


def _section(elements: list[Block]) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def _linked(line: Line, style: dict[str, bool]) -> Block:
    if not line.link or not _is_safe(line.link):
        return _text(line.text, style)
    return _text(line.text, style) | {"type": "link", "url": line.link}


def _text(text: str, style: dict[str, bool]) -> Block:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def _is_safe(link: str) -> bool:
    """An address that Slack takes: one it refuses would lose the whole message, so its words are shown without it."""
    return len(link) <= LINK_SIZE and _LINK.fullmatch(link) is not None


def _small_print(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "plain_text", "text": text, "emoji": False}]}


def _rows(buttons: Sequence[Button]) -> Iterator[Block]:
    for start in range(0, len(buttons), BUTTONS_IN_A_ROW):
        row = buttons[start : start + BUTTONS_IN_A_ROW]
        yield {"type": "actions", "elements": [_button(button) for button in row]}


def _button(button: Button) -> Block:
    label = button.label if len(button.label) <= LABEL_SIZE else button.label[: LABEL_SIZE - 1] + "…"
    return {
        "type": "button",
        "action_id": f"{ACTION_PREFIX}{button.id}",
        "value": button.id,
        "text": {"type": "plain_text", "text": label, "emoji": False},
    }


def _messages(groups: Iterable[Sequence[Block]]) -> Iterator[list[Block]]:
    """The blocks on as few messages as fit; a group (a story) begins a new one rather than being parted."""
    message: list[Block] = []
    for group in groups:
        if message and not _fits([*message, *group]) and _fits(group):
            yield message
            message = []
        for block in group:
            if message and not _fits([*message, block]):
                yield message
                message = []
            message.append(block)
    if message:
        yield message


def _fits(blocks: Sequence[Block]) -> bool:
    return len(blocks) <= BLOCKS and sum(map(_planned_size, blocks)) <= MESSAGE_SIZE


def _planned_size(block: Block) -> int:
    """Buttons count the same whatever their ids are: a reply has as many messages before its buttons get their ids."""
    return ROW_SIZE if block["type"] == "actions" else message_size([block])


def _notice(blocks: Sequence[Block]) -> str:
    words = " ".join(" ".join(_words(block)) for block in blocks if block["type"] != "actions")
    shown = " ".join(words.split())
    return escape(shown if len(shown) <= NOTICE_SIZE else shown[: NOTICE_SIZE - 1] + "…") or "…"


def _words(block: Block) -> Iterator[str]:
    for element in block["elements"]:
        inner = element.get("elements", [element])
        yield from (str(words["text"]) for words in inner)
