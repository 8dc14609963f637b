"""A process that dies at any await of a digest round: the next one tells everything, and nothing twice.

Every call of the store and of the platform is counted; the process dies just before the n-th, or just after it (it was
done, but nobody knows), for every n until a round comes through.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, cast

import pytest

from bot.ports import Chat, Store
from bot.store import open_store
from tests.newsdesk import LEDGER, YASEN, Desk

MOST = 400
LEAST = 40
"""A round makes more calls than that; with fewer, this would prove little."""
TITLES = ("Russia and South Korea agree on pollock quota", "Russia, North Korea reopen Tumangang rail bridge")

When = Literal["before", "after"]


class Death(BaseException):
    """kill -9: nothing in the process catches it."""


@dataclass
class Fuse:
    """Burns down with every call; at zero the process dies."""

    left: int
    when: When

    def burnt(self, when: When) -> None:
        if when == self.when:
            self.left -= 1
            if self.left == 0:
                raise Death


class Fused:
    """Something with async methods, each of which may be the last thing that the process does."""

    def __init__(self, real: object, fuse: Fuse) -> None:
        self._real = real
        self._fuse = fuse

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if name in ("platform", "part_count"):
            return found

        async def call(*given: Any, **named: Any) -> Any:
            self._fuse.burnt("before")
            result = await cast("Callable[..., Awaitable[Any]]", found)(*given, **named)
            self._fuse.burnt("after")
            return result

        return call


def fused_store(store: Store, fuse: Fuse) -> Store:
    return Store(**{field.name: Fused(getattr(store, field.name), fuse) for field in fields(store)})


async def desk_with_a_digest_due(store: Store) -> Desk:
    desk = Desk(store)
    await desk.gather()
    await desk.scheduled("18:00 UTC")
    desk.publish(LEDGER, "quota", TITLES[0], "Trawlers may catch 28,000 tonnes of pollock. Sokcho had waited.")
    desk.publish(YASEN, "rail", TITLES[1], "Wagons with flour crossed at dawn. Engineers replaced 400 sleepers.")
    desk.clock.forward(9 * 3600)
    return desk


async def dies(desk: Desk, fuse: Fuse) -> bool:
    """A process whose life hangs on the fuse runs a round; False when it came through."""
    living = Desk(fused_store(desk.store, fuse), desk.chat, desk.web, desk.clock, items=desk.items)
    living.bot.connect(cast("Chat", Fused(desk.chat, fuse)))
    try:
        await living.tick()
    except Death:
        return True
    except BaseExceptionGroup as group:
        if group.subgroup(Death) is None:
            raise
        return True
    return False


async def next_process(desk: Desk) -> None:
    """Starts when the dead one's lease is over, and runs some rounds."""
    desk.clock.forward(60)
    desk.restart()
    for _ in range(3):
        await desk.bot.resume()
        await desk.tick(hours=0.01)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_digest_is_told_once_wherever_the_process_dies(when: When, tmp_path: Path) -> None:
    for point in range(1, MOST):
        async with open_store(f"sqlite:///{tmp_path / f'{point}.sqlite3'}") as store:
            desk = await desk_with_a_digest_due(store)
            died = await dies(desk, Fuse(point, when))
            await next_process(desk)

            assert sorted(desk.told()) == sorted(TITLES), f"{when} call {point}"
            assert [slot.state for slot in await desk.slots()] == ["sent"], f"{when} call {point}"
            assert len(desk.chat.part_ids) == 1, f"{when} call {point}"
        if not died:
            assert point > LEAST
            return
    raise AssertionError(f"no round came through in {MOST} calls")


async def test_where_nothing_can_be_read_back_a_digest_is_told_once_or_unknown(tmp_path: Path) -> None:
    seen = set()
    for point in range(1, MOST):
        async with open_store(f"sqlite:///{tmp_path / f'{point}.sqlite3'}") as store:
            desk = await desk_with_a_digest_due(store)
            desk.chat.can_find = False
            died = await dies(desk, Fuse(point, "after"))
            await next_process(desk)

            (slot,) = await desk.slots()
            assert len(desk.chat.part_ids) <= 1, f"call {point}"
            assert slot.state in ("sent", "unknown"), f"call {point}"
            assert desk.told() or slot.state == "unknown", f"call {point}"
            seen.add(slot.state)
        if not died:
            break

    assert seen == {"sent", "unknown"}
