"""The people of an organisation, and what they may do in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from app.endpoint.actor import Actor
from app.endpoint.invite import withdraw_made_by
from app.endpoint.refusal import Refusal
from app.endpoint.tables import members
from app.models.membership import Role


def here(space: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of who belongs to `space` now."""
    return members.c.space == space, members.c.left.is_(None)


def found(connection: Connection, space: str, account: str) -> Row[Any]:
    """Return somebody who belongs to `space`, locked. Refusal: nobody of that name does."""
    row = connection.execute(
        select(members).where(*here(space), members.c.account == account).with_for_update()
    ).first()
    if row is None:
        raise Refusal(404, "person", "That person does not belong here now. Nothing was changed.")
    return row


def people(
    connection: Connection, space: str, after: str, limit: int
) -> tuple[int, list[Any], bool]:
    """Return how many belong to `space`, a page of them by account, and whether there are more."""
    count = connection.scalar(select(func.count()).select_from(members).where(*here(space))) or 0
    columns = members.c.account, members.c.name, members.c.role, members.c.job, members.c.joined
    rows = connection.execute(
        select(*columns)
        .where(*here(space), members.c.account > after)
        .order_by(members.c.account)
        .limit(limit + 1)
    ).all()
    return count, list(rows[:limit]), len(rows) > limit


def belong(connection: Connection, actor: Actor, space: str, person: Any, role: Role) -> None:
    """Let somebody belong to `space` from now on, though they may have left it before.

    `person` has the columns `account`, `name` and `joined`.
    """
    own = members.c.space == space, members.c.account == person["account"]
    known = connection.scalar(select(members.c.account).where(*own))
    if known is None:
        connection.execute(
            insert(members).values(
                space=space, organisation=actor.organisation, role=role, **person
            )
        )
    else:
        # What one agreed to tell before one left has to be agreed to again.
        again = {"role": role, "left": None, "joined": person["joined"], "job": ""}
        connection.execute(update(members).where(*own).values(**again))


def set_role(connection: Connection, actor: Actor, account: str, role: Role, now: int) -> None:
    """Give somebody a role in the organisation, which is locked.

    Codes that they made are withdrawn with a lower one: they may give more than its holder may.
    Refusal: they do not belong to it, or are its last administrator.
    """
    person = found(connection, actor.organisation, account)
    if person.role == role:
        return
    keep_an_administrator(connection, actor.organisation, person, role)
    own = members.c.space == actor.organisation, members.c.account == account
    connection.execute(update(members).where(*own).values(role=role))
    if not role.may(Role(person.role)):
        withdraw_made_by(connection, actor.organisation, account, now)
    actor.note(connection, "member role", account, f"{person.role} to {role}", now)


def set_job(connection: Connection, actor: Actor, account: str, job: str, now: int) -> None:
    """Say what somebody does in the organisation. Refusal: they do not belong to it."""
    if found(connection, actor.organisation, account).job == job:
        return
    own = members.c.space == actor.organisation, members.c.account == account
    connection.execute(update(members).where(*own).values(job=job))
    actor.note(connection, "member job", account, job or "none", now)


def rename(connection: Connection, account: str, spaces: tuple[str, ...], name: str) -> None:
    """Call somebody `name` in all they belong to."""
    own = members.c.account == account, members.c.space.in_(spaces)
    connection.execute(update(members).where(*own).values(name=name))


def keep_an_administrator(
    connection: Connection, organisation: str, person: Row[Any], role: Role | None = None
) -> None:
    """Refusal: `person` is the last administrator, and would not be one with `role`, or gone."""
    if person.role != Role.ADMINISTRATOR or role is Role.ADMINISTRATOR:
        return
    others = members.c.role == Role.ADMINISTRATOR, members.c.account != person.account
    if connection.scalar(select(members.c.account).where(*here(organisation), *others)) is None:
        raise Refusal(
            409,
            "last",
            "This is the only administrator, and an organisation needs one. Make somebody else an "
            "administrator first. Nothing was changed.",
        )
