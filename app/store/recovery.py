"""What a device's files hold, whatever ended the last run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from app.store.backend import Backend
from app.store.frame import Frame, Header, Scan, decode_header, decode_payload, scan


@dataclass(frozen=True, slots=True)
class Recovered:
    """What opening the log found."""

    snapshot: Any | None
    """What the last sound compaction wrote."""
    frames: tuple[Frame, ...]
    """Every sound frame after it, oldest first."""
    dropped: int = 0
    """Bytes at the end that were not sound, and were cut off."""
    damaged: bytes = b""
    """Those bytes, so that the person can keep them."""
    is_degraded: bool = False
    """Whether the newest snapshot was lost and the epoch before it was read instead."""


@dataclass(frozen=True, slots=True)
class Found:
    """The epoch to go on with."""

    slot: int
    header: Header
    scan: Scan
    recovered: Recovered


@dataclass(frozen=True, slots=True)
class _Epoch:
    slot: int
    header: Header
    data: bytes


async def find(backend: Backend) -> Found | None:
    """Return the newest epoch that `backend` holds; None where there is none. Nothing changes."""
    epochs = []
    for slot in (0, 1):
        data = await backend.read(f"LOG{slot}")
        header = decode_header(data)
        if header is not None:
            epochs.append(_Epoch(slot, header, data))
    epochs.sort(key=lambda epoch: epoch.header.epoch, reverse=True)
    if not epochs:
        return None
    newest, *older = epochs
    snapshot, is_sound = await _snapshot(backend, newest)
    found = scan(newest.data, newest.header.seed)
    frames = found.frames
    if not is_sound and older:
        snapshot, _ = await _snapshot(backend, older[0])
        frames = scan(older[0].data, older[0].header.seed).frames + frames
    damaged = newest.data[found.end :]
    recovered = Recovered(snapshot, frames, len(damaged), damaged, not is_sound)
    return Found(newest.slot, newest.header, found, recovered)


async def _snapshot(backend: Backend, epoch: _Epoch) -> tuple[Any | None, bool]:
    """Return what the epoch stands on, and whether it is sound."""
    if epoch.header.snapshot_size == 0:
        return None, True
    data = await backend.read(f"SNP{epoch.slot}")
    data = data[: epoch.header.snapshot_size]
    if hashlib.sha256(data).digest() != epoch.header.snapshot_sha256:
        return None, False
    return decode_payload(data[1:], data[0]), True
