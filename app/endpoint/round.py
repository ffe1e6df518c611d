"""Rounds in which a team looks at itself: who has replied, apart from what was replied.

A result comes when the round ends, or when who leads it looks early; not below five replies, and a
new one only once three replies are different (`app.models.team_profile.may_show`). Once it has
ended, the replies are gone and the result alone stays.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select

from app.endpoint.actor import actor
from app.endpoint.caller import Caller
from app.endpoint.enrolment import MINUTE
from app.endpoint.refusal import Refusal
from app.endpoint.round_state import (
    at_round,
    end,
    found_round,
    has_replied,
    is_due,
    replies_of,
    settled,
    show,
)
from app.endpoint.tables import members, round_voices, rounds, teams
from app.models.membership import Role
from app.models.team_profile import LEAST

DAY = 24 * 60 * MINUTE
LONGEST = 92 * DAY
"""The furthest end of a round, in milliseconds from when it is opened."""
REST = 28 * DAY
"""The least time from a result to the next round of the team, in milliseconds: two results close
together, with one person more or less in the team, could show what that person said."""
LISTED = 20
"""The most rounds of one team that are told of, the newest."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A round as it is opened."""

    team: str
    id: str
    title: str
    until: int


def open_round(connection: Connection, caller: Caller, opening: Opening, now: int) -> None:
    """Ask a team for replies; the same again changes nothing. Refusal: it cannot be."""
    team = opening.team
    caller.need_team(team)
    _need_lead(caller, team)
    connection.execute(select(teams.c.id).where(teams.c.id == team).with_for_update())
    known = connection.execute(select(rounds).where(at_round(team, opening.id))).first()
    if known is not None:
        return
    if not now < opening.until <= now + LONGEST:
        raise Refusal(
            422,
            "until",
            "The last day must lie ahead, and within three months. Nothing was opened. "
            "Is the date of this device right?",
        )
    here = and_(members.c.space == team, members.c.left.is_(None))
    invited = connection.scalar(select(func.count()).where(here)) or 0
    if invited < LEAST:
        raise Refusal(
            422,
            "few",
            "A team profile needs at least five people in the team, so that nobody's reply can be "
            "told apart. Nothing was opened. In a smaller team, talk instead.",
        )
    for each in _rounds(connection, team):
        last = settled(connection, each, now)
        if last.closed is None:
            raise Refusal(
                409,
                "open",
                "This team has a round that is open. Close it first, then open another.",
            )
        if last.shown is not None and now < last.closed + REST:
            raise Refusal(
                409,
                "soon",
                "The last result of this team is less than four weeks old. Nothing was opened. "
                "Two results so close together could show what one person said.",
            )
    connection.execute(
        insert(rounds).values(
            space=team,
            id=opening.id,
            title=opening.title,
            account=caller.account,
            invited=invited,
            opened=now,
            until=opening.until,
        )
    )
    actor(caller).note(connection, "round opened", f"{team} {opening.id}", "done", now)


def close_round(connection: Connection, caller: Caller, team: str, id: str, now: int) -> None:
    """End a round, for whoever leads it. Refusal: it is not theirs to end."""
    found = _led(connection, caller, team, id, now)
    if found.closed is None:
        end(connection, found, now)
        actor(caller).note(connection, "round closed", f"{team} {id}", "done", now)


def look(connection: Connection, caller: Caller, team: str, id: str, now: int) -> None:
    """Show what the replies say so far, where that is enough. Refusal: it is not, or not theirs."""
    found = _led(connection, caller, team, id, now)
    if found.closed is not None:
        return
    replies = replies_of(connection, found)
    if not is_due(found, replies):
        raise Refusal(
            409,
            "early",
            "Not enough has come for a result that shows nobody's own reply. Nothing was changed. "
            "Please look again later, or close the round.",
        )
    show(connection, found, replies)


def listed(connection: Connection, caller: Caller, now: int) -> list[dict[str, Any]]:
    """Return the rounds of the caller's teams, the newest first."""
    found = [
        _told(connection, caller, settled(connection, each, now))
        for team in caller.teams
        for each in _rounds(connection, team)
    ]
    return sorted(found, key=lambda each: -each["opened"])


def _told(connection: Connection, caller: Caller, round: Row[Any]) -> dict[str, Any]:
    voices = and_(round_voices.c.space == round.space, round_voices.c.round == round.id)
    replied = connection.scalar(select(func.count()).where(voices)) or 0
    is_shown = round.shown is not None and (round.closed is not None or replied >= LEAST)
    leads = _leads(caller, round.space) or round.account == caller.account
    return {
        "id": round.id,
        "team": round.space,
        "title": round.title,
        "opened": round.opened,
        "until": round.until,
        "closed": round.closed,
        "invited": round.invited,
        "replied": replied,
        "mine": has_replied(connection, round, caller.account),
        "leads": leads,
        "can_look": leads and round.closed is None and is_due(round, replies_of(connection, round)),
        "result": json.loads(round.shown) if is_shown else None,
    }


def _leads(caller: Caller, team: str) -> bool:
    return caller.teams[team].may(Role.LEADER) or caller.role.may(Role.LEADER)


def _need_lead(caller: Caller, team: str) -> None:
    if not _leads(caller, team):
        raise Refusal(
            403, "role", "This is for who leads the team. Nothing was changed. You can ask them."
        )


def _led(connection: Connection, caller: Caller, team: str, id: str, now: int) -> Row[Any]:
    found = found_round(connection, caller, team, id, now)
    if found.account != caller.account:
        _need_lead(caller, team)
    return found


def _rounds(connection: Connection, team: str) -> list[Row[Any]]:
    newest = select(rounds).where(rounds.c.space == team).order_by(rounds.c.opened.desc())
    return list(connection.execute(newest.limit(LISTED)))
