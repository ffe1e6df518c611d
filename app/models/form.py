"""The forms of a self-assessment: what each asks, and how much of it was answered."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.assessment import FULL, Answer, Assessment, Taken
from app.models.content import Area, Behaviour
from app.models.united import latest


def asked(said: Assessment, area: Area) -> tuple[Behaviour, ...]:
    """Return the statements of an area that the form of an assessment asks about."""
    return tuple(each for each in area.behaviours if said.form == FULL or each.is_short_form)


def counted(said: Assessment, areas: Sequence[Area]) -> tuple[int, int]:
    """Return how many statements of these areas were answered, and of how many."""
    ids = [each.id for area in areas for each in asked(said, area)]
    answers = [said.answers.get(id, Answer()) for id in ids]
    return sum(answer.frequency is not None for answer in answers), len(ids)


def place(some: Taken, areas: Sequence[Area]) -> Area:
    """Return the area to carry on with: the one answered last, or the next where that is done."""
    last = latest(some.data).partition(".")[0]
    number = next((n for n, area in enumerate(areas) if area.id == last), 0)
    answered, count = counted(some.said, [areas[number]])
    return areas[min(number + (answered == count), len(areas) - 1)]
