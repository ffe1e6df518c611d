"""What a person has set, on all their devices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.store.store import Store

RECORD = "me"


class SettingsRepository:
    """Settings by name; last writer wins per setting."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def all(self) -> Mapping[str, Any]:
        """Return every setting that was ever made."""
        document = self._store.document("settings", RECORD)
        return dict(document["fields"]) if document else {}

    async def set(self, fields: Mapping[str, Any]) -> None:
        """Keep settings. NotSaved: none was kept."""
        await self._store.set("setting.set", RECORD, fields)
