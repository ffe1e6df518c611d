"""Frames and headers of the device log, as bytes.

Header: `WLH1`, format, epoch, snapshot length, SHA-256 of the snapshot, seed, BLAKE2b-128 check.
Frame: `WLF1`, format, type, flags, length, number, payload, chain. The chain is BLAKE2b-128 over
the chain before it, the frame's header and its payload, and starts from the epoch's seed, so
bytes of another epoch can never pass.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from app.models.op import canonical

HEADER = struct.Struct("<4sBQI32s16s16s")
HEAD = struct.Struct("<4sBBHIQ")
CHAIN = 16
FORMAT = 1
DEFLATED = 1
"""Flag: the payload is zlib-compressed (Python's zstd is not in every browser build)."""
WORTH_DEFLATING = 1024


class FrameType(IntEnum):
    """What a frame holds."""

    OPS = 1
    """One user transaction."""
    REMOTE = 2
    """Ops of other devices with the new cursor."""
    ACK = 3
    """What the endpoint has taken."""
    DRAFT = 4
    """Half-typed text; the latest wins; never sent."""
    KEYRING = 5
    META = 6
    """Facts about this device."""
    PURGE = 7
    STATE = 8
    """Everything at once, in place of all before it: what makes a log whole whose snapshot was
    lost."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of the log."""

    type: int
    """A `FrameType`, or the number of a type that a later release knows."""
    payload: Any
    """A JSON value; to be written, also the bytes of one in its canonical form."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first bytes of a log: which epoch it is and which snapshot it stands on."""

    epoch: int
    snapshot_size: int
    snapshot_sha256: bytes
    seed: bytes


def _check(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=CHAIN).digest()


def encode_header(header: Header) -> bytes:
    """Return `header` as bytes with its check."""
    body = HEADER.pack(
        b"WLH1",
        FORMAT,
        header.epoch,
        header.snapshot_size,
        header.snapshot_sha256,
        header.seed,
        b"",
    )[:-CHAIN]
    return body + _check(body)


def decode_header(data: bytes) -> Header | None:
    """Return the header at the start of `data`, or None where there is no sound one."""
    if len(data) < HEADER.size:
        return None
    body, check = data[: HEADER.size - CHAIN], data[HEADER.size - CHAIN : HEADER.size]
    if _check(body) != check:
        return None
    magic, format_, epoch, size, sha256, seed, _ = HEADER.unpack(data[: HEADER.size])
    if magic != b"WLH1" or format_ > FORMAT:
        return None
    return Header(epoch, size, sha256, seed)


def encode_payload(value: object) -> tuple[bytes, int]:
    """Return `value` as bytes, and the flags that say how."""
    data = value if isinstance(value, bytes) else canonical(value)
    if len(data) > WORTH_DEFLATING:
        packed = zlib.compress(data, 1)
        if len(packed) < len(data):
            return packed, DEFLATED
    return data, 0


def encode_snapshot(value: object) -> bytes:
    """Return what a snapshot's file holds of `value`: flags, then the payload."""
    packed, flags = encode_payload(value)
    return bytes([flags]) + packed


def decode_payload(data: bytes, flags: int) -> Any:
    """Return the value that `encode_payload` made `data` of."""
    return json.loads(zlib.decompress(data) if flags & DEFLATED else data)


def encode_frame(frame: Frame, number: int, chain: bytes) -> tuple[bytes, bytes]:
    """Return the frame as bytes, and the chain after it."""
    payload, flags = encode_payload(frame.payload)
    head = HEAD.pack(b"WLF1", FORMAT, frame.type, flags, len(payload), number)
    after = hashlib.blake2b(chain + head + payload, digest_size=CHAIN).digest()
    return head + payload + after, after


@dataclass(frozen=True, slots=True)
class Scan:
    """What a log's bytes hold: the longest sound run of frames."""

    frames: tuple[Frame, ...]
    end: int
    """Where the sound bytes end."""
    chain: bytes
    """The chain after the last frame."""


def scan(data: bytes, seed: bytes) -> Scan:
    """Read frames after the header until the first that is not whole and sound."""
    frames: list[Frame] = []
    position, chain = HEADER.size, seed
    view = memoryview(data)
    while position + HEAD.size + CHAIN <= len(data):
        magic, format_, type_, flags, length, number = HEAD.unpack_from(data, position)
        end = position + HEAD.size + length + CHAIN
        if magic != b"WLF1" or format_ > FORMAT or number != len(frames) or end > len(data):
            break
        digest = hashlib.blake2b(chain, digest_size=CHAIN)
        digest.update(view[position : end - CHAIN])
        after = digest.digest()
        if after != data[end - CHAIN : end]:
            break
        payload = bytes(view[position + HEAD.size : end - CHAIN])
        frames.append(Frame(type_, decode_payload(payload, flags)))
        position, chain = end, after
    return Scan(tuple(frames), position, chain)
