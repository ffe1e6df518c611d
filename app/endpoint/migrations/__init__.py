"""How the schema came to be, step by step, and the way to its present one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def config(connection: Connection | None = None) -> Config:
    """Return what Alembic works by; its output goes nowhere, since commands print words."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


@cache
def latest() -> str:
    """Return the name of the newest schema."""
    return str(_scripts().get_current_head())


def known(revision: str) -> bool:
    """Return whether this release knows a schema."""
    return any(each.revision == revision for each in _scripts().walk_revisions())


def present(connection: Connection) -> str | None:
    """Return the name of the schema that is there; None where there is none, or one from before
    there were migrations."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(connection: Connection, to: str) -> None:
    """Take the schema forward or back to `to`, within the transaction of `connection`."""
    there = present(connection)
    order = [each.revision for each in _scripts().walk_revisions()][::-1]
    if there is not None and order.index(to) < order.index(there):
        command.downgrade(config(connection), to)
    else:
        command.upgrade(config(connection), to)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())
