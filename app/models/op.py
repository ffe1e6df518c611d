"""Ops: the only thing that is ever written, sent or merged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Clock = tuple[int, int]
"""A hybrid logical clock: milliseconds since 1970, and a counter within the millisecond."""

Key = tuple[int, int, str, int]
"""What orders ops for "last writer wins": clock, then device, then number."""


BLANK = "blank"
"""The type of an op whose words an endpoint does not keep any longer: its number stays, and devices
that have its words keep them."""

_CANONICAL = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)


def canonical(value: object) -> bytes:
    """Return `value` as JSON with sorted keys and no spaces, in UTF-8 (ValueError for NaN)."""
    return _CANONICAL.encode(value).encode()


@dataclass(frozen=True, slots=True)
class Op:
    """One change of one record, made once on one device."""

    device: str
    """The device that made it."""
    q: int
    """The device's own contiguous number, from 1."""
    type: str
    """What kind of change, as `record.verb`; an unknown type is kept and passed on."""
    record: str
    """The record it changes."""
    clock: Clock
    """When, by the device's hybrid logical clock."""
    payload: Mapping[str, Any]
    """The change itself: a JSON object whose shape depends on the type."""

    @property
    def id(self) -> tuple[str, int]:
        """What makes it this op and no other."""
        return (self.device, self.q)

    @property
    def key(self) -> Key:
        """Its place in the order of all ops."""
        return (*self.clock, self.device, self.q)

    def wire(self) -> dict[str, Any]:
        """Return it as the JSON object of the log and of the sync protocol."""
        return {
            "d": self.device,
            "q": self.q,
            "t": self.type,
            "r": self.record,
            "h": list(self.clock),
            "p": self.payload,
        }

    @classmethod
    def of(cls, wire: Mapping[str, Any]) -> Op:
        """Return the op that `wire` (already checked) describes."""
        ms, counter = wire["h"]
        return cls(wire["d"], wire["q"], wire["t"], wire["r"], (ms, counter), wire["p"])

    def digest(self) -> str:
        """Return BLAKE2b-128 over what the device wrote; a server's clamp is not part of it."""
        return hashlib.blake2b(canonical(self.wire()), digest_size=16).hexdigest()
