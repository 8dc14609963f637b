import asyncio
import logging

import pytest

from adapters.slack.tasks import Tasks


async def test_it_is_full_while_its_tasks_run() -> None:
    tasks, gate = Tasks(at_most=1), asyncio.Event()

    tasks.start(_wait(gate))
    was_full = tasks.full
    gate.set()
    await tasks.close(grace_s=5)

    assert was_full
    assert not tasks.full


async def test_what_does_not_end_in_time_is_cancelled() -> None:
    tasks, never = Tasks(), asyncio.Event()
    tasks.start(_wait(never))

    await tasks.close(grace_s=0.01)

    assert not never.is_set()
    assert len(asyncio.all_tasks()) == 1


async def test_a_failure_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    tasks = Tasks()

    tasks.start(_fail())
    await tasks.close(grace_s=5)

    assert [(record.levelno, record.exc_info is not None) for record in caplog.records] == [(logging.ERROR, True)]


async def _wait(gate: asyncio.Event) -> None:
    await gate.wait()


async def _fail() -> None:
    raise ValueError("sample")


async def test_it_is_idle_when_what_its_tasks_have_started_is_done_too() -> None:
    tasks, done = Tasks(), []

    async def second() -> None:
        await asyncio.sleep(0.01)
        done.append(2)

    async def first() -> None:
        tasks.start(second())
        done.append(1)

    tasks.start(first())
    await tasks.idle()

    assert done == [1, 2]
