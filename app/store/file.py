"""A backend of plain files, for the desktop."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from app.errors import LeadwellError
from app.store.backend import NAMES


class OpenElsewhere(LeadwellError):
    """Leadwell is already open on this device. Use that window, or close it and try again."""


class FileBackend:
    """Files in a folder, each write checked by `fsync`; one process at a time."""

    kind = "file"
    is_durable = True

    def __init__(self, folder: Path) -> None:
        """Take `folder`, made if need be. OpenElsewhere: another process has it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(folder / "LOCK", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._lock)
            raise OpenElsewhere from error
        self._files = {
            name: os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600) for name in NAMES
        }
        # The names must outlive a power cut as well as what is in the files.
        entry = os.open(folder, os.O_RDONLY)
        os.fsync(entry)
        os.close(entry)

    async def size(self, name: str) -> int:
        """Return how many bytes `name` has."""
        return os.fstat(self._files[name]).st_size

    async def read(self, name: str) -> bytes:
        """Return all of `name`."""
        return os.pread(self._files[name], os.fstat(self._files[name]).st_size, 0)

    async def write(self, name: str, offset: int, data: bytes) -> int:
        """Write at `offset`."""
        return os.pwrite(self._files[name], data, offset)

    async def truncate(self, name: str, size: int) -> None:
        """Cut or grow `name`."""
        os.ftruncate(self._files[name], size)

    async def flush(self, name: str) -> None:
        """Return when the disk has it."""
        os.fsync(self._files[name])

    async def close(self) -> None:
        """Close the files and let another process have them."""
        for file in (*self._files.values(), self._lock):
            os.close(file)
