"""Words that a new module begins with, to be replaced before anybody learns from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.content.mistake import Mistake

if TYPE_CHECKING:
    from app.content.check import Found

MARK = "[Replace:"
UNREPLACED = "There are words to replace here."


def unreplaced(item: Found) -> Iterator[Mistake]:
    """Yield every place of a record that still has words to replace."""
    seen = set()
    for at in _places(item.record, ()):
        line = item.source.line((*item.at, *at))
        if line not in seen:
            seen.add(line)
            yield item.mistake(UNREPLACED, f"Write your own instead of “{MARK} …]”.", *at)


def _places(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, str):
        if MARK in value:
            yield at
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _places(inner, (*at, number))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _places(getattr(value, field.name), (*at, field.name))
