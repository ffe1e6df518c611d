"""What two people answered differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """One of several answers."""

    value: Any
    """None where it was taken back."""
    is_own: bool
    """Whether it was given on this device."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was answered differently."""

    type: str
    """`visit.set` or `promise.set`."""
    record: str
    field: str
    """Such as `answer.proud`."""
    shown: Any
    """What counts for now: the last."""
    said: tuple[Said, ...]
    """The answers that stand side by side, each once, this device's first."""
