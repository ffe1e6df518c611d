"""From the constraint of a number to the bounds of an item."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from app.content.xlsform.conditions import TURNED
from app.content.xlsform.left import short
from app.content.xlsform.trees import Call, Joined, Node, Number, Pair, Ref, Self, Text, write

OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(slots=True)
class Bounds:
    """The bounds found so far, and why the rest is left out."""

    least: float | None = None
    most: float | None = None

    def narrow(self, least: float | None, most: float | None) -> None:
        """Keep to these as well."""
        if least is not None:
            self.least = least if self.least is None else max(self.least, least)
        if most is not None:
            self.most = most if self.most is None else min(self.most, most)


def bounds(node: Node, name: str, is_whole: bool) -> tuple[Bounds, list[str]]:
    """Return the bounds that a constraint sets for the number `name`, and what was left out."""
    found, left = Bounds(), []
    for part in _parts(node):
        single = _single(part, name)
        if single is None:
            left.append(f"{short(write(part))} sets no smallest or greatest number")
            continue
        sign, value = single
        if sign in (">", "<") and not is_whole:
            left.append(
                f"{short(write(part))} leaves out {value:g} itself, and a bound takes it in"
            )
        elif sign == "=":
            found.narrow(value, value)
        elif sign in (">", ">="):
            found.narrow(math.floor(value) + 1.0 if sign == ">" else value, None)
        else:
            found.narrow(None, math.ceil(value) - 1.0 if sign == "<" else value)
    if not can_be(found.least, found.most, is_whole):
        return Bounds(), [*left, "no number would be allowed"]
    return found, left


def can_be(least: float | None, most: float | None, is_whole: bool) -> bool:
    """Return whether there is a number within these bounds."""
    if least is None or most is None:
        return True
    return math.ceil(least) <= math.floor(most) if is_whole else least <= most


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, Joined) and node.operator == "and":
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _single(node: Node, name: str) -> tuple[str, float] | None:
    """A comparison of the number itself with a constant."""
    match node:
        case Call("not", (Pair(sign, left, right),)) if sign in OPPOSITE:
            return _single(Pair(OPPOSITE[sign], left, right), name)
        case Pair(sign, Number() | Text() as constant, Self() | Ref() as own) if sign in TURNED:
            return _single(Pair(TURNED[sign], own, constant), name)
        case Pair(sign, Self() | Ref() as own, Number() | Text() as constant) if sign in (
            "=",
            *OPPOSITE,
        ):
            if isinstance(own, Ref) and own.name != name:
                return None
            try:
                value = float(constant.value)
            except ValueError:
                return None
            return (sign, value) if math.isfinite(value) else None
    return None
