"""Checklists for visits, as authors write them: templates, sections, items and when they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ItemKind = Literal[
    "ypn",
    "scale",
    "number",
    "text",
    "choice",
    "several",
    "date",
    "time",
    "photo",
    "signature",
    "note",
    "promise",
]
"""Yes, partly, no or not seen; 1 to 5 with words; a number; text; one of some options; any of
some; a day; a time of day; photos; a name signed; words to read, with no answer; a promise."""
UNANSWERED: frozenset[ItemKind] = frozenset({"note", "promise"})
"""Kinds of item that have no answer of their own."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    id: str
    """What is kept."""
    text: str
    """What is read."""
    points: int | None = None
    """What it counts, where the template asks for a score."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When something shows: everything that is said here must hold.

    An item that does not show counts as unanswered.
    """

    item: str = ""
    """The item that is looked at; empty where only `every`, `some` and `none` are said."""
    one_of: tuple[str, ...] = ()
    """It has one of these answers; of several options, one of these is chosen."""
    at_least: float | None = None
    """It is a number, and no smaller."""
    at_most: float | None = None
    """It is a number, and no greater."""
    is_answered: bool | None = None
    """It has an answer, or has none."""
    every: tuple[Condition, ...] = ()
    some: tuple[Condition, ...] = ()
    none: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitItem:
    """One thing to notice, ask or promise on a visit."""

    id: str
    """Unique within its template and stable over editions; answers are kept by it."""
    text: str
    kind: ItemKind
    words: tuple[str, str, str] | None = None
    """Scale: the words at 1, 3 and 5."""
    hint: str = ""
    behaviours: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    """Choice and several: what to choose from."""
    is_required: bool = False
    """A visit is not finished without its answer, while it shows."""
    show_if: Condition | None = None
    least: float | None = None
    """Number: no smaller."""
    most: float | None = None
    """Number: no greater."""
    is_whole: bool = False
    """Number: without a fraction."""
    wrong: str = ""
    """What to say of an answer that is out of bounds, in the author's words."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a visit template."""

    id: str
    title: str
    items: tuple[VisitItem, ...]
    show_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class VisitTemplate:
    """A checklist for a visit: an aid before and after it, not a form to hold during it."""

    id: str
    title: str
    summary: str
    minutes: str
    """In words, such as `45 to 60 minutes`."""
    purpose: str
    """One aim in one sentence, shown to the team beforehand."""
    opening: str
    """Words to open with."""
    safety: tuple[str, ...]
    """Rules that keep people safe."""
    sections: tuple[Section, ...]
    clock: tuple[int, ...] = (0, 2, 10, 30, 90)
    """Days until the team hears: thanks, a short note, a first fix, "you said, we did", a return.
    Up to ten they are working days (our own clock; no study fixes one)."""
    allows_photos: bool = False
    """Photos may be taken; most visits say no."""
    is_scored: bool = False
    """Points are added up: to talk about, never to rank a ward."""
    is_free: bool = False
    """A visit to listen: a jotter first, the list only afterwards."""
