"""Pictures made small enough to keep, without what a camera writes into them besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.errors import LeadwellError

SMALL = 320
"""Pixels on the longer side of the copy for lists."""
LARGEST = 40_000_000
"""Bytes of a file that is looked at; a phone's photo has two to twelve million."""


class NotAPicture(LeadwellError):
    """This file can't be read as a picture on this device, so nothing was kept. Your answers are
    safe. Take the photo anew, or choose one that is saved as JPEG or PNG."""


class TooLarge(LeadwellError):
    """This picture is larger than 40 megabytes, so it was not kept. Your answers are safe. Choose a
    smaller one, or take it anew."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A picture as it is kept: JPEG with nothing in it but the picture."""

    data: bytes
    width: int
    height: int
    small: bytes
    """A copy for lists."""


class Pictures(Protocol):
    """Whatever here can read pictures."""

    async def shrink(self, data: bytes) -> Shrunk:
        """Return a picture as it is kept, the right way up. NotAPicture: it is none."""
        ...
