"""What one shares with teams and an organisation, as the app keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.models.shared import FIELD, TYPE, Share, share_of
from app.store.records import Records
from app.store.store import Store


class ShareRepository:
    """The only way to what is shared."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store
        self._records: Records[Share | None] = Records(
            store, "shares", lambda document, _: share_of(document)
        )

    def all(self) -> Mapping[str, Share]:
        """Return everything that was ever shared, also what was taken back, by id."""
        return {id: share for id, share in self._records.all().items() if share is not None}

    def unsent(self) -> set[str]:
        """Return the ids of what the endpoint has not heard of yet, as it is now."""
        own, taken = self._store.device, self._store.acknowledged
        return {
            id for id, share in self.all().items() if share.op[0] == own and share.op[1] > taken
        }

    async def put(self, shares: Sequence[tuple[str, str, str, Mapping[str, Any] | None]]) -> None:
        """Keep (id, space, kind, body) as one transaction; a body of None takes one back.

        NotSaved: none was kept.
        """
        await self._store.commit(
            *(
                self._store.registers(
                    TYPE, id, {FIELD: {"space": space, "kind": kind, "body": body}}
                )
                for id, space, kind, body in shares
            )
        )
