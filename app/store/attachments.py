"""What is too large for the log: kept beside it by digest, and read only when it is looked at.

The bytes are certain before the op that names them is written. Where the battery goes between the
two, bytes are left that nothing names: `tidy` removes them, a day later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Set
from typing import Protocol

from app.errors import LeadwellError

DAY = 24 * 3_600_000
"""Milliseconds that bytes which nothing names are left alone: an op may be on its way."""


class NoRoom(LeadwellError):
    """This photo was not kept: the device has no room for it. All that you saved before is safe.
    Make room on the device, then add the photo again."""


class Shelf(Protocol):
    """A place for bytes under names that say what is in them."""

    async def put(self, digest: str, data: bytes) -> None:
        """Return when `data` outlives a power cut; its time is now. Raises where there is no room.

        What was there under the same name before is the same, or the beginning of the same.
        """
        ...

    async def get(self, digest: str) -> bytes | None:
        """Return what is there under a name, whole or not."""
        ...

    async def all(self) -> Mapping[str, int]:
        """Return every name, and when it was put here, in milliseconds since 1970."""
        ...

    async def names(self) -> Set[str]:
        """Return every name, without a look at what is there."""
        ...

    async def remove(self, digest: str) -> None:
        """Take a name away; nothing where there is none."""
        ...


class Attachments:
    """Bytes by digest."""

    def __init__(self, shelf: Shelf) -> None:
        """Keep them on `shelf`."""
        self._shelf = shelf

    async def keep(self, data: bytes) -> str:
        """Return the digest of `data`, now that it is certain. NoRoom: it was not kept."""
        digest = hashlib.sha256(data).hexdigest()
        try:
            await self._shelf.put(digest, data)
        except Exception as error:
            raise NoRoom from error
        return digest

    async def find(self, digest: str) -> bytes | None:
        """Return the bytes of `digest`; None where they are not on this device, or not whole."""
        try:
            data = await self._shelf.get(digest) if digest else None
        except Exception:
            return None
        is_whole = data is not None and hashlib.sha256(data).hexdigest() == digest
        return data if is_whole else None

    async def names(self) -> Set[str]:
        """Return the digests of what is here; what was cut short may be among them."""
        return await self._shelf.names()

    async def tidy(self, named: Set[str], now: int) -> int:
        """Remove what is older than a day and not in `named`; return how many."""
        there = await self._shelf.all()
        orphans = [digest for digest, at in there.items() if digest not in named and now - at > DAY]
        for digest in orphans:
            await self._shelf.remove(digest)
        return len(orphans)
