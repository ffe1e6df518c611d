"""The rules of the behaviour framework: what an area leads to has to be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.content.mistake import Mistake

if TYPE_CHECKING:
    from app.content.check import Found

LEADS = {"modules": "module", "reflections": "reflection", "visits": "visit"}
"""What an area leads to, by the name of the list: what one of them is called."""


def area_rules(item: Found, found: Mapping[str, Mapping[str, Found]]) -> Iterator[Mistake]:
    """Yield every breach of a rule in one area."""
    for name, kind in LEADS.items():
        ids = getattr(item.record, name)
        for number, id in enumerate(ids):
            if id not in found[name]:
                yield item.mistake(f"There is no {kind} “{id}”.", "Correct the id.", name, number)
            if id in ids[:number]:
                yield item.mistake(
                    f"The {kind} “{id}” is there twice.", "Take one out.", name, number
                )
