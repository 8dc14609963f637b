"""Reply -> Slack messages, within Slack's sizes; pure, and nothing of the reply is lost.

Words go into `rich_text` and `plain_text` only, which Slack shows as they are: no mrkdwn, mention or broadcast is read
out of them, so there is nothing to escape. Only `text`, which Slack shows in notifications, needs it.

Slack's limits: 50 blocks, 3,000 characters in a text object, 75 in a button's label, 255 in an action_id, 2,000 in a
button's value (https://docs.slack.dev/reference/block-kit/blocks), and an undocumented total near 13,000.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack.mrkdwn import escape
from adapters.slack.pieces import pieces
from bot.messages import Attachment, Button, Line, Privacy, Reply, Said

Block = dict[str, Any]

MESSAGE_SIZE = 9_000
BLOCKS = 45
TEXT_SIZE = 2_800
LINK_SIZE = 2_000
LABEL_SIZE = 75
NOTICE_SIZE = 400
BUTTONS_IN_A_ROW = 5
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
    blocks = [*_word_blocks(reply), *_rows(reply.buttons)] or [_paragraph(Line("…"), {})]
    return tuple(SlackMessage(_notice(group), tuple(group)) for group in _groups(blocks))


def message_size(blocks: Sequence[Block]) -> int:
    """Characters of the blocks as JSON: more than Slack itself counts, so a message within it is within Slack's."""
    return len(json.dumps(list(blocks), ensure_ascii=False))


def _word_blocks(reply: Reply) -> Iterator[Block]:
    if reply.headline:
        yield from _paragraphs(reply.headline, {"bold": True})
    for piece in pieces(" · ".join(reply.facts), TEXT_SIZE):
        yield _small_print(piece)
    for line in reply.paragraphs:
        yield from _paragraphs(line, {})
    for statement in reply.statements:
        yield from _said(statement)
    if reply.attachment:
        yield _small_print(_announcement(reply.attachment, reply.privacy))
    for note in reply.notes:
        if note.link:
            yield from _paragraphs(note, {"italic": True})
        else:
            yield from (_small_print(piece) for piece in pieces(note.text, TEXT_SIZE))


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
    element: Block = {"type": "text", "text": line.text}
    if line.link and _is_safe(line.link):
        element = {"type": "link", "url": line.link, "text": line.text}
    if style:
        element["style"] = style
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


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


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    size = 0
    for block in blocks:
        more = _planned_size(block)
        if group and (len(group) == BLOCKS or size + more > MESSAGE_SIZE):
            yield group
            group, size = [], 0
        group.append(block)
        size += more
    yield group


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
