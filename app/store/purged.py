"""Revisions of journal entries whose sealed bytes are gone for good.

Their ids, parents and tombstones stay, so that merging goes on as if nothing had happened: a
revision without its bytes looks like a tombstone, and it is never a head, since only what a
tombstone has taken the place of is purged. The set only grows. So documents are a pure function of
the ops and of this set, and whatever brings an op here again, it comes without those bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.models.op import Op
from app.store.folds import Document
from app.store.relay import original

REVISION = "journal.revision"


class Purged:
    """Which revisions were purged, by record."""

    def __init__(self, kept: Mapping[str, Iterable[str]] | None = None) -> None:
        """Start with what `kept` returned."""
        self._revs = {record: set(revs) for record, revs in (kept or {}).items()}

    def kept(self) -> dict[str, list[str]]:
        """Return them as JSON."""
        return {record: sorted(revs) for record, revs in self._revs.items()}

    def add(self, revs: Mapping[str, Iterable[str]]) -> None:
        """Take more."""
        for record, more in revs.items():
            self._revs.setdefault(record, set()).update(more)

    def bare(self, op: Op) -> Op:
        """Return `op` without sealed bytes, if it is, or carries, a revision that was purged."""
        if not self._revs:
            return op
        inner = original(op)
        if not _is_sealed(inner) or not self._has(inner):
            return op
        bared = replace(inner, payload={**inner.payload, "sealed": None})
        return bared if op is inner else replace(op, payload={**op.payload, "op": bared.wire()})

    def has_bared(self, op: Op) -> bool:
        """Return whether `op` is, or carries, a revision that may have had bytes when it was
        written: what it was then is not known any more."""
        inner = original(op)
        return inner.type == REVISION and not _is_sealed(inner) and self._has(inner)

    def _has(self, revision: Op) -> bool:
        return revision.payload["rev"] in self._revs.get(revision.record, ())


def purgeable(documents: Mapping[str, Document], ops: Iterable[Op]) -> dict[str, list[str]]:
    """Return the revisions in `ops` that still have their bytes, of those `documents`, by record,
    that are deleted."""
    found: dict[str, set[str]] = {}
    for op in map(original, ops):
        document = documents.get(op.record)
        if document is not None and document["is_deleted"] and _is_sealed(op):
            found.setdefault(op.record, set()).add(op.payload["rev"])
    return {record: sorted(revs) for record, revs in found.items()}


def deleted_before(documents: Iterable[Mapping[str, Any]], at: int) -> list[str]:
    """Return the journal entries that were deleted before `at`, in milliseconds since 1970, and
    still have bytes of what they were."""
    return [
        document["id"]
        for document in documents
        if document["is_deleted"]
        and all(document["revisions"][rev]["at"] < at for rev in document["heads"])
        and any(kept["sealed"] is not None for kept in document["revisions"].values())
    ]


def _is_sealed(op: Op) -> bool:
    return op.type == REVISION and op.payload["sealed"] is not None
