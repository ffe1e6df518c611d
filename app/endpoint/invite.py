"""Invites: codes with which people come into an organisation, a role and a team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.endpoint.actor import Actor
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest, in_groups, new_code
from app.endpoint.tables import invites, teams
from app.models.identity import new_id
from app.models.membership import Role

DAY = 24 * 60 * 60 * 1000
"""Milliseconds in a day."""
SHOWN = 30 * DAY
"""How long a code that has run out stays on the list, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a code gives to who uses it."""

    role: Role = Role.LEARNER
    """The least role that they have in the organisation from then on."""
    team: str = ""
    """An id; empty for the organisation alone."""
    uses: int = 1
    days: int = 14
    label: str = ""
    """What it is for, in the words of who made it."""


def make(connection: Connection, actor: Actor, offer: Offer, now: int) -> tuple[str, str, int]:
    """Return the id of a new code, the code, and when it runs out.

    Refusal: its numbers make no sense.
    """
    if offer.uses < 1 or offer.days < 1:
        raise Refusal(422, "number", "A code is for one person and one day at least.")
    if offer.uses > 10_000 or offer.days > 366:
        raise Refusal(422, "number", "A code is for 10,000 people and 366 days at most.")
    id, code, expires = new_id(), new_code(12), now + offer.days * DAY
    connection.execute(
        insert(invites).values(
            hash=digest(code),
            organisation=actor.organisation,
            uses=offer.uses,
            used=0,
            expires=expires,
            role=offer.role,
            team=offer.team or None,
            label=offer.label,
            id=id,
            maker=actor.account,
            created=now,
        )
    )
    result = f"{offer.role} {offer.team or '-'} {offer.uses} {offer.days}"
    actor.note(connection, "invite made", id, result, now)
    return id, in_groups(code), expires


def listed(connection: Connection, organisation: str, led: set[str] | None, now: int) -> list[Any]:
    """Return the codes of an organisation, the newest first, with no code among what is told.

    `led` names the teams whose codes to show; None shows all.
    """
    found = (
        select(
            invites.c.id,
            invites.c.role,
            invites.c.team,
            teams.c.name.label("team_name"),
            invites.c.uses,
            invites.c.used,
            invites.c.expires,
            invites.c.created,
            invites.c.label,
        )
        .select_from(invites.outerjoin(teams, teams.c.id == invites.c.team))
        .where(invites.c.organisation == organisation, invites.c.withdrawn.is_(None))
        .where(invites.c.expires > now - SHOWN)
        .order_by(invites.c.created.desc(), invites.c.id)
    )
    if led is not None:
        found = found.where(invites.c.team.in_(led))
    return list(connection.execute(found).all())


def withdraw(connection: Connection, actor: Actor, id: str, led: set[str] | None, now: int) -> None:
    """Let a code be used no more. Refusal: there is none of that id among those of `led`."""
    own = [invites.c.organisation == actor.organisation, invites.c.id == id]
    if led is not None:
        own.append(invites.c.team.in_(led))
    row = connection.execute(select(invites.c.withdrawn).where(*own)).first()
    if row is None:
        raise Refusal(404, "invite", "There is no such code among yours. Nothing was changed.")
    if row.withdrawn is None:
        connection.execute(update(invites).where(*own).values(withdrawn=now))
        actor.note(connection, "invite withdrawn", id, "done", now)


def withdraw_made_by(connection: Connection, organisation: str, maker: str, now: int) -> None:
    """Withdraw the codes that somebody made who may no longer do so."""
    own = invites.c.organisation == organisation, invites.c.maker == maker
    still = update(invites).where(*own, invites.c.withdrawn.is_(None))
    connection.execute(still.values(withdrawn=now))


def take(connection: Connection, invite: Row[Any], now: int) -> None:
    """Use a code once; its organisation is locked, so that nobody takes the last use with it.

    Refusal: it may not be used, and why.
    """
    if invite.withdrawn is not None:
        raise Refusal(410, "withdrawn", "This code was withdrawn. Please ask for a new one.")
    if now > invite.expires:
        raise Refusal(410, "expired", "This code has run out. Please ask for a new one.")
    own = invites.c.hash == invite.hash
    left = own, invites.c.used < invites.c.uses
    if not connection.execute(
        update(invites).where(*left).values(used=invites.c.used + 1)
    ).rowcount:
        raise Refusal(
            410, "used", "This code has been used as often as it may be. Please ask for a new one."
        )
    if invite.team is None:
        return
    there = teams.c.id == invite.team, teams.c.closed.is_(None)
    if connection.scalar(select(teams.c.id).where(*there)) is None:
        raise Refusal(410, "closed", "The team of this code was closed. Please ask for a new one.")
