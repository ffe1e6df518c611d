"""Messages, as a device makes and reads them; and the words about sync."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Damaged
from app.models.op import Op
from app.models.rejection import Rejection
from app.sync.backoff import Backoff
from app.sync.protocol import BODY_LIMIT, Batch, batch, reply_from, request
from app.sync.state import SyncState, line


def op(q: int, text: str = "") -> Op:
    return Op("phone", q, "visit.set", "v1", (1, 0), {"set": {"a": text}, "over": {}})


def sent(made: Batch) -> list[Any]:
    return [json.loads(text) for text in made.ops]


def answer(**parts: Any) -> dict[str, Any]:
    push = {"next": 3, "final": [[1, 7, [5, 0]]], "rejected": []}
    pull = {"ops": [], "cursor": "e:7", "more": False}
    return {"v": 1, "now": 1, "push": push, "pull": pull, **parts}


def test_a_batch_takes_ops_without_a_gap() -> None:
    assert [o["q"] for o in sent(batch(3, [op(3), op(4), op(6)]))] == [3, 4]
    assert batch(3, [op(4)]).ops == ()
    assert batch(3, []).end == 3


def test_a_batch_holds_500_ops() -> None:
    assert batch(1, [op(q) for q in range(1, 600)]).end == 501


def test_an_op_that_is_too_large_goes_as_a_note_and_blocks_nothing() -> None:
    made = batch(1, [op(1), op(2, "x" * 300_000), op(3)])
    assert [o["q"] for o in sent(made)] == [1, 2, 3]
    assert sent(made)[1]["p"] is None
    assert sent(made)[1]["size"] > 300_000


def test_a_clock_that_counts_already_goes_along() -> None:
    first, second = sent(batch(1, [op(1), op(2)], finals={2: (9, 0)}))
    assert "f" not in first
    assert second["f"] == [9, 0]


def test_a_request_is_canonical_json_with_each_op_as_it_is_kept() -> None:
    made = batch(3, [op(3, "é"), op(4)])
    body = request("phone", made, "e:1:0")
    assert json.loads(body) == {
        "v": 1,
        "device": "phone",
        "push": {"from": 3, "ops": [op(3, "é").wire(), op(4).wire()]},
        "pull": {"cursor": "e:1:0", "limit": 500},
    }
    assert json.loads(request("phone", batch(3, []), ""))["push"] == {"from": 3, "ops": []}
    known = json.loads(request("phone", batch(3, [], prev="ab"), ""))["push"]
    assert known == {"from": 3, "prev": "ab", "ops": []}


@given(st.lists(st.integers(min_value=0, max_value=400_000), max_size=30))
def test_every_message_is_small_enough_and_gets_on(sizes: list[int]) -> None:
    ops = [op(q, "é" * (size // 2)) for q, size in enumerate(sizes, 1)]
    start = 1
    while start <= len(ops):
        made = batch(start, ops[start - 1 :])
        assert made.end > start
        assert len(request("phone", made, "e:1")) <= BODY_LIMIT
        start = made.end


def test_an_answer_is_read() -> None:
    reply = reply_from(
        answer(
            push={
                "next": 3,
                "final": [[1, 7, [5, 0]]],
                "rejected": [{"q": 2, "code": "shape", "message": "No."}],
            }
        )
    )
    assert reply.final == ((1, (5, 0)),)
    assert reply.rejected == (Rejection(2, "shape", "No."),)


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        "ok",
        {},
        answer(v=2),
        answer(push={}),
        answer(push={"next": 0, "final": [], "rejected": []}),
        answer(push={"next": 1, "final": [[1]], "rejected": []}),
        answer(push={"next": 1, "final": [], "rejected": [{"q": 1}]}),
        answer(pull={"ops": [], "cursor": 3, "more": False}),
    ],
)
def test_an_answer_that_is_none_is_not_believed(broken: object) -> None:
    with pytest.raises(Damaged, match="not in the form"):
        reply_from(broken)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SyncState(), "All saved here"),
        (SyncState("idle", 0), "All saved and sent"),
        (SyncState("idle", 3), "All saved here · 3 to send"),
        (SyncState("sending", 0), "All saved and sent"),
        (SyncState("sending", 2), "All saved here · sending 2"),
        (SyncState("waiting", 0), "Saved here · no signal"),
        (SyncState("waiting", 1), "Saved here · no signal · 1 to send"),
        (SyncState("attention", 0), "Saved here · needs attention"),
        (SyncState("attention", 1), "Saved here · needs attention · 1 to send"),
    ],
)
def test_one_line_says_what_is_saved_and_sent(state: SyncState, words: str) -> None:
    assert line(state) == words


def test_waiting_doubles_from_one_second_to_five_minutes() -> None:
    longest = Backoff(lambda: 1.0)
    assert [longest.next() for _ in range(11)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    longest.reset()
    assert longest.next() == 1


def test_waiting_is_spread_over_the_whole_time() -> None:
    assert Backoff(lambda: 0.0).next() == 0
    assert [Backoff(lambda: 0.25).next() for _ in range(2)] == [0.25, 0.25]


def test_the_endpoint_may_ask_for_more_time() -> None:
    backoff = Backoff(lambda: 0.5)
    assert backoff.next(retry_after=120) == 120.5
    assert backoff.next(retry_after=0.1) == 1.0
