"""This process as one of those that claim work: makes claims, wins or loses them, keeps the won ones alive."""

import itertools
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import AddressRefused
from bot.messages import Anchor, User
from bot.models import Claim, ClaimState, Length
from bot.news.addresses import article_address, without_secrets
from bot.ports import Claims


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody wants something: what the answer is attached to, who, and whether in so many words (`asked`)."""

    anchor: Anchor
    user: User
    asked: bool
    length: Length = "medium"


class Claimant:
    """`lease_s`: how long a claim is safe from other processes without being renewed."""

    def __init__(self, claims: Claims, clock: Callable[[], datetime], lease_s: float) -> None:
        self.lease_s = lease_s
        self._claims = claims
        self._clock = clock
        self._numbers = itertools.count()
        self._owner = secrets.token_hex(8)

    async def win(self, ask: Ask, subject: str, *, url: str = "", state: ClaimState = "open") -> Claim | None:
        """The claim, if nobody has made it before."""
        claim = Claim(
            id=f"{next(self._numbers):06x}{secrets.token_hex(7)}",  # claims of one moment sort in the order they came
            anchor=ask.anchor,
            subject=subject,
            owner=self._owner,
            asked=ask.asked,
            asker=ask.user.id,
            url=without_secrets(url) if url else "",
            length=ask.length,
            resumable=ask.anchor.handle is None,
            state=state,
        )
        return claim if await self._claims.claim(claim, self._clock(), self.lease_s) else None

    async def win_link(self, ask: Ask, url: str, state: ClaimState = "open") -> Claim | None:
        """The claim on a link, if nobody has made it before."""
        return await self.win(ask, link_subject(url), url=url, state=state)

    async def reopen(self, claim: Claim) -> bool:
        """Make a claim that was offered or replaced this process's open one; False when somebody else did."""
        return await self._claims.reopen(claim.id, self._owner, self._clock(), self.lease_s)

    def owned(self, claim: Claim) -> Claim:
        """The claim as it stands after `reopen`."""
        return replace(claim, owner=self._owner, state="open")

    async def renew(self) -> None:
        """Keep all claims of this process for another while."""
        await self._claims.renew(self._owner, self._clock(), self.lease_s)

    async def take_over(self, platforms: Sequence[str]) -> tuple[Claim, ...]:
        """Claims that a process which is gone has left open, now this one's."""
        return await self._claims.take_over(self._owner, platforms, self._clock(), self.lease_s, limit=8)

    async def give_up(self, claim: Claim, reason: str) -> None:
        """Close a claim that nobody can answer any more."""
        await self._claims.close(claim.id, self._owner, "unknown", reason)


def link_subject(url: str) -> str:
    """What a claim on a link is about: the article's one address, or the words as they stand when it is no address."""
    shown = without_secrets(url)
    try:
        return article_address(shown)
    except AddressRefused:
        return shown
