"""Row-level security of PostgreSQL: what each table lets the endpoint see.

The endpoint works as a role of its own, which owns nothing (`ROLE`). It sees the rows of the spaces
that its transaction has named, the rows of the account that has been proved, and the one row of a
secret that somebody knows. The owner, for commands and backups, has a policy that lets it see all:
security is forced for it too, so that nothing depends on who happens to own a table. See "Row
Security Policies" in the manual of PostgreSQL.
"""

from __future__ import annotations

from alembic import op

ROLE = "leadwell_app"
"""The role as which the endpoint works."""
_SPACES = "ANY (string_to_array(current_setting('leadwell.spaces', true), ','))"
# The same as a query, which is looked up by a hash: a report goes over hundreds of teams, and would
# look through all of them for each row.
_SET = "IN (SELECT unnest(string_to_array(current_setting('leadwell.spaces', true), ',')))"
_KNOWN = "current_setting('leadwell.secret', true)"


def is_postgresql() -> bool:
    """Return whether there is anything to protect in this way."""
    return op.get_bind().dialect.name == "postgresql"


def make_role() -> None:
    """Make the role as which the endpoint works, where it is not there yet."""
    if not is_postgresql():
        return
    # Roles belong to the whole cluster: another database of it may have made it. Since 16 who made
    # a role is a member of it, but may not take it on.
    op.execute(
        f"""DO $$ DECLARE
            needed text := CASE WHEN current_setting('server_version_num')::int < 160000
                THEN 'MEMBER' ELSE 'SET' END;
        BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
            CREATE ROLE {ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
        IF NOT pg_has_role(current_user, '{ROLE}', needed) THEN
            GRANT {ROLE} TO CURRENT_USER;
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO {ROLE}', current_schema());
        END $$"""
    )


def protect(
    table: str, space: str, *, secret: str = "", own: str = "", append: bool = False
) -> None:
    """Show of `table` what belongs to the spaces of a transaction; `append` forbids changes."""
    if not is_postgresql():
        return
    of_space = f'"{space}" = {_SPACES}'
    seen = [f'"{space}" {_SET}', f'"{own}" {_SET}'] if own else [of_space]
    seen += (f'"{column}" = {_KNOWN}' for column in secret.split())
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(
        f'CREATE POLICY "{table}_app" ON "{table}" TO {ROLE} '
        f"USING ({' OR '.join(seen)}) WITH CHECK ({of_space})"
    )
    op.execute(
        f'CREATE POLICY "{table}_owner" ON "{table}" TO CURRENT_USER USING (true) WITH CHECK (true)'
    )
    grant(table, append=append)


def grant(table: str, *, append: bool = False) -> None:
    """Let the endpoint read and write `table`; `append` lets it add rows and change none."""
    if is_postgresql():
        rights = "SELECT, INSERT" if append else "SELECT, INSERT, UPDATE, DELETE"
        op.execute(f'GRANT {rights} ON "{table}" TO {ROLE}')
