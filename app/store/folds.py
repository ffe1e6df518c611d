"""How ops become documents: a pure function of the set of ops, whatever their order.

Three shapes serve every record (design: "Operations and merging"):

- registers: last writer wins per field; every version is kept, and a field that two devices
  changed without knowing of each other is a conflict;
- events: a set that only grows;
- revisions: every version with its parents; an edit beats a deletion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.models.op import Op

Document = dict[str, Any]
Fold = Callable[[Document | None, Op], Document]


def registers(document: Document | None, op: Op) -> Document:
    """Fold `{"set": {field: value}, "over": {field: [device, q]}}` into
    `{"id", "fields", "versions": {field: [[key, value, over], ...]}, "conflicts"}`."""
    document = document or {"id": op.record, "fields": {}, "versions": {}, "conflicts": []}
    over = op.payload.get("over", {})
    key = list(op.key)
    for field, value in op.payload["set"].items():
        versions = document["versions"].setdefault(field, [])
        if any(version[0][2:] == key[2:] for version in versions):
            continue
        versions.append([key, value, over.get(field)])
        if len(versions) > 1 and versions[-2][0] > key:
            versions.sort(key=lambda version: tuple(version[0]))
        document["fields"][field] = versions[-1][1]
        if (field in document["conflicts"]) != _is_conflict(versions):
            document["conflicts"] = sorted(
                {*document["conflicts"], field}
                if _is_conflict(versions)
                else {*document["conflicts"]} - {field}
            )
    return document


def _is_conflict(versions: list[Any]) -> bool:
    """Whether the winner was written without knowing all the others."""
    by_id = {(version[0][2], version[0][3]): version for version in versions}
    known, over = 1, versions[-1][2]
    while over is not None and tuple(over) in by_id:
        over = by_id[tuple(over)][2]
        known += 1
    return known < len(versions)


def events(document: Document | None, op: Op) -> Document:
    """Fold an event into `{"id", "events": {event id: payload with "device" and "key"}}`."""
    document = document or {"id": op.record, "events": {}}
    event = {**op.payload, "device": op.device, "key": list(op.key)}
    known = document["events"].get(op.payload["e"])
    if known is None or event["key"] < known["key"]:
        document["events"][op.payload["e"]] = event
    return document


def revisions(document: Document | None, op: Op) -> Document:
    """Fold a revision into `{"id", "revisions": {rev: payload}, "heads", "is_deleted"}`."""
    document = document or {"id": op.record, "revisions": {}, "heads": [], "is_deleted": False}
    revision = {**op.payload, "device": op.device, "key": list(op.key)}
    known = document["revisions"].get(op.payload["rev"])
    if known is None or revision["key"] < known["key"]:
        document["revisions"][op.payload["rev"]] = revision
    kept = document["revisions"]
    parents = {parent for version in kept.values() for parent in version["parents"]}
    heads = [rev for rev in kept if rev not in parents]
    living = [rev for rev in heads if kept[rev]["sealed"] is not None]
    document["heads"] = sorted(living or heads, key=lambda rev: tuple(kept[rev]["key"]))
    document["is_deleted"] = not living
    return document


FOLDS: Mapping[str, tuple[str, Fold]] = {
    "visit.set": ("visits", registers),
    "promise.set": ("promises", registers),
    "setting.set": ("settings", registers),
    "learn.event": ("learning", events),
    "journal.revision": ("journal", revisions),
}
"""By op type: the table it goes to, and how."""
