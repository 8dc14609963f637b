"""When a feed is asked next, and how it does: pure. Times are UTC; `chance`, 0 to 1, spreads feeds apart."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.coverage.feeds import ReadFeed
from bot.errors import Blocked, FetchFailed, NotAFeed
from bot.models import FeedPage, Unchanged

Health = Literal["new", "healthy", "empty", "blocked", "failing"]

USUAL_S = 20 * 60
SHORTEST_S, LONGEST_S = 10 * 60, 6 * 3600
FIRST_BACK_OFF_S, LAST_BACK_OFF_S = 10 * 60, 24 * 3600
JITTER = 0.2
"""A feed is asked up to so much later than it could be."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a feed does.

    new       not read yet               healthy  it had entries when it was read last
    empty     it could be read, but had no entries
    blocked   it answers with a block or consent page, or closes the door
    failing   it cannot be reached, or what comes is no feed

    `failing_since` is set while it is blocked or failing; `failures` counts how often in a row.
    """

    address: str
    health: Health
    next_poll_at: datetime
    etag: str = ""
    last_modified: str = ""
    last_success_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0


def after_read(state: FeedState, read: ReadFeed, answer: FeedPage, now: datetime, chance: float) -> FeedState:
    """It gave entries, or none."""
    wait_s = max((hint for hint in (read.ttl_s, answer.fresh_s) if hint is not None), default=USUAL_S)
    return FeedState(
        state.address,
        "healthy" if read.entries else "empty",
        _next(now, wait_s, chance),
        answer.etag,
        answer.last_modified,
        last_success_at=now,
    )


def after_unchanged(state: FeedState, answer: Unchanged, now: datetime, chance: float) -> FeedState:
    """It is as it was when it was read last."""
    return replace(
        state,
        health="empty" if state.health == "empty" else "healthy",
        next_poll_at=_next(now, USUAL_S if answer.fresh_s is None else answer.fresh_s, chance),
        last_success_at=now,
        failing_since=None,
        failures=0,
    )


def after_failure(state: FeedState, error: FetchFailed | NotAFeed, now: datetime, chance: float) -> FeedState:
    """It could not be read: asked again later and later, up to a day, and not before it asks to be."""
    wait_s = min(FIRST_BACK_OFF_S * 2 ** min(state.failures, 20), LAST_BACK_OFF_S)
    if isinstance(error, FetchFailed) and error.retry_after_s is not None:
        wait_s = max(wait_s, min(error.retry_after_s, LAST_BACK_OFF_S))
    is_blocked = isinstance(error, Blocked) or (isinstance(error, NotAFeed) and error.reason in ("blocked", "consent"))
    return replace(
        state,
        health="blocked" if is_blocked else "failing",
        next_poll_at=now + timedelta(seconds=wait_s * (1 + JITTER * chance)),
        failing_since=state.failing_since or now,
        failures=state.failures + 1,
    )


def _next(now: datetime, wait_s: float, chance: float) -> datetime:
    bounded = min(max(wait_s, SHORTEST_S), LONGEST_S)
    return now + timedelta(seconds=bounded * (1 + JITTER * chance))
