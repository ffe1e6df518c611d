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
    `{"id", "fields", "versions": {field: [[key, value, over], ...]}, "conflicts"}`.

    The last version by key is the value.
    """
    document = document or {"id": op.record, "fields": {}, "versions": {}, "conflicts": []}
    over = op.payload.get("over", {})
    key = list(op.key)
    for field, value in op.payload["set"].items():
        versions = document["versions"].setdefault(field, [])
        versions.append([key, value, over.get(field)])
        if len(versions) > 1:
            _settle(versions)
            if (field in document["conflicts"]) != _is_conflict(versions):
                document["conflicts"] = sorted({*document["conflicts"]} ^ {field})
        document["fields"][field] = versions[-1][1]
    return document


def _settle(versions: list[Any]) -> None:
    """Put the new last version in its place.

    The same op may come by two ways, with the clock that its device gave it and with the one that
    an endpoint put back: the earlier counts, as it does in whichever order they come.
    """
    new = versions[-1]
    for version in versions[:-1]:
        if version[0][2:] == new[0][2:]:
            versions.remove(max(version, new, key=lambda each: each[0]))
            break
    if versions[-2:] != sorted(versions[-2:], key=_key):
        versions.sort(key=_key)


def _key(version: list[Any]) -> list[Any]:
    key: list[Any] = version[0]
    return key


def _is_conflict(versions: list[Any]) -> bool:
    """Whether the winner was written without knowing one that still stands and says another thing.

    Two who gave the same answer agree, although neither knew of the other.
    """
    winner = versions[-1]
    knows = _known(versions, [winner[0][2:]])
    other = [
        version
        for version in versions
        if version[0][3] > knows.get(version[0][2], 0) and version[1] != winner[1]
    ]
    return bool(other) and any(version in other for version in heads(versions))


def heads(versions: list[Any]) -> list[Any]:
    """Return the versions that no other one knew, in their order: what stands side by side."""
    knowing = [(each, _known(versions, [each[0][2:]])) for each in versions]
    return [
        version
        for version in versions
        if not any(
            each is not version and version[0][3] <= knows.get(version[0][2], 0)
            for each, knows in knowing
        )
    ]


def _known(versions: list[Any], waiting: list[Any]) -> dict[str, int]:
    """Return, by device, the number of the last version that those `waiting` know.

    A version knows the one that it replaced, all that its own device wrote before it, and what
    those knew.
    """
    knows: dict[str, int] = {}
    while waiting:
        device, q = waiting.pop()
        if q > knows.get(device, 0):
            knows[device] = q
            waiting += [
                over for key, _, over in versions if over and key[2] == device and key[3] <= q
            ]
    return knows


def replaced(versions: list[Any], device: str) -> Any:
    """Return the version, as [device, q], that a new one by `device` is to name as replaced.

    It is the last; but where the last is the device's own and another was not known, that other,
    since it knows its own anyway. So whoever saw both can settle it, whichever won.
    """
    knows = _known(versions, [key[2:] for key, _, _ in versions if key[2] == device])
    strange = [key[2:] for key, _, _ in versions if key[3] > knows.get(key[2], 0)]
    return (strange or [versions[-1][0][2:]])[-1]


def events(document: Document | None, op: Op) -> Document:
    """Fold an event into `{"id", "events": {event id: payload with "device" and "key"}}`."""
    document = document or {"id": op.record, "events": {}}
    _keep_first(document["events"], op.payload["e"], op)
    return document


def _keep_first(kept: dict[str, Any], name: str, op: Op) -> None:
    """Keep the op's payload under `name`; of two with one name the earlier, in any order."""
    key = list(op.key)
    if name not in kept or key < kept[name]["key"]:
        kept[name] = {**op.payload, "device": op.device, "key": key}


def revisions(document: Document | None, op: Op) -> Document:
    """Fold a revision into `{"id", "revisions": {rev: payload}, "heads", "is_deleted"}`."""
    document = document or {"id": op.record, "revisions": {}, "heads": [], "is_deleted": False}
    _keep_first(document["revisions"], op.payload["rev"], op)
    kept = document["revisions"]
    parents = {parent for version in kept.values() for parent in version["parents"]}
    # Revisions that name each other as parents, which only a damaged device writes, stay in sight.
    heads = [rev for rev in kept if rev not in parents] or list(kept)
    living = [rev for rev in heads if kept[rev]["sealed"] is not None]
    document["heads"] = sorted(living or heads, key=lambda rev: tuple(kept[rev]["key"]))
    document["is_deleted"] = not living
    return document


FOLDS: Mapping[str, tuple[str, Fold]] = {
    "visit.set": ("visits", registers),
    "promise.set": ("promises", registers),
    "area.set": ("areas", registers),
    "planned.set": ("planned", registers),
    "test.set": ("tests", registers),
    "cycle.set": ("cycles", registers),
    "measurement.set": ("measurements", registers),
    "template.set": ("templates", registers),
    "setting.set": ("settings", registers),
    "learn.event": ("learning", events),
    "journal.revision": ("journal", revisions),
    "keyring.share": ("keyring", events),
    "receipt.set": ("receipts", registers),
    "promise.word": ("heard", events),
    "cpd.set": ("cpd", registers),
    "share.set": ("shares", registers),
}
"""By op type: the table it goes to, and how."""
