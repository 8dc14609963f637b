"""The stores that keep job 3: real ones only."""

import pytest

from bot.ports import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def real_store(request: pytest.FixtureRequest) -> Store:
    """An empty store on each database."""
    made: Store = request.getfixturevalue(f"{request.param}_store")
    return made
