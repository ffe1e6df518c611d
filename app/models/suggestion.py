"""What a profile leads to: little enough to be done (section D.4 of the domain research)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.models.content import Area
from app.models.strengths import Profile, wish

STRENGTHS = 2
"""D.4: strengths to use."""
MODULES = 2
"""D.4: modules to go on with."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two strengths to use, one gap, one chance to create, and what helps; empty where there is
    none."""

    strengths: tuple[str, ...]
    """Ids of areas."""
    gap: str
    chance: str
    """An area that one has had little chance to show."""
    modules: tuple[str, ...]
    reflection: str
    visit: str


def suggestion(
    profile: Profile, areas: Sequence[Area], done: Collection[str] = frozenset()
) -> Suggestion:
    """Return what a profile leads to; a module that is `done` comes after the others of its area.

    No area is suggested as two different things, and none as a strength that others do not see. A
    gap comes before one that was hardly tested; a
    chance is to be had where there was none at all before where there was little.
    """
    blind = {each.id for each in profile.seen("blind")}
    strengths = tuple(id for id in profile.strengths if id not in blind)[:STRENGTHS]
    gaps = [id for id in profile.gaps if id not in strengths]
    tested = [id for id in gaps if id not in profile.untested]
    gap = next(iter(tested or gaps), "")
    some = [area.id for area in profile.areas if area.chanceless]
    left = [id for id in (*profile.untested, *some) if id not in (*strengths, gap)]
    chance = next(iter(left), "")
    focus, order = _order(profile, [id for id in (gap, chance) if id], areas)
    return Suggestion(
        strengths,
        gap,
        chance,
        _modules(focus, order, done),
        next((id for area in order for id in area.reflections), ""),
        next((id for area in order for id in area.visits), ""),
    )


def _order(
    profile: Profile, first: Sequence[str], areas: Sequence[Area]
) -> tuple[list[Area], list[Area]]:
    """Return the areas to look at, and all areas, those where importance is furthest above
    frequency before the others."""
    known = {area.id: area for area in areas}
    blind = [area for area in areas if _is_blind(profile, area)]
    focus = list({area.id: area for area in (*(known[id] for id in first), *blind)}.values())
    rest = sorted(
        (area for area in profile.areas if known[area.id] not in focus),
        key=lambda area: -round(wish(area), 9),
    )
    order = [*focus, *(known[area.id] for area in rest)]
    return focus or order[:1], order


def _is_blind(profile: Profile, area: Area) -> bool:
    ids = {area.id, *(behaviour.id for behaviour in area.behaviours)}
    return any(each.id in ids for each in profile.seen("blind"))


def _modules(
    focus: Sequence[Area], order: Sequence[Area], done: Collection[str]
) -> tuple[str, ...]:
    """Return the first module of each area in focus, then the second of each; then the others'."""

    def turns(some: Sequence[Area]) -> Iterator[str]:
        for turn in zip_longest(*(area.modules for area in some)):
            yield from (id for id in turn if id is not None)

    near = list(dict.fromkeys(turns(focus)))
    far = [id for id in dict.fromkeys(turns(order)) if id not in near]
    ids = [id for some in (near, far) for id in sorted(some, key=lambda id: id in done)]
    return tuple(ids[:MODULES])
