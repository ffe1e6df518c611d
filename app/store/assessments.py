"""Self-assessments, as the app keeps them: sealed records of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from app.errors import LeadwellError
from app.models.assessment import TEMPLATE, Data, Taken, assessment_of
from app.models.journal import Entry, Written
from app.models.moment import moment
from app.models.united import united
from app.store.journal import JournalRepository
from app.store.store import Store

DRAFT = "journal/assessment/"
"""What the keys of those begin with that are being filled in."""


@dataclass(frozen=True, slots=True)
class Half:
    """What is being filled in, newer than any version of it or not."""

    begun_at: int
    """Milliseconds since 1970."""
    data: Data


class AssessmentRepository:
    """The only way to self-assessments."""

    def __init__(self, store: Store, journal: JournalRepository) -> None:
        """Keep them in `journal`, whose store is `store`."""
        self._store = store
        self._journal = journal

    async def halves(self) -> dict[str, Half]:
        """Return what is being filled in on this device, by id; what does not open is left out."""
        keys = [key for key in self._store.drafts if key.startswith(DRAFT)]
        found = {}
        for key in keys:
            with suppress(LeadwellError):
                value = await self._journal.draft(key)
                data = (value or {}).get("data")
                if value is not None and isinstance(data, Mapping):
                    half = Half(moment(value.get("begun")) or 0, data)
                    found[key.removeprefix(DRAFT)] = half
        return found

    async def keep_half(self, id: str, half: Half) -> None:
        """Keep what is being filled in, sealed. NotSaved: it was not kept."""
        value: dict[str, Any] = {"begun": half.begun_at, "data": dict(half.data)}
        await self._journal.keep_draft(DRAFT + id, value)

    async def drop_half(self, id: str) -> None:
        """Forget what was being filled in."""
        await self._journal.drop_draft(DRAFT + id)

    async def save(self, id: str, half: Half, at: int) -> bool:
        """Keep a version of all that is known of an assessment; return whether it was kept: not
        where what is there does not open on this device. NotSaved: it was not kept."""
        # What has just come from another device is part of it, not overwritten by it.
        await self._journal.open(1, first=id)
        entry, document = self._journal.find(id), self._store.document("journal", id)
        if entry is None and document is not None and not document["is_deleted"]:
            return False
        data = dict(taken(id, entry, half).data)
        before = entry.written if entry is not None else Written(TEMPLATE, half.begun_at)
        await self._journal.save(id, replace(before, data=data), at)
        return True


def taken(id: str, entry: Entry | None, half: Half | None) -> Taken:
    """Return an assessment as its entry and what is being filled in have it together."""
    versions = entry.versions if entry is not None else ()
    some = [(version.written.data, version.changed_at) for version in versions]
    begun_at = entry.written.created_at if entry is not None else 0
    if half is not None:
        some.append((half.data, half.begun_at))
        begun_at = begun_at or half.begun_at
    data = united(some)
    return Taken(id, begun_at, data, assessment_of(data))


def assessments(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return those of the records that are self-assessments, by id."""
    return {entry.id: entry for entry in entries if entry.written.template == TEMPLATE}
