"""Two visits that were begun apart and are one: what is in the one goes into the other."""

from __future__ import annotations

from app.store.selection import SORTS
from app.store.store import Change, Store

ITS_OWN = ("template", "place", "started", "finished", "edition", "removed")
"""Fields that say which visit it is."""


async def join(store: Store, mine: str, other: str) -> None:
    """Put all that is in the visit `mine` into `other`, and take `mine` away, as one transaction.

    Answers come in as given without knowing the other's: where they differ, both are kept and
    shown. NotSaved: both are as they were.
    """
    document = store.document("visits", mine)
    if document is None:
        return
    fields = {
        name: value
        for name, value in document["fields"].items()
        if name not in ITS_OWN and value is not None
    }
    changes = [Change("visit.set", other, {"set": fields, "over": {}})] if fields else []
    changes += [
        store.registers(sort.type, each["id"], {"visit": other})
        for sort in SORTS
        if sort.of == "visit"
        for each in store.documents(sort.table)
        if each["fields"].get("visit") == mine
    ]
    await store.commit(*changes, store.registers("visit.set", mine, {"removed": True}))
