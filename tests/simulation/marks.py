"""Which changes a device has, by their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress

from app.errors import LeadwellError
from app.models.journal import written_of
from app.models.op import Op, canonical
from tests.simulation.device import Device

ODD = "odd-"
"""How the records of changes begin that the endpoint refuses."""
MARK = re.compile(r"\b[ms]\d+\b")


def is_odd(op: Op) -> bool:
    """Return whether the endpoint refuses this."""
    return op.record.startswith(ODD)


async def marks_of(device: Device, ops: Iterable[Op] | None = None) -> set[str]:
    """Return the marks in `ops`, else in all that the device has; what is sealed is opened."""
    words = []
    for op in device.store.ops if ops is None else ops:
        if is_odd(op):
            continue
        if op.type != "journal.revision":
            words.append(canonical(op.payload).decode())
        elif op.payload["sealed"] is not None:
            with suppress(LeadwellError):
                words += await _opened(device, op)
    return set(MARK.findall(" ".join(words)))


async def _opened(device: Device, op: Op) -> Iterable[str]:
    payload = op.payload
    sealer = device.keyring.sealer
    value = await sealer.open(op.record, payload["rev"], payload["parents"], payload["sealed"])
    return written_of(value, 0).answers.values()
