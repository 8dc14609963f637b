"""A bounded sample of `python -m tests.long kill`: what a killed process leaves behind is finished, once."""

from pathlib import Path

import pytest

from tests.long.kill import a_stage, kill_points

POINTS = 4


@pytest.mark.timeout(240)
async def test_a_killed_bot_leaves_nothing_lost_and_nothing_doubled(database_url: str, tmp_path: Path) -> None:
    async with a_stage(database_url, tmp_path) as stage:
        points = [point async for point in kill_points(stage, 0, POINTS, seed=7)]

    assert len(points) == POINTS
