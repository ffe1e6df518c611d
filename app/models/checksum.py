"""What tells two sets of ops apart: of each op its number and its clock, all of them together.

Ops merge by who wrote them, under what number, and by the clock that counts: where two sides have
the same of these, they have the same records. What an op says is not in it, so it counts the same
when its words are gone (a purge, an end of keeping). That is watched elsewhere: by the digest of
each op when it is sent, and by the chain of the device's log.
"""

from __future__ import annotations

import hashlib

from app.models.op import Clock

SIZE = 8
"""Bytes of a checksum: two different sets of ops look alike once in 2^64."""


def mark(device: str, q: int, clock: Clock) -> int:
    """Return what one op adds to a checksum, by exclusive or; adding it again takes it away."""
    text = f"{device} {q} {clock[0]} {clock[1]}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=SIZE).digest(), "big")


def written(sum: int) -> str:
    """Return a checksum as text."""
    return f"{sum:0{2 * SIZE}x}"
