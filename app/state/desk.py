"""The desk, on which an entry lies while it is being written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.models.content import ReflectionTemplate
from app.models.journal import Written, says_something, sealed_value
from app.models.writing import Page, pages
from app.state.noticing import LEFT

NEW = "journal/new/"
EDIT = "journal/edit/"
EVIDENCE = "journal/evidence/"
"""What the keys of what is made of an entry begin with; its id and a slash follow."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An entry that is being written."""

    key: str
    """Where its draft is kept."""
    id: str | None
    """The entry it changes; None for a new one."""
    template: ReflectionTemplate
    """With a place for every answer there is."""
    written: Written
    """What was written when the desk was drawn last; `Reflect.typed` has every key since."""
    step: int = 0
    """Which screen is shown on a phone."""
    record: str = ""
    """The id under which it is kept, however often one tries."""
    parents: tuple[str, ...] | None = None
    """The versions that it was made from; None where nobody knows, in drafts of an older release.
    What another device wrote meanwhile is not among them, and stays beside it."""
    kept: str = ""
    """The entry that was half written here, about something else; it was kept to make room."""
    turn: int = 0
    """Grows when a field is to show `written` instead of what was typed into it."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """What stands on each screen of a phone."""
        return pages(self.template)

    def draft(self, written: Written, tag: str) -> dict[str, Any]:
        """Return what is sealed of it while it is being written, half a tag among it."""
        parents = {} if self.parents is None else {"parents": list(self.parents)}
        own = {"step": self.step, "record": self.record, "tag": tag}
        return {**sealed_value(written), **own, **parents}


def has_words(written: Written) -> bool:
    """Whether there is anything to keep, besides what the guard was told."""
    data = {name: fact for name, fact in written.data.items() if name != LEFT}
    return says_something(replace(written, data=data))
