"""The checksum of what a device and its endpoint both have, kept up with every change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.models.checksum import mark
from app.models.op import Clock, Op
from app.models.rejection import Rejection


class Tally:
    """The side of a ledger that knows what the endpoint has."""

    meta: dict[str, Any]
    ops: dict[tuple[str, int], Op]
    acknowledged: int
    finals: dict[int, Clock]
    rejections: tuple[Rejection, ...]
    sum: int
    """The checksum of others' ops, and of own ones that the endpoint took."""

    @property
    def device(self) -> str | None:
        """The name under which this device writes ops."""
        return self.meta.get("device")

    def effective(self, op: Op) -> Op:
        """Return `op` with the clock that the endpoint gave it, if it did."""
        clock = self.finals.get(op.q) if op.device == self.device else None
        return op if clock is None else replace(op, clock=clock)

    def _is_taken(self, q: int) -> bool:
        """Whether the endpoint has this device's op of that number, and not in quarantine."""
        return q <= self.acknowledged and all(item.q != q for item in self.rejections)

    def _mark(self, op: Op) -> int:
        """Return what `op` adds to the checksum: nothing before the endpoint has taken it."""
        if op.device == self.device and not self._is_taken(op.q):
            return 0
        return mark(op.device, op.q, self.effective(op).clock)

    def _count(self, numbers: Iterable[int]) -> None:
        """Add these of this device's ops to the checksum, or take them away again."""
        for q in numbers:
            op = self.ops.get((str(self.device), q))
            self.sum ^= self._mark(op) if op else 0
