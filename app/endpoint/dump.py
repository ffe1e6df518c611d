"""Backups of PostgreSQL, by its own tools.

A dump has the rows of all: the endpoint's owner has a policy that lets it see them. `pg_dump` has
to be told that security is on for the owner too, or it refuses to leave anything out unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import conninfo, sql
from sqlalchemy import URL

from app.endpoint.migrations.policy import ROLE
from app.errors import LeadwellError
from app.models.identity import new_id

_MAGIC = b"PGDMP"
_SETTINGS = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "passfile": "PGPASSFILE",
    "service": "PGSERVICE",
    "options": "PGOPTIONS",
    "connect_timeout": "PGCONNECT_TIMEOUT",
}


class NoTool(LeadwellError):
    """PostgreSQL's own tools are needed for this: pg_dump and pg_restore, of the server's version
    or a newer one. On Debian and Ubuntu: apt install postgresql-client. Nothing was changed."""


class ToolFailed(LeadwellError):
    """PostgreSQL's tool could not do it. Nothing was changed."""


class DumpDamaged(LeadwellError):
    """This file is damaged, or is no dump in PostgreSQL's custom format. Nothing was changed."""


class NoScratch(LeadwellError):
    """This user of PostgreSQL may not make databases, and a rehearsal needs one. Let it
    (ALTER ROLE … CREATEDB), or name an empty one with --scratch."""


def plain(url: str) -> str:
    """Return an address as PostgreSQL's own tools understand it."""
    scheme, _, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}://{rest}"


def write(url: str, path: Path) -> None:
    """Dump the database into `path`. NoTool, ToolFailed: it was not."""
    _run(url, "pg_dump", "--format=custom", "--enable-row-security", "--no-owner", f"--file={path}")


def check(url: str, path: Path) -> None:
    """DumpDamaged: the file cannot be read to its end."""
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise DumpDamaged
    try:
        # Writes the whole of it as SQL to nowhere, and so reads all of it.
        _run(url, "pg_restore", f"--file={os.devnull}", str(path))
    except ToolFailed:
        raise DumpDamaged from None


def revision(url: str, path: Path) -> str:
    """Return the name of the schema in a dump; that of the first for one from before there were
    names."""
    said = _run(url, "pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(path))
    lines = said.splitlines()
    rows = [at + 1 for at, line in enumerate(lines) if line.startswith("COPY ")]
    return lines[rows[0]].strip() if rows else "0001"


def put_back(url: str, path: Path) -> None:
    """Put a dump in the place of what is in the database.

    What was there is kept aside until the dump is in. ToolFailed: it is back again.
    """
    aside = f"leadwell_{new_id()}"
    with psycopg.connect(plain(url)) as connection:
        _make_role(connection)
        schema = str(connection.execute("SELECT current_schema()").fetchone()[0])  # type: ignore[index]
        _move(connection, schema, aside)
    try:
        _load(url, path)
    except BaseException:
        with psycopg.connect(plain(url)) as connection:
            _drop(connection, schema)
            _move(connection, aside, schema, is_new=False)
            connection.execute(sql.SQL("DROP SCHEMA {}").format(sql.Identifier(aside)))
        raise
    with psycopg.connect(plain(url)) as connection:
        connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(aside)))


def load_into(url: str, path: Path) -> None:
    """Put a dump into an empty database."""
    with psycopg.connect(plain(url)) as connection:
        _make_role(connection)
    _load(url, path)


def make_scratch(url: str) -> str:
    """Make an empty database on the same server and return its address. NoScratch: it may not."""
    name = f"leadwell_rehearsal_{new_id()}".lower()
    try:
        with psycopg.connect(plain(url), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.errors.InsufficientPrivilege:
        raise NoScratch from None
    settings = conninfo.conninfo_to_dict(plain(url))
    user, password = settings.pop("user", ""), settings.pop("password", "")
    settings.pop("dbname", None)
    made = URL.create(
        "postgresql",
        username=str(user) or None,
        password=str(password) or None,
        database=name,
        query={key: str(value) for key, value in settings.items()},
    )
    return made.render_as_string(hide_password=False)


def drop_scratch(url: str, scratch: str) -> None:
    """Remove a database that `make_scratch` made."""
    name = str(conninfo.conninfo_to_dict(plain(scratch))["dbname"])
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def _load(url: str, path: Path) -> None:
    _run(
        url,
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        f"--dbname={conninfo.conninfo_to_dict(plain(url)).get('dbname', '')}",
        str(path),
    )


def _make_role(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    # The dump grants rights to it, and roles are not in a dump.
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (ROLE,)).fetchone()
    if found is None:
        made = sql.SQL("CREATE ROLE {} NOLOGIN NOSUPERUSER NOBYPASSRLS").format(
            sql.Identifier(ROLE)
        )
        connection.execute(made)


def _things(
    connection: psycopg.Connection[tuple[object, ...]], schema: str
) -> list[tuple[str, str]]:
    """Return what a schema holds, as kind and name; what belongs to a table comes with it."""
    rows = connection.execute(
        "SELECT 'TABLE', quote_ident(relname) FROM pg_class "
        "WHERE relnamespace = %(schema)s::regnamespace AND relkind = 'r' "
        "UNION ALL SELECT 'FUNCTION', "
        "quote_ident(proname) || '(' || pg_get_function_identity_arguments(oid) || ')' "
        "FROM pg_proc WHERE pronamespace = %(schema)s::regnamespace "
        "AND pg_get_userbyid(proowner) = current_user",
        {"schema": schema},
    )
    return [(str(kind), str(name)) for kind, name in rows]


def _move(
    connection: psycopg.Connection[tuple[object, ...]],
    schema: str,
    to: str,
    *,
    is_new: bool = True,
) -> None:
    if is_new:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(to)))
    for kind, name in _things(connection, schema):
        connection.execute(f'ALTER {kind} "{schema}".{name} SET SCHEMA "{to}"')


def _drop(connection: psycopg.Connection[tuple[object, ...]], schema: str) -> None:
    for kind, name in _things(connection, schema):
        connection.execute(f'DROP {kind} IF EXISTS "{schema}".{name} CASCADE')


def _run(url: str, tool: str, *arguments: str) -> str:
    found = shutil.which(tool)
    if found is None:
        raise NoTool
    settings = conninfo.conninfo_to_dict(plain(url))
    # Whoever lists the processes of a machine reads arguments, and the address has a password.
    given = {_SETTINGS[key]: str(value) for key, value in settings.items() if key in _SETTINGS}
    done = subprocess.run(
        [found, *arguments], env={**os.environ, **given}, capture_output=True, text=True
    )
    if done.returncode:
        # No more than the first line: those after it may quote rows.
        first = done.stderr.strip().splitlines()[:1]
        raise ToolFailed(f"{tool} could not do it: {''.join(first)} Nothing was changed.")
    return done.stdout
