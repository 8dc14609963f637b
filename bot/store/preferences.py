"""What a channel chose, and forgetting a whole server or workspace."""

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select

from bot.messages import Place
from bot.models import ChannelSettings
from bot.store.database import Database
from bot.store.leftovers import erase_leftovers
from bot.store.tables import (
    announcements,
    articles,
    channel_settings,
    claims,
    corrections,
    feed_choices,
    feed_notices,
    fetch_outcomes,
    schedules,
    scope_counts,
    speaker_beginnings,
    speaker_counts,
    speaker_names,
)

# Addresses, fragments, summaries and statements go with the articles, and what these are found by.
_SCOPED = (
    articles,
    fetch_outcomes,
    corrections,
    scope_counts,
    speaker_counts,
    speaker_names,
    speaker_beginnings,
)

# Answers and their parts go with the claims, slots with the schedules, what was announced with the announcements.
_CHANNELS = (claims, channel_settings, schedules, announcements, feed_choices, feed_notices)


class SqlPreferences:
    """bot.ports.Preferences in a table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def channel(self, place: Place) -> ChannelSettings:
        columns = channel_settings.c
        chosen = select(columns.links, columns.hide_previews, columns.zone, columns.language).where(
            channel_settings.c.platform == place.platform,
            channel_settings.c.workspace == place.workspace,
            channel_settings.c.channel == place.channel,
        )
        async with self._database.read() as connection:
            row = (await connection.execute(chosen)).first()
        return ChannelSettings(*row) if row else ChannelSettings()

    async def change(self, place: Place, settings: ChannelSettings) -> None:
        chosen = {
            "links": settings.links,
            "hide_previews": settings.hide_previews,
            "zone": settings.zone,
            "language": settings.language,
        }
        key = {"platform": place.platform, "workspace": place.workspace, "channel": place.channel}
        put = self._database.insert(channel_settings).values(key | chosen)
        async with self._database.write() as connection:
            await connection.execute(put.on_conflict_do_update(index_elements=list(key), set_=chosen))

    async def forget(self, platform: str, workspace: str) -> None:
        async with self._database.write() as connection:
            for table in _CHANNELS:
                await connection.execute(delete(table).where(_belongs(table, platform, workspace)))
            for table in _SCOPED:
                await connection.execute(delete(table).where(_in_scope(table.c.scope, f"{platform}:{workspace}")))
        if self._database.is_sqlite:
            await erase_leftovers(self._database)
            await self._database.empty_log()


def _belongs(table: Table, platform: str, workspace: str) -> ColumnElement[bool]:
    return and_(table.c.platform == platform, table.c.workspace == workspace)


def _in_scope(scope: ColumnElement[str], workspace: str) -> ColumnElement[bool]:
    """The workspace's own scope and those of its channels. Not LIKE: on SQLite that takes T1 and t1 for the same."""
    channels = f"{workspace}:"
    return or_(scope == workspace, func.substr(scope, 1, len(channels)) == channels)
