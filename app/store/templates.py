"""Checklists that visits began with, each kept once for all visits that use it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.store.store import Change, Store


class TemplateRepository:
    """The only way to them; a record's id is the digest of its checklist."""

    def __init__(self, store: Store) -> None:
        """Read from and write to `store`."""
        self._store = store

    def find(self, edition: str) -> Mapping[str, Any] | None:
        """Return a checklist as it was kept, if it is here."""
        document = self._store.document("templates", edition) if edition else None
        template = document["fields"].get("template") if document else None
        return template if isinstance(template, dict) else None

    def keeping(self, edition: str, template: Mapping[str, Any]) -> list[Change]:
        """Return the change that keeps a checklist: none where it is here already."""
        if self.find(edition) is not None:
            return []
        return [self._store.registers("template.set", edition, {"template": template})]
