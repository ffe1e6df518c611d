"""Averages and areas in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.models.average import Average
from app.models.content import Area
from app.models.strengths import AreaStanding, Profile
from app.words import strengths as words


def step(value: float, names: Mapping[int, str]) -> str:
    """Return a number from 1 to 4 in words, to the nearest half: `between often and sometimes`."""
    halves = min(8, max(2, int(value * 2 + 0.5)))
    low = halves // 2
    if halves % 2:
        return words.BETWEEN.format(low=names[low], high=names[low + 1])
    return names[low]


def often(average: Average) -> str:
    """Return how often, in words."""
    return step(average.value, words.OFTEN_WORDS) if average.count else words.UNKNOWN


def much(average: Average) -> str:
    """Return how important, in words."""
    return step(average.value, words.MUCH_WORDS) if average.count else words.UNKNOWN


def numbered(average: Average, said: str) -> str:
    """Return words with the number they stand for."""
    if not average.count:
        return said
    return words.STEPS.format(words=said, number=f"{average.value:.2f}".rstrip("0").rstrip("."))


def it_is(area: AreaStanding) -> str:
    """Return how often and how important an area is, as a sentence."""
    if not area.importance.count:
        return words.IT_IS_OFTEN.format(often=often(area.frequency))
    return words.IT_IS.format(often=often(area.frequency), much=much(area.importance))


def stands(profile: Profile, area: Area) -> list[str]:
    """Return what an area was found to be, in words."""
    ids = {area.id, *(each.id for each in area.behaviours)}
    apart = [each.kind for each in profile.apart if each.id in ids]
    found = {
        "strength": area.id in profile.strengths,
        "unshown": area.id in profile.unshown,
        "gap": area.id in profile.gaps,
        "untested": area.id in profile.untested,
        "blind": "blind" in apart,
        "hidden": "hidden" in apart,
    }
    return [words.STANDS[name] for name, is_so in found.items() if is_so]


def row(profile: Profile, area: Area) -> list[str]:
    """Return the lines of the table about an area."""
    standing = profile.area(area.id)
    if not standing.answered and not standing.importance.count:
        return [words.ROW_NONE]
    lines = []
    if standing.answered > standing.chanceless:
        said = numbered(standing.frequency, often(standing.frequency))
        lines.append(words.ROW_OFTEN.format(often=said))
    if standing.chanceless:
        lines.append(words.ROW_CHANCELESS.format(n=standing.chanceless, all=standing.answered))
    if standing.importance.count:
        said = numbered(standing.importance, much(standing.importance))
        lines.append(words.ROW_MUCH.format(much=said))
    if standing.reach:
        lines.append(words.ROW_REACH.format(reach=words.RUNGS[standing.reach]))
    return lines


def named(ids: Iterable[str], areas: Iterable[Area]) -> str:
    """Return the names of areas, in a line."""
    names = {area.id: area.name for area in areas}
    return "; ".join(names[id] for id in ids)
