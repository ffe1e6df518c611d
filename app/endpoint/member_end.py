"""How somebody ceases to belong: to a team, or to the organisation and all its teams.

Their account stays, and goes on to serve their own devices: `left` says since when, and the
retention of the organisation may end that.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select, update

from app.endpoint.actor import Actor
from app.endpoint.database import within
from app.endpoint.invite import withdraw_made_by
from app.endpoint.member import found, keep_an_administrator
from app.endpoint.shared import take_back
from app.endpoint.tables import members, teams


def end_all(connection: Connection, actor: Actor, account: str, now: int) -> None:
    """Let somebody belong no more to the organisation, which is locked, nor to any of its teams.

    What they shared there is taken back, and codes that they made are withdrawn: nobody comes back
    by a code of their own. Refusal: they do not belong to it, or are its last administrator.
    """
    organisation = actor.organisation
    person = found(connection, organisation, account)
    keep_an_administrator(connection, organisation, person)
    inside = select(teams.c.id).where(teams.c.organisation == organisation)
    spaces = (organisation, *connection.scalars(inside).all())
    within(connection, *spaces)
    _end(connection, account, spaces, now)
    withdraw_made_by(connection, organisation, account, now)
    is_own = actor.account == account
    actor.note(connection, "member left" if is_own else "member removed", account, "done", now)


def end_team(connection: Connection, actor: Actor, team: str, account: str, now: int) -> None:
    """Let somebody belong no more to a team that the transaction sees; what they shared with it is
    taken back. Refusal: they do not belong to it."""
    found(connection, team, account)
    _end(connection, account, (team,), now)
    is_own = actor.account == account
    action = "team left" if is_own else "team removed"
    actor.note(connection, action, f"{team} {account}", "done", now)


def _end(connection: Connection, account: str, spaces: Collection[str], now: int) -> None:
    own = members.c.account == account, members.c.space.in_(spaces), members.c.left.is_(None)
    connection.execute(update(members).where(*own).values(left=now))
    take_back(connection, account, spaces)
