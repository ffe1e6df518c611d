"""What waits to be sent, counted as a person would."""

from __future__ import annotations

from typing import Any

import pytest

from app.models.op import Op
from app.models.outgoing import ORDER, counted
from app.schemas.op import KINDS
from app.words.sent import MANY, ONE, counts


def op(q: int, type: str = "visit.set", record: str = "v1", /, **fields: Any) -> Op:
    return Op("phone", q, type, record, (q, 0), {"set": fields, "over": {}})


def test_answers_and_photos_of_a_visit_are_told_apart_and_counted_once_each() -> None:
    ops = [
        op(1, **{"answer.rest": "yes"}),
        op(2, **{"answer.rest": "no"}),
        op(3, **{"answer.food": "yes", "photo.p1": {}, "photo.p2": {}}),
        op(4, place="Maple ward", record="v2"),
        op(5, "promise.set", "p1", words="A lamp"),
        op(6, "promise.set", "p1", words="Two lamps"),
    ]
    found = counts(counted(ops))
    assert found == ["2 answers on visits", "2 photos", "1 visit", "1 promise"]


def test_a_photo_whose_bytes_wait_counts_once_whether_its_record_waits_or_not() -> None:
    ops = [op(1, **{"photo.p1": {}})]
    assert counted(ops, frozenset({"photo.p1", "photo.p2"})) == (("photo", 2),)
    assert counted([], frozenset({"photo.p2"})) == (("photo", 1),)


def test_every_step_of_learning_counts() -> None:
    ops = [Op("a", q, "learn.event", "1.1", (q, 0), {"e": f"e{q}", "k": "seen"}) for q in (1, 2)]
    assert counts(counted(ops)) == ["2 steps of learning"]


def test_what_a_relay_carries_is_what_counts() -> None:
    inner = op(1, **{"answer.rest": "yes"}).wire()
    relayed = Op("phone", 9, "relay", "v1", (1, 0), {"op": inner})
    assert counted([relayed]) == (("answer", 1),)


@pytest.mark.parametrize("type", [*KINDS, "garden.plant"])
def test_every_kind_of_change_has_words(type: str) -> None:
    payload = {"op": op(1).wire()} if type == "relay" else {"set": {"answer.a": 1}}
    ((kind, _),) = counted([Op("phone", 1, type, "r", (1, 0), payload)])
    assert kind in ORDER
    assert set(ONE) == set(MANY) == set(ORDER)


def test_nothing_is_nothing() -> None:
    assert counted([]) == ()
    assert counted([op(1)]) == (("visit", 1),)
