"""How far a device has pulled, in the endpoint's own words, which devices only hand back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cursor:
    """As text: the parts with colons between them."""

    epoch: str
    """The account's epoch when it was given out; in another the place means nothing."""
    place: int
    """The number of the last op that was seen."""
    floor: int = 0
    """The account's floor when this pull began: what was blanked before, it has seen blank."""

    @classmethod
    def of(cls, text: str) -> Cursor:
        """Return the cursor that `text` is; from anything else, one that pulls from the start."""
        epoch, *numbers = text.split(":")
        if len(numbers) in (1, 2) and all(n.isdecimal() and n.isascii() for n in numbers):
            return cls(epoch, *map(int, numbers))
        return cls("", 0)

    def __str__(self) -> str:
        """Return it as text."""
        return f"{self.epoch}:{self.place}:{self.floor}"
