import asyncio

import pytest

from bot.news.hostgate import HostGate


class Runs:
    """Counts how many are inside at the same time."""

    def __init__(self) -> None:
        self.now = 0
        self.most = 0

    async def run(self, gate: HostGate, host: str) -> None:
        async with gate.turn(host, 5):
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.001)
            self.now -= 1


async def test_two_requests_at_once_to_a_host_and_not_more():
    gate, runs = HostGate(), Runs()

    await asyncio.gather(*(runs.run(gate, "outlet.example") for _ in range(10)))

    assert runs.most == 2


async def test_hosts_do_not_wait_for_each_other_up_to_the_bound_over_all():
    gate, runs = HostGate(per_host=2, overall=5), Runs()

    await asyncio.gather(*(runs.run(gate, f"outlet{number}.example") for number in range(20)))

    assert runs.most == 5


async def test_no_turn_in_time_is_a_timeout_and_the_line_goes_on():
    gate = HostGate(per_host=1)

    async with gate.turn("outlet.example", 5):
        with pytest.raises(TimeoutError):
            async with gate.turn("outlet.example", 0.01):
                pytest.fail("two at once")

    async with gate.turn("outlet.example", 5):
        pass


async def test_time_inside_is_not_time_waited():
    gate = HostGate()

    async with gate.turn("outlet.example", 0.01):
        await asyncio.sleep(0.05)


async def test_hosts_that_nobody_asks_are_forgotten():
    gate, runs = HostGate(), Runs()

    await asyncio.gather(*(runs.run(gate, f"outlet{number}.example") for number in range(50)))

    assert not gate.hosts
