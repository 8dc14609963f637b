"""A place as columns: the platform, the workspace and the channel that a row belongs to."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_

from bot.messages import Place


def place_key(place: Place) -> dict[str, str]:
    return {"platform": place.platform, "workspace": place.workspace, "channel": place.channel}


def place_columns(place: Place) -> dict[str, str]:
    return place_key(place) | {"visibility": place.visibility}


def place_of(row: Row[Any]) -> Place:
    return Place(row.platform, row.workspace, row.channel, row.visibility)


def is_place(table: Table, place: Place) -> ColumnElement[bool]:
    return and_(
        table.c.platform == place.platform, table.c.workspace == place.workspace, table.c.channel == place.channel
    )
