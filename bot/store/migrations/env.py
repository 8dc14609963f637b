"""Alembic starts here; bot.store.migrate gives it the open connection, inside the transaction that holds the lock."""

from alembic import context

from bot.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
