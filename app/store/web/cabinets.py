"""Cabinets of a browser: private files, or its database."""

from __future__ import annotations

from typing import Any

import js
from pyodide.ffi import JsException, create_proxy, to_js

from app.store.cabinets import MemoryCabinet
from app.store.people import Cabinet
from app.store.web.indexeddb import settled
from app.store.web.script import options

_PREFIX = "leadwell-"
_LIST = "leadwell.people"
"""The database of the list itself; no profile's begins so."""
_BESIDE = "-attachments"


class OpfsCabinet:
    """Two private files beside the folders of the profiles."""

    def __init__(self, folder: Any) -> None:
        """Use the app's folder of the private file system."""
        self._folder = folder

    async def read(self, slot: int) -> bytes:
        """Read a file."""
        try:
            file = await (await self._folder.getFileHandle(f"PEOPLE{slot}")).getFile()
        except JsException:
            return b""
        return bytes((await file.arrayBuffer()).to_bytes())

    async def write(self, slot: int, data: bytes) -> None:
        """Write a file, and return when the browser has handed it to the disk."""
        file = await self._folder.getFileHandle(f"PEOPLE{slot}", options(create=True))
        handle = await file.createSyncAccessHandle()
        try:
            handle.truncate(0)
            if int(handle.write(to_js(data), options(at=0))) != len(data):
                raise OSError("short write")
            handle.flush()
        finally:
            handle.close()

    async def profiles(self) -> list[str]:
        """Look at the folders."""
        return [
            str(handle.name)
            async for handle in self._folder.values()
            if str(handle.kind) == "directory"
        ]

    async def remove(self, profile: str) -> None:
        """Remove a folder with all that is in it."""
        try:
            await self._folder.removeEntry(profile, options(recursive=True))
        except JsException as error:
            if error.name != "NotFoundError":
                raise


class IndexedDbCabinet:
    """A small database of its own, for windows without private files."""

    async def _do(self, mode: str, ask: str, *given: Any) -> Any:
        request = js.indexedDB.open(_LIST, 1)

        def create(event: Any) -> None:
            event.target.result.createObjectStore("people")

        proxy = create_proxy(create)
        request.addEventListener("upgradeneeded", proxy)
        try:
            database = await settled(request)
        finally:
            proxy.destroy()
        try:
            transaction = database.transaction("people", mode, options(durability="strict"))
            done = settled(transaction)
            answer = settled(getattr(transaction.objectStore("people"), ask)(*given))
            result = await answer
            await done
            return result
        finally:
            database.close()

    async def _names(self) -> list[str]:
        return [str(each.name) for each in await js.indexedDB.databases()]

    async def read(self, slot: int) -> bytes:
        """Read an entry, if there was ever a list."""
        if _LIST not in await self._names():
            return b""
        found = await self._do("readonly", "get", slot)
        return bytes(found.to_py()) if hasattr(found, "to_py") else b""

    async def write(self, slot: int, data: bytes) -> None:
        """Write an entry."""
        await self._do("readwrite", "put", to_js(data), slot)

    async def profiles(self) -> list[str]:
        """Look at the databases."""
        return [
            name.removeprefix(_PREFIX)
            for name in await self._names()
            if name.startswith(_PREFIX) and not name.endswith(_BESIDE)
        ]

    async def remove(self, profile: str) -> None:
        """Delete both databases of a profile."""
        for name in (f"{_PREFIX}{profile}", f"{_PREFIX}{profile}{_BESIDE}"):
            await settled(js.indexedDB.deleteDatabase(name))


async def open_cabinet() -> Cabinet:
    """Return the cabinet that lies where `open_backend` keeps a store; one in memory, which keeps
    nothing, where this window has no place."""
    try:
        # Without such handles, as in WebKitGTK, a store lies in the database, folders or not.
        assert js.FileSystemFileHandle.prototype.createSyncAccessHandle
        root = await js.navigator.storage.getDirectory()
        return OpfsCabinet(await root.getDirectoryHandle("leadwell", options(create=True)))
    except Exception as error:
        js.console.info(f"people: {type(error).__name__}")
    try:
        cabinet = IndexedDbCabinet()
        await cabinet.profiles()
    except Exception as error:
        js.console.info(f"people: {type(error).__name__}")
        return MemoryCabinet()
    return cabinet
