"""Makes a channel's digest: what it was not told yet of its feeds, as a Reply with the entries that it tells."""

from dataclasses import dataclass
from datetime import datetime

from bot.digest.models import Schedule
from bot.messages import Reply


@dataclass(frozen=True, slots=True)
class Made:
    """A digest and what it tells the channel of: (entry id, story id)."""

    reply: Reply
    items: tuple[tuple[str, str], ...]


class DigestMaker:
    """Every method raises StoreUnavailable."""

    async def make(self, schedule: Schedule, now: datetime, *, late: bool = False) -> Made | None:
        """The digest as of now; None when there is nothing new and the channel wants no word then."""
        raise NotImplementedError

    def paused_notice(self, schedule: Schedule, reason: str) -> Reply:
        """What whoever made the schedule is told when it is paused: "place_gone" or "unknown_zone"."""
        raise NotImplementedError
