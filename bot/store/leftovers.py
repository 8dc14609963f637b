"""What SQLite's full-text index keeps of deleted rows, erased: it only marks them, until it merges its parts."""

from sqlalchemy import text

from bot.store.database import Database

_PAGES = 2_000  # of the index, in one transaction: some tenths of a second
_STEPS = 10_000
_NOTHING_DONE = 2  # rows that a step changes even when there was nothing to merge

_MERGE = text("INSERT INTO statement_words (statement_words, rank) VALUES ('merge', :pages)")
_CHANGES = text("SELECT total_changes()")


async def erase_leftovers(database: Database) -> None:
    """Merge the index into one part, in small steps between which others write. Raises StoreUnavailable."""
    pages = -_PAGES  # the first step begins a merge of all parts, the others go on with it
    for _ in range(_STEPS):
        async with database.write() as connection:
            before = (await connection.execute(_CHANGES)).scalar_one()
            await connection.execute(_MERGE, {"pages": pages})
            if (await connection.execute(_CHANGES)).scalar_one() - before < _NOTHING_DONE:
                return
        pages = _PAGES
