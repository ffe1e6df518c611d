"""Self-assessments: how often one does what the behaviour framework states, by oneself alone.

Kept as a sealed record of the journal (`united` puts together what two devices changed).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.models.moment import moment

TEMPLATE = "~assessment"
"""The template of the record."""
SHORT, FULL = "short", "full"
NO_CHANCE = 0
"""The frequency of what one had no chance to show: no average counts it."""
FREQUENCIES = (1, 2, 3, 4, NO_CHANCE)
"""Rarely, sometimes, often, almost always; no chance to show."""
IMPORTANCES = (1, 2, 3, 4)
"""In one's role now, from low to vital."""
RUNGS = ("me", "team", "service", "system")
"""How far something reaches; no rung is expected of anyone."""
GROUPS = ("answers", "examples", "reach", "plan")
"""Parts that hold values by name; each value has its own time."""
ALONE = ("form", "finished")
"""Parts that are one value."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one statement."""

    frequency: int | None = None
    """One of `FREQUENCIES`; None while that was not said."""
    importance: int = 0
    """One of `IMPORTANCES`; 0 while that was not said."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One self-assessment, finished or not."""

    form: str = SHORT
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By id of the statement."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """By id of the area."""
    reach: Mapping[str, str] = field(default_factory=dict)
    """The highest of `RUNGS` with a real example, by id of the area."""
    plan: Mapping[str, str] = field(default_factory=dict)
    """The if-then plan as it is being written: `when`, `then`; and `kept`, the id of the lesson
    that it was kept with."""
    finished_at: int | None = None
    """Milliseconds since 1970 when its writer was done with it."""

    @property
    def says_something(self) -> bool:
        """Whether anything was answered."""
        return any(
            answer.frequency is not None or answer.importance for answer in self.answers.values()
        )


Data = Mapping[str, Any]


def assessment_of(data: Data) -> Assessment:
    """Return the assessment that the data of a record hold; what cannot be read is left out."""
    groups = {name: data.get(name) for name in GROUPS}
    kept = {name: group if isinstance(group, Mapping) else {} for name, group in groups.items()}
    answers = {
        str(id): answer
        for id, value in kept["answers"].items()
        if (answer := _answer(value)) != Answer()
    }
    return Assessment(
        FULL if data.get("form") == FULL else SHORT,
        answers,
        _texts(kept["examples"]),
        {area: rung for area, rung in _texts(kept["reach"]).items() if rung in RUNGS},
        {str(name): value for name, value in kept["plan"].items() if isinstance(value, str)},
        moment(data.get("finished")),
    )


def _answer(value: Any) -> Answer:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return Answer()
    frequency, importance = value
    # True is 1 to Python, and 2.0 is 2.
    is_said = type(frequency) is int and frequency in FREQUENCIES
    is_weighed = type(importance) is int and importance in IMPORTANCES
    return Answer(frequency if is_said else None, importance if is_weighed else 0)


def _texts(group: Mapping[Any, Any]) -> dict[str, str]:
    return {
        str(name): value
        for name, value in group.items()
        if isinstance(value, str) and value.strip()
    }


@dataclass(frozen=True, slots=True)
class Taken:
    """One self-assessment, as its versions and what is not kept in one yet have it together."""

    id: str
    begun_at: int
    """Milliseconds since 1970."""
    data: Data
    said: Assessment
    """What the data hold."""
