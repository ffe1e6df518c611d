"""Shelves of a browser: private files, or its database."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

import js
from pyodide.ffi import JsException, create_proxy, to_js

from app.store.web.indexeddb import settled
from app.store.web.script import options


class OpfsShelf:
    """A private file for each name, in a folder beside the log's files."""

    def __init__(self, profile: str) -> None:
        """Use the files of `profile`; nothing is opened before it is needed."""
        self._profile = profile

    async def _folder(self) -> Any:
        folder = await js.navigator.storage.getDirectory()
        for name in ("leadwell", self._profile, "attachments"):
            folder = await folder.getDirectoryHandle(name, options(create=True))
        return folder

    async def put(self, digest: str, data: bytes) -> None:
        """Write, flush and close; what could not be written whole takes up no room."""
        folder = await self._folder()
        file = await folder.getFileHandle(digest, options(create=True))
        handle = await file.createSyncAccessHandle()
        before = int(handle.getSize())
        try:
            # Over what is there, which is the same: a named file is whole at every moment.
            if int(handle.write(to_js(data), options(at=0))) != len(data):
                raise OSError("short write")
            handle.flush()
        except BaseException:
            handle.truncate(before)
            raise
        finally:
            handle.close()

    async def get(self, digest: str) -> bytes | None:
        """Read a file."""
        folder = await self._folder()
        try:
            file = await (await folder.getFileHandle(digest)).getFile()
        except JsException:
            return None
        return bytes((await file.arrayBuffer()).to_bytes())

    async def all(self) -> Mapping[str, int]:
        """Look at the files."""
        found: dict[str, int] = {}
        async for handle in (await self._folder()).values():
            found[str(handle.name)] = int((await handle.getFile()).lastModified)
        return found

    async def names(self) -> Set[str]:
        """Look at the folder; none of the files is opened for it."""
        names = (await self._folder()).keys()
        return {str(name) async for name in names}

    async def remove(self, digest: str) -> None:
        """Remove a file."""
        try:
            await (await self._folder()).removeEntry(digest)
        except JsException as error:
            if error.name != "NotFoundError":
                raise


class IndexedDbShelf:
    """An entry of a database for each name, for windows without private files."""

    def __init__(self, profile: str) -> None:
        """Use a database of its own; nothing is opened before it is needed."""
        self._name = f"leadwell-{profile}-attachments"

    async def _open(self) -> Any:
        request = js.indexedDB.open(self._name, 1)

        def create(event: Any) -> None:
            event.target.result.createObjectStore("attachments")

        proxy = create_proxy(create)
        request.addEventListener("upgradeneeded", proxy)
        try:
            return await settled(request)
        finally:
            proxy.destroy()

    async def _do(self, mode: str, *asks: tuple[str, Any]) -> list[Any]:
        """Open the database, ask it in one transaction, and close it: browsers close one that is
        left open in the background."""
        database = await self._open()
        try:
            transaction = database.transaction("attachments", mode, options(durability="strict"))
            done = settled(transaction)
            store = transaction.objectStore("attachments")
            answers = [settled(getattr(store, name)(*given)) for name, given in asks]
            results = [await answer for answer in answers]
            await done
            return results
        finally:
            database.close()

    async def put(self, digest: str, data: bytes) -> None:
        """Write an entry."""
        entry = options(at=js.Date.now(), data=to_js(data))
        await self._do("readwrite", ("put", (entry, digest)))

    async def get(self, digest: str) -> bytes | None:
        """Read an entry."""
        (found,) = await self._do("readonly", ("get", (digest,)))
        return bytes(found.data.to_py()) if getattr(found, "data", None) else None

    async def all(self) -> Mapping[str, int]:
        """Look at the entries, one by one: together they may be larger than the memory."""
        (keys,) = await self._do("readonly", ("getAllKeys", ()))
        found: dict[str, int] = {}
        for key in keys:
            (entry,) = await self._do("readonly", ("get", (key,)))
            found[str(key)] = int(entry.at)
        return found

    async def names(self) -> Set[str]:
        """Look at the keys alone."""
        (keys,) = await self._do("readonly", ("getAllKeys", ()))
        return {str(key) for key in keys}

    async def remove(self, digest: str) -> None:
        """Remove an entry."""
        await self._do("readwrite", ("delete", (digest,)))
