"""The journal, as the app keeps it: sealed before it reaches the log."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from app.errors import LeadwellError
from app.models.identity import new_id
from app.models.journal import Entry, Version, Written, sealed_value, written_of
from app.models.moment import LATEST
from app.store.opened import Opened
from app.store.purged import deleted_before
from app.store.revisions import past
from app.store.store import Change, Store
from app.store.table import LiveTable

TOGETHER = 8
"""Entries that are opened at once: few enough that a tap in between does not wait for them."""


class Sealing(Protocol):
    """What the journal needs of the keys."""

    async def seal(self, record: str, rev: str, parents: Any, value: dict[str, Any]) -> str:
        """Return `value` so that only its writer can read it."""
        ...

    async def open(self, record: str, rev: str, parents: Any, sealed: str) -> dict[str, Any]:
        """Undo `seal`."""
        ...


class JournalRepository:
    """The only way to journal entries.

    To open an entry takes a millisecond or two, so thousands are opened a few at a time.
    """

    def __init__(self, store: Store, sealing: Sealing) -> None:
        """Read from and write to `store` through `sealing`."""
        self._store = store
        self._sealing = sealing
        self._turn = asyncio.Lock()
        self._forget()

    def _forget(self) -> None:
        self._table: LiveTable | None = None
        self._serial = 0
        self._versions: dict[tuple[str, str], Version] = {}
        self._opened = Opened()
        self._locked: dict[str, None] = {}
        self._waiting: list[str] = []

    @property
    def locked(self) -> int:
        """How many entries could not be opened on this device."""
        return len(self._locked)

    @property
    def is_waiting(self) -> bool:
        """Whether there are entries that nobody has tried to open yet."""
        self._look()
        return bool(self._waiting)

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries that are open, newest first."""
        self._look()
        return self._opened.all()

    def find(self, id: str) -> Entry | None:
        """Return an entry, if it is open."""
        return self._opened.find(id)

    async def open(self, count: int, first: str = "") -> None:
        """Open so many of the entries that wait, `first` before the others, then the newest.

        What another call has begun to open is open when this one returns.
        """
        async with self._turn:
            self._look()
            if first in self._waiting:
                self._waiting.remove(first)
                self._waiting.append(first)
            ids = [self._waiting.pop() for _ in range(min(count, len(self._waiting)))]
            try:
                made = await asyncio.gather(*map(self._entry, ids))
            except BaseException:
                self._waiting += reversed(ids)
                raise
            self._take(dict(zip(ids, made, strict=True)))

    def _take(self, made: Mapping[str, Entry | None]) -> None:
        self._look()
        again = set(self._waiting)
        for id, entry in made.items():
            document = self._store.document("journal", id)
            if id in again or document is None or document["is_deleted"]:
                continue
            if entry is None:
                self._opened.drop(id)
                self._locked[id] = None
            else:
                self._opened.put(entry)

    def earlier(self, id: str) -> int:
        """Return how many earlier versions of an entry are kept."""
        document = self._store.document("journal", id)
        return len(past(document)) if document else 0

    async def history(self, id: str) -> tuple[Version, ...]:
        """Return the earlier versions of an entry, the latest first: those that a newer one took
        the place of. One that this device cannot open is left out."""
        document = self._store.document("journal", id)
        if document is None:
            return ()
        versions = []
        for rev in past(document):
            with suppress(LeadwellError):
                versions.append(await self._open(document, rev))
        return tuple(versions)

    def lock(self) -> None:
        """Forget everything that was opened; what is sealed stays where it is."""
        self._forget()

    async def all(self) -> tuple[tuple[Entry, ...], int]:
        """Return the entries, newest first, and how many could not be opened on this device."""
        self.retry()
        while self.is_waiting:
            await self.open(TOGETHER)
        return self.entries(), self.locked

    def retry(self) -> None:
        """Let what could not be opened wait again: there may be another key by now."""
        self._look()
        self._waiting += self._locked
        self._locked.clear()

    def _look(self) -> None:
        """Take note of what has changed in the store; the newest waits last, to be taken first."""
        table = self._store.table("journal")
        if table is not self._table:
            self._forget()
            self._table = table
        changed = table.since(self._serial)
        if not changed:
            return
        self._serial = table.serial
        waiting = dict.fromkeys(self._waiting)
        living = []
        for id in changed:
            document = table.find(id)
            waiting.pop(id, None)
            self._locked.pop(id, None)
            if document is None or document["is_deleted"]:
                self._opened.drop(id)
            else:
                newest = max(document["revisions"][rev]["at"] for rev in document["heads"])
                living.append((newest, id))
        self._waiting = [*waiting, *(id for _, id in sorted(living))]

    async def _entry(self, id: str) -> Entry | None:
        """Return an entry opened; None where the keys of this device do not open it."""
        document = self._store.document("journal", id)
        assert document is not None
        try:
            versions = [await self._open(document, rev) for rev in document["heads"]]
        except LeadwellError:
            return None
        return Entry(id, tuple(versions))

    async def _open(self, document: Mapping[str, Any], rev: str) -> Version:
        known = self._versions.get((document["id"], rev))
        if known is None:
            kept = document["revisions"][rev]
            value = await self._sealing.open(document["id"], rev, kept["parents"], kept["sealed"])
            known = Version(rev, kept["at"], written_of(value, kept["at"]))
            self._versions[(document["id"], rev)] = known
        return known

    async def save(
        self,
        id: str | None,
        written: Written,
        at: int,
        parents: Sequence[str] | None = None,
    ) -> str:
        """Keep a version that takes the place of its `parents`, or of all before it; return the
        entry's id.

        NotSaved: it was not kept.
        """
        id = id or new_id()
        rev, parents = new_id(), self._heads(id) if parents is None else list(parents)
        sealed = await self._sealing.seal(id, rev, parents, sealed_value(written))
        payload = {"rev": rev, "parents": parents, "sealed": sealed, "at": at}
        await self._store.commit(Change("journal.revision", id, payload))
        return id

    async def delete(self, id: str, at: int) -> None:
        """Delete an entry; a version saved afterwards brings it back."""
        payload = {"rev": new_id(), "parents": self._heads(id), "sealed": None, "at": at}
        await self._store.commit(Change("journal.revision", id, payload))

    async def restore(self, entry: Entry, at: int) -> None:
        """Bring back a deleted entry, with both versions where there were two. NotSaved: it was
        not kept."""
        parents, changes = self._heads(entry.id), []
        for version in entry.versions:
            rev = new_id()
            value = sealed_value(version.written)
            sealed = await self._sealing.seal(entry.id, rev, parents, value)
            payload = {"rev": rev, "parents": parents, "sealed": sealed, "at": at}
            changes.append(Change("journal.revision", entry.id, payload))
        await self._store.commit(*changes)

    def deleted(self) -> list[str]:
        """Return the entries that were deleted and of which words are still kept, sealed."""
        return deleted_before(self._store.documents("journal"), LATEST)

    async def purge(self, ids: Collection[str]) -> None:
        """Let go of every word of deleted entries, for good. NotSaved: they are as they were."""
        if ids:
            await self._store.purge(ids)

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
