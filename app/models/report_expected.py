"""What is expected of each role, beside what its people have learned; and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.models.content import Pack
from app.models.report import Line, Report
from app.models.roles import course

Advice = Literal["begin", "widen", "keep", "unknown"]
"""What the numbers suggest. `begin`: fewer than half have learned the weakest part. `widen`: more
have, and not nearly all. `keep`: nearly all have learned all of it. `unknown`: too few to say."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A role, and how far its people have come with what is expected of it."""

    role: str
    lines: tuple[Line, ...]
    """By module, in the order of the role."""
    advice: Advice
    weakest: str
    """The module that fewest have learned; empty where it is not known."""


def expected_of(pack: Pack) -> dict[str, list[str]]:
    """Return by role the modules that are expected of it, in its order."""
    modules = {module.id: module for module in pack.modules}
    return {
        role.id: [
            id
            for stretch in course(role, pack.pathways, modules)
            if stretch.claim == "expected"
            for id in stretch.modules
        ]
        for role in pack.roles
    }


def beside(report: Report, pack: Pack) -> list[Expected]:
    """Return every role that a report tells of, in the order of the content."""
    known = {(line.group, line.topic): line for line in report.lines}
    found = []
    for role, modules in expected_of(pack).items():
        lines = tuple(known[role, id] for id in modules if (role, id) in known)
        if lines:
            advice, weakest = _advice(lines)
            found.append(Expected(role, lines, advice, weakest))
    return found


def share(line: Line) -> float | None:
    """Return the part of people, from 0 to 1; None where the number is not told."""
    figure = line.figure
    return figure.count / figure.people if figure.count is not None and figure.people else None


def _advice(lines: Iterable[Line]) -> tuple[Advice, str]:
    lines = tuple(lines)
    few = next((line for line in lines if line.figure.mark == "few"), None)
    if few is not None:
        return "begin", few.topic
    told = [(part, line.topic) for line in lines if (part := share(line)) is not None]
    if told:
        part, topic = min(told, key=lambda each: each[0])
        return ("begin" if part < 0.5 else "widen"), topic
    return ("keep" if all(line.figure.mark == "most" for line in lines) else "unknown"), ""
