"""The interactions that can still be answered, in memory: Discord takes answers for 15 minutes."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import timedelta

import discord

from bot.messages import Privacy

ANSWERABLE = timedelta(minutes=14, seconds=30)  # half a minute less than Discord's, for the way there
MOST = 10_000


@dataclass(slots=True)
class LiveInteraction:
    """An acknowledged interaction. `waiting`: a "thinking…" message stands there, to be replaced by the first answer.

    `original_part`: the id of the part that replaced it. `own`: the ids of messages posted with this token.
    """

    interaction: discord.Interaction
    privacy: Privacy
    waiting: bool
    original_part: str | None = None
    own: set[int] = field(default_factory=set)

    @property
    def answerable(self) -> bool:
        return discord.utils.utcnow() - self.interaction.created_at < ANSWERABLE

    @property
    def pressed_message(self) -> int | None:
        """The message whose button was pressed."""
        is_press = self.interaction.type is discord.InteractionType.component
        return self.interaction.message.id if is_press and self.interaction.message else None


class LiveInteractions:
    """Kept by handle, oldest first; those past their time are dropped when another comes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, LiveInteraction] = OrderedDict()

    def keep(self, live: LiveInteraction) -> str:
        """The handle under which it can be found again."""
        while self._kept and (len(self._kept) >= MOST or not next(iter(self._kept.values())).answerable):
            self._kept.popitem(last=False)
        handle = str(live.interaction.id)
        self._kept[handle] = live
        return handle

    def get(self, handle: str | None) -> LiveInteraction | None:
        """None when it is unknown here or its time is over."""
        live = self._kept.get(handle) if handle else None
        return live if live and live.answerable else None
