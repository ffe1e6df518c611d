"""Ops under another name than the one they were made under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.models.op import Op

if TYPE_CHECKING:
    from app.store.ledger import Ledger

RELAY = "relay"
"""An op that carries an op of another device, word for word: how one reaches the endpoint whose
own device cannot send it any more."""


def original(op: Op) -> Op:
    """Return the op itself, or the one that a relay carries."""
    return Op.of(op.payload["op"]) if op.type == RELAY else op


def renamed(op: Op, ids: Mapping[tuple[str, int], tuple[str, int]]) -> Op:
    """Return `op` under its new id, and with the new ids of what it replaced."""
    device, q = ids[op.id]
    payload = op.payload
    if payload.get("over"):
        over = {name: list(ids.get((d, n), (d, n))) for name, (d, n) in payload["over"].items()}
        payload = {**payload, "over": over}
    return replace(op, device=device, q=q, payload=payload)


def renewed(ledger: Ledger, device: str) -> dict[str, Any]:
    """Return a snapshot in which this device is called `device`.

    What the endpoint never took has the new name too, since the endpoint may hold other ops
    under the old name and the same numbers.
    """
    own = ledger.device
    ops = {op.id: ledger.effective(op) for op in ledger.ops.values()}
    rejected = {item.q for item in ledger.rejections}
    lost = sorted(
        q for name, q in ops if name == own and (q > ledger.acknowledged or q in rejected)
    )
    ids = {(str(own), q): (device, number) for number, q in enumerate(lost, 1)}
    again = [renamed(ops.pop(id), ids) for id in ids]
    return {
        **ledger.snapshot(),
        "ops": [op.wire() for op in (*ops.values(), *again)],
        "meta": {**ledger.meta, "device": device},
        "acknowledged": 0,
        "finals": [],
        "rejected": [],
        "cursor": "",
        "sum": None,
    }
