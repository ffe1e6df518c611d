"""Words that a new module begins with, to be replaced before anybody learns from it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.content.mistake import Mistake

if TYPE_CHECKING:
    from app.content.check import Found

UNREPLACED = "Still to be replaced: "
"""How the words of such a mistake begin."""
WHAT = re.compile(r"\[Replace:\s*(?P<what>[^\]]*)\]?")


def unreplaced(item: Found) -> Iterator[Mistake]:
    """Yield every place of a record that still has words to replace."""
    seen = set()
    for at, what in _places(item.record, ()):
        line = item.source.line((*item.at, *at))
        if line not in seen:
            seen.add(line)
            yield item.mistake(
                f"{UNREPLACED}“{what}”", "Write your own words instead, brackets and all.", *at
            )


def _places(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        found = WHAT.search(value)
        if found:
            yield at, found["what"].strip()
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _places(inner, (*at, number))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _places(getattr(value, field.name), (*at, field.name))
