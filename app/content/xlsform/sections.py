"""The sections of a checklist, out of the groups of a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from app.content.xlsform.conditions import joined
from app.content.xlsform.defaults import TITLE
from app.content.xlsform.entries import Entry, Group, Survey
from app.content.xlsform.left import Left, short
from app.content.xlsform.names import Ids, identify
from app.models.checklist import Condition, Section, VisitItem


def sections(survey: Survey, say: Callable[[Left], None]) -> tuple[Section, ...]:
    """Return the sections: one for each group with a label, whatever it stands in.

    What goes on after an inner group is a section of the same title. Groups without a label leave
    only their condition, at each of their items.
    """
    ids = Ids()
    made = []
    for _, run in groupby(survey.entries, key=lambda entry: _titled(entry.groups)):
        entries = list(run)
        outer = _titled(entries[0].groups)
        group = outer[-1] if outer else None
        made.append(
            Section(
                id=ids.take(identify(group.name if group else "", "questions")),
                title=group.label if group else TITLE,
                items=tuple(_item(entry, outer) for entry in entries),
                show_if=joined(_conditions(outer)),
            )
        )
    for group in survey.groups:
        if not any(group in entry.groups for entry in survey.entries):
            words = f"The group {short(group.label or group.name)} is left out: nothing is in it."
            say(Left(survey.sheet, group.row, words))
    return tuple(made)


def _titled(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups down to the innermost that has a label."""
    last = max((at for at, group in enumerate(groups, 1) if group.label), default=0)
    return groups[:last]


def _conditions(groups: Iterable[Group]) -> list[Condition]:
    return [group.show_if for group in groups if group.show_if is not None]


def _item(entry: Entry, outer: tuple[Group, ...]) -> VisitItem:
    own = entry.item.show_if
    inner = _conditions(entry.groups[len(outer) :])
    return replace(entry.item, show_if=joined([*inner, own] if own else inner))
