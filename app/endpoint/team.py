"""Teams of an organisation, and who is in them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.endpoint.actor import Actor, see
from app.endpoint.caller import Caller
from app.endpoint.member import belong, found, here
from app.endpoint.refusal import Refusal
from app.endpoint.shared import take_back
from app.endpoint.tables import members, teams
from app.models.membership import Role


def led_by(caller: Caller) -> set[str] | None:
    """Return the teams that the caller leads; None for all of the organisation."""
    if caller.role.may(Role.ADMINISTRATOR):
        return None
    return {team for team, role in caller.teams.items() if role.may(Role.LEADER)}


def lead(connection: Connection, caller: Caller, team: str) -> Row[Any]:
    """Return an open team that the caller leads; the transaction sees it from then on.

    Refusal: there is none, or they do not lead it.
    """
    led = led_by(caller)
    if led is not None:
        caller.need_team(team)
        if team not in led:
            raise Refusal(403, "role", "Only who leads this team may do that. Nothing was changed.")
    own = teams.c.organisation == caller.organisation, teams.c.id == team
    row = connection.execute(select(teams).where(*own, teams.c.closed.is_(None))).first()
    if row is None:
        raise Refusal(404, "team", "There is no such team now. Nothing was changed.")
    see(connection, caller, team)
    return row


def start(connection: Connection, actor: Actor, id: str, name: str, now: int) -> None:
    """Make a team in the organisation, which is locked.

    Refusal: it has no name, or one that another team has, or there is one of that id.
    """
    _check_name(connection, actor.organisation, id, name)
    row = {"id": id, "organisation": actor.organisation, "name": name, "created": now}
    try:
        with connection.begin_nested():
            connection.execute(insert(teams).values(row))
    except IntegrityError as error:
        raise Refusal(409, "id", "Please try once more. Nothing was changed.") from error
    actor.note(connection, "team made", id, "done", now)


def rename(connection: Connection, actor: Actor, team: str, name: str, now: int) -> None:
    """Call a team otherwise. Refusal: it would have no name, or one that another team has."""
    _check_name(connection, actor.organisation, team, name)
    connection.execute(update(teams).where(teams.c.id == team).values(name=name))
    actor.note(connection, "team renamed", team, "done", now)


def close(connection: Connection, actor: Actor, team: str, now: int) -> None:
    """End a team that the transaction sees: nobody is in it from then on.

    What was shared with it is taken back, since nobody could any more.
    """
    inside = connection.scalars(select(members.c.account).where(*here(team))).all()
    connection.execute(update(members).where(*here(team)).values(left=now))
    for account in inside:
        take_back(connection, account, (team,))
    connection.execute(update(teams).where(teams.c.id == team).values(closed=now))
    actor.note(connection, "team closed", team, f"{len(inside)} people", now)


def add(
    connection: Connection, actor: Actor, team: str, account: str, role: Role, now: int
) -> None:
    """Let somebody of the organisation into a team that the transaction sees, or change what they
    are in it. Refusal: they do not belong to the organisation."""
    person = found(connection, actor.organisation, account)
    own = *here(team), members.c.account == account
    known = connection.scalar(select(members.c.role).where(*own))
    if known == role:
        return
    if known is None:
        joining = {"account": account, "name": person.name, "joined": now}
        belong(connection, actor, team, joining, role)
    else:
        connection.execute(update(members).where(*own).values(role=role))
    actor.note(connection, "team role", f"{team} {account}", f"{known or 'none'} to {role}", now)


def listed(connection: Connection, organisation: str) -> list[Any]:
    """Return the open teams of an organisation."""
    own = teams.c.organisation == organisation, teams.c.closed.is_(None)
    found = select(teams.c.id, teams.c.name, teams.c.created).where(*own).order_by(teams.c.name)
    return list(connection.execute(found).all())


def sizes(connection: Connection, spaces: list[str]) -> dict[str, int]:
    """Return how many are in each of `spaces` that the transaction sees."""
    own = and_(members.c.space.in_(spaces), members.c.left.is_(None))
    found = select(members.c.space, func.count()).where(own).group_by(members.c.space)
    return {row[0]: row[1] for row in connection.execute(found)}


def _check_name(connection: Connection, organisation: str, id: str, name: str) -> None:
    if not name:
        raise Refusal(422, "name", "A team needs a name. Nothing was changed.")
    others = teams.c.organisation == organisation, teams.c.closed.is_(None), teams.c.id != id
    if connection.scalar(select(teams.c.id).where(*others, teams.c.name == name)):
        raise Refusal(
            409,
            "name",
            f"There is a team called “{name}” already. Please choose another name. "
            "Nothing was changed.",
        )
