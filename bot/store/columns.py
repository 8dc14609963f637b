"""The column types that both databases agree on: text they can hold, and times that are aware and UTC."""

import hashlib
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_KEY_LENGTH = 400
_UNSTORABLE = {0: _REPLACEMENT} | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)


def storable(text: str) -> str:
    """The same text with NUL and lone surrogates replaced, one for one, so that offsets stay right.

    PostgreSQL refuses the one and UTF-8 the others; a page can hold both.
    """
    return text.translate(_UNSTORABLE)


class Words(TypeDecorator[str]):
    """Text, made storable on the way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Key(TypeDecorator[str]):
    """Text to be found by, cut to what PostgreSQL takes in an index (2,704 bytes a row); longer ones end in a hash."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or len(value) <= _KEY_LENGTH:
            return None if value is None else storable(value)
        words = storable(value)
        return f"{words[: _KEY_LENGTH - 64]}{hashlib.sha256(words.encode()).hexdigest()}"


class UtcTime(TypeDecorator[datetime]):
    """An aware time, UTC on the way out. SQLite has no time zones, so there the column itself is UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
