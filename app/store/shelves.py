"""Shelves of the desktop and of tests: a folder, and memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Set
from pathlib import Path

from app.models.clock import wall


class FolderShelf:
    """A file for each name, moved into its place once the disk has it."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made at the first use."""
        self._folder = folder

    async def put(self, digest: str, data: bytes) -> None:
        """Write, flush, move, and flush the folder that has the name."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{digest}.part"
        try:
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._folder / digest)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        entry = os.open(self._folder, os.O_RDONLY)
        os.fsync(entry)
        os.close(entry)

    async def get(self, digest: str) -> bytes | None:
        """Read a file."""
        path = self._folder / digest
        return path.read_bytes() if path.is_file() else None

    async def all(self) -> Mapping[str, int]:
        """Look at the files; what was being written when the battery went is one of them."""
        files = self._folder.iterdir() if self._folder.is_dir() else ()
        return {file.name: file.stat().st_mtime_ns // 1_000_000 for file in files}

    async def names(self) -> Set[str]:
        """Look at the folder."""
        return {file.name for file in self._folder.iterdir()} if self._folder.is_dir() else set()

    async def remove(self, digest: str) -> None:
        """Remove a file."""
        (self._folder / digest).unlink(missing_ok=True)


class MemoryShelf:
    """Bytes in memory, for tests and for browsers that keep nothing.

    `fault(operation, digest)` is called before each put; it may raise, or return a number of bytes
    after which the battery is gone: as many are there, and OSError is raised.
    """

    def __init__(self, now: Callable[[], int] = wall) -> None:
        """Start with none."""
        self._now = now
        self.kept: dict[str, tuple[int, bytes]] = {}
        self.fault: Callable[[str, str], int | None] | None = None

    async def put(self, digest: str, data: bytes) -> None:
        """Keep as much as the ordered fault lets through."""
        taken = self.fault("put", digest) if self.fault else None
        self.kept[digest] = (self._now(), data if taken is None else data[:taken])
        if taken is not None:
            raise OSError("short write")

    async def get(self, digest: str) -> bytes | None:
        """Return what is there."""
        return self.kept[digest][1] if digest in self.kept else None

    async def all(self) -> Mapping[str, int]:
        """Return all names and their times."""
        return {digest: at for digest, (at, _) in self.kept.items()}

    async def names(self) -> Set[str]:
        """Return all names."""
        return set(self.kept)

    async def remove(self, digest: str) -> None:
        """Forget it."""
        self.kept.pop(digest, None)
