"""Strengths and gaps: what a self-assessment shows, by rules that can be read and changed.

Never a score in all: areas stand side by side, and nobody is compared with anybody but themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.models.assessment import NO_CHANCE, Assessment
from app.models.average import Average
from app.models.content import Area
from app.models.others import Comparison, Kind, OthersView, apart


@dataclass(frozen=True, slots=True)
class Rules:
    """Where strengths and gaps begin, in hundredths of a step of the scales (section D.4 of the
    domain research): whole numbers, so that an average right at a threshold counts."""

    often: int = 320
    """D.4: a strength has a frequency of at least 3.2 …"""
    important: int = 300
    """… and an importance of at least 3, and an example."""
    lacks: int = 100
    """D.4: a gap is an importance that is at least 1 above the frequency."""
    differs: int = 75
    """D.4: a blind spot is 0.75 or more above the view of others, a hidden strength below it."""
    untested: int = 40
    """D.4: untested is what had no chance in 40 % or more of its answers."""
    changes: int = 50
    """From how far apart two looks are called different: our own, half a step."""


RULES = Rules()


@dataclass(frozen=True, slots=True)
class AreaStanding:
    """One area, as its own answers have it."""

    id: str
    frequency: Average
    importance: Average
    answered: int
    """Statements whose frequency was said, "no chance" among them."""
    chanceless: int
    """How many of those had no chance."""
    has_example: bool
    reach: str
    """One of `RUNGS`; empty where none was chosen."""
    change: str = ""
    """`more`, `less` or `same` than last time; empty where there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an assessment shows. Areas by id, what stands out most first."""

    areas: tuple[AreaStanding, ...]
    """In the order of the framework."""
    strengths: tuple[str, ...]
    unshown: tuple[str, ...]
    """What would be a strength with an example."""
    gaps: tuple[str, ...]
    untested: tuple[str, ...]
    apart: tuple[Comparison, ...]

    def area(self, id: str) -> AreaStanding:
        """Return how an area stands."""
        return next(area for area in self.areas if area.id == id)

    def seen(self, kind: Kind) -> tuple[Comparison, ...]:
        """Return the blind spots (`blind`) or the hidden strengths (`hidden`)."""
        return tuple(each for each in self.apart if each.kind == kind)


def profile(
    own: Assessment,
    areas: Sequence[Area],
    others: Iterable[OthersView] = (),
    before: Assessment | None = None,
    rules: Rules = RULES,
) -> Profile:
    """Return what `own` shows; with views of `others`, and against one's own look `before`."""
    standings = tuple(_standing(area, own, before, rules) for area in areas)
    often = [
        area
        for area in standings
        if area.frequency.reaches(rules.often) and area.importance.reaches(rules.important)
    ]
    often.sort(key=lambda area: (-area.frequency.value, -area.importance.value))
    gaps = [area for area in standings if area.importance.above(area.frequency, rules.lacks)]
    gaps.sort(key=lambda area: (-round(wish(area), 9), -area.importance.value))
    untested = [
        area
        for area in standings
        if area.answered and area.chanceless * 100 >= rules.untested * area.answered
    ]
    untested.sort(key=lambda area: (-area.importance.value, -area.chanceless / area.answered))
    return Profile(
        standings,
        tuple(area.id for area in often if area.has_example),
        tuple(area.id for area in often if not area.has_example),
        # Other rules could make one area both.
        tuple(area.id for area in gaps if area not in often),
        tuple(area.id for area in untested),
        apart(lambda ids: _frequency(own, ids), areas, others, rules.differs),
    )


def wish(area: AreaStanding) -> float:
    """Return how far importance is above frequency, in steps; 0 where one of them is not known."""
    if not area.importance.count or not area.frequency.count:
        return 0.0
    return area.importance.value - area.frequency.value


def _frequency(own: Assessment, ids: Iterable[str]) -> Average:
    said = [answer.frequency for id in ids if (answer := own.answers.get(id)) is not None]
    counted = [each for each in said if each is not None and each != NO_CHANCE]
    return Average.of(counted)


def _standing(area: Area, own: Assessment, before: Assessment | None, rules: Rules) -> AreaStanding:
    ids = [behaviour.id for behaviour in area.behaviours]
    answers = [own.answers[id] for id in ids if id in own.answers]
    weighed = [answer.importance for answer in answers if answer.importance]
    said = [answer.frequency for answer in answers if answer.frequency is not None]
    return AreaStanding(
        area.id,
        _frequency(own, ids),
        Average.of(weighed),
        len(said),
        said.count(NO_CHANCE),
        bool(own.examples.get(area.id, "").strip()),
        own.reach.get(area.id, ""),
        _change(ids, own, before, rules) if before is not None else "",
    )


def _change(ids: Sequence[str], own: Assessment, before: Assessment, rules: Rules) -> str:
    """Return how an area changed, by the statements that were answered both times."""
    both = [id for id in ids if _frequency(own, [id]).count and _frequency(before, [id]).count]
    now, then = _frequency(own, both), _frequency(before, both)
    if not both:
        return ""
    if now.above(then, rules.changes):
        return "more"
    return "less" if then.above(now, rules.changes) else "same"
