"""Where this machine keeps what is too large for the log, and what makes pictures small here."""

from __future__ import annotations

import sys
from pathlib import Path

from app.store.attachments import Shelf
from app.store.pictures import Pictures
from app.store.pillow import PillowPictures
from app.store.shelves import FolderShelf, MemoryShelf


def beside(kind: str, profile: str, folder: Path) -> tuple[Shelf, Pictures]:
    """Return both, for a log that is kept in a backend of `kind`: in a browser by `profile`, on a
    desktop in `folder`."""
    if sys.platform != "emscripten":
        return FolderShelf(folder / "attachments"), PillowPictures()
    from app.store.web.pictures import BrowserPictures
    from app.store.web.shelves import IndexedDbShelf, OpfsShelf

    shelves = {"opfs": OpfsShelf, "indexeddb": IndexedDbShelf}
    shelf: Shelf = shelves[kind](profile) if kind in shelves else MemoryShelf()
    return shelf, BrowserPictures()
