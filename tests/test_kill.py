"""Samples of `python -m tests.long kill` and `digest_kill`: what a killed process leaves behind is finished, once."""

from pathlib import Path

import pytest

from tests.long import digest_kill
from tests.long.kill import kill_points
from tests.long.stage import Platform, a_stage

POINTS = 3


@pytest.mark.timeout(240)
@pytest.mark.parametrize("platform", ["discord", "slack"])
async def test_a_killed_bot_leaves_nothing_lost_and_nothing_doubled(
    platform: Platform, database_url: str, tmp_path: Path
) -> None:
    async with a_stage(platform, database_url, tmp_path) as stage:
        points = [point async for point in kill_points(stage, 0, POINTS, seed=7)]

    assert len(points) == POINTS


@pytest.mark.timeout(240)
@pytest.mark.parametrize("platform", ["discord", "slack"])
async def test_a_bot_killed_in_a_digest_round_tells_everything_once(
    platform: Platform, database_url: str, tmp_path: Path
) -> None:
    async with a_stage(platform, database_url, tmp_path) as stage:
        points = [point async for point in digest_kill.kill_points(stage, 0, POINTS, seed=7)]

    assert len(points) == POINTS
