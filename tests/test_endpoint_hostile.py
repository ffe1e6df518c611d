"""What nobody honest sends to `/v1/sync`: refused in words or kept apart, nothing half done."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.endpoint.quarantine import DEPTH, Unfit, check, text_of
from app.models.op import canonical
from tests.endpoints import NOW, Endpoint, body, change, pulled

GOOD = change(1)


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


async def post(endpoint: Endpoint, token: str, content: bytes, **headers: str) -> Any:
    """Return the answer to what is sent as it is."""
    sent = {
        "Authorization": f"Bearer {token}",
        **{k.replace("_", "-"): headers[k] for k in headers},
    }
    return await endpoint.http.post("/v1/sync", content=content, headers=sent)


def written(**parts: Any) -> bytes:
    """Return a body with `parts` in place of what belongs there."""
    return json.dumps({**body(ops=[GOOD]), **parts}).encode()


PUSH = {"from": 1, "ops": [GOOD]}
PULL = {"cursor": "", "limit": 500}
REFUSED: list[tuple[bytes, int, str]] = [
    (b"", 400, "shape"),
    (b"\x00\xff", 400, "shape"),
    (b'{"v": 1', 400, "shape"),
    (b"null", 400, "shape"),
    (b'"v"', 400, "shape"),
    (b"[" * 200_000, 400, "shape"),
    (b'{"v":' * 100_000, 400, "shape"),
    (b"9" * 5000, 400, "shape"),
    (written(device="a b"), 400, "shape"),
    (written(device="\x00"), 400, "shape"),
    (written(device="x" * 81), 400, "shape"),
    (written(device=5), 400, "shape"),
    (written(push={**PUSH, "from": 0}), 400, "shape"),
    (written(push={**PUSH, "from": -1}), 400, "shape"),
    (written(push={**PUSH, "from": 2**53}), 400, "shape"),
    (written(push={**PUSH, "from": 10**30}), 400, "shape"),
    (written(push={**PUSH, "from": 1.0}), 400, "shape"),
    (written(push={**PUSH, "from": True}), 400, "shape"),
    (written(push={**PUSH, "ops": {"0": GOOD}}), 400, "shape"),
    (written(push=None), 400, "shape"),
    (written(pull={**PULL, "limit": 0}), 400, "shape"),
    (written(pull={**PULL, "cursor": 5}), 400, "shape"),
    (written(pull={**PULL, "cursor": "x" * 81}), 400, "shape"),
    (written(v=True), 400, "protocol"),
    (written(push={**PUSH, "ops": [GOOD] * 501}), 413, "many"),
    (b" " * (2**20 + 1), 413, "large"),
]


@pytest.mark.parametrize(("content", "status", "code"), REFUSED)
async def test_what_is_no_request_is_refused_in_words_and_changes_nothing(
    endpoint: Endpoint, token: str, content: bytes, status: int, code: str
) -> None:
    for packed in (False, True):
        encoding = {"Content_Encoding": "gzip"} if packed else {}
        sent = gzip.compress(content) if packed else content
        reply = await post(endpoint, token, sent, **encoding)
        assert (reply.status_code, reply.json()["code"]) == (status, code)
        assert reply.headers["Content-Type"] == "application/problem+json"
        assert reply.json()["detail"] and "Traceback" not in reply.text
    assert (await pulled(endpoint, token))["ops"] == []


async def test_a_bomb_in_gzip_is_not_let_off(endpoint: Endpoint, token: str) -> None:
    bomb = gzip.compress(b" " * 200_000_000)
    assert len(bomb) < 2**20
    reply = await post(endpoint, token, bomb, Content_Encoding="gzip")
    assert (reply.status_code, reply.json()["code"]) == (413, "large")
    twice = gzip.compress(gzip.compress(b" " * 1000))
    reply = await post(endpoint, token, twice, Content_Encoding="gzip, gzip")
    assert reply.status_code == 415


ODD: list[tuple[bytes, str]] = [
    (b'{"a":"\\ud800"}', "shape"),
    (b'{"\\udfff":1}', "shape"),
    (b'{"a":NaN}', "shape"),
    (b'{"a":-Infinity}', "shape"),
    (b'{"a":1e999}', "shape"),
    (b'{"a":' + b"[" * 100 + b"]" * 100 + b"}", "deep"),
    (b'{"a":' + b"[" * 300 + b"]" * 300 + b"}", "deep"),
    (b'{"a":' + b'{"a":' * 300 + b"1" + b"}" * 300 + b"}", "deep"),
]


@pytest.mark.parametrize(("payload", "code"), ODD)
async def test_an_op_with_what_cannot_be_kept_is_set_apart_word_for_word_among_good_ones(
    endpoint: Endpoint, token: str, payload: bytes, code: str
) -> None:
    odd = canonical({**change(2), "t": "later.kind", "p": "HERE"}).replace(b'"HERE"', payload)
    good = [canonical(change(q)) for q in (1, 3)]
    content = json.dumps(body(ops=["OPS"])).encode()
    content = content.replace(b'"OPS"', b",".join((good[0], odd, good[1])))
    for _ in range(2):
        reply = await post(endpoint, token, content)
        push = reply.json()["push"]
        assert [(each["q"], each["code"]) for each in push["rejected"]] == [(2, code)]
        assert push["next"] == 4
    assert (await pulled(endpoint, token))["ops"] == [change(1), change(3)]


@pytest.mark.parametrize(
    "kept",
    [
        {"a": "\u0000\u001f\u007f\u2028 é 🌱"},
        {"a": 10**30, "b": -(10**18), "c": 2**63, "d": 2**64 - 1},
        {"a": 1e16, "b": 1e-7, "c": -0.0, "d": 1.0, "e": 0.1},
        {"\u0000": {"é": [None, True, False, []]}},
        {"a": "0123456789012345678901234567890"},
    ],
)
async def test_what_can_be_kept_is_passed_on_to_the_last_digit(
    endpoint: Endpoint, token: str, kept: dict[str, Any]
) -> None:
    sent = {**change(1), "t": "later.kind", "p": kept}
    for _ in range(2):
        reply = await post(endpoint, token, canonical(body(ops=[sent])))
        assert reply.json()["push"] == {"next": 2, "final": [], "rejected": []}
    reply = await endpoint.sync(token, device="tablet")
    (got,) = json.loads(reply.content)["pull"]["ops"]
    assert canonical(got) == canonical(sent)


OUT_OF_RANGE: list[dict[str, Any]] = [
    {"q": 2.0},
    {"q": True},
    {"h": [-1, 0]},
    {"h": [2**53, 0]},
    {"h": [5, 2**64]},
    {"h": [5, 0, 0]},
    {"h": {"a": 1, "b": 2}},
    {"h": "ab"},
    {"r": "\u0000"},
    {"t": "x" * 81},
    {"p": []},
]


@pytest.mark.parametrize("wrong", OUT_OF_RANGE)
async def test_a_number_out_of_range_is_set_apart(
    endpoint: Endpoint, token: str, wrong: dict[str, Any]
) -> None:
    reply = await endpoint.sync(token, ops=[change(1), {**change(2), **wrong}, change(3)])
    push = reply.json()["push"]
    assert [(each["q"], each["code"]) for each in push["rejected"]] == [(2, "shape")]
    assert (await pulled(endpoint, token))["ops"] == [change(1), change(3)]


async def test_batches_replayed_and_out_of_order_come_to_the_same(
    endpoint: Endpoint, token: str
) -> None:
    batches = [(1, [change(1), change(2)]), (3, [change(3)]), (2, [change(2), change(3)])]
    for order in permutations(batches):
        for start, ops in (*order, *order, batches[0], batches[1]):
            reply = await endpoint.sync(token, start=start, ops=ops)
            assert reply.status_code == 200
            assert reply.json()["push"]["rejected"] == []
    assert (await pulled(endpoint, token))["ops"] == [change(q) for q in (1, 2, 3)]


async def test_what_is_sent_under_the_name_of_anothers_device_stays_ones_own(
    endpoint: Endpoint, token: str
) -> None:
    await endpoint.sync(token, ops=[change(1)])
    stranger = await endpoint.join("elsewhere")
    known = await pulled(endpoint, token)
    reply = await endpoint.sync(stranger, ops=[change(1, answer="mine")], cursor=known["cursor"])
    assert reply.status_code == 200
    assert [op["p"]["set"] for op in reply.json()["pull"]["ops"]] == []
    assert (await pulled(endpoint, token))["ops"] == [change(1)]


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
)


@given(plain)
def test_an_op_is_kept_in_its_canonical_form_by_the_quick_way_too(data: Any) -> None:
    assert text_of(data, is_proper=True).encode() == canonical(data)


@given(st.integers(1, 2 * DEPTH), st.booleans())
def test_the_quick_look_at_the_depth_is_as_strict_as_the_long_one(
    depth: int, is_proper: bool
) -> None:
    payload: Any = {}
    for _ in range(depth):
        payload = {"a": payload, "b": "{[" * 40}
    raw = {**change(1), "t": "later.kind", "p": payload}
    try:
        check(raw, text_of(raw, is_proper=is_proper), "phone", 1, is_proper=is_proper)
    except Unfit as error:
        assert error.code == "deep" and depth + 1 > DEPTH
    else:
        assert depth + 1 <= DEPTH
