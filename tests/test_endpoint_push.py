"""What the endpoint takes of what a device sends, one test a rule or more."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from app.endpoint.tables import accounts, ops
from tests.endpoints import NOW, Endpoint, body, change, pulled


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


async def test_what_one_device_sends_another_of_the_account_gets(
    endpoint: Endpoint, token: str
) -> None:
    reply = await endpoint.sync(token, ops=[change(1), change(2)])
    assert reply.headers["X-Leadwell"] == "1"
    assert reply.json()["push"] == {"next": 3, "final": [], "rejected": []}
    assert reply.json()["now"] == NOW
    assert (await pulled(endpoint, token))["ops"] == [change(1), change(2)]


async def test_more_than_500_ops_are_refused_whole(endpoint: Endpoint, token: str) -> None:
    reply = await endpoint.sync(token, ops=[change(q) for q in range(1, 502)])
    assert reply.status_code == 413
    assert "smaller parts" in reply.json()["message"]
    assert (await pulled(endpoint, token))["ops"] == []


async def test_a_batch_is_one_transaction(
    endpoint: Endpoint, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint.database.owner() as connection:
        (account,) = connection.execute(select(accounts.c.id)).one()
        # The sequence number of the second op is taken already: the database refuses it.
        row = {"device": "x", "q": 1, "digest": "", "body": "{}", "ms": 0, "counter": 0}
        connection.execute(ops.insert().values(account=account, seq=2, received=0, **row))
    reply = await endpoint.sync(token, ops=[change(1), change(2), change(3)])
    assert reply.status_code == 500
    with endpoint.database.owner() as connection:
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
    with endpoint.database.owner() as connection:
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
