"""What people of a server corrected: written down, and what stands of it in a place."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Forgotten
from bot.models import COMMON
from bot.statements import Correction, SpokenBy
from bot.store.tables import corrections, statements

Standing = Mapping[int, Correction]
"""What holds in a place, by the group's row; without what was restored."""


async def standing(connection: AsyncConnection, scopes: Sequence[str]) -> Standing:
    """The corrections of the place with these scopes; the last one of a group counts."""
    own = [scope for scope in scopes if scope != COMMON]
    if not own:
        return {}
    every = (
        select(corrections, statements.c.group_row)
        .join(statements, statements.c.id == corrections.c.statement_id)
        .where(corrections.c.scope.in_(own))
        .order_by(corrections.c.at, corrections.c.id)
    )
    last = {row.group_row: _correction(row) for row in await connection.execute(every)}
    return {group: correction for group, correction in last.items() if correction.kind != "restored"}


async def write_down(connection: AsyncConnection, correction: Correction) -> None:
    """Raises Forgotten where the statement is gone, or was never seen in that scope."""
    scope_of = select(statements.c.scope).where(statements.c.id == correction.statement_id)
    scope = (await connection.execute(scope_of)).scalar()
    if scope is None or not (scope in (COMMON, correction.scope) or scope.startswith(f"{correction.scope}:")):
        raise Forgotten(f"no statement {correction.statement_id} in {correction.scope}")
    await connection.execute(insert(corrections), _row(correction))


def _row(correction: Correction) -> dict[str, object]:
    speaker = correction.speaker
    return {
        "statement_id": correction.statement_id,
        "scope": correction.scope,
        "kind": correction.kind,
        "speaker_key": speaker.key if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_title": speaker.title if speaker else None,
        "by": correction.by,
        "at": correction.at,
    }


def _correction(row: Row[Any]) -> Correction:
    named = row.speaker_name is not None
    speaker = SpokenBy(row.speaker_key or "", row.speaker_name, row.speaker_title or "") if named else None
    return Correction(row.statement_id, row.scope, row.kind, speaker, row.by, row.at)
