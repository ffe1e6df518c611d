"""The questions and groups of a form, before their conditions are looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.content.xlsform.choices import ChoiceList
from app.models.checklist import Condition, VisitItem


@dataclass(slots=True, eq=False)
class Group:
    """Questions that belong together."""

    name: str
    label: str
    row: int
    relevant: str
    first: int
    """How many questions stand before it."""
    show_if: Condition | None = None


@dataclass(slots=True, eq=False)
class Entry:
    """A question that is kept."""

    name: str
    row: int
    item: VisitItem
    groups: tuple[Group, ...]
    """Those it stands in, from the outermost."""
    relevant: str
    choices: ChoiceList | None = None
    list_name: str = ""
    """What the form calls its list of choices."""


@dataclass(slots=True)
class Survey:
    """All that is kept of the sheet “survey”."""

    sheet: str
    entries: list[Entry] = field(default_factory=list)
    gone: dict[str, int] = field(default_factory=dict)
    """The names of questions that were left out, and their rows."""
    groups: list[Group] = field(default_factory=list)
