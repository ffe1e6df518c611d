"""Organisations, teams and people as one names them in a command: by a name, an id, or its start.

Only a command sees enough for this.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from app.endpoint.member import here
from app.endpoint.refusal import Refusal
from app.endpoint.tables import members, organisations, teams

LEAST = 4
"""How many letters of an id are enough to name somebody by."""


def every_organisation(connection: Connection) -> Sequence[Row[Any]]:
    """Return all organisations, by name."""
    return connection.execute(select(organisations).order_by(organisations.c.name)).all()


def organisation_named(connection: Connection, name: str, *, is_locked: bool = False) -> Row[Any]:
    """Return an organisation by its name or id. Refusal: there is none."""
    named = or_(organisations.c.id == name, organisations.c.name == name.strip())
    found = select(organisations).where(named)
    row = connection.execute(found.with_for_update() if is_locked else found).first()
    if row is None:
        raise Refusal(404, "organisation", f"There is no organisation called “{name}”.")
    return row


def set_setting(connection: Connection, organisation: str, name: str, value: Any) -> str:
    """Change one thing that an organisation, a name or an id, has set for itself, and return its
    id; None takes the setting away. Refusal: there is no such organisation."""
    # Two settings at once must not undo each other.
    found = organisation_named(connection, organisation, is_locked=True)
    settings = json.loads(found.settings)
    settings.pop(name, None)
    if value is not None:
        settings[name] = value
    own = organisations.c.id == found.id
    connection.execute(update(organisations).where(own).values(settings=json.dumps(settings)))
    return str(found.id)


def team_named(connection: Connection, organisation: str, name: str) -> Row[Any]:
    """Return an open team of an organisation by its name or id. Refusal: there is none."""
    named = or_(teams.c.id == name, teams.c.name == name.strip())
    own = teams.c.organisation == organisation, teams.c.closed.is_(None)
    row = connection.execute(select(teams).where(*own, named)).first()
    if row is None:
        raise Refusal(404, "team", f"There is no team called “{name}” there.")
    return row


def person_named(connection: Connection, organisation: str, name: str) -> Row[Any]:
    """Return somebody who belongs to an organisation, by name, id, or the start of an id.

    Refusal: nobody is called so, or several are.
    """
    named = [members.c.account == name]
    # Who has not said their name has an empty one.
    if name.strip():
        named.append(members.c.name == name.strip())
    if len(name) >= LEAST:
        named.append(members.c.account.startswith(name, autoescape=True))
    there = select(members).where(*here(organisation), or_(*named))
    rows: Sequence[Row[Any]] = connection.execute(there.limit(2)).all()
    if not rows:
        raise Refusal(404, "person", f"Nobody called “{name}” belongs to it.")
    if len(rows) > 1:
        raise Refusal(
            409, "person", f"Several people are called “{name}”. Give an id from `member list`."
        )
    return rows[0]
