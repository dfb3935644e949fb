"""Alembic's entry: the transaction comes from `run.upgrade`."""

from alembic import context

from shared.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
