"""Says announcements: each is claimed like an answer, so that one process sends it and another can finish it."""

import logging
from collections.abc import Mapping

from bot.claimant import Ask, Claimant
from bot.delivery import Delivery
from bot.errors import PlaceGone
from bot.messages import Anchor, Place, User
from bot.models import Announcement, Claim, ClaimState
from bot.ports import Announcements, Chat, Claims

_log = logging.getLogger(__name__)

_SUBJECT = "announcement"
_ITSELF = User("")
"""Nobody asked for an announcement."""


class Announcer:
    """`chats` by platform name, as they connect."""

    def __init__(
        self,
        chats: Mapping[str, Chat],
        delivery: Delivery,
        claimant: Claimant,
        claims: Claims,
        announcements: Announcements,
    ) -> None:
        self._chats = chats
        self._delivery = delivery
        self._claimant = claimant
        self._claims = claims
        self._announcements = announcements

    async def announce(self, announcement: Announcement) -> ClaimState:
        """Send what of it is not sent yet, unless another process is at it ("open"). Asking again is harmless.

        Raises PlaceGone; asking again later goes on where it stopped.
        """
        anchor = _anchor(announcement)
        claim = await self._claimant.win(Ask(anchor, _ITSELF, asked=True), _SUBJECT)
        if claim is None:
            (claim,) = await self._claims.claims_on(anchor.place, anchor.id)
            if claim.state != "held" or not await self._claimant.reopen(claim):
                return claim.state
            claim = self._claimant.owned(claim)
        return await self._delivery.announce(claim, announcement.reply)

    async def direct(self, place: Place, user: str) -> Place:
        """The conversation with one person of this place. Raises SendFailed, PlaceGone, SendUnknown."""
        return await self._chats[place.platform].direct(place, user)

    async def resume(self, claim: Claim) -> None:
        """Finish what a process that is gone has begun; the claim is this process's now."""
        announcement = await self._announcements.find(claim.anchor.id)
        if announcement is None:
            await self._claimant.give_up(claim, "the announcement is gone")
            return
        try:
            await self._delivery.announce(claim, announcement.reply)
        except PlaceGone as exc:
            _log.info("announcement %s is held: %s", announcement.id, exc)


def _anchor(announcement: Announcement) -> Anchor:
    return Anchor(announcement.place, announcement.id, announced_at=announcement.made_at)
