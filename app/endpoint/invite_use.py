"""What an invite does for whom: for somebody new, and for somebody who has an account."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select, update

from app.endpoint.actor import Actor, lock
from app.endpoint.caller import Caller
from app.endpoint.database import within
from app.endpoint.invite import take
from app.endpoint.member import belong
from app.endpoint.refusal import Refusal
from app.endpoint.tables import accounts, invites, members
from app.models.membership import Role


def invite_of(connection: Connection, hash: str) -> Row[Any] | None:
    """Return the invite that is kept under the hash of its code, which the transaction knows."""
    return connection.execute(select(invites).where(invites.c.hash == hash)).first()


def let_in(connection: Connection, invite: Row[Any], person: Any, device: str, now: int) -> None:
    """Let a new account, which the transaction sees, into all that a code gives.

    `person` has the columns `account`, `name` and `joined`; `device` is the device's own name.
    Refusal: the code may not be used.
    """
    actor = Actor(person["account"], device, invite.organisation)
    lock(connection, invite.organisation)
    take(connection, invite, now)
    belong(connection, actor, invite.organisation, person, Role(invite.role))
    if invite.team:
        belong(connection, actor, invite.team, person, Role.LEARNER)
    _note(connection, actor, invite, now)


def use(connection: Connection, caller: Caller, invite: Row[Any], now: int) -> None:
    """Give somebody with an account what a code gives; nothing is used where they have it all.

    A role is never lowered by it. Refusal: they belong to another organisation, or the code may
    not be used.
    """
    if caller.organisation not in ("", invite.organisation):
        raise Refusal(
            409,
            "elsewhere",
            "This code is of another organisation than yours, and one can belong to one at a time. "
            "To use it, leave yours first. Nothing was changed.",
        )
    is_new = not caller.organisation
    role, team = Role(invite.role), invite.team or ""
    is_raised = not is_new and not caller.role.may(role)
    comes_in = team and team not in caller.teams
    if not (is_new or is_raised or comes_in):
        return
    spaces = filter(None, (caller.account, *caller.teams, invite.organisation, team))
    within(connection, *spaces)
    actor = Actor(caller.account, caller.device, invite.organisation)
    take(connection, invite, now)
    own = members.c.account == caller.account, members.c.space == invite.organisation
    account = select(accounts.c.name).where(accounts.c.id == caller.account)
    name = connection.scalar(select(members.c.name).where(*own)) or connection.scalar(account)
    person = {"account": caller.account, "name": name or "", "joined": now}
    if is_new:
        belong(connection, actor, invite.organisation, person, role)
        host = update(accounts).where(accounts.c.id == caller.account)
        connection.execute(host.values(organisation=invite.organisation))
    elif is_raised:
        connection.execute(update(members).where(*own).values(role=role))
    if comes_in:
        belong(connection, actor, team, person, Role.LEARNER)
    _note(connection, actor, invite, now)


def _note(connection: Connection, actor: Actor, invite: Row[Any], now: int) -> None:
    result = f"{invite.role} {invite.team or '-'}"
    actor.note(connection, "invite used", invite.id or "", result, now)
