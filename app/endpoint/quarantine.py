"""What the endpoint checks of an op that a device sends."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from app.errors import Damaged
from app.models.op import Op
from app.schemas.op import op_from
from app.sync.protocol import OP_LIMIT

DEPTH = 64
"""The deepest that lists and objects of an op may lie in each other."""


class Unfit(Exception):
    """An op that goes into quarantine, with a code and plain words."""

    def __init__(self, code: str, message: str) -> None:
        """`code` is for the device, `message` for the person."""
        super().__init__(message)
        self.code = code
        self.message = message


def text_of(raw: object) -> str:
    """Return `raw` as JSON in ASCII, which every database keeps."""
    return json.dumps(raw, sort_keys=True, separators=(",", ":"))


def digest_of(body: str) -> str:
    """Return what tells two ops of one number apart."""
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()


def check(raw: Any, device: str, q: int) -> Op:
    """Return the op that `raw` is. Unfit: it is none, or not the one of `device` and `q`."""
    if isinstance(raw, dict) and raw.get("p") is None and isinstance(raw.get("size"), int):
        raise Unfit("large", f"This change is too large to send ({raw['size'] // 1024} KB).")
    if _depth(raw) > DEPTH:
        raise Unfit("deep", "This change is put together in too complicated a way to send.")
    if len(json.dumps(raw, separators=(",", ":"), ensure_ascii=False)) > OP_LIMIT:
        raise Unfit("large", "This change is too large to send.")
    try:
        op = op_from(raw)
    except Damaged as error:
        raise Unfit("shape", str(error)) from error
    if op.id != (device, q):
        raise Unfit("number", "This change is not the one that was expected here.")
    return op


def _depth(raw: object) -> int:
    deepest = 0
    todo = [(raw, 0)]
    while todo:
        value, depth = todo.pop()
        deepest = max(deepest, depth)
        if depth > DEPTH:
            break
        if isinstance(value, dict):
            todo += [(item, depth + 1) for item in value.values()]
        elif isinstance(value, list):
            todo += [(item, depth + 1) for item in value]
    return deepest
