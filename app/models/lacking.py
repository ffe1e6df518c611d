"""What keeps a visit from being finished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.models.checklist import Section, VisitItem
from app.models.filled import Filled
from app.models.typed import Wrong, read


@dataclass(frozen=True, slots=True)
class Lack:
    """One item that still wants something."""

    section: Section
    item: VisitItem
    wrong: Wrong
    """What is wrong with what is typed; empty where there is no answer."""


def lacking(form: Filled, typed: Callable[[str], str]) -> list[Lack]:
    """Return what is required and has no answer, and what is typed and cannot be read.

    `typed` gives what is half typed at an item.
    """
    lacks = []
    for section in form.sections:
        for item in form.asks(section):
            wrong = read(item, typed(item.id)).wrong
            if wrong or (item.is_required and item.id not in form.answered):
                lacks.append(Lack(section, item, wrong))
    return lacks
