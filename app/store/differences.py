"""What two people answered differently on one visit: both answers, and the way to settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.models.difference import Difference, Said
from app.store.folds import FOLDS, heads
from app.store.store import Store

UNITED = ("note.",)
"""Fields whose words are put together, where both wrote some."""
TOLD = {
    "visit.set": ("place", "answer.", "note.", "pick.", "caption.", "sheet."),
    "promise.set": ("words", "owner", "due", "state", "why", "passed_to"),
}
"""By kind of change: the fields that people write, or choose; the others say when something was
done."""


def differences(store: Store, visit: str, promises: Iterable[str] = ()) -> tuple[Difference, ...]:
    """Return what is answered differently on a visit, and of its `promises`."""
    found = [("visit.set", store.document("visits", visit))]
    found += [("promise.set", store.document("promises", promise)) for promise in promises]
    return tuple(
        Difference(type, document["id"], field, document["fields"][field], _said(store, versions))
        for type, document in found
        for field in (document["conflicts"] if document else ())
        if document and field.startswith(TOLD[type]) and (versions := document["versions"][field])
    )


def _said(store: Store, versions: list[Any]) -> tuple[Said, ...]:
    found: list[Said] = []
    there = heads(versions)
    for key, value, _ in sorted(there, key=lambda version: bool(version[0][2] != store.device)):
        if all(value != said.value for said in found):
            found.append(Said(value, key[2] == store.device))
    return tuple(found)


async def settle(store: Store, difference: Difference, value: Any) -> None:
    """Make `value` the answer, now that all are known; the others stay in the history.

    NotSaved: it is as it was.
    """
    await _write(store, difference.type, difference.record, {difference.field: value})


async def unite(store: Store, visit: str) -> int:
    """Put notes together that two people wrote on the same item; return how many.

    In the order of their clocks, so that two devices that do so come to the same words.
    NotSaved: they are as they were.
    """
    document = store.document("visits", visit)
    fields = {}
    for field in document["conflicts"] if document else ():
        if document is not None and field.startswith(UNITED):
            texts = [version[1] for version in heads(document["versions"][field])]
            fields[field] = _together([text for text in texts if isinstance(text, str)])
    await _write(store, "visit.set", visit, fields)
    return len(fields)


def _together(texts: list[str]) -> str | None:
    """Return texts one under the other, none that is in another already."""
    kept: list[str] = []
    for text in texts:
        if not any(text in each for each in kept):
            kept = [each for each in kept if each not in text] + [text]
    return "\n".join(kept) or None


async def _write(store: Store, type: str, record: str, fields: Mapping[str, Any]) -> None:
    """Set fields as often as there are others that were not known: a change names one of them."""
    table = FOLDS[type][0]
    document = store.document(table, record)
    if not fields or document is None:
        return
    devices = {key[2] for field in fields for key, _, _ in document["versions"].get(field, ())}
    for _ in range(max(1, len(devices) - 1)):
        await store.set(type, record, fields)
        present = store.document(table, record)
        if present is None or not any(field in present["conflicts"] for field in fields):
            break
