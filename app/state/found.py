"""What came from a colleague, as the screens show it before and after it is taken in."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.parcel import Parcel
from app.models.visit import Visit
from app.store.parcel import Content


@dataclass(frozen=True, slots=True)
class Found:
    """What came from somebody, looked at before anything is changed."""

    parcel: Parcel
    content: Content
    visit: Visit | None = None
    """As the parcel has it; None for a handover."""
    is_here: bool = False
    """Whether something of the visit is on this device already."""
    is_removed: bool = False
    """Whether it was taken away here."""
    own: Visit | None = None
    """A visit that was begun here apart from it, and is most likely the same."""
    digest: str = ""
    """Of the codes that it came in; empty where it came in a file."""

    @property
    def is_news(self) -> bool:
        """Whether taking it in would change anything."""
        return self.content.new > 0 or self.content.photos > 0 or self.is_removed


@dataclass(frozen=True, slots=True)
class Done:
    """What was taken in."""

    found: Found
    united: int = 0
    """Notes that were put together."""
    is_joined: bool = False
    """Whether one's own visit, begun apart, is in it now."""
    photos_left: int = 0
    """Photos that are damaged in the file, or found no room here."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Codes that wait for the others of their visit."""

    digest: str
    count: int
    here: tuple[int, ...]
    """Numbers of those that are here."""
    code: str
    """One of them."""

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers of those that are not."""
        return tuple(n for n in range(1, self.count + 1) if n not in self.here)
