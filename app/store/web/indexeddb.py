"""Bytes in the browser's database, for windows without private files."""

from __future__ import annotations

import asyncio
from typing import Any

import js
from pyodide.ffi import create_proxy, to_js

from app.store.web.script import options


def settled(request: Any) -> asyncio.Future[Any]:
    """Return what an IndexedDB request or transaction comes to."""
    future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    proxies: list[Any] = []

    def end(error: Exception | None, value: Any = None) -> None:
        for proxy in proxies:
            proxy.destroy()
        if not future.done():
            future.set_exception(error) if error else future.set_result(value)

    def good(event: Any) -> None:
        end(None, getattr(event.target, "result", None))

    def bad(event: Any) -> None:
        error = getattr(event.target, "error", None)
        end(OSError(str(getattr(error, "name", "IndexedDB"))))

    for names, function in ((("success", "complete"), good), (("error", "abort"), bad)):
        proxy = create_proxy(function)
        proxies.append(proxy)
        for name in names:
            request.addEventListener(name, proxy)
    return future


class IndexedDbBackend:
    """Pieces of files in a database, for WebKitGTK and windows without private files.

    A file is kept in memory as well; a flush writes the pieces that changed in one transaction
    of strict durability and returns when it is complete.
    """

    kind = "indexeddb"
    is_durable = True
    PIECE = 64 * 1024

    def __init__(self, profile: str) -> None:
        """Use `open_indexeddb`."""
        self._profile = profile
        self._database: Any = None
        self._files: dict[str, bytearray] = {}
        self._dirty: dict[str, set[int]] = {}
        self._pieces: dict[str, int] = {}

    async def connect(self) -> None:
        """Open the database; again if the browser has closed it behind our back."""
        request = js.indexedDB.open(f"leadwell-{self._profile}", 1)

        def create(event: Any) -> None:
            event.target.result.createObjectStore("pieces")

        proxy = create_proxy(create)
        request.addEventListener("upgradeneeded", proxy)
        self._database = await settled(request)
        proxy.destroy()

    async def load(self) -> None:
        """Read every file."""
        await self.connect()
        store = self._database.transaction("pieces", "readonly").objectStore("pieces")
        keys = list(await settled(store.getAllKeys()))
        store = self._database.transaction("pieces", "readonly").objectStore("pieces")
        values = list(await settled(store.getAll()))
        for key, value in zip(keys, values, strict=True):
            name, _, _ = str(key).partition("/")
            self._files.setdefault(name, bytearray())
            self._files[name] += bytes(value.to_py())
            self._pieces[name] = self._pieces.get(name, 0) + 1

    async def size(self, name: str) -> int:
        """Return how many bytes `name` has."""
        return len(self._files.get(name, b""))

    async def read(self, name: str) -> bytes:
        """Return all of `name`."""
        return bytes(self._files.get(name, b""))

    async def write(self, name: str, offset: int, data: bytes) -> int:
        """Write at `offset`."""
        file = self._files.setdefault(name, bytearray())
        file.extend(bytes(max(0, offset - len(file))))
        file[offset : offset + len(data)] = data
        self._touch(name, offset, offset + len(data))
        return len(data)

    async def truncate(self, name: str, size: int) -> None:
        """Cut or grow `name`."""
        file = self._files.setdefault(name, bytearray())
        before = len(file)
        del file[size:]
        file.extend(bytes(size - len(file)))
        self._touch(name, min(size, before), max(size, before))

    def _touch(self, name: str, start: int, end: int) -> None:
        pieces = range(start // self.PIECE, max(start, end - 1) // self.PIECE + 1)
        self._dirty.setdefault(name, set()).update(pieces)

    async def flush(self, name: str) -> None:
        """Return when the transaction with every change is complete."""
        try:
            await self._write(name)
        except Exception:
            # Browsers close the database of a page that was in the background (seen on iOS).
            await self.connect()
            await self._write(name)
        self._dirty.pop(name, None)

    async def _write(self, name: str) -> None:
        file = self._files.get(name, bytearray())
        count = -(-len(file) // self.PIECE)
        transaction = self._database.transaction(
            "pieces", "readwrite", options(durability="strict")
        )
        done = settled(transaction)
        store = transaction.objectStore("pieces")
        for number in self._dirty.get(name, ()):
            if number < count:
                piece = bytes(file[number * self.PIECE : (number + 1) * self.PIECE])
                store.put(to_js(piece), f"{name}/{number:08d}")
        for number in range(count, self._pieces.get(name, 0)):
            store.delete(f"{name}/{number:08d}")
        await done
        self._pieces[name] = count

    async def close(self) -> None:
        """Let another tab have the database."""
        self._database.close()


async def open_indexeddb(profile: str) -> IndexedDbBackend:
    """Open the database of `profile`. JsException or OSError: this window has none."""
    backend = IndexedDbBackend(profile)
    await backend.load()
    return backend
