"""What tests of the store share: looking at all of one, and opening what it left."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.models.op import Op
from app.store.backend import Backend
from app.store.file import FileBackend
from app.store.memory import MemoryBackend
from app.store.store import Store

FAR = Op("far", 1, "visit.set", "v1", (5, 0), {"set": {"answer": "no"}, "over": {}})


def fields(store: Store, record: str = "v1") -> Mapping[str, Any]:
    document = store.document("visits", record)
    assert document is not None
    result: Mapping[str, Any] = document["fields"]
    return result


def everything(store: Store) -> dict[str, Any]:
    """All that one can see of a store."""
    return {
        "device": store.device,
        "ops": {op.id: op for op in store.ops},
        "outbox": store.outbox,
        "acknowledged": store.acknowledged,
        "cursor": store.cursor,
        "drafts": store.drafts,
        "meta": store.meta,
        "keyring": store.keyring,
        "rejections": store.rejections,
        "visits": {document["id"]: document for document in store.documents("visits")},
        "journal": {document["id"]: document for document in store.documents("journal")},
    }


async def again(store: Store, backend: Backend, tmp_path: Path) -> Store:
    """Close `store` and open what it left."""
    await store.close()
    if not isinstance(backend, MemoryBackend):
        return await Store.open(FileBackend(tmp_path / "store"))
    return await Store.open(MemoryBackend(backend.crash(random.Random(1))))
