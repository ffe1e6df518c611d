"""The schema: made step by step, forward and back, and on PostgreSQL closed to who may not see."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import ProgrammingError

from app.endpoint.database import Database, within
from app.endpoint.enrolment import create_organisation
from app.endpoint.migrations import latest
from app.endpoint.migrations.policy import ROLE
from app.endpoint.tables import metadata, organisations, spaces
from tests.databases import Postgres

OPEN = {"attempt"}
"""Tables without a space: nothing in them belongs to anybody."""


def difference(connection: Connection) -> list[object]:
    """Return how the tables differ from what the code says of them."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def test_every_step_leads_forward_and_back(database_url: str) -> None:
    database = Database(database_url)
    steps = [f"{number:04}" for number in range(1, int(latest()) + 1)]
    with database.owner() as connection:
        assert difference(connection) == []
    for step in [*reversed(steps), *steps[1:]]:
        database.migrate(step)
    with database.owner() as connection:
        assert difference(connection) == []
    database.close()


@pytest.fixture
def closed(postgres: Postgres) -> Database:
    """A database on PostgreSQL."""
    return Database(postgres.database())


def test_every_table_with_a_space_has_its_policy(closed: Database) -> None:
    known = spaces()
    assert set(metadata.tables) - set(known) == OPEN
    with closed.owner() as connection:
        for table, column in known.items():
            row = connection.execute(
                text(
                    "SELECT relrowsecurity, relforcerowsecurity, "
                    "pg_get_userbyid(relowner) AS owner "
                    "FROM pg_class WHERE oid = to_regclass(:name)"
                ),
                {"name": f'"{table}"'},
            ).one()
            assert row.relrowsecurity and row.relforcerowsecurity, table
            assert row.owner != ROLE
            policies = connection.execute(
                text("SELECT roles, qual, with_check FROM pg_policies WHERE tablename = :name"),
                {"name": table},
            ).all()
            (of_app,) = (each for each in policies if f"{ROLE}" in each.roles)
            assert column in of_app.qual and column in of_app.with_check, table
            assert "leadwell.spaces" in of_app.with_check
        role = connection.execute(
            text("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = :name"),
            {"name": ROLE},
        ).one()
    assert tuple(role) == (False, False)
    closed.close()


def test_a_transaction_sees_and_writes_only_its_spaces(closed: Database) -> None:
    with closed.owner() as connection:
        here = create_organisation(connection, "Northtown", 0)
        there = create_organisation(connection, "Southtown", 0)
    with closed.transaction() as connection:
        assert connection.execute(select(organisations.c.id)).all() == []
        within(connection, here)
        assert connection.scalars(select(organisations.c.id)).all() == [here]
        renamed = organisations.update().where(organisations.c.id == there).values(name="Ours")
        assert connection.execute(renamed).rowcount == 0
    with pytest.raises(ProgrammingError, match="row-level security"), closed.transaction() as other:
        within(other, here)
        create_organisation(other, "Westtown", 0)
    with closed.transaction() as connection:
        # What a transaction was shown ends with it, though the connection is the same.
        assert connection.execute(select(organisations.c.id)).all() == []
    closed.close()
