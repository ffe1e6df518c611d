"""Self-assessments: how often one does what the behaviour framework states, by oneself alone.

Kept as a sealed record of the journal. Each answer has the time at which it was given, so that what
two devices changed can be put together again, answer by answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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
TIMES = "times"
"""The part that holds, by path such as `answers/1.1`, when each was changed last."""


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
        _texts(kept["plan"]),
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


def put(data: Data, path: str, value: Any, now: int) -> dict[str, Any]:
    """Return the data with another value at `path`, such as `answers/1.1`; None takes it out.

    Its time is `now`, or just after the time it had: a clock that was set back loses nothing.
    """
    times = _times(data)
    group, _, name = path.partition("/")
    changed = {**data, TIMES: {**times, path: max(now, times.get(path, 0) + 1)}}
    if not name:
        changed[group] = value
    else:
        before = data.get(group)
        changed[group] = {**(before if isinstance(before, Mapping) else {}), name: value}
        if value is None:
            del changed[group][name]
    return changed


def united(versions: Iterable[tuple[Data, int]]) -> dict[str, Any]:
    """Return what the versions of one assessment hold together: of each value, the newest.

    A version is its data and when it was changed, which stands in for times that are not in it. The
    order of the versions does not matter.
    """
    newest: dict[str, tuple[tuple[int, int, str], Any]] = {}
    rest: dict[str, tuple[tuple[int, str], Any]] = {}
    for data, changed_at in versions:
        fields, times = _fields(data), _times(data)
        for path in {*fields, *times}:
            value = fields.get(path)
            key = (times.get(path, changed_at), changed_at, _order(value))
            if path not in newest or key > newest[path][0]:
                newest[path] = (key, value)
        for name in data.keys() - {*GROUPS, *ALONE, TIMES}:
            key_of_rest = (changed_at, _order(data[name]))
            if name not in rest or key_of_rest > rest[name][0]:
                rest[name] = (key_of_rest, data[name])
    together: dict[str, Any] = {name: value for name, (_, value) in rest.items()}
    for path, (key, value) in newest.items():
        group, _, name = path.partition("/")
        together.setdefault(TIMES, {})[path] = key[0]
        if value is not None and name:
            together.setdefault(group, {})[name] = value
        elif value is not None:
            together[group] = value
    return together


def _order(value: Any) -> str:
    """Return what decides between two values of one time: the same on every device."""
    return json.dumps(value, sort_keys=True, default=str)


def _fields(data: Data) -> dict[str, Any]:
    fields = {name: data[name] for name in ALONE if data.get(name) is not None}
    for group in GROUPS:
        values = data.get(group)
        if isinstance(values, Mapping):
            fields |= {f"{group}/{name}": value for name, value in values.items()}
    return fields


def _times(data: Data) -> dict[str, int]:
    times = data.get(TIMES)
    if not isinstance(times, Mapping):
        return {}
    return {
        path: at
        for path, kept in times.items()
        if str(path).partition("/")[0] in (*GROUPS, *ALONE) and (at := moment(kept)) is not None
    }
