"""Who answers what: one row for each (platform, channel, message, subject), with an owner and a lease."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Row, select, update

from bot.messages import Anchor, Place
from bot.models import Claim, ClaimState
from bot.store.database import Database
from bot.store.tables import claims


class SqlClaims:
    """bot.ports.Claims in a table. Every change is one compare-and-set, so it holds between processes too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, claim: Claim, now: datetime, lease_s: float) -> bool:
        row = _row(claim) | {"detail": "", "claimed_at": now, "lease_until": now + timedelta(seconds=lease_s)}
        new = self._database.insert(claims).on_conflict_do_nothing().returning(claims.c.id)
        async with self._database.write() as connection:
            return (await connection.execute(new, row)).first() is not None

    async def renew(self, owner: str, now: datetime, lease_s: float) -> None:
        held = (claims.c.state == "open") & (claims.c.owner == owner)
        async with self._database.write() as connection:
            await connection.execute(update(claims).where(held), {"lease_until": now + timedelta(seconds=lease_s)})

    async def take_over(
        self, owner: str, platforms: Sequence[str], now: datetime, lease_s: float, limit: int
    ) -> tuple[Claim, ...]:
        left_lying = (
            select(claims.c.id)
            .where(claims.c.state == "open", claims.c.lease_until < now, claims.c.platform.in_(platforms))
            .order_by(claims.c.claimed_at, claims.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        lease = {"owner": owner, "lease_until": now + timedelta(seconds=lease_s)}
        async with self._database.write() as connection:
            ids = (await connection.execute(left_lying)).scalars().all()
            taken = update(claims).where(claims.c.id.in_(ids)).returning(*claims.c)
            rows = (await connection.execute(taken, lease)).all() if ids else []
        return tuple(_claim(row) for row in sorted(rows, key=lambda row: (row.claimed_at, row.id)))

    async def reopen(self, claim_id: str, owner: str, now: datetime, lease_s: float) -> bool:
        waiting = (claims.c.id == claim_id) & claims.c.state.in_(("offered", "held", "replaced"))
        change = {"state": "open", "owner": owner, "detail": "", "lease_until": now + timedelta(seconds=lease_s)}
        async with self._database.write() as connection:
            return (await connection.execute(update(claims).where(waiting), change)).rowcount == 1

    async def close(self, claim_id: str, owner: str, state: ClaimState, detail: str = "") -> bool:
        held = (claims.c.id == claim_id) & (claims.c.owner == owner) & (claims.c.state == "open")
        async with self._database.write() as connection:
            done = await connection.execute(update(claims).where(held), {"state": state, "detail": detail})
        return done.rowcount == 1

    async def find(self, claim_id: str) -> Claim | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(claims).where(claims.c.id == claim_id))).first()
        return _claim(row) if row else None

    async def claims_on(self, place: Place, message: str) -> tuple[Claim, ...]:
        of_message = (
            select(claims)
            .where(claims.c.platform == place.platform, claims.c.channel == place.channel, claims.c.message == message)
            .order_by(claims.c.claimed_at, claims.c.id)
        )
        async with self._database.read() as connection:
            return tuple(_claim(row) for row in await connection.execute(of_message))

    async def withdraw(self, claim_id: str, state: Literal["replaced", "withdrawn"]) -> None:
        standing = (claims.c.id == claim_id) & (claims.c.state != "withdrawn")
        async with self._database.write() as connection:
            await connection.execute(update(claims).where(standing), {"state": state})


def _row(claim: Claim) -> dict[str, object]:
    anchor = claim.anchor
    return {
        "id": claim.id,
        "platform": anchor.place.platform,
        "workspace": anchor.place.workspace,
        "channel": anchor.place.channel,
        "visibility": anchor.place.visibility,
        "message": anchor.id,
        "thread": anchor.thread,
        "privacy": anchor.privacy,
        "announced_at": anchor.announced_at,
        "subject": claim.subject,
        "subject_key": claim.subject,
        "owner": claim.owner,
        "asked": claim.asked,
        "asker": claim.asker,
        "url": claim.url,
        "length": claim.length,
        "resumable": claim.resumable,
        "state": claim.state,
    }


def _claim(row: Row[Any]) -> Claim:
    place = Place(row.platform, row.workspace, row.channel, row.visibility)
    return Claim(
        id=row.id,
        anchor=Anchor(place, row.message, row.thread, privacy=row.privacy, announced_at=row.announced_at),
        subject=row.subject,
        owner=row.owner,
        asked=row.asked,
        asker=row.asker,
        url=row.url,
        length=row.length,
        resumable=row.resumable,
        state=row.state,
    )
