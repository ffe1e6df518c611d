"""What of a count may be told, so that nobody can be picked out.

A number of 1 to 4 is never told, nor can it be worked out: not of those who have done something,
and not of those who have not. Small groups are put together first. Where the sum of what is told
would give a hidden number away, another one is hidden too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

LEAST = 5
"""The smallest number that is told of people (domain research, D.6 and T20.10)."""
OTHERS = "*"
"""The id of the line that holds everything hidden, together."""
SMALL = "~"
"""The id of the group that small groups were put together in."""

Mark = Literal["", "few", "most", "kept"]
"""Instead of a number. `few`: fewer than five. `most`: all, or all but fewer than five. `kept`: one
of these, or a number that would give one away."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A true number, as it is in the database."""

    count: int
    people: int | None = None
    """Of how many people; None where things are counted that are not people."""

    def is_plain(self, least: int = LEAST) -> bool:
        """Whether the number may be told, as far as it alone is concerned."""
        rest = least if self.people is None else self.people - self.count
        return self.count >= least and rest >= least

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        people = None if self.people is None else self.people + (other.people or 0)
        return Tally(self.count + other.count, people)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is told; `count` is None where a mark stands instead."""

    count: int | None
    people: int | None = None
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A number with its parts, as they are told."""

    parts: Mapping[str, Figure]
    """By the id of the part; those that are hidden have a mark."""
    others: Figure | None
    """All hidden parts together; None where there is none, or where it cannot be told."""
    total: Figure


def merged(sizes: Mapping[str, int], least: int = LEAST) -> dict[str, str]:
    """Return by group the group in which it is counted: small ones are put together. Where they are
    too few even so they are not there, and are to be left out of all that is told."""
    small = {id for id, size in sizes.items() if size < least}
    is_enough = sum(sizes[id] for id in small) >= least
    return {id: SMALL if id in small else id for id in sizes if is_enough or id not in small}


def summed(tallies: Iterable[Tally], people: bool) -> Tally:
    """Return all together; `people` says whether they are of people."""
    whole = Tally(0, 0 if people else None)
    for each in tallies:
        whole = whole.plus(each)
    return whole


def told(tallies: Mapping[str, Tally], least: int = LEAST, *, keeps_total: bool = True) -> Told:
    """Return parts that make up a whole as they may be told, with the whole.

    Where no part could be told beside the whole, and nobody else tells the whole (not
    `keeps_total`), the parts are told without it. Of things that are no people a nought is told:
    that a team had no visit says nothing of anybody in it.
    """
    are_people = any(each.people is not None for each in tallies.values())
    total = summed(tallies.values(), are_people)
    if not total.count and not are_people:
        return Told({id: Figure(0) for id in tallies}, None, Figure(0))
    if not total.is_plain(least):
        # What is true of the whole is true of each part. A mark of its own would say more; so would
        # a nought, of what is left.
        mark = _mark(total, least)
        marks = dict.fromkeys(tallies, mark if are_people else "kept")
        return Told(_figures(tallies, marks), None, _hidden(total, mark))
    hidden = {
        id
        for id, each in tallies.items()
        if not each.is_plain(least) and (are_people or each.count)
    }
    if _is_safe([tallies[id] for id in hidden], least):
        return _told(tallies, {id: _mark(tallies[id], least) for id in hidden}, total)
    small = {id: _mark(tallies[id], least) for id in hidden}
    plain = [id for id, each in tallies.items() if each.is_plain(least)]
    for id in sorted(plain, key=lambda id: (tallies[id].count, id)):
        hidden.add(id)
        if not keeps_total and hidden.issuperset(plain):
            return Told(_figures(tallies, small), None, _hidden(total, "kept"))
        if summed((tallies[each] for each in hidden), are_people).is_plain(least):
            return _told(tallies, dict.fromkeys(hidden, "kept"), total)
    if are_people:
        return _told(tallies, dict.fromkeys(hidden, "kept"), total)
    return Told(_figures(tallies, dict.fromkeys(tallies, "kept")), None, _hidden(total, "kept"))


def _is_safe(hidden: list[Tally], least: int) -> bool:
    """Return whether the sum of hidden numbers, each with its mark, leaves every one open."""
    if not hidden:
        return True
    whole = summed(hidden, hidden[0].people is not None)
    lows, highs = zip(*(_range(each, least) for each in hidden), strict=True)
    return whole.is_plain(least) and sum(lows) < whole.count < sum(highs)


def _range(tally: Tally, least: int) -> tuple[int, int]:
    """Return what a mark says of a number."""
    if tally.people is None:
        return 1, least - 1
    if tally.count < least:
        return 0, min(least - 1, tally.people)
    return max(tally.people - least + 1, 0), tally.people


def _mark(tally: Tally, least: int) -> Mark:
    return "few" if tally.count < least else "" if tally.is_plain(least) else "most"


def _hidden(tally: Tally, mark: Mark) -> Figure:
    return Figure(None, tally.people, mark)


def _figures(tallies: Mapping[str, Tally], marks: Mapping[str, Mark]) -> dict[str, Figure]:
    return {
        id: _hidden(each, marks[id]) if marks.get(id) else Figure(each.count, each.people)
        for id, each in tallies.items()
    }


def _told(tallies: Mapping[str, Tally], marks: Mapping[str, Mark], total: Tally) -> Told:
    others = summed((tallies[id] for id in marks), total.people is not None)
    return Told(
        _figures(tallies, marks),
        Figure(others.count, others.people) if marks else None,
        Figure(total.count, total.people),
    )
