"""Keys that a person's devices leave for each other, sealed with the key they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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
        left = (e.get("shared") for e in self._events() if e["device"] != self._store.device)
        return [shared for shared in left if isinstance(shared, str)]

    async def leave(self, shared: str) -> None:
        """Leave keys for the other devices. NotSaved: they were not left."""
        event = {"e": new_id(), "k": "share", "shared": shared}
        await self._store.commit(Change("keyring.share", RECORD, event))

    async def renew(self, letters: Mapping[str, str]) -> None:
        """Leave a new key in letters, by the id of the device that may open each. NotSaved."""
        event = {"e": new_id(), "k": "renew", "letters": dict(letters)}
        await self._store.commit(Change("keyring.share", RECORD, event))

    def renewed(self, device: str) -> list[str]:
        """Return the letters to the device of that id, the oldest first."""
        events = sorted(self._of("renew"), key=lambda event: event["key"])
        found = (event.get("letters") for event in events)
        letters = (each.get(device) for each in found if isinstance(each, dict))
        return [letter for letter in letters if isinstance(letter, str)]

    async def say_code(self, code: Mapping[str, str]) -> None:
        """Tell the other devices what they are to seal keys for the recovery code with. NotSaved"""
        event = {"e": new_id(), "k": "code", "code": dict(code)}
        await self._store.commit(Change("keyring.share", RECORD, event))

    def code(self) -> Mapping[str, Any] | None:
        """Return what was said of the recovery code last, by any device of the person."""
        said = [event for event in self._of("code") if isinstance(event.get("code"), dict)]
        found: Mapping[str, Any] | None = (
            max(said, key=lambda event: event["key"])["code"] if said else None
        )
        return found

    def _of(self, kind: str) -> list[Mapping[str, Any]]:
        return [event for event in self._events() if event.get("k") == kind]

    def _events(self) -> Iterable[Mapping[str, Any]]:
        document = self._store.document("keyring", RECORD)
        return document["events"].values() if document else ()
