"""A round in which a team or board looks at itself, as the endpoint tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.models.team_figures import result_of
from app.models.team_profile import Result


@dataclass(frozen=True, slots=True)
class Round:
    """One round."""

    id: str
    team: str
    title: str
    opened: int
    """Milliseconds since 1970."""
    until: int
    """When it closes by itself."""
    closed: int | None
    invited: int
    """How many belonged to the team when it was opened."""
    replied: int
    """How many have replied."""
    has_replied: bool
    """Whether oneself has."""
    leads: bool
    """Whether oneself may look early and close it."""
    can_look: bool
    """Whether enough have replied since the last look, so that looking shows something new."""
    result: Result | None = None
    """What was shown last."""

    def is_open(self, now: int) -> bool:
        """Whether one may reply and take back."""
        return self.closed is None and now <= self.until


def rounds_of(data: object) -> tuple[Round, ...]:
    """Return the rounds that JSON describes, the newest first; what cannot be read is left out."""
    found = map(_round, data if isinstance(data, list) else [])
    return tuple(sorted((each for each in found if each), key=lambda each: (-each.opened, each.id)))


def _round(data: Any) -> Round | None:
    match data:
        case {
            "id": str(id),
            "team": str(team),
            "title": str(title),
            "opened": int(opened),
            "until": int(until),
            "closed": int() | None as closed,
            "invited": int(invited),
            "replied": int(replied),
            "mine": bool(mine),
            "leads": bool(leads),
            "can_look": bool(can_look),
            "result": result,
        }:
            times = (opened, until, closed, invited, replied)
            return Round(id, team, title, *times, mine, leads, can_look, result_of(result))
    return None


def before(rounds: Iterable[Round], round: Round) -> Round | None:
    """Return the round of the same team before `round` that shows a result."""
    older = [
        each
        for each in rounds
        if each.team == round.team and each.opened < round.opened and each.result is not None
    ]
    return max(older, key=lambda each: (each.opened, each.id), default=None)
