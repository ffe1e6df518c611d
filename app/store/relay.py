"""Ops under another name than the one they were made under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.models.op import Op

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
