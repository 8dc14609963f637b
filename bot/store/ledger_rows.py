"""How statements are numbered and named, and which scopes see which: plain computing, no database.

A row number is made of the second of publication, a number for the article and the statement's place in it, so that
going through rows from the last to the first is going through statements from the newest to the oldest, those of one
article in the order of its text.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.models import COMMON, Article
from summarizer.document import Span

MOST_STATEMENTS = 1 << 14
"""So many statements of one article are kept: the first ones."""

MERGED_WITHIN = timedelta(days=7)
"""Articles with the same statement are published within this time of each other."""

_PLACES = MOST_STATEMENTS
_ARTICLES = 1 << 15  # that are published in the same second
ROWS_A_SECOND = _PLACES * _ARTICLES
LAST_ROW = (1 << 32) * ROWS_A_SECOND - 1


def published(article: Article) -> datetime:
    """When the article came out, as far as is known; UTC."""
    return (article.document.published_at or article.fetched_at).astimezone(UTC)


def first_row(moment: datetime) -> int:
    """The lowest row number of this second. What is older than 1970 or newer than 2106 counts as of then."""
    second = min(max(int(moment.timestamp()), 0), (1 << 32) - 1)
    return second * ROWS_A_SECOND


def second_of(row_number: int) -> int:
    return row_number // ROWS_A_SECOND


def block_starts(article_id: str, moment: datetime) -> Iterable[int]:
    """Where the row numbers of an article may begin, the first choice first; MOST_STATEMENTS belong to it."""
    salt = int.from_bytes(hashlib.sha256(article_id.encode()).digest()[:4])
    for attempt in range(_ARTICLES):
        yield first_row(moment) + (salt + attempt) % _ARTICLES * _PLACES


def row_number(block_start: int, number: int) -> int:
    """The row of an article's statement with this number, from 0."""
    return block_start + _PLACES - 1 - number


def statement_id(article_id: str, fragments: Iterable[Span]) -> str:
    """16 ASCII characters: the same for the same place in the same article."""
    places = ",".join(f"{span.start}-{span.end}" for span in fragments)
    return hashlib.sha256(f"{article_id}\n{places}".encode()).hexdigest()[:16]


def scopes_above(scope: str) -> tuple[str, ...]:
    """The scopes that are seen wherever this one is, the widest first, itself the last."""
    platform, _, rest = scope.partition(":")
    workspace = f"{platform}:{rest.partition(':')[0]}"
    return tuple(dict.fromkeys((COMMON, scope if scope == COMMON else workspace, scope)))


def outlet_key(outlet: str) -> str:
    return outlet.strip().casefold()
