"""What one in a role is to learn, in order: each module once, and nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.models.content import Module, Part, Pathway, Role

Claim = Literal["expected", "offered", "rest"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Modules that stand together on the list."""

    claim: Claim
    title: str
    """Empty where it is one module, which has a title of its own."""
    words: str
    """Why it is there; of the rest, what its pathway is about."""
    modules: tuple[str, ...]
    """Ids."""


def course(role: Role, pathways: Sequence[Pathway], modules: Mapping[str, Module]) -> list[Stretch]:
    """Return all there is to learn, in the order of a role.

    What an overlay or another edition has taken away is passed over, and a module that was shown
    above is not shown again.
    """
    ways = {pathway.id: pathway for pathway in pathways}
    shown: set[str] = set()
    stretches: list[Stretch] = []

    def put(claim: Claim, title: str, words: str, ids: Iterable[str]) -> None:
        new = tuple(id for id in ids if id in modules and id not in shown)
        if new:
            shown.update(new)
            stretches.append(Stretch(claim, title, words, new))

    def put_part(claim: Claim, part: Part) -> None:
        way = ways.get(part.id)
        put(claim, way.title if way else "", part.why, way.modules if way else (part.id,))

    for part in role.expected:
        put_part("expected", part)
    for part in role.offered:
        put_part("offered", part)
    for way in pathways:
        put("rest", way.title, way.summary, way.modules)
    return stretches
