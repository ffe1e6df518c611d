"""Fixtures that many tests share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.store.backend import Backend
from app.store.file import FileBackend
from app.store.memory import MemoryBackend
from app.store.store import Store


@pytest.fixture(params=["memory", "file"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Backend:
    """An empty place to keep bytes, of each kind that runs here."""
    return MemoryBackend() if request.param == "memory" else FileBackend(tmp_path / "store")


@pytest.fixture
async def store(backend: Backend) -> AsyncIterator[Store]:
    """A new store on each kind of backend."""
    store = await Store.open(backend)
    yield store
    await store.close()
