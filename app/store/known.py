"""What a device knows, to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.models.checksum import written
from app.models.op import Clock, Op
from app.models.rejection import Rejection
from app.store.ledger import Ledger
from app.store.table import LiveTable


class Known:
    """The side of a store that changes nothing."""

    _ledger: Ledger

    @property
    def device(self) -> str:
        """This device's random name."""
        return str(self._ledger.device)

    @property
    def ops(self) -> tuple[Op, ...]:
        """Every op of every device, as known here, with the clocks that count."""
        return tuple(map(self._ledger.effective, self._ledger.ops.values()))

    @property
    def outbox(self) -> tuple[Op, ...]:
        """This device's ops that the endpoint has not acknowledged, oldest first, as written."""
        return tuple(self._ledger.waiting)

    @property
    def waiting(self) -> int:
        """How many ops are in the outbox."""
        return len(self._ledger.waiting)

    @property
    def last(self) -> Op | None:
        """This device's last op that the endpoint has, as written; None where there is none, or
        where it is not known any more how it was written."""
        op = self._ledger.ops.get((self.device, self._ledger.acknowledged))
        return None if op is None or self._ledger.purged.has_bared(op) else op

    @property
    def acknowledged(self) -> int:
        """The number of the last op of this device that the endpoint has."""
        return self._ledger.acknowledged

    @property
    def checksum(self) -> str:
        """The checksum of the ops that the endpoint has too, if all is well."""
        return written(self._ledger.sum)

    @property
    def finals(self) -> Mapping[int, Clock]:
        """Clocks that the endpoint put back, by the number of this device's op."""
        return self._ledger.finals

    @property
    def cursor(self) -> str:
        """Up to where other devices' ops were pulled; the endpoint's own words."""
        return self._ledger.cursor

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """Ops of this device that the endpoint keeps apart: what needs attention."""
        return self._ledger.rejections

    @property
    def drafts(self) -> Mapping[str, Any]:
        """Half-typed text."""
        return self._ledger.drafts

    @property
    def meta(self) -> Mapping[str, Any]:
        """Facts about this device."""
        return self._ledger.meta

    @property
    def keyring(self) -> Any | None:
        """Wrapped keys; None before the first are made."""
        return self._ledger.keyring

    def document(self, table: str, record: str) -> Mapping[str, Any] | None:
        """Return the document of `record`, if there is one."""
        return self.table(table).find(record)

    def documents(self, table: str) -> list[Mapping[str, Any]]:
        """Return all documents of a table."""
        return list(self.table(table))

    def table(self, name: str) -> LiveTable:
        """Return a TinyDB table, for queries; ask for it each time, and never write to it."""
        return self._ledger.view.table(name)
