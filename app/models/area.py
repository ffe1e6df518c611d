"""Areas that a leader goes to: the list that lets one say where one has not been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.models.place import place_key


@dataclass(frozen=True, slots=True)
class Area:
    """A ward, a team or a service; also one that never sees a patient."""

    ids: tuple[str, ...]
    """Its record; several where devices added the same name without knowing of each other."""
    name: str
    former: tuple[str, ...] = ()
    """Names that it had before: visits under them stay its own."""
    is_removed: bool = False

    @property
    def id(self) -> str:
        """The record that stands for it."""
        return self.ids[0]


def tidy(words: str) -> str:
    """Return a name without spaces that nobody sees."""
    return " ".join(words.split())


def area_of(document: Mapping[str, Any]) -> Area:
    """Return the area that a document of registers holds."""
    fields = document["fields"]
    name = tidy(str(fields.get("name") or ""))
    names = [tidy(str(value)) for _, value, _ in document["versions"].get("name", ()) if value]
    return Area(
        ids=(document["id"],),
        name=name,
        former=tuple(
            dict.fromkeys(each for each in names if each and place_key(each) != place_key(name))
        ),
        is_removed=bool(fields.get("removed")),
    )


def listed(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return the areas of the list by name, each once; those without a name are left out."""
    found: dict[str, Area] = {}
    for area in sorted(areas, key=lambda area: area.ids):
        if area.is_removed or not area.name:
            continue
        key = place_key(area.name)
        twin = found.get(key)
        found[key] = area if twin is None else _joined(twin, area)
    return tuple(area for _, area in sorted(found.items()))


def _joined(one: Area, other: Area) -> Area:
    former = tuple(dict.fromkeys((*one.former, *other.former)))
    return replace(one, ids=(*one.ids, *other.ids), former=former)


class Places:
    """Which area of a list a visit belongs to."""

    def __init__(self, areas: Iterable[Area]) -> None:
        """Look among `areas`."""
        areas = tuple(areas)
        self._by_id = {id: area for area in areas for id in area.ids}
        self._by_name: dict[str, Area] = {}
        for area in areas:
            for name in area.former:
                self._by_name.setdefault(place_key(name), area)
        # A name that is somebody's today counts before one that was another's once.
        self._by_name |= {place_key(area.name): area for area in areas}

    def area(self, place: str, named: str = "") -> Area | None:
        """Return the area with the id `named`, else the one called as `place`, else None."""
        return self._by_id.get(named) or self._by_name.get(place_key(place))
