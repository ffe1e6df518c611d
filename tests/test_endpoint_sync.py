"""The rules of `POST /v1/sync`, one test each or more."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from app.endpoint.app import create_app
from app.endpoint.database import Database, ForeignDatabase
from app.endpoint.tables import accounts, ops, schema_version
from tests.endpoints import Endpoint, body, change

NOW = 1_800_000_000_000


@pytest.fixture
async def endpoint(tmp_path: Path) -> AsyncIterator[Endpoint]:
    endpoint = Endpoint(tmp_path, now=lambda: NOW)
    yield endpoint
    await endpoint.close()


@pytest.fixture
async def token(endpoint: Endpoint) -> str:
    return await endpoint.join()


async def pulled(endpoint: Endpoint, token: str, cursor: str = "", limit: int = 500) -> Any:
    reply = await endpoint.sync(token, device="tablet", cursor=cursor, limit=limit)
    assert reply.status_code == 200
    return reply.json()["pull"]


async def test_what_one_device_sends_another_of_the_account_gets(
    endpoint: Endpoint, token: str
) -> None:
    reply = await endpoint.sync(token, ops=[change(1), change(2)])
    assert reply.headers["X-Leadwell"] == "1"
    assert reply.json()["push"] == {"next": 3, "final": [], "rejected": []}
    assert reply.json()["now"] == NOW
    assert (await pulled(endpoint, token))["ops"] == [change(1), change(2)]


async def test_another_account_gets_nothing_of_it(endpoint: Endpoint, token: str) -> None:
    await endpoint.sync(token, ops=[change(1)])
    stranger = await endpoint.join("tablet")
    assert (await pulled(endpoint, stranger))["ops"] == []
    reply = await endpoint.sync(stranger, ops=[change(1, answer="no")])
    assert reply.json()["push"]["next"] == 2
    assert (await pulled(endpoint, token))["ops"] == [change(1)]


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


async def test_more_than_500_ops_are_refused_whole(endpoint: Endpoint, token: str) -> None:
    reply = await endpoint.sync(token, ops=[change(q) for q in range(1, 502)])
    assert reply.status_code == 413
    assert "smaller parts" in reply.json()["message"]
    assert (await pulled(endpoint, token))["ops"] == []


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


async def test_a_batch_is_one_transaction(
    endpoint: Endpoint, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint.database.transaction() as connection:
        (account,) = connection.execute(select(accounts.c.id)).one()
        # The sequence number of the second op is taken already: the database refuses it.
        row = {"device": "x", "q": 1, "digest": "", "body": "{}", "ms": 0, "counter": 0}
        connection.execute(ops.insert().values(account=account, seq=2, received=0, **row))
    reply = await endpoint.sync(token, ops=[change(1), change(2), change(3)])
    assert reply.status_code == 500
    with endpoint.database.transaction() as connection:
        assert connection.scalar(select(func.count()).select_from(ops)) == 1
        assert connection.scalar(select(accounts.c.seq)) == 0


async def test_a_repeated_op_is_ignored(endpoint: Endpoint, token: str) -> None:
    first = await endpoint.sync(token, ops=[change(1), change(2)])
    again = await endpoint.sync(token, ops=[change(1), change(2), change(3)])
    assert first.json()["push"]["next"] == 3
    assert again.json()["push"]["next"] == 4
    assert (await pulled(endpoint, token))["ops"] == [change(1), change(2), change(3)]


async def test_another_op_under_the_same_number_is_a_fork(endpoint: Endpoint, token: str) -> None:
    await endpoint.sync(token, ops=[change(1), change(2)])
    reply = await endpoint.sync(token, start=2, ops=[change(2, answer="no"), change(3)])
    assert reply.status_code == 409
    assert reply.json()["code"] == "fork"
    assert (await pulled(endpoint, token))["ops"] == [change(1), change(2)]


async def test_a_gap_is_answered_with_the_number_that_is_expected(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(1)])
    reply = await endpoint.sync(token, start=3, ops=[change(3)])
    assert reply.status_code == 200
    assert reply.json()["push"]["next"] == 2
    assert (await pulled(endpoint, token))["ops"] == [change(1)]


BROKEN: list[tuple[Any, str]] = [
    (None, "shape"),
    ("op", "shape"),
    ({}, "shape"),
    ({**change(2), "h": [1]}, "shape"),
    ({**change(2), "p": {"set": "text"}}, "shape"),
    ({**change(2), "p": None, "size": 300_000}, "large"),
    (change(2, answer="x" * (256 * 1024)), "large"),
    (change(2, answer=json.loads("[" * 70 + "]" * 70)), "deep"),
    (change(7), "number"),
    (change(2, device="other"), "number"),
]


@pytest.mark.parametrize(("broken", "code"), BROKEN)
async def test_a_broken_op_is_kept_apart_and_blocks_nothing(
    endpoint: Endpoint, token: str, broken: Any, code: str
) -> None:
    for _ in range(2):
        reply = await endpoint.sync(token, ops=[change(1), broken, change(3)])
        push = reply.json()["push"]
        assert push["next"] == 4
        assert [(item["q"], item["code"]) for item in push["rejected"]] == [(2, code)]
        assert push["rejected"][0]["message"]
    assert (await pulled(endpoint, token))["ops"] == [change(1), change(3)]
    with endpoint.database.transaction() as connection:
        kept = connection.execute(select(ops).where(ops.c.q == 2)).one()
        assert json.loads(kept.body) == broken
        assert connection.scalar(select(accounts.c.seq)) == 2


async def test_characters_that_databases_dislike_are_kept(endpoint: Endpoint, token: str) -> None:
    odd = change(1, answer="\u0000 🌱 e\u0301")
    await endpoint.sync(token, ops=[odd])
    assert (await pulled(endpoint, token))["ops"] == [odd]


@pytest.mark.parametrize("answer", ["\ud800", float("nan"), float("inf")])
async def test_what_is_no_proper_json_is_kept_apart(
    endpoint: Endpoint, token: str, answer: Any
) -> None:
    content = json.dumps(body(ops=[change(1, answer=answer), change(2)]))
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    reply = await endpoint.http.post("/v1/sync", content=content, headers=headers)
    push = reply.json()["push"]
    assert [(item["q"], item["code"]) for item in push["rejected"]] == [(1, "shape")]
    assert push["next"] == 3


async def test_ops_of_an_unknown_type_are_passed_on(endpoint: Endpoint, token: str) -> None:
    later = {**change(1), "t": "garden.plant", "p": {"anything": [1, 2.5, None]}, "x": 2}
    await endpoint.sync(token, ops=[later])
    assert (await pulled(endpoint, token))["ops"] == [later]


async def test_a_device_does_not_get_back_what_it_has_just_sent(
    endpoint: Endpoint, token: str
) -> None:
    reply = await endpoint.sync(token, ops=[change(1)])
    assert reply.json()["pull"]["ops"] == []
    # But a device that lost its end does: it sends nothing that would say otherwise.
    reply = await endpoint.sync(token, start=2)
    assert reply.json()["pull"]["ops"] == [change(1)]


async def test_pulling_goes_on_after_the_cursor_in_order(endpoint: Endpoint, token: str) -> None:
    await endpoint.sync(token, ops=[change(q) for q in range(1, 6)])
    got: list[Any] = []
    cursor, more = "", True
    while more:
        pull = await pulled(endpoint, token, cursor, limit=2)
        got += pull["ops"]
        cursor, more = pull["cursor"], pull["more"]
        assert len(pull["ops"]) <= 2
    assert got == [change(q) for q in range(1, 6)]
    assert (await pulled(endpoint, token, cursor))["ops"] == []
    await endpoint.sync(token, start=6, ops=[change(6)])
    assert (await pulled(endpoint, token, cursor))["ops"] == [change(6)]


async def test_one_answer_holds_about_a_mebibyte(endpoint: Endpoint, token: str) -> None:
    large = [change(q, answer="x" * 200_000) for q in range(1, 9)]
    await endpoint.sync(token, ops=large[:4])
    await endpoint.sync(token, start=5, ops=large[4:])
    pull = await pulled(endpoint, token)
    assert pull["more"]
    assert pull["ops"] == large[:5]
    assert (await pulled(endpoint, token, pull["cursor"]))["ops"] == large[5:]


async def test_sequence_numbers_have_no_gap_when_many_devices_send_at_once(
    endpoint: Endpoint, token: str
) -> None:
    names = [f"device-{number}" for number in range(8)]

    async def send(name: str) -> None:
        for q in range(1, 6):
            reply = await endpoint.sync(token, device=name, start=q, ops=[change(q, name)])
            assert reply.status_code == 200

    async def watch() -> list[Any]:
        got: list[Any] = []
        cursor = ""
        while len(got) < 40:
            pull = await pulled(endpoint, token, cursor)
            got += pull["ops"]
            cursor = pull["cursor"]
        return got

    watched, *_ = await asyncio.gather(watch(), *map(send, names))
    assert {(op["d"], op["q"]) for op in watched} == {(n, q) for n in names for q in range(1, 6)}
    with endpoint.database.transaction() as connection:
        numbers = connection.scalars(select(ops.c.seq).order_by(ops.c.seq)).all()
        assert list(numbers) == list(range(1, 41))


@pytest.mark.parametrize("cursor", ["e0:1", "nonsense", "::", "e0:-1", "e0:²"])
async def test_a_cursor_of_another_time_pulls_from_the_start(
    endpoint: Endpoint, token: str, cursor: str
) -> None:
    await endpoint.sync(token, ops=[change(1)])
    assert (await pulled(endpoint, token, cursor))["ops"] == [change(1)]


async def test_after_a_backup_is_put_back_everybody_pulls_from_the_start(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(1), change(2)])
    old = (await pulled(endpoint, token))["cursor"]
    with endpoint.database.transaction() as connection:
        connection.execute(delete(ops).where(ops.c.q == 2))
        connection.execute(update(accounts).values(seq=1))
    reply = await endpoint.sync(token, start=3, ops=[change(3)])
    assert reply.json()["push"]["next"] == 2
    reply = await endpoint.sync(token, start=2, ops=[change(2), change(3)])
    assert reply.json()["push"]["next"] == 4
    pull = await pulled(endpoint, token, old)
    assert pull["ops"] == [change(1), change(2), change(3)]
    assert pull["cursor"].partition(":")[0] != old.partition(":")[0]


async def test_a_cursor_ahead_of_the_endpoint_shows_that_a_backup_was_put_back(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(1), change(2)])
    old = (await pulled(endpoint, token))["cursor"]
    with endpoint.database.transaction() as connection:
        connection.execute(delete(ops).where(ops.c.q == 2))
        connection.execute(update(accounts).values(seq=1))
    assert (await pulled(endpoint, token, old))["ops"] == [change(1)]
    await endpoint.sync(token, start=2, ops=[change(2)])
    assert (await pulled(endpoint, token, old))["ops"] == [change(1), change(2)]


async def test_a_clock_far_ahead_is_put_back_once_and_for_all(
    endpoint: Endpoint, token: str
) -> None:
    limit = NOW + 5 * 60 * 1000
    sent = [change(1, ms=limit), change(2, ms=limit + 1), change(3, ms=2**52)]
    for _ in range(2):
        push = (await endpoint.sync(token, ops=sent)).json()["push"]
        assert push["final"] == [[2, 2, [limit, 0]], [3, 3, [limit, 0]]]
        assert push["rejected"] == []
    got = (await pulled(endpoint, token))["ops"]
    assert [op["h"] for op in got] == [[limit, 0]] * 3


async def test_a_clock_put_back_before_a_restore_stays_there(
    endpoint: Endpoint, token: str
) -> None:
    sent = {**change(1, ms=2**52), "f": [NOW - 1000, 3]}
    push = (await endpoint.sync(token, ops=[sent])).json()["push"]
    assert push["final"] == [[1, 1, [NOW - 1000, 3]]]
    again = (await endpoint.sync(token, ops=[change(1, ms=2**52)])).json()["push"]
    assert again == push
    (op,) = (await pulled(endpoint, token))["ops"]
    assert op == {**change(1), "h": [NOW - 1000, 3]}


async def test_an_unknown_address_is_refused_in_words(endpoint: Endpoint) -> None:
    reply = await endpoint.http.get("/v1/nothing")
    assert reply.status_code == 404
    assert reply.headers["X-Leadwell"] == "1"
    assert reply.json()["code"] == "address"


async def test_health_and_the_api_document_are_there(endpoint: Endpoint) -> None:
    assert (await endpoint.http.get("/health")).json() == {"status": "ok", "now": NOW}
    document = (await endpoint.http.get("/openapi.json")).json()
    assert set(document["paths"]) == {"/health", "/v1/sync", "/v1/enrol", "/v1/link"}
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


async def test_everything_is_there_after_a_restart(
    endpoint: Endpoint, token: str, tmp_path: Path
) -> None:
    await endpoint.sync(token, ops=[change(1)])
    other = Endpoint(tmp_path)
    assert (await pulled(other, token))["ops"] == [change(1)]
    await other.close()


def test_a_database_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'endpoint.sqlite'}"
    database = Database(url)
    with database.transaction() as connection:
        connection.execute(update(schema_version).values(version=99))
    database.close()
    with pytest.raises(ForeignDatabase, match="newer"):
        create_app(url)


def test_the_database_flushes_every_transaction(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'endpoint.sqlite'}")
    with database.transaction() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.execute(
            accounts.insert().values(
                id="a", organisation="none", name="", seq=0, epoch="", created=0
            )
        )
    database.close()
