"""The append-only log of a device, and how it comes back after any kind of end.

Only flushed bytes are promised. Two epochs alternate, so the one flushed header that starts a new
epoch is the only commit point of a compaction, and the epoch before it stays whole until the next.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Callable

from app.errors import NotSaved
from app.store.backend import Backend
from app.store.frame import (
    HEADER,
    Frame,
    FrameType,
    Header,
    decode_header,
    encode_frame,
    encode_header,
    encode_snapshot,
    scan,
)
from app.store.recovery import Recovered, find

BALLAST_SIZE = 256 * 1024
"""Bytes kept in reserve and given up once when the device is full."""
COMPACT_FROM = 512 * 1024
"""Bytes a log may grow to, at least, before it is compacted."""


class Log:
    """The log of one profile; made by `Log.open`."""

    def __init__(self, backend: Backend, seed: Callable[[int], bytes]) -> None:
        """Use `Log.open`."""
        self._backend = backend
        self._seed = seed
        self._lock = asyncio.Lock()
        self._slot = 0
        self._epoch = 0
        self._offset = 0
        self._number = 0
        self._chain = b""
        self._snapshot_size = 0
        self._is_poisoned = False
        self._has_rival = False
        self.recovered = Recovered(None, ())

    @classmethod
    async def open(cls, backend: Backend, *, seed: Callable[[int], bytes] = os.urandom) -> Log:
        """Recover what `backend` holds; a new log where it holds nothing."""
        log = cls(backend, seed)
        await log._recover()
        await log._keep_ballast()
        return log

    @property
    def size(self) -> int:
        """Bytes in the present epoch's log."""
        return self._offset

    @property
    def is_compaction_due(self) -> bool:
        """Whether the log has grown past twice its snapshot, and past the least size."""
        return self._offset > max(COMPACT_FROM, 2 * self._snapshot_size)

    async def append(self, type: FrameType, payload: object) -> None:
        """Write one frame and flush it. NotSaved: nothing of it was kept."""
        async with self._lock:
            if self._has_rival and not await self._disown_rival():
                raise NotSaved
            if self._is_poisoned:
                await self._reopen()
            try:
                await self._write(type, payload)
            except Exception as error:
                if not await self._give_room():
                    raise NotSaved from error
                try:
                    await self._write(type, payload)
                except Exception as again:
                    raise NotSaved from again

    async def compact(self, snapshot: object, *, is_scrubbing: bool = False) -> None:
        """Start a new epoch that stands on `snapshot`, a JSON value, or the bytes that `packed`
        made of one. NotSaved: the old one goes on.

        What the new one takes the place of, the epoch before the present one, is written over
        before its room is given back, if `is_scrubbing`.
        """
        async with self._lock:
            if self._is_poisoned:
                # What was not saved must not stay behind in the epoch that is kept.
                await self._reopen()
            slot, seed = 1 - self._slot, self._seed(16)
            data = snapshot if isinstance(snapshot, bytes) else encode_snapshot(snapshot)
            header = Header(self._epoch + 1, len(data), hashlib.sha256(data).digest(), seed)
            log, snap = f"LOG{slot}", f"SNP{slot}"
            try:
                if is_scrubbing:
                    await self._scrub(log)
                    await self._scrub(snap)
                await self._backend.truncate(log, 0)
                await self._backend.flush(log)
                await self._backend.truncate(snap, 0)
                await self._put(snap, 0, data)
                await self._backend.flush(snap)
                await self._put(log, 0, encode_header(header))
                await self._backend.flush(log)
            except Exception as error:
                self._has_rival = True
                await self._disown_rival()
                raise NotSaved from error
            self._slot, self._epoch, self._snapshot_size = slot, header.epoch, len(data)
            self._offset, self._number, self._chain = HEADER.size, 0, seed

    async def close(self) -> None:
        """Finish what is being written and let go of the files."""
        async with self._lock:
            await self._backend.close()

    async def _scrub(self, name: str) -> None:
        """Write zeros over a file; the log before its snapshot, or it would seem damaged."""
        await self._put(name, 0, bytes(await self._backend.size(name)))
        await self._backend.flush(name)

    async def _disown_rival(self) -> bool:
        """Take back a compaction that failed; return whether that is certain.

        Its header may be on the disk although flushing it failed. Then the next start would read
        the new epoch, and everything saved to this one since would be missing.
        """
        name = f"LOG{1 - self._slot}"
        try:
            await self._backend.truncate(name, 0)
            await self._backend.flush(name)
        except Exception:
            return False
        self._has_rival = False
        return True

    async def _put(self, name: str, offset: int, data: bytes) -> None:
        if await self._backend.write(name, offset, data) != len(data):
            raise OSError("short write")

    async def _write(self, type: FrameType, payload: object) -> None:
        data, chain = encode_frame(Frame(type, payload), self._number, self._chain)
        name = f"LOG{self._slot}"
        try:
            await self._put(name, self._offset, data)
        except Exception:
            await self._cut(name)
            raise
        try:
            await self._backend.flush(name)
        except Exception:
            # After a failed flush the system may have dropped pages that it calls clean, so a
            # second flush that succeeds proves nothing: read back what is there instead.
            self._is_poisoned = True
            await self._cut(name)
            raise
        self._offset += len(data)
        self._number += 1
        self._chain = chain

    async def _cut(self, name: str) -> None:
        try:
            await self._backend.truncate(name, self._offset)
            await self._backend.flush(name)
        except Exception:
            self._is_poisoned = True

    async def _give_room(self) -> bool:
        try:
            if self._is_poisoned or not await self._backend.size("BALLAST"):
                return False
            await self._backend.truncate("BALLAST", 0)
            await self._backend.flush("BALLAST")
        except Exception:
            return False
        return True

    async def _keep_ballast(self) -> None:
        if not self._backend.is_durable or await self._backend.size("BALLAST"):
            return
        try:
            await self._put("BALLAST", 0, bytes(BALLAST_SIZE))
            await self._backend.flush("BALLAST")
        except Exception:
            await self._backend.truncate("BALLAST", 0)

    async def _reopen(self) -> None:
        """Go on from what is really there, which must be all that was promised."""
        offset, chain = self._offset, self._chain
        name = f"LOG{self._slot}"
        try:
            data = await self._backend.read(name)
            header = decode_header(data)
            found = scan(data[:offset], header.seed) if header else None
            if found is None or found.end != offset or found.chain != chain:
                raise OSError("the log changed")
            await self._backend.truncate(name, offset)
            await self._backend.flush(name)
        except Exception as error:
            raise NotSaved from error
        self._is_poisoned = False

    async def _recover(self) -> None:
        found = await find(self._backend)
        if found is None:
            await self._begin()
            return
        self._slot, self._epoch = found.slot, found.header.epoch
        self._snapshot_size = found.header.snapshot_size
        self._offset, self._chain = found.scan.end, found.scan.chain
        self._number = len(found.scan.frames)
        if found.recovered.damaged:
            name = f"LOG{found.slot}"
            await self._backend.truncate(name, found.scan.end)
            await self._backend.flush(name)
        self.recovered = found.recovered

    async def _begin(self) -> None:
        """Start the first epoch; whatever lies there is no log, and is handed back."""
        lost = await self._backend.read("LOG0") + await self._backend.read("LOG1")
        header = Header(1, 0, hashlib.sha256(b"").digest(), self._seed(16))
        await self._backend.truncate("LOG0", 0)
        await self._put("LOG0", 0, encode_header(header))
        await self._backend.flush("LOG0")
        self._slot, self._epoch, self._chain = 0, 1, header.seed
        self._offset, self._number = HEADER.size, 0
        self.recovered = Recovered(None, (), len(lost), lost, bool(lost))
