"""Proof of learning: a log of modules that were finished, and the forms others read it in.

Minutes are what the person declares, never what was counted or guessed; nothing here says that
anybody approved them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.content import Module, Pathway
from app.models.learning import Progress
from app.models.moment import day_of, moment

MOST_MINUTES = 600
"""The most minutes that one module may be said to have taken: ten hours."""
BOM = "\ufeff"
"""Tells spreadsheets that a file is in UTF-8."""
DANGER = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a person says of their learning in one module."""

    minutes: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One module in the log."""

    module: str
    title: str
    """Empty where the module is not in this edition."""
    finished_at: int
    """Milliseconds since 1970, the first time."""
    said: Declared = Declared()
    suggested: int | None = None
    """About how long the module takes by its authors: an offer, and never counted."""
    kind: str = ""
    """What kind of learning it was; empty for a module, as most lines are."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A pathway of which every module was finished."""

    pathway: Pathway
    at: int
    """When the last of them was."""
    lines: tuple[Line, ...]


def are_minutes(value: Any) -> bool:
    """Whether `value` can be the minutes that a module took."""
    return type(value) is int and 0 < value <= MOST_MINUTES


def minutes(words: str) -> int | None:
    """Return the minutes that were typed; None where they are none."""
    typed = words.strip()
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0
    return number if are_minutes(number) else None


def declared(events: Iterable[Mapping[str, Any]]) -> Declared:
    """Return what a module's events say last of its minutes and of the person's note."""
    number, note = None, ""
    for event in sorted(events, key=lambda event: tuple(event["key"])):
        match event:
            case {"k": "minutes", "n": n}:
                number = n if are_minutes(n) else None
            case {"k": "note", "text": str(text)}:
                note = text
    return Declared(number, note)


def log(
    done: Mapping[str, Progress], modules: Mapping[str, Module], said: Mapping[str, Declared]
) -> list[Line]:
    """Return every module that was finished, the newest first; one that is gone still counts."""
    lines = [
        Line(
            id,
            modules[id].title if id in modules else "",
            so_far.finished_at,
            said.get(id, Declared()),
            modules[id].minutes if id in modules else None,
        )
        for id, so_far in done.items()
        if so_far.finished_at is not None
    ]
    return sorted(lines, key=lambda line: (-line.finished_at, line.module))


def finished(pathways: Iterable[Pathway], lines: Iterable[Line]) -> list[Finished]:
    """Return the pathways that are finished, in their order."""
    by_id = {line.module: line for line in lines}
    return [
        Finished(
            pathway,
            max(by_id[id].finished_at for id in pathway.modules),
            tuple(by_id[id] for id in pathway.modules),
        )
        for pathway in pathways
        if pathway.modules and all(id in by_id for id in pathway.modules)
    ]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGER) else cell


def table(lines: Iterable[Line], headings: Sequence[str], kind: str) -> bytes:
    """Return the log as CSV, the oldest line first; `kind` says what kind of learning it was.

    Each line: day, module, title, minutes (empty where none were declared), kind and note.
    """
    import csv  # no first screen needs it
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    for line in sorted(lines, key=lambda line: (line.finished_at, line.module)):
        number = "" if line.said.minutes is None else str(line.said.minutes)
        day = day_of(line.finished_at).isoformat()
        cells = (day, line.module, line.title, number, line.kind or kind, line.said.note)
        writer.writerow(map(harmless, cells))
    return (BOM + out.getvalue()).encode()


def is_told(event: Mapping[str, Any]) -> bool:
    """Whether an event has an identity and a time that others can be told."""
    return isinstance(event.get("e"), str) and moment(event.get("at")) is not None
