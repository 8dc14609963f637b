"""A rendered part as the arguments that discord.py's send and edit take."""

import io
from typing import TypedDict

import discord

from adapters.discord.render import Part, ShownButton, part_of
from bot.messages import Attachment


class Content(TypedDict):
    """What is the same in every way of sending and editing."""

    embeds: list[discord.Embed]
    view: discord.ui.View
    allowed_mentions: discord.AllowedMentions


def content(part: Part, part_id: str) -> Content:
    return Content(
        embeds=[part.embed()],
        view=_view(part.shown_buttons(part_id)),
        allowed_mentions=discord.AllowedMentions.none(),
    )


def attached(attachment: Attachment | None) -> list[discord.File]:
    """The file of an answer, made anew for every try: sending uses it up."""
    if attachment is None:
        return []
    return [discord.File(io.BytesIO(attachment.content.encode()), attachment.name)]


def carries(message: discord.Message, part_id: str) -> bool:
    """Whether this message was sent with this part id."""
    children = [child for row in message.components if isinstance(row, discord.ActionRow) for child in row.children]
    return any(part_of(child.custom_id or "") == part_id for child in children)


def _view(buttons: tuple[ShownButton, ...]) -> discord.ui.View:
    """A view that discord.py does not keep: presses are read from their custom id, also after a restart."""
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(discord.ui.Button(custom_id=button.custom_id, label=button.label, disabled=button.disabled))
    view.stop()
    return view
