"""When a feed is read next, and how it does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Health = Literal["new", "healthy", "empty", "blocked", "failing"]


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a feed does."""

    address: str
    health: Health
    next_poll_at: datetime
    etag: str = ""
    last_modified: str = ""
    last_success_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
