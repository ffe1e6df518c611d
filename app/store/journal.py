"""The journal, as the app keeps it: sealed before it reaches the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from app.errors import LeadwellError
from app.models.identity import new_id
from app.models.journal import Entry, Version, sealed_value, version_of
from app.store.store import Change, Store


class Sealing(Protocol):
    """What the journal needs of the keys."""

    async def seal(self, record: str, rev: str, parents: Any, value: dict[str, Any]) -> str:
        """Return `value` so that only its writer can read it."""
        ...

    async def open(self, record: str, rev: str, parents: Any, sealed: str) -> dict[str, Any]:
        """Undo `seal`."""
        ...


class JournalRepository:
    """The only way to journal entries."""

    def __init__(self, store: Store, sealing: Sealing) -> None:
        """Read from and write to `store` through `sealing`."""
        self._store = store
        self._sealing = sealing
        self._opened: dict[tuple[str, str], Version] = {}

    async def all(self) -> tuple[tuple[Entry, ...], int]:
        """Return the entries, newest first, and how many could not be opened on this device."""
        entries, locked = [], 0
        for document in self._store.documents("journal"):
            if document["is_deleted"]:
                continue
            try:
                versions = [await self._open(document, rev) for rev in document["heads"]]
            except LeadwellError:
                locked += 1
                continue
            entries.append(Entry(document["id"], tuple(versions)))
        entries.sort(key=lambda entry: entry.newest.created_at, reverse=True)
        return tuple(entries), locked

    async def _open(self, document: Mapping[str, Any], rev: str) -> Version:
        known = self._opened.get((document["id"], rev))
        if known is None:
            kept = document["revisions"][rev]
            value = await self._sealing.open(document["id"], rev, kept["parents"], kept["sealed"])
            known = version_of(rev, kept["at"], value)
            self._opened[(document["id"], rev)] = known
        return known

    async def save(
        self,
        id: str | None,
        template: str,
        created_at: int,
        answers: Mapping[str, str],
        at: int,
    ) -> str:
        """Keep a version that takes the place of all before it; return the entry's id.

        NotSaved: it was not kept.
        """
        id = id or new_id()
        rev, parents = new_id(), self._heads(id)
        sealed = await self._sealing.seal(
            id, rev, parents, sealed_value(template, created_at, answers)
        )
        payload = {"rev": rev, "parents": parents, "sealed": sealed, "at": at}
        await self._store.commit(Change("journal.revision", id, payload))
        return id

    async def delete(self, id: str, at: int) -> None:
        """Delete an entry; a version saved afterwards brings it back."""
        payload = {"rev": new_id(), "parents": self._heads(id), "sealed": None, "at": at}
        await self._store.commit(Change("journal.revision", id, payload))

    async def keep_draft(self, key: str, value: dict[str, Any]) -> None:
        """Keep an entry that is being written, sealed."""
        await self._store.draft(key, await self._sealing.seal(key, "draft", [], value))

    async def draft(self, key: str) -> dict[str, Any] | None:
        """Return an entry that was being written."""
        sealed = self._store.drafts.get(key)
        if sealed is None:
            return None
        return await self._sealing.open(key, "draft", [], sealed)

    async def drop_draft(self, key: str) -> None:
        """Forget what was being written."""
        await self._store.draft(key, None)

    def _heads(self, id: str) -> list[str]:
        document = self._store.document("journal", id)
        return list(document["heads"]) if document else []
