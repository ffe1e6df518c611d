"""What a team hears after a visit: which heard things the leader chose, and in which words.

It is kept as fields of the visit, `sheet.<part>`. Nothing is on it by itself but promises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.checklist import Section
from app.models.visit import Promise, Visit

PREFIX = "sheet."
HEARD = "heard."
PROMISED = "promise."
HAPPENED = "happened."
OFF = "off."
THANKS = "thanks"
THEME = "theme"
SIZE = "team"
"""How large the team is: `large`, or anything else for one in which people know each other."""
QUOTES = '"\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}'
QUOTED_FROM = 6
"""How many words in a row are somebody's own; fewer may be the name of a thing (our own number)."""
LONGEST_LINE = 4_000
"""The most letters of one line of the sheet, nearly a page; more are cut there, and one sees it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was written down on a visit, and may be chosen for the sheet."""

    id: str
    """The item, and `.note` for the note on it."""
    question: str
    """Empty where it was jotted down without one."""
    words: str
    """As it was noted."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something noted that is on the sheet."""

    noted: Noted
    words: str
    """As the team reads it; empty until the leader has found words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A promise as the team reads it."""

    promise: Promise
    words: str
    happened: str
    """What the leader says became of it; empty where the state alone says it."""
    is_off: bool = False
    """The leader left it off the sheet."""


Fields = Mapping[str, Any]
"""What is kept of a sheet, by part."""


def sheet_fields(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return what the fields of a visit say of its sheet, by part."""
    return {
        name.removeprefix(PREFIX): str(value)
        for name, value in fields.items()
        if name.startswith(PREFIX) and value is not None
    }


def is_large(fields: Fields) -> bool:
    """Whether the leader said that the team is large, so that quotes give nobody away."""
    return fields.get(SIZE) == "large"


def noted(sections: Sequence[Section], visit: Visit) -> list[Noted]:
    """Return what was written down in words, in the order of the checklist.

    Answers of yes or no and of scales are aids to the talk, and are not for the sheet.
    """
    found = []
    for item in (item for section in sections for item in section.items):
        if item.kind == "text" and visit.answers.get(item.id, "").strip():
            found.append(Noted(item.id, item.text, visit.answers[item.id].strip()))
        if visit.notes.get(item.id, "").strip():
            found.append(Noted(f"{item.id}.note", item.text, visit.notes[item.id].strip()))
    for jot in visit.jots:
        if jot.text.strip():
            found.append(Noted(f"jot.{jot.id}", "", jot.text.strip()))
    return found


def heard(found: Sequence[Noted], fields: Fields) -> list[Heard]:
    """Return what the leader chose of what was noted."""
    return [
        Heard(each, str(fields[HEARD + each.id])) for each in found if HEARD + each.id in fields
    ]


def told(promises: Sequence[Promise], fields: Fields) -> list[Told]:
    """Return the promises of a visit as the sheet tells them, those left off among them."""
    return [
        Told(
            promise,
            str(fields.get(PROMISED + promise.id) or promise.words),
            str(fields.get(HAPPENED + promise.id) or ""),
            OFF + promise.id in fields,
        )
        for promise in promises
    ]


def is_quote(words: str, source: str) -> bool:
    """Whether words read like somebody's own: as they were noted, or between quotation marks."""
    plain = " ".join(words.split()).casefold()
    taken = " ".join(source.split()).casefold()
    is_taken = taken in plain if len(taken.split()) >= QUOTED_FROM else taken == plain
    return bool(plain) and (is_taken or any(mark in words for mark in QUOTES))
