"""A database of an older release, with data in it, goes forward and back and keeps all of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.cli import main
from app.endpoint.app import create_app
from app.endpoint.database import Database
from app.endpoint.migrations import latest
from app.endpoint.quarantine import digest_of
from tests.endpoints import Endpoint, pulled

OLD: dict[str, list[tuple[Any, ...]]] = {
    "organisation": [("o", "Northtown", 1)],
    "invite": [("hash", "o", 5, 1, 2_000_000_000_000)],
    "account": [("a", "o", "Sam", 2, "E", 1)],
    "link": [("hash", "a", "sealed", 1, None)],
    "receipt": [("a", "r", "hash", "[]", 2_000_000_000_000)],
    "receipt_answer": [("a", "r", 1, "i", "1", "a line", 1)],
    "view_request": [("a", "v", "hash", 5, 1, 1, 0, 0)],
    "view_answer": [("a", "v", "i", "letter", 0, None)],
    "attempt": [(1, "address", 1)],
}
TOKEN = "a-token-of-the-old-release"


@pytest.fixture(scope="session")
def template() -> str:
    """A database begins with nothing at all here."""
    return ""


def dump(database: Database, columns: dict[str, str]) -> dict[str, Sequence[Any]]:
    with database.owner() as connection:
        return {
            table: connection.execute(text(f"SELECT {names} FROM {table} ORDER BY 1, 2, 3")).all()
            for table, names in columns.items()
        }


def make_old(database: Database) -> dict[str, str]:
    """Fill a database as the first release left it; return the columns of its tables."""
    from app.endpoint.secret import digest

    database.migrate("0001")
    body = '{"d":"phone","h":[5,0],"k":"visit.set","o":"v1","p":{"set":{"answer":"yes"}},"q":1}'
    rows: dict[str, list[tuple[Any, ...]]] = dict(OLD)
    rows["device"] = [(digest(TOKEN), "a", "phone", "joined", 1)]
    rows["op"] = [("a", "phone", q, q, digest_of(body), body, 5, 0, 1, None, None) for q in (1, 2)]
    columns = {}
    with database.owner() as connection:
        for table in ("organisation", "account", *(set(rows) - {"organisation", "account"})):
            for row in rows[table]:
                places = ", ".join(f":p{at}" for at in range(len(row)))
                given = {f"p{at}": value for at, value in enumerate(row)}
                connection.execute(text(f"INSERT INTO {table} VALUES ({places})"), given)
            names = connection.execute(text(f"SELECT * FROM {table}")).keys()
            columns[table] = ", ".join(names)
    return columns


async def test_what_an_older_release_kept_is_there_after_every_way(
    database_url: str, tmp_path: Path
) -> None:
    database = Database(database_url, upgrade=False)
    columns = make_old(database)
    before = dump(database, columns)
    assert database.migrate() == "0001"
    assert dump(database, columns) == before
    with database.owner() as connection:
        found = connection.execute(text("SELECT account, role FROM member")).all()
        assert [tuple(row) for row in found] == [("a", "learner")]
    endpoint = Endpoint(tmp_path, database_url=database_url)
    assert len((await pulled(endpoint, TOKEN))["ops"]) == 2
    await endpoint.close()
    database.migrate("0001")
    assert dump(database, columns) == before
    database.migrate()
    assert dump(database, columns) == before
    database.close()


def test_the_schema_goes_forward_and_back_by_command(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEADWELL_DATABASE_URL", database_url)
    monkeypatch.setattr("builtins.input", lambda words: "no")

    def run(*arguments: str) -> tuple[int, str]:
        status = main(arguments)
        said = capsys.readouterr()
        return status, said.out + said.err

    status, said = run("db", "status")
    assert status == 1 and "not there yet" in said
    status, said = run("db", "upgrade", "--to", "0003")
    assert status == 0 and "is 0003 now" in said
    status, said = run("db", "upgrade", "--to", "0002")
    assert status == 1 and "downgrade" in said
    status, said = run("db", "upgrade")
    assert status == 0 and f"was 0003, and is {latest()} now" in said
    status, said = run("db", "status")
    assert status == 0 and "that of this release" in said
    status, said = run("db", "downgrade", "0001")
    assert status == 1 and "Nothing was changed" in said
    status, said = run("db", "downgrade", "0001", "--yes")
    assert status == 0 and "is 0001 now" in said
    status, said = run("db", "downgrade", "7777", "--yes")
    assert status == 1 and "There is no schema 7777" in said
    create_app(database_url).state.database.close()
    assert run("db", "status")[0] == 0


def test_a_database_that_does_not_answer_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url = f"postgresql://sam:hush@/none?host={tmp_path}"
    monkeypatch.setenv("LEADWELL_DATABASE_URL", url)
    for command in (["db", "status"], ["db", "upgrade"], ["serve", "--port", "0"]):
        assert main(command) == 1
        said = capsys.readouterr()
        assert "The database does not answer" in said.err
        assert "hush" not in said.err + said.out
