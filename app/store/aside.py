"""Drafts of a journal that nobody can open, put aside so that a new journal can be written in."""

from __future__ import annotations

from contextlib import suppress

from app.errors import LeadwellError
from app.store.journal import Sealing
from app.store.store import Store

DRAFT = "journal/"
"""What the key of a journal's draft begins with."""
ASIDE = "older/"
"""What stands before it while the draft is put aside."""


async def put_aside(store: Store) -> None:
    """Put every draft of the journal aside. NotSaved: those that are left are where they were."""
    for key in [key for key in store.drafts if key.startswith(DRAFT)]:
        place = ASIDE + key
        while place in store.drafts:
            place = ASIDE + place
        # Written twice for a moment: a kill in between loses neither.
        await store.draft(place, store.drafts[key])
        await store.draft(key, None)


async def bring_back(store: Store, sealing: Sealing) -> None:
    """Put back what opens again and whose place is free; the rest waits where it is."""
    for place in [key for key in store.drafts if key.startswith(ASIDE)]:
        key = place[place.index(DRAFT) :]
        if key in store.drafts and store.drafts[key] != store.drafts[place]:
            continue
        with suppress(LeadwellError):
            await sealing.open(key, "draft", [], store.drafts[place])
            await store.draft(key, store.drafts[place])
            await store.draft(place, None)
