"""The audit: what is in it, and that nobody changes it unseen."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.endpoint.audit import Head, entries, heads, note, verify
from app.endpoint.database import Database, within
from app.endpoint.tables import members
from app.models.membership import Role
from tests.endpoints import NOW, Endpoint


@pytest.fixture
def database(database_url: str) -> Any:
    database = Database(database_url)
    yield database
    database.close()


def fill(database: Database, *spaces: str, times: int = 3) -> None:
    for space in spaces:
        for number in range(times):
            with database.transaction() as connection:
                note(connection, space, "a", "d", "did", f"thing {number}", "done", NOW + number)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET subject = 'other' WHERE n = 2",
        "DELETE FROM audit WHERE n = 3",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "INSERT OR REPLACE INTO audit SELECT space, n, at, 'other', device, action, subject, "
        "result, before, hash FROM audit WHERE n = 2",
    ],
)
def test_nobody_changes_what_is_there(database: Database, change: str) -> None:
    fill(database, "north")
    with pytest.raises(DBAPIError), database.owner() as connection:
        connection.execute(text(change))
    with database.owner() as connection:
        assert verify(connection) == []
        assert [row["subject"] for row in entries(connection)] == ["thing 0", "thing 1", "thing 2"]


def unkept(database: Database, connection: Any, change: str) -> None:
    """Change the audit as somebody would who owns the machine."""
    if database.is_postgresql:
        connection.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
    else:
        for name in ("update", "delete", "insert"):
            connection.execute(text(f"DROP TRIGGER audit_kept_{name}"))
    connection.execute(text(change))


@pytest.mark.parametrize(
    ("change", "n", "reason"),
    [
        ("UPDATE audit SET subject = 'other' WHERE n = 2 AND space = 'north'", 2, "changed"),
        ("UPDATE audit SET at = 1 WHERE n = 1 AND space = 'north'", 1, "changed"),
        ("DELETE FROM audit WHERE n = 2 AND space = 'north'", 2, "missing"),
        ("DELETE FROM audit WHERE n = 3 AND space = 'north'", 3, "end"),
        ("DELETE FROM audit WHERE space = 'north'", 3, "end"),
    ],
)
def test_it_is_found_where_a_chain_breaks(
    database: Database, change: str, n: int, reason: str
) -> None:
    fill(database, "north", "south")
    with database.owner() as connection:
        kept = tuple(heads(connection))
        assert [(head.space, head.n) for head in kept] == [("north", 3), ("south", 3)]
        assert verify(connection, kept) == []
        unkept(database, connection, change)
        (found,) = verify(connection, kept)
    assert (found.space, found.n) == ("north", n)
    assert reason in found.reason


def test_a_chain_that_was_made_anew_is_not_the_one_that_was_noted(database: Database) -> None:
    fill(database, "north")
    with database.owner() as connection:
        (head,) = heads(connection)
        other = Head(head.space, 2, head.hash)
        (found,) = verify(connection, (other,))
    assert "noted elsewhere" in found.reason


def test_entries_that_come_at_once_make_one_chain(database: Database) -> None:
    def write(name: int) -> None:
        fill(database, "north", times=10)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.owner() as connection:
        assert verify(connection) == []
        assert [(head.n) for head in heads(connection)] == [60]


def test_what_a_transaction_sees_stays_as_it_was(database: Database) -> None:
    with database.transaction() as connection:
        within(connection, "one", "two")
        note(connection, "north", "a", "", "did", "", "done", NOW)
        if database.is_postgresql:
            seen = connection.scalar(text("SELECT current_setting('leadwell.spaces')"))
            assert seen == "one,two"
            assert connection.scalar(text("SELECT count(*) FROM audit")) == 0


async def test_administrators_read_the_audit_of_their_own(endpoint: Endpoint) -> None:
    token, other = await endpoint.join(), await endpoint.join()
    headers = {"Authorization": f"Bearer {token}"}
    reply = await endpoint.http.post("/v1/audit", json={}, headers=headers)
    assert reply.status_code == 403
    with endpoint.database.owner() as connection:
        connection.execute(members.update().values(role=Role.ADMINISTRATOR))
    for one in (token, other):
        headers = {"Authorization": f"Bearer {one}"}
        found = (await endpoint.http.post("/v1/audit", json={}, headers=headers)).json()["entries"]
        actions = [each["action"] for each in found]
        assert actions == ["device joined", "invite used", "invite made"]
        assert "Northtown" not in str(found)
    await endpoint.http.post("/v1/link", json={"mailbox": "m"}, headers=headers)
    found = (await endpoint.http.post("/v1/audit", json={}, headers=headers)).json()["entries"]
    assert [each["n"] for each in found] == [4, 3, 2, 1]
    asked = {"before": 4, "limit": 3}
    older = (await endpoint.http.post("/v1/audit", json=asked, headers=headers)).json()["entries"]
    assert older == found[1:]
