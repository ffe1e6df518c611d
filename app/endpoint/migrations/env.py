"""What Alembic runs around every migration: on the connection that it was given."""

from __future__ import annotations

from alembic import context

from app.endpoint.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
