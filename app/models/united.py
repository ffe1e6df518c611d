"""What two devices changed in one assessment, put together again answer by answer.

Each value has the time at which it was said, so that the newest of each is kept, whoever was the
last to change something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from app.models.assessment import ALONE, GROUPS, Data
from app.models.moment import moment

PLACED = ("answers/", "examples/", "reach/")
"""What the paths of those begin with that belong to an area."""
TIMES = "times"
"""The part that holds, by path such as `answers/1.1`, when each was changed last."""


def put(data: Data, path: str, value: Any, now: int) -> dict[str, Any]:
    """Return the data with another value at `path`, such as `answers/1.1`; None takes it out.

    Its time is `now`, or just after the time it had: a clock that was set back loses nothing.
    """
    times = _times(data)
    group, in_group, name = path.partition("/")
    changed = {**data, TIMES: {**times, path: max(now, times.get(path, 0) + 1)}}
    if not in_group:
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
        group, in_group, name = path.partition("/")
        together.setdefault(TIMES, {})[path] = key[0]
        if value is not None and in_group:
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
        if _is_path(path) and (at := moment(kept)) is not None
    }


def _is_path(path: str) -> bool:
    group, in_group, _ = path.partition("/")
    return group in (GROUPS if in_group else ALONE)


def latest(data: Data) -> str:
    """Return the id of the statement or of the area that was answered last; empty for none."""
    times = {path: at for path, at in _times(data).items() if path.startswith(PLACED)}
    return max(times, key=lambda path: (times[path], path), default="").partition("/")[2]
