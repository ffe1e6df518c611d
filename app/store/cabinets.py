"""Cabinets of the desktop and of tests: a folder, and memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from app.models.person import FIRST


class FolderCabinet:
    """Files in the device's folder; the first profile lies in it, every other in one of its own."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`."""
        self._folder = folder

    def folder(self, profile: str) -> Path:
        """Return where a profile's files are."""
        return self._folder if profile == FIRST else self._folder / "people" / profile

    async def read(self, slot: int) -> bytes:
        """Read a file."""
        path = self._folder / f"PEOPLE{slot}"
        return path.read_bytes() if path.is_file() else b""

    async def write(self, slot: int, data: bytes) -> None:
        """Write a file and flush it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"PEOPLE{slot}").open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    async def profiles(self) -> list[str]:
        """Look at the folders."""
        others = self._folder / "people"
        first = [FIRST] if (self._folder / "LOG0").is_file() else []
        names = [path.name for path in others.iterdir()] if others.is_dir() else []
        return [*first, *names]

    async def remove(self, profile: str) -> None:
        """Remove the files of a profile; what all share stays."""
        if profile != FIRST:
            shutil.rmtree(self.folder(profile), ignore_errors=True)
            return
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.name == "attachments":
                shutil.rmtree(path, ignore_errors=True)
            elif path.is_file() and not path.name.startswith("PEOPLE"):
                path.unlink()


class MemoryCabinet:
    """Profiles in memory. `fault(operation, name)` is called before each change; it may raise, or
    return how many bytes of a write are taken before OSError."""

    def __init__(self, copies: dict[int, bytes] | None = None) -> None:
        """Start with nobody's files."""
        self.copies = dict(copies or {})
        self.files: set[str] = set()
        self.fault: Callable[[str, str], int | None] | None = None

    async def read(self, slot: int) -> bytes:
        """Return what is there."""
        return self.copies.get(slot, b"")

    async def write(self, slot: int, data: bytes) -> None:
        """Keep as much as the ordered fault lets through."""
        taken = self.fault("write", str(slot)) if self.fault else None
        self.copies[slot] = data if taken is None else data[:taken]
        if taken is not None:
            raise OSError("short write")

    async def profiles(self) -> list[str]:
        """Return whose files are here."""
        return sorted(self.files)

    async def remove(self, profile: str) -> None:
        """Forget them."""
        if self.fault:
            self.fault("remove", profile)
        self.files.discard(profile)
