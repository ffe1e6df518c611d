"""Sign-ins that came to nothing, which the audit of the organisation tells of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from app.endpoint.audit import note
from app.endpoint.database import within
from app.endpoint.refusal import Refusal


class Refused(Exception):
    """A sign-in that the endpoint knows was refused, which is to be written down once what it did
    is undone."""

    def __init__(self, login: Row[Any], refusal: Refusal) -> None:
        """Refuse `login`."""
        super().__init__()
        self.login = login
        self.refusal = refusal


def note_refused(connection: Connection, login: Row[Any], reason: str, now: int) -> None:
    """Write down that a sign-in came to nothing, and why."""
    within(connection, login.organisation)
    who = login.account or "nobody"
    note(connection, login.organisation, who, "", "sign-in refused", "provider", reason, now)
