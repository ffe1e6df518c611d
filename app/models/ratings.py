"""How much each value mattered and how far it was lived, as one says it in a check-in.

Never a score of a person: four words each, and nothing is ever added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Side = Literal["mattered", "lived"]
SIDES: tuple[Side, ...] = ("mattered", "lived")
LEVELS = (1, 2, 3, 4)
"""From the least to the most (domain research, D.3: importance 1 low to 4 vital, frequency 1 rarely
to 4 almost always). 0 is: not said."""
RATINGS, NAMES = "ratings", "value_names"
"""Where they are in the `data` of an entry: `{value id: [mattered, lived]}`, and what the values
were called then, so that one that is taken away keeps its name."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What was said of one value."""

    mattered: int = 0
    lived: int = 0

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.mattered or self.lived)


def ratings_of(data: Mapping[str, Any]) -> dict[str, Rating]:
    """Return what an entry says of values, by their ids; what cannot be read is passed over."""
    kept = data.get(RATINGS)
    if not isinstance(kept, Mapping):
        return {}
    read = {str(value): Rating(*_levels(pair)) for value, pair in kept.items()}
    return {value: rating for value, rating in read.items() if rating}


def _levels(pair: object) -> tuple[int, int]:
    levels = [*pair, 0, 0] if isinstance(pair, list | tuple) else [0, 0]
    return _level(levels[0]), _level(levels[1])


def _level(level: object) -> int:
    return level if isinstance(level, int) and level is not True and level in LEVELS else 0


def names_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what the values that an entry speaks of were called then, by their ids."""
    kept = data.get(NAMES)
    if not isinstance(kept, Mapping):
        return {}
    return {str(value): name for value, name in kept.items() if isinstance(name, str) and name}


def rated(data: Mapping[str, Any], value: str, name: str, side: Side, level: int) -> dict[str, Any]:
    """Return the data of an entry in which one more thing is said of a value called `name`.

    The same again takes it back. Of a value of which nothing is said, nothing stays; what this
    release cannot read stays as it is.
    """
    before = ratings_of(data).get(value, Rating())
    again = getattr(before, side) == level
    rating = replace(before, **{side: 0 if again else level})
    ratings, names = (
        {**part} if isinstance(part := data.get(key), Mapping) else {} for key in (RATINGS, NAMES)
    )
    if rating:
        ratings[value], names[value] = [rating.mattered, rating.lived], name
    else:
        ratings.pop(value, None)
        names.pop(value, None)
    changed = {**data, RATINGS: ratings, NAMES: names}
    return {key: kept for key, kept in changed.items() if kept or key not in (RATINGS, NAMES)}
