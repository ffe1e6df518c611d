"""If-then plans after they were made: when to ask what became of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.models.learning import IfThen
from app.models.moment import moment

DAY = 86_400_000
ASK_AFTER = (7, 30)
"""Days after a plan was made, at which it comes back; unless it is done or dropped."""
APART = 7
"""Days at least between an answer and the next time it comes back."""
OUTCOMES = ("did", "other", "waiting", "dropped")
"""It came and I did it; it came and I did something else; it has not come yet; drop this plan."""
ENDS = ("did", "dropped")
"""Outcomes after which nobody asks again."""
KINDS = ("planned", "plan-told", "plan-untold")
"""The kinds of event that plans are computed from."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody said became of a plan."""

    id: str
    outcome: str
    """One of `OUTCOMES`."""
    at: int
    """Milliseconds since 1970."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The plan of a module and what became of it. Computed from events, never stored."""

    module: str
    id: str
    """The id of the event that made it."""
    plan: IfThen
    made_at: int
    """Milliseconds since 1970."""
    tellings: tuple[Telling, ...] = ()
    """The earliest first."""

    @property
    def ask_at(self) -> int | None:
        """When to ask what became of it; None where nobody asks any more."""
        if any(telling.outcome in ENDS for telling in self.tellings):
            return None
        earliest = 0
        waiting = [self.made_at + days * DAY for days in ASK_AFTER]
        for telling in self.tellings:
            # Two devices may answer one question, each without knowing of the other.
            if waiting and telling.at >= max(waiting[0], earliest):
                del waiting[0]
                earliest = telling.at + APART * DAY
        return max(waiting[0], earliest) if waiting else None


def standing(module: str, events: Iterable[Mapping[str, Any]]) -> Standing | None:
    """Return the plan that was made last and what became of it; the same set gives the same."""
    made: tuple[tuple[Any, ...], str, IfThen, int] | None = None
    tellings: list[tuple[str, Telling]] = []
    taken_back: set[str] = set()
    for event in events:
        # Most events are of other kinds, and there may be thousands.
        if event.get("k") not in KINDS:
            continue
        match event:
            case {"k": "planned", "e": str(id), "when": str(when), "then": str(then), "at": at} if (
                moment(at)
            ):
                key = tuple(event["key"])
                if made is None or key > made[0]:
                    made = (key, id, IfThen(when, then), at)
            case {
                "k": "plan-told",
                "e": str(id),
                "plan": str(about),
                "outcome": str(outcome),
                "at": at,
            } if outcome in OUTCOMES and moment(at):
                note = event.get("note")
                line = note if isinstance(note, str) else ""
                tellings.append((about, Telling(id, outcome, at, line)))
            case {"k": "plan-untold", "told": str(id)}:
                taken_back.add(id)
    if made is None:
        return None
    _, id, words, made_at = made
    told = [telling for plan, telling in tellings if plan == id and telling.id not in taken_back]
    told.sort(key=lambda telling: (telling.at, telling.id))
    return Standing(module, id, words, made_at, tuple(told))


def due(standings: Iterable[Standing | None], now: int) -> list[Standing]:
    """Return the plans to ask about by `now`, the one that has waited longest first."""
    found = [
        (at, each.module, each)
        for each in standings
        if each is not None and (at := each.ask_at) is not None and at <= now
    ]
    return [each for *_, each in sorted(found, key=lambda triple: triple[:2])]
