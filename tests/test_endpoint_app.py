"""Requests to the endpoint, whoever sends them, and the database behind it."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.endpoint.app import create_app
from app.endpoint.database import Database, ForeignDatabase
from app.endpoint.tables import accounts
from tests.endpoints import NOW, Endpoint, body, change


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer x", "Basic eDp5"])
async def test_nobody_syncs_without_a_token(endpoint: Endpoint, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization is not None else {}
    for path, json_body in (("/v1/sync", body()), ("/v1/link", {"mailbox": "m"})):
        reply = await endpoint.http.post(path, json=json_body, headers=headers)
        assert reply.status_code == 401
        assert reply.headers["X-Leadwell"] == "1"
        assert reply.json()["code"] == "token"


async def test_a_compressed_request_is_read_and_a_long_answer_compressed(
    endpoint: Endpoint, token: str
) -> None:
    packed = gzip.compress(json.dumps(body(ops=[change(q) for q in range(1, 101)])).encode())
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Encoding": "gzip",
        "Content-Type": "application/json",
    }
    reply = await endpoint.http.post("/v1/sync", content=packed, headers=headers)
    assert reply.json()["push"]["next"] == 101
    reply = await endpoint.sync(token, device="tablet")
    assert reply.headers["Content-Encoding"] == "gzip"
    assert len(reply.json()["pull"]["ops"]) == 100


@pytest.mark.parametrize(
    ("content", "encoding", "status"),
    [
        (b"no gzip at all", "gzip", 400),
        (gzip.compress(b"{}")[:-4], "gzip", 400),
        (b"{}", "br", 415),
        (b"{", "identity", 400),
        (b"[]", "identity", 400),
        (b'{"v":2}', "identity", 400),
        (b"[" * 100_000, "identity", 400),
    ],
)
async def test_a_request_that_is_none_is_refused_in_words(
    endpoint: Endpoint, token: str, content: bytes, encoding: str, status: int
) -> None:
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Encoding": encoding,
        "Content-Type": "application/json",
    }
    reply = await endpoint.http.post("/v1/sync", content=content, headers=headers)
    assert reply.status_code == status
    assert reply.headers["X-Leadwell"] == "1"
    assert reply.json()["message"]


@pytest.mark.parametrize("is_packed", [False, True])
async def test_more_than_a_mebibyte_is_refused_whole(
    endpoint: Endpoint, token: str, is_packed: bool
) -> None:
    content = json.dumps(body(ops=[change(1, answer="x" * 2**20)])).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    if is_packed:
        content = gzip.compress(content)
        headers["Content-Encoding"] = "gzip"
    reply = await endpoint.http.post("/v1/sync", content=content, headers=headers)
    assert reply.status_code == 413
    assert reply.headers["X-Leadwell"] == "1"
    assert "smaller parts" in reply.json()["message"]


async def test_an_unknown_address_is_refused_in_words(endpoint: Endpoint) -> None:
    reply = await endpoint.http.get("/v1/nothing")
    assert reply.status_code == 404
    assert reply.headers["X-Leadwell"] == "1"
    assert reply.json()["code"] == "address"


async def test_health_and_the_api_document_are_there(endpoint: Endpoint) -> None:
    assert (await endpoint.http.get("/health")).json() == {"status": "ok", "now": NOW}
    document = (await endpoint.http.get("/openapi.json")).json()
    receipts = {f"/v1/receipt{path}" for path in ("", "/withdraw", "/answers")}
    views = {f"/v1/views{path}" for path in ("", "/withdraw", "/state", "/look", "/answer")}
    receipts |= {f"/v1/membership/{path}" for path in ("tell", "leave")}
    receipts |= {f"/v1/members/{path}" for path in ("list", "role", "job", "remove")}
    receipts |= {f"/v1/invites{path}" for path in ("", "/list", "/withdraw", "/use")}
    teams = ("", "/list", "/people", "/rename", "/close", "/role", "/remove", "/leave")
    receipts |= {f"/v1/teams{path}" for path in teams}
    known = {"/health", "/v1/sync", "/v1/enrol", "/v1/link", "/v1/membership"}
    known |= {"/v1/signin", "/v1/signin/done"}
    known |= {"/v1/reports/{name}"}
    known |= {f"/v1/devices{path}" for path in ("", "/key", "/name", "/revoke")}
    known |= {"/v1/session", "/v1/session/challenge", "/v1/recovery", "/v1/recover"}
    known |= {f"/v1/attachments/{path}" for path in ("have", "put", "get", "remove")}
    known |= {"/ready", "/v1/audit", "/v1/erase"}
    known |= {f"/v1/shared{path}" for path in ("", "/team")}
    steps = ("", "/open", "/close", "/look", "/reply", "/withdraw")
    known |= {f"/v1/rounds{path}" for path in steps}
    assert set(document["paths"]) == known | receipts | views
    assert (await endpoint.http.get("/docs")).status_code == 404


async def test_a_page_on_another_host_may_ask(endpoint: Endpoint) -> None:
    headers = {
        "Origin": "https://app.test",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-encoding,x-leadwell",
    }
    reply = await endpoint.http.options("/v1/sync", headers=headers)
    assert reply.status_code == 200
    assert reply.headers["Access-Control-Allow-Origin"] == "*"


def test_a_database_of_a_newer_release_is_left_alone(database_url: str) -> None:
    database = Database(database_url)
    with database.owner() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(ForeignDatabase, match="newer"):
        create_app(database_url)


def used(database: Database) -> Any:
    """Return the connection that a transaction had."""
    with database.transaction() as connection:
        return connection.connection.driver_connection


@pytest.mark.parametrize("ending", [Database.close, Database.rest])
def test_a_connection_in_use_is_closed_as_soon_as_it_is_not(
    database_url: str, ending: Callable[[Database], None]
) -> None:
    database = Database(database_url)
    with database.transaction() as connection:
        driver: Any = connection.connection.driver_connection
        ending(database)
        assert connection.scalar(text("SELECT 1")) == 1
    assert is_closed(driver)
    database.close()


def test_who_asks_too_late_leaves_nothing_open_either(database_url: str) -> None:
    database = Database(database_url)
    kept = used(database)
    assert used(database) is kept
    database.rest()
    assert is_closed(kept)
    kept = used(database)
    assert used(database) is kept
    database.close()
    assert is_closed(kept)
    assert is_closed(used(database))


def is_closed(driver: Any) -> bool:
    """Return whether a connection cannot be used any more."""
    try:
        driver.execute("SELECT 1")
    except (sqlite3.ProgrammingError, psycopg.OperationalError):
        return True
    return False


def test_the_database_flushes_every_transaction(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'endpoint.sqlite'}")
    with database.owner() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    with pytest.raises(IntegrityError), database.owner() as connection:
        connection.execute(
            accounts.insert().values(
                id="a", organisation="none", name="", seq=0, epoch="", created=0
            )
        )
    database.close()
