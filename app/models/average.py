"""Averages of whole numbers, compared without a rounding error."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Average:
    """A sum and how many make it."""

    total: int = 0
    count: int = 0

    @classmethod
    def of(cls, numbers: Collection[int]) -> Average:
        """Return the average of `numbers`."""
        return cls(sum(numbers), len(numbers))

    @property
    def value(self) -> float:
        """The average; 0 of nothing."""
        return self.total / self.count if self.count else 0.0

    def reaches(self, hundredths: int) -> bool:
        """Whether it is at least so much."""
        return self.count > 0 and self.total * 100 >= hundredths * self.count

    def above(self, other: Average, hundredths: int) -> bool:
        """Whether it is at least so much above `other`; never where one of them is of nothing."""
        both = self.count * other.count
        apart = self.total * other.count - other.total * self.count
        return both > 0 and apart * 100 >= hundredths * both
