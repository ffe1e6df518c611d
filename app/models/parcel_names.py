"""The changes of a parcel as short JSON: each name once, each time as what it is after the last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class _Names:
    """Names by their number."""

    def __init__(self, names: list[str]) -> None:
        self.all = names
        self._places = {name: place for place, name in enumerate(names)}

    def place(self, name: str) -> int:
        """Return the number of a name, a new one where it has none."""
        if name not in self._places:
            self._places[name] = len(self.all)
            self.all.append(name)
        return self._places[name]


def squeezed(content: Mapping[str, Any]) -> list[Any]:
    """Return {"about", "ops"} as [about, names, rows]; `expanded` gives the very same back."""
    names = _Names([])
    rows: list[Any] = []
    ms = last = 0
    for op in content["ops"]:
        at, counter = op["h"]
        device = names.place(op["d"])
        numbers = [device, op["q"] - last, names.place(op["t"]), names.place(op["r"])]
        rows.append([*numbers, at - ms, counter, *_payload(op["p"], names)])
        ms, last = at, op["q"]
    return [dict(content["about"]), names.all, rows]


def _payload(payload: Mapping[str, Any], names: _Names) -> list[Any]:
    """Return [fields] or [fields, what they replaced] of a change of registers; [0, 0, payload] of
    any other."""
    match payload:
        case {"set": dict(fields), "over": dict(over)} if (
            len(payload) == 2 and over.keys() <= fields.keys()
        ):
            order = sorted(fields)
            before = [
                [order.index(field), *([] if id is None else [names.place(id[0]), id[1]])]
                for field, id in sorted(over.items())
            ]
            return [dict(fields), before] if before else [dict(fields)]
    return [0, 0, dict(payload)]


def expanded(short: Any) -> dict[str, Any]:
    """Undo `squeezed`. ValueError, TypeError or LookupError: it is not what that gives."""
    about, names, rows = short
    if not isinstance(about, dict) or not all(isinstance(name, str) for name in names):
        raise ValueError("no names")
    ops = []
    ms = last = 0
    for device, step, kind, record, delta, counter, *rest in rows:
        ms, last = ms + delta, last + step
        ops.append(
            {
                "d": names[device],
                "q": last,
                "t": names[kind],
                "r": names[record],
                "h": [ms, counter],
                "p": _paid_out(rest, names),
            }
        )
    return {"about": about, "ops": ops}


def _paid_out(rest: list[Any], names: list[str]) -> dict[str, Any]:
    match rest:
        case [dict(fields)]:
            return {"set": fields, "over": {}}
        case [dict(fields), list(before)]:
            order = sorted(fields)
            over = {order[place]: [names[id[0]], id[1]] if id else None for place, *id in before}
            return {"set": fields, "over": over}
        case [0, 0, dict(payload)]:
            return payload
    raise ValueError("no change")
