"""Changes that a device has twice.

A device was copied, the endpoint went back to a backup, and the copy took the numbers of what was
lost: the device goes on under a new name and sends all again. Who had heard of its changes before
keeps them under the old name as well. Nothing is lost or shown otherwise, but the history of a
field has one more version there, and the checksum differs for good. Where the device's clock was
ahead, each of the two has the clock that the endpoint gave it when it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any

from app.models.op import Op, canonical
from app.store.relay import original


def without_twins(ops: Iterable[Op], there: Set[tuple[str, int]]) -> list[Op]:
    """Return `ops` without those that the endpoint, which has `there`, knows by another name."""
    known = {_content(op) for op in ops if op.id in there}
    return [op for op in ops if op.id in there or _content(op) not in known]


def _content(op: Op) -> tuple[Any, ...]:
    inner = original(op)
    # What it replaced has another name now, too.
    payload = {name: value for name, value in inner.payload.items() if name != "over"}
    return inner.type, inner.record, canonical(payload)
