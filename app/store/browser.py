"""Backends of the browser: its private files where it has them, its database where not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import js
from pyodide.ffi import create_proxy, to_js

from app.errors import LeadwellError
from app.store.backend import NAMES, Backend
from app.store.memory import MemoryBackend

LOCK = "leadwell"
PATIENCE = 5.0
"""Seconds that another tab has to let go; a frozen one never does."""


class OpenInAnotherTab(LeadwellError):
    """Leadwell is open in another tab that does not answer. Close that tab, then try again. What
    you saved is safe."""


def _options(**values: Any) -> Any:
    return to_js(values, dict_converter=js.Object.fromEntries)


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
        count = int(handle.read(buffer, _options(at=0)))
        return bytes(buffer.to_py())[:count]

    async def write(self, name: str, offset: int, data: bytes) -> int:
        """Write at `offset`."""
        return int(self._handles[name].write(to_js(data), _options(at=offset)))

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
    folder = await root.getDirectoryHandle("leadwell", _options(create=True))
    folder = await folder.getDirectoryHandle(profile, _options(create=True))
    handles: dict[str, Any] = {}
    try:
        for name in NAMES:
            file = await folder.getFileHandle(name, _options(create=True))
            handles[name] = await file.createSyncAccessHandle()
    except BaseException:
        for handle in handles.values():
            handle.close()
        raise
    return OpfsBackend(handles)


def _settled(request: Any) -> asyncio.Future[Any]:
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
        self._database = await _settled(request)
        proxy.destroy()

    async def load(self) -> None:
        """Read every file."""
        await self.connect()
        store = self._database.transaction("pieces", "readonly").objectStore("pieces")
        keys = list(await _settled(store.getAllKeys()))
        store = self._database.transaction("pieces", "readonly").objectStore("pieces")
        values = list(await _settled(store.getAll()))
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
            "pieces", "readwrite", _options(durability="strict")
        )
        done = _settled(transaction)
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


async def open_backend(profile: str) -> Backend:
    """Open the best place that this browser has; memory, which keeps nothing, as the last."""
    for opener in (open_opfs, open_indexeddb):
        try:
            return await opener(profile)
        except Exception as error:
            js.console.info(f"{opener.__name__}: {type(error).__name__}")
    return MemoryBackend(is_durable=False)


class Turn:
    """The right of one tab to the files: the newest tab asks, and the older one lets go."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self._channel = js.BroadcastChannel.new("leadwell-tabs")
        self._release: Any = None
        self._on_ask: Callable[[], None] | None = None
        self._keep: list[Any] = []

    async def take(self) -> None:
        """Return when the files are ours. OpenInAnotherTab: the other tab does not let go."""
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def hold(lock: Any) -> Any:
            def wait(resolve: Any, reject: Any) -> None:
                self._release = resolve

            if not granted.done():
                granted.set_result(None)
            return js.Promise.new(create_proxy(wait))

        proxy = create_proxy(hold)
        self._keep.append(proxy)
        js.navigator.locks.request(LOCK, proxy)
        await asyncio.sleep(0)
        self._channel.postMessage("ask")
        try:
            await asyncio.wait_for(granted, PATIENCE)
        except TimeoutError as error:
            raise OpenInAnotherTab from error

    def on_ask(self, listener: Callable[[], None]) -> None:
        """Call `listener` when a newer tab asks for the files."""

        def hear(event: Any) -> None:
            if event.data == "ask":
                listener()

        proxy = create_proxy(hear)
        self._keep.append(proxy)
        self._channel.addEventListener("message", proxy)

    def give(self) -> None:
        """Let the newer tab have the files; ours must be closed by now."""
        if self._release is not None:
            self._release()
            self._release = None
