"""Which areas of the framework one has thought about lately, as far as one's entries tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.models.content import Area, Module
from app.models.journal import Entry

WEEKS = 12
"""Weeks that count as lately: the three months that the framework asks about (domain research,
D.1)."""
SPAN = WEEKS * 7 * 86_400_000
"""The same in milliseconds."""


def areas_of(entry: Entry, areas: Sequence[Area], modules: Mapping[str, Module]) -> frozenset[str]:
    """Return the ids of the areas that an entry is about: by the behaviours it names, by its
    template, and by the module or the kind of module that it grew from."""
    written = entry.written
    behaviours = set(written.behaviours)
    kind, _, grown = written.grew.partition("/")
    if kind == "module" and grown in modules:
        behaviours.update(modules[grown].behaviours)
    own = {behaviour.partition(".")[0] for behaviour in behaviours}
    return frozenset(
        area.id for area in areas if area.id in own or written.template in area.reflections
    )


def lately(
    entries: Iterable[Entry], areas: Sequence[Area], modules: Mapping[str, Module], now: int
) -> dict[str, int]:
    """Return, by area id, when one wrote about it last, of the last `WEEKS` weeks before `now`
    (milliseconds since 1970); an area that one did not write about is not in it."""
    last: dict[str, int] = {}
    for entry in entries:
        at = entry.written.created_at
        if now - SPAN <= at <= now:
            for area in areas_of(entry, areas, modules):
                last[area] = max(at, last.get(area, 0))
    return last
