"""What photos name: bytes that lie beside the log, and follow an op instead of being in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Bytes that some photo of a visit names, or has named."""

    visit: str
    digest: str
    """SHA-256, in hexadecimal."""
    photos: frozenset[str]
    """The registers that name it now; empty where all were taken away."""
    is_small: bool
    """Whether it is a copy for lists."""
    is_own: bool
    """Whether a change made on this device names it."""
    stage: int
    """How many changes there are of the registers that have named it. Whatever was said of it
    before the last of them need not be true any more."""
    touched: int
    """When the last of them was made, in milliseconds since 1970."""
    written: int
    """The number of this device's last change among them; 0 where there is none."""

    @property
    def is_wanted(self) -> bool:
        """Whether some photo shows it."""
        return bool(self.photos)
