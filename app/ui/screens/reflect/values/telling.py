"""How values went over the weeks, in words: for everybody, and for whoever does not see a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.models.moment import spoken
from app.models.trend import Course, Week
from app.models.weeks import weeks_between
from app.words import values as words

OPPOSITE = {"mattered": "lived", "lived": "mattered"}


def level(halves: int, named: Mapping[int, str]) -> str:
    """Return the words of a level, which may lie between two; none where nothing was said."""
    if not halves:
        return words.DASH
    low, is_between = divmod(halves, 2)
    if not is_between:
        return named[low]
    return words.BETWEEN.format(low=named[low], high=named[low + 1])


def ago(monday: date, today: date) -> str:
    """Return when a week was, as one says it."""
    n = weeks_between(monday, today)
    if n < 2:
        return words.LAST_WEEK if n == 1 else words.THIS_WEEK
    return words.WEEKS_AGO.format(n=words.NUMBERS[n] if n < len(words.NUMBERS) else n)


def sentence(course: Course, today: date) -> str:
    """Return how a value stands in the latest week that says something, and how it was before."""
    said = course.said
    if not said:
        return ""
    now = said[-1]
    form = words.SAID if now.is_whole else words.SAID_MATTERED if now.mattered else words.SAID_LIVED
    told = form.format(
        name=course.name,
        mattered=level(now.mattered, words.MATTERED),
        lived=level(now.lived, words.LIVED),
        when=ago(now.monday, today),
    )
    if not now.is_whole:
        return told
    before = next((week for week in reversed(said[:-1]) if week.is_whole), None)
    lean = words.LEAN[now.lean]
    return f"{told} {lean} {_before(now, before, today)}".strip()


def _before(now: Week, before: Week | None, today: date) -> str:
    if before is None:
        return ""
    if before.lean == now.lean:
        form = words.SAME_WAY
    elif OPPOSITE.get(before.lean) == now.lean:
        form = words.OTHER_WAY
    else:
        form = words.WAS[before.lean]
    when = ago(before.monday, today)
    return form.format(when=f"{when[:1].upper()}{when[1:]}")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a week, or several in which nothing was said."""

    key: str
    day: str
    mattered: str
    lived: str
    told: str
    """The whole row as one sentence."""
    is_gap: bool


def lines(weeks: Sequence[Week], today: date) -> list[Line]:
    """Return the rows of a table, the latest first; what lies before the first week with something
    said is no gap and is left out."""
    first = next((place for place, week in enumerate(weeks) if week.count), len(weeks))
    found: list[Line] = []
    gap: list[Week] = []
    for week in reversed(weeks[first:]):
        if not week.count:
            gap.append(week)
            continue
        if gap:
            found.append(_gap(gap, today))
            gap = []
        found.append(_line(week, today))
    return found


def _line(week: Week, today: date) -> Line:
    day = spoken(week.monday.isoformat(), today)
    mattered, lived = level(week.mattered, words.MATTERED), level(week.lived, words.LIVED)
    checkins = words.CHECKIN if week.count == 1 else words.CHECKINS.format(n=week.count)
    told = words.ROW.format(day=day, mattered=mattered, lived=lived, checkins=checkins)
    return Line(week.monday.isoformat(), day, mattered, lived, told, False)


def _gap(gap: Sequence[Week], today: date) -> Line:
    """Return one row for weeks without a word, which come the latest first."""
    days = [spoken(week.monday.isoformat(), today) for week in (gap[-1], gap[0])]
    told = words.GAPS.format(n=len(gap), first=days[0], last=days[1])
    if len(gap) == 1:
        told = words.GAP.format(day=days[0])
    return Line(gap[0].monday.isoformat(), days[0], "", "", told, True)
