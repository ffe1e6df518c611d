"""Keys that a person's devices leave for each other, sealed with the key they share."""

from __future__ import annotations

from app.models.identity import new_id
from app.store.store import Change, Store

RECORD = "me"


class KeyShares:
    """The only way to shared keys."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def theirs(self) -> list[str]:
        """Return what other devices have left; a later release may leave other things too."""
        document = self._store.document("keyring", RECORD)
        events = document["events"].values() if document else ()
        left = (e.get("shared") for e in events if e["device"] != self._store.device)
        return [shared for shared in left if isinstance(shared, str)]

    async def leave(self, shared: str) -> None:
        """Leave keys for the other devices. NotSaved: they were not left."""
        event = {"e": new_id(), "k": "share", "shared": shared}
        await self._store.commit(Change("keyring.share", RECORD, event))
