"""What the endpoint checks of an op that a device sends."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import Any

import orjson

from app.errors import Damaged
from app.models.op import Op, canonical
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


def text_of(raw: object, *, is_proper: bool = False) -> str:
    """Return `raw` as JSON with sorted keys, as it is kept.

    `is_proper`: a strict parser has read it, so that it holds nothing a database would refuse.
    Anything else is kept in ASCII, word for word, lone surrogates and NaN included.
    """
    if is_proper:
        # What is too deep for it is too deep anyway, and kept apart.
        with suppress(orjson.JSONEncodeError):
            return orjson.dumps(raw, option=orjson.OPT_SORT_KEYS).decode()
    return json.dumps(raw, sort_keys=True, separators=(",", ":"))


def digest_of(body: str) -> str:
    """Return what tells two ops of one number apart."""
    return hashlib.blake2b(body.encode(), digest_size=16).hexdigest()


def is_same(raw: object, body: str, digest: str) -> bool:
    """Return whether `raw` is what was kept as `body` with that `digest`.

    It may have been written down in another way then: in ASCII, or by an older library.
    """
    if digest == digest_of(text_of(raw)):
        return True
    try:
        return bool(json.loads(body) == raw)
    except ValueError:
        return False


def is_written_as(digest: str, body: str, kept: str) -> bool:
    """Return whether what was kept as `body` with the digest `kept` has that `digest` as its device
    writes it down, which may be in another way: in UTF-8, or by another library."""
    if digest == kept:
        return True
    try:
        return digest == hashlib.blake2b(canonical(json.loads(body)), digest_size=16).hexdigest()
    except ValueError:
        return False


def check(raw: Any, body: str, device: str, q: int, *, is_proper: bool = False) -> Op:
    """Return the op that `raw` is, of which `body` is the text, as `text_of` gave it.

    Unfit: it is none, or not the one of `device` and `q`.
    """
    if isinstance(raw, dict) and raw.get("p") is None and isinstance(raw.get("size"), int):
        raise Unfit("large", f"This change is too large to send ({raw['size'] // 1024} KB).")
    # What has fewer brackets than levels are allowed is not looked through.
    if body.count("{") + body.count("[") > DEPTH and _depth(raw) > DEPTH:
        raise Unfit("deep", "This change is put together in too complicated a way to send.")
    if len(body) > OP_LIMIT and _length(raw) > OP_LIMIT:
        raise Unfit("large", "This change is too large to send.")
    try:
        op = op_from(raw, is_proper=is_proper)
    except Damaged as error:
        raise Unfit("shape", str(error)) from error
    if op.id != (device, q):
        raise Unfit("number", "This change is not the one that was expected here.")
    return op


def _length(raw: object) -> int:
    return len(json.dumps(raw, separators=(",", ":"), ensure_ascii=False))


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
