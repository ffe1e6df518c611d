"""Entries of a file, brought into the journal: sealed as any other, and each of them once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from app.errors import LeadwellError, NotSaved
from app.models.identity import new_id
from app.models.journal import Entry, sealed_value
from app.models.journal_files.found import SOURCE, Found, Revision
from app.store.course import Course, StoppedHalfway
from app.store.journal import TOGETHER, JournalRepository, Sealing
from app.store.store import Change, Store

AT_ONCE = 32
"""Entries in one commit: some ten milliseconds on a phone."""


class NotAllBrought(LeadwellError):
    """This device could not keep all of it; it may be full. What was brought in so far is kept.
    Make room, then bring in the same file again: that adds the rest."""


State = Literal["new", "back", "beside", "known"]
"""Of a found entry: not here; deleted here before; here with other words; here already."""


class Naming(Sealing, Protocol):
    """What bringing entries in needs of the keys."""

    async def name(self, source: str) -> str:
        """Return the id of an entry that comes from elsewhere."""
        ...


@dataclass(frozen=True, slots=True)
class Incoming:
    """A found entry, and what becomes of it."""

    id: str
    found: Found
    state: State


class Bringing:
    """The way of found entries into the journal."""

    def __init__(self, store: Store, journal: JournalRepository, sealing: Naming) -> None:
        """Write to `store`, sealed by `sealing`; `journal` knows what is there."""
        self._store = store
        self._journal = journal
        self._sealing = sealing

    async def look(self, found: Sequence[Found], course: Course) -> list[Incoming]:
        """Return what would become of each found entry; an entry that is in the file twice is there
        once. Everything in the journal is opened for it. Stopped: nothing was changed."""
        here = await self._here(course)
        looked: dict[str, Incoming] = {}
        for number, each in enumerate(found):
            id = each.id or here.get(each.source) or ""
            if not id or self._is_closed(id):
                # Beside one that this device cannot open, it would not open either.
                id = await self._sealing.name(each.source)
            if id not in looked:
                looked[id] = Incoming(id, each, self._state(id, each))
            await course.pause(0.4 + 0.6 * number / len(found))
        return list(looked.values())

    async def _here(self, course: Course) -> Mapping[str, str]:
        """Return the ids of entries by where they came from: they have kept theirs, whatever key
        this device has had since."""
        while self._journal.is_waiting:
            await self._journal.open(TOGETHER)
            await course.pause(0.3)
        here: dict[str, str] = {}
        for entry in self._journal.entries():
            match entry.written.data.get(SOURCE):
                case {"id": str(source)}:
                    here[source] = entry.id
        return here

    def _is_closed(self, id: str) -> bool:
        document = self._store.document("journal", id)
        return bool(document and not document["is_deleted"] and self._journal.find(id) is None)

    def _state(self, id: str, found: Found) -> State:
        document = self._store.document("journal", id)
        if document is None:
            return "new"
        if document["is_deleted"]:
            return "back"
        entry = self._journal.find(id)
        is_known = all(
            revision.rev in document["revisions"] or _says(entry, revision)
            for revision in found.revisions
        )
        # A foreign entry that is here may have been changed here since: that stands.
        return "known" if not found.id or is_known else "beside"

    async def bring(self, incoming: Iterable[Incoming], now: int, course: Course) -> int:
        """Bring in what is not here, and return how many entries that were. StoppedHalfway or
        NotAllBrought: what came in stays, and once more adds the rest."""
        course.stopping = StoppedHalfway
        wanted = [each for each in incoming if each.state != "known"]
        done = 0
        while done < len(wanted):
            some = wanted[done : done + AT_ONCE]
            changes: list[Change] = []
            for start in range(0, len(some), TOGETHER):
                await course.pause(done / len(wanted))
                few = some[start : start + TOGETHER]
                for made in await asyncio.gather(*(self._changes(each, now) for each in few)):
                    changes += made
            try:
                await self._store.commit(*changes)
            except NotSaved as error:
                raise NotAllBrought from error
            done += len(some)
        return done

    async def _changes(self, incoming: Incoming, now: int) -> list[Change]:
        """Return what brings in one entry: its wordings as they are in the file, or, where it was
        deleted here, after that."""
        id = incoming.id
        document = self._store.document("journal", id)
        heads = list(document["heads"]) if document else []
        known = document["revisions"] if document else {}
        changes = []
        for revision in incoming.found.revisions:
            rev, parents = revision.rev, list(revision.parents)
            if incoming.state == "back" or not rev:
                rev, parents = new_id(), heads
                heads = [rev]
            elif rev in known:
                continue
            value = sealed_value(revision.written)
            sealed = await self._sealing.seal(id, rev, parents, value)
            at = now if revision.changed_at is None else revision.changed_at
            payload: dict[str, Any] = {"rev": rev, "parents": parents, "sealed": sealed, "at": at}
            changes.append(Change("journal.revision", id, payload))
        return changes


def _says(entry: Entry | None, revision: Revision) -> bool:
    """Whether an entry has a wording that says the same."""
    if entry is None:
        return False
    value = sealed_value(revision.written)
    return any(sealed_value(version.written) == value for version in entry.versions)
