"""The best place that a browser has to keep bytes."""

from __future__ import annotations

import asyncio

import js
from pyodide.ffi import JsException

from app.store.backend import Backend
from app.store.memory import MemoryBackend
from app.store.web.indexeddb import open_indexeddb
from app.store.web.opfs import OpfsBackend, open_opfs
from app.store.web.turn import PATIENCE, OpenInAnotherTab

PAUSE = 0.1
"""Seconds between two tries at files that somebody else has."""


async def _open_opfs_in_turn(profile: str) -> OpfsBackend:
    """Open the private files; wait for a tab that was closed a moment ago to let go of them.

    Going elsewhere instead would show an empty app to someone whose work is in these files.
    """
    for _ in range(int(PATIENCE / PAUSE)):
        try:
            return await open_opfs(profile)
        except JsException as error:
            if error.name != "NoModificationAllowedError":
                raise
        await asyncio.sleep(PAUSE)
    raise OpenInAnotherTab


async def open_backend(profile: str) -> Backend:
    """Open the best place that this browser has; memory, which keeps nothing, as the last.

    OpenInAnotherTab: the files are there, and somebody else has them.
    """
    for opener in (_open_opfs_in_turn, open_indexeddb):
        try:
            return await opener(profile)
        except OpenInAnotherTab:
            raise
        except Exception as error:
            js.console.info(f"{opener.__name__}: {type(error).__name__}")
    return MemoryBackend(is_durable=False)
