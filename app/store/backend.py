"""What the log needs of a place that keeps bytes."""

from __future__ import annotations

from typing import Protocol

NAMES = ("LOG0", "LOG1", "SNP0", "SNP1", "BALLAST")
"""The files of a profile: two epochs of log and snapshot, and room to give up when full."""


class Backend(Protocol):
    """Named files that grow at the end. One owner at a time."""

    kind: str
    """`opfs`, `indexeddb`, `file` or `memory`."""
    is_durable: bool
    """Whether anything is kept once the app is closed."""

    async def size(self, name: str) -> int:
        """Return how many bytes `name` has; 0 where there is no such file."""
        ...

    async def read(self, name: str) -> bytes:
        """Return all of `name`."""
        ...

    async def write(self, name: str, offset: int, data: bytes) -> int:
        """Write `data` at `offset` and return how many bytes were taken. OSError when full."""
        ...

    async def truncate(self, name: str, size: int) -> None:
        """Cut or grow `name` to `size` bytes."""
        ...

    async def flush(self, name: str) -> None:
        """Return when everything written to `name` outlives a power cut."""
        ...

    async def close(self) -> None:
        """Let go of the files, for another owner."""
        ...
