import asyncio
import logging

import pytest

from adapters.ticking import Tick, ticking

SHORT_S = 0.01
PATIENCE_S = 10.0


class Counted:
    """Counts its calls; `seen` is set once there were as many as wanted."""

    def __init__(self, wanted: int, *, fails: bool = False) -> None:
        self.count = 0
        self.seen = asyncio.Event()
        self._wanted = wanted
        self._fails = fails

    async def __call__(self) -> None:
        self.count += 1
        if self.count >= self._wanted:
            self.seen.set()
        if self._fails:
            raise RuntimeError("no such luck")


async def _wait(*counted: Counted) -> None:
    async with asyncio.timeout(PATIENCE_S):
        for each in counted:
            await each.seen.wait()


async def test_the_first_tick_comes_at_once() -> None:
    once = Counted(1)

    async with ticking([Tick("once", 3600, once)]):
        await _wait(once)

    assert once.count == 1


async def test_ticks_come_again_and_again_each_at_its_own_interval() -> None:
    often, once = Counted(5), Counted(1)

    async with ticking([Tick("often", SHORT_S, often), Tick("once", 3600, once)]):
        await _wait(often, once)

    assert often.count >= 5
    assert once.count == 1


async def test_a_failure_is_logged_and_the_next_tick_comes_anyway(caplog: pytest.LogCaptureFixture) -> None:
    failing, other = Counted(3, fails=True), Counted(3)

    async with ticking([Tick("failing", SHORT_S, failing), Tick("other", SHORT_S, other)]):
        await _wait(failing, other)

    assert "failing failed" in caplog.text
    assert "no such luck" in caplog.text


async def test_a_slow_call_is_never_called_beside_itself_and_does_not_delay_the_others() -> None:
    started, other = 0, Counted(10)

    async def slow() -> None:
        nonlocal started
        started += 1
        await asyncio.Event().wait()

    async with ticking([Tick("slow", SHORT_S, slow), Tick("other", SHORT_S, other)]):
        await _wait(other)

    assert started == 1


async def test_what_runs_at_the_end_is_cancelled_and_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    begun, tidied = asyncio.Event(), asyncio.Event()

    async def untidy() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            tidied.set()

    async with ticking([Tick("untidy", SHORT_S, untidy)]):
        await asyncio.wait_for(begun.wait(), PATIENCE_S)

    assert tidied.is_set()
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_after_the_end_nothing_ticks_and_nothing_is_left_in_the_loop() -> None:
    often = Counted(3)
    async with ticking([Tick("often", SHORT_S, often)]):
        await _wait(often)

    count = often.count
    await asyncio.sleep(5 * SHORT_S)

    assert often.count == count
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_what_goes_wrong_inside_passes_and_the_ticking_ends() -> None:
    often = Counted(1)

    async def block() -> None:
        async with ticking([Tick("often", SHORT_S, often)]):
            await _wait(often)
            raise LookupError

    with pytest.raises(LookupError):
        await block()

    assert asyncio.all_tasks() == {asyncio.current_task()}
