"""What this machine has: where bytes are kept, what seals them, a way to the network, and the page
around the app.

Modules that only a browser can import are imported where they are used.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from app.keys.crypto import Crypto
from app.models.device import kind_of
from app.schemas import later
from app.state.surroundings import Desktop, Surroundings
from app.store.attachments import Shelf
from app.store.backend import Backend
from app.store.cabinets import FolderCabinet
from app.store.people import Cabinet
from app.store.pictures import Pictures
from app.store.pillow import PillowPictures
from app.store.shelves import FolderShelf, MemoryShelf
from app.sync.connection import Http

IN_BROWSER = sys.platform == "emscripten"


def device_folder() -> Path:
    """Return where the desktop keeps a device: `LEADWELL_DEVICE`, else `.data/device`."""
    return Path(os.environ.get("LEADWELL_DEVICE", ".data/device"))


async def cabinet() -> tuple[Cabinet, Any]:
    """Return where the profiles of this device lie, and the tab's turn at the files."""
    if IN_BROWSER:
        from app.store.web.cabinets import open_cabinet
        from app.store.web.turn import Turn

        turn = Turn()
        await turn.take()
        return await open_cabinet(), turn
    return FolderCabinet(device_folder()), None


async def place(profile: str) -> tuple[Backend, Crypto]:
    """Return where the bytes of a profile are kept, and what seals them."""
    if IN_BROWSER:
        from app.keys.browser import BrowserCrypto
        from app.store.web.place import open_backend

        return await open_backend(profile), BrowserCrypto()
    from app.keys.native import NativeCrypto
    from app.store.file import FileBackend

    return FileBackend(FolderCabinet(device_folder()).folder(profile)), NativeCrypto()


async def client() -> Http:
    """Return the HTTP client for this machine. NotYetHere: what it is made of has not come."""
    await later.ready()
    import httpx

    if IN_BROWSER:
        from app.sync.fetch import FetchTransport

        return httpx.AsyncClient(transport=FetchTransport())
    return httpx.AsyncClient()


def around() -> tuple[Surroundings, str]:
    """Return the page around the app, and the site's own address."""
    if IN_BROWSER:
        from app.sync.browser import PageEvents, origin, site

        return Surroundings(PageEvents(), site()), origin()
    return Desktop(), ""


def kind() -> str:
    """Return what the app runs in, in words that a person knows."""
    if IN_BROWSER:
        from app.sync.browser import agent

        return kind_of(agent())
    return {"darwin": "Mac", "win32": "Windows"}.get(sys.platform, "Linux")


def beside(kind: str, profile: str) -> tuple[Shelf, Pictures]:
    """Return where a profile keeps what is too large for its log, kept in a backend of `kind`, and
    what makes pictures small here."""
    if sys.platform != "emscripten":
        folder = FolderCabinet(device_folder()).folder(profile)
        return FolderShelf(folder / "attachments"), PillowPictures()
    from app.store.web.pictures import BrowserPictures
    from app.store.web.shelves import IndexedDbShelf, OpfsShelf

    shelves = {"opfs": OpfsShelf, "indexeddb": IndexedDbShelf}
    shelf: Shelf = shelves[kind](profile) if kind in shelves else MemoryShelf()
    return shelf, BrowserPictures()
