"""What the endpoint makes of the digest of the op before a push, which tells copies apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from app.endpoint.blanking import blank
from app.endpoint.tables import accounts, ops
from app.models.op import Op
from app.sync.protocol import batch, digest_of, request
from tests.endpoints import NOW, Endpoint, change, pulled


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


async def push(endpoint: Endpoint, token: str, start: int, prev: Any, *sent: Any) -> dict[str, Any]:
    """Push as a device does that gives the digest of the op before."""
    headers = {"Authorization": f"Bearer {token}"}
    asked = {"from": start, "prev": prev, "ops": sent}
    body = {"v": 1, "device": "phone", "push": asked, "pull": {"cursor": ""}}
    reply = await endpoint.http.post("/v1/sync", json=body, headers=headers)
    answer = reply.json()
    told: dict[str, Any] = answer.get("push", answer)
    return told


def digest(wire: dict[str, Any]) -> str:
    return digest_of(Op.of(wire))


async def test_a_push_after_the_op_that_is_here_is_taken(endpoint: Endpoint, token: str) -> None:
    await push(endpoint, token, 1, "", change(1))
    told = await push(endpoint, token, 2, digest(change(1)), change(2), change(3))
    assert told["next"] == 4
    assert (await push(endpoint, token, 4, digest(change(3))))["next"] == 4
    # So is one whose answer was lost, and one from a device that does not give the digest.
    assert (await push(endpoint, token, 2, digest(change(1)), change(2)))["next"] == 4
    assert (await push(endpoint, token, 4, "", change(4)))["next"] == 5


@pytest.mark.parametrize("sent", [(), (change(2),)], ids=["nothing", "an op"])
async def test_a_push_after_another_op_is_sent_back_to_the_start_and_nothing_is_taken(
    endpoint: Endpoint, token: str, sent: tuple[Any, ...]
) -> None:
    await push(endpoint, token, 1, "", change(1, answer="of the copy"))
    told = await push(endpoint, token, 2, digest(change(1)), *sent)
    assert told == {"next": 1, "final": [], "rejected": []}
    assert (await pulled(endpoint, token))["ops"] == [change(1, answer="of the copy")]
    assert (await push(endpoint, token, 1, "", change(1), *sent))["code"] == "fork"


async def test_an_op_in_the_middle_is_compared_as_well(endpoint: Endpoint, token: str) -> None:
    await push(endpoint, token, 1, "", change(1), change(2, answer="of the copy"), change(3))
    told = await push(endpoint, token, 3, digest(change(2)), change(3), change(4))
    assert told["next"] == 1
    assert len((await pulled(endpoint, token))["ops"]) == 3


async def test_what_is_the_same_before_a_fork_needs_no_other_name(
    endpoint: Endpoint, token: str
) -> None:
    await push(endpoint, token, 1, "", change(1), change(2), change(3, answer="of the copy"))
    told = await push(endpoint, token, 1, "", change(1), change(2), change(3), change(4))
    assert told == {"next": 3, "final": [], "rejected": []}
    assert (await push(endpoint, token, 3, "", change(3), change(4)))["code"] == "fork"
    assert [op["q"] for op in (await pulled(endpoint, token))["ops"]] == [1, 2, 3]


ODD: list[Any] = ["Zoë", 1e16, 1e-7, 2**70, "\u0000", {"é": 1, "z": 2, "\U0001f600": 3, "﷿": 4}]


@pytest.mark.parametrize("answer", ODD)
async def test_an_op_is_known_again_however_it_was_written_down(
    endpoint: Endpoint, token: str, answer: Any
) -> None:
    op = Op.of(change(1, answer=answer))
    sent = json.loads(request("phone", batch(1, [op]), ""))["push"]["ops"]
    assert (await push(endpoint, token, 1, "", *sent))["next"] == 2
    assert (await push(endpoint, token, 2, digest_of(op)))["next"] == 2
    with endpoint.database.owner() as connection:
        for row in connection.execute(select(ops)).all():
            old = json.dumps(json.loads(row.body), sort_keys=True, separators=(",", ":"))
            connection.execute(update(ops).values(body=old, digest="by another rule"))
    assert (await push(endpoint, token, 2, digest_of(op)))["next"] == 2
    assert (await push(endpoint, token, 2, digest(change(1, answer="x"))))["next"] == 1


async def test_a_note_of_an_op_that_was_too_large_and_a_clock_that_counts_are_known_again(
    endpoint: Endpoint, token: str
) -> None:
    made = [Op.of(change(1, answer="x" * 300_000)), Op.of(change(2, ms=9))]
    first = json.loads(request("phone", batch(1, made, finals={2: (7, 0)}), ""))["push"]["ops"]
    told = await push(endpoint, token, 1, "", *first)
    assert [each["code"] for each in told["rejected"]] == ["large"]
    assert told["final"] == [[2, 1, [7, 0]]]
    for q, op in enumerate(made, 2):
        assert (await push(endpoint, token, q, digest_of(op)))["next"] == 3


async def test_what_was_blanked_or_is_gone_is_no_fork(endpoint: Endpoint, token: str) -> None:
    await push(endpoint, token, 1, "", change(1), change(2))
    with endpoint.database.owner() as connection:
        account = str(connection.scalar(select(accounts.c.id)))
        blank(connection, account, ops.c.q == 2)
        connection.execute(delete(ops).where(ops.c.q == 1))
    for q in (1, 2):
        assert (await push(endpoint, token, q + 1, digest(change(q))))["next"] == 3


@pytest.mark.parametrize("prev", [7, None, ["x"], "x" * 81])
async def test_what_is_no_digest_is_refused(endpoint: Endpoint, token: str, prev: Any) -> None:
    assert "code" in await push(endpoint, token, 2, prev)
