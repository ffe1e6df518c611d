"""Bytes in the browser's private files."""

from __future__ import annotations

from typing import Any

import js
from pyodide.ffi import to_js

from app.store.backend import NAMES
from app.store.web.script import options


class OpfsBackend:
    """Files of the origin's private file system, each opened once and for this worker alone.

    Writes and flushes are synchronous there, which is what makes "saved" mean saved.
    """

    kind = "opfs"
    is_durable = True

    def __init__(self, handles: dict[str, Any]) -> None:
        """Use `open_opfs`."""
        self._handles = handles

    async def size(self, name: str) -> int:
        """Return how many bytes `name` has."""
        return int(self._handles[name].getSize())

    async def read(self, name: str) -> bytes:
        """Return all of `name`."""
        handle = self._handles[name]
        buffer = js.Uint8Array.new(handle.getSize())
        count = int(handle.read(buffer, options(at=0)))
        return bytes(buffer.to_py())[:count]

    async def write(self, name: str, offset: int, data: bytes) -> int:
        """Write at `offset`."""
        return int(self._handles[name].write(to_js(data), options(at=offset)))

    async def truncate(self, name: str, size: int) -> None:
        """Cut or grow `name`."""
        self._handles[name].truncate(size)

    async def flush(self, name: str) -> None:
        """Return when the browser has handed it to the disk."""
        self._handles[name].flush()

    async def close(self) -> None:
        """Let another tab have the files."""
        for handle in self._handles.values():
            handle.close()


async def open_opfs(profile: str) -> OpfsBackend:
    """Open the files of `profile`. JsException: this browser or window has none."""
    root = await js.navigator.storage.getDirectory()
    folder = await root.getDirectoryHandle("leadwell", options(create=True))
    folder = await folder.getDirectoryHandle(profile, options(create=True))
    handles: dict[str, Any] = {}
    try:
        for name in NAMES:
            file = await folder.getFileHandle(name, options(create=True))
            handles[name] = await file.createSyncAccessHandle()
    except BaseException:
        for handle in handles.values():
            handle.close()
        raise
    return OpfsBackend(handles)
