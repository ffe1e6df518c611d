"""The routes of people and what they belong to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from sqlalchemy import select

from app.endpoint import messages
from app.endpoint.caller import caller_of
from app.endpoint.database import Database
from app.endpoint.tables import members, organisations, teams
from app.models.membership import Membership, Team


def add_members(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of membership to the endpoint."""
    refused: dict[int | str, dict[str, Any]] = {"4XX": {"model": messages.RefusalAnswer}}

    @app.post("/v1/membership", response_model=messages.MembershipAnswer, responses=refused)
    def membership(request: Request) -> Any:
        """Return what the person belongs to, and as what."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            id = caller.organisation
            name = connection.scalar(select(organisations.c.name).where(organisations.c.id == id))
            own = members.c.space == id, members.c.account == caller.account
            job = connection.scalar(select(members.c.job).where(*own))
            rows = connection.execute(
                select(teams.c.id, teams.c.name)
                .where(teams.c.organisation == id, teams.c.id.in_(caller.teams))
                .where(teams.c.closed.is_(None))
                .order_by(teams.c.name)
            )
            found = tuple(Team(row.id, row.name, caller.teams[row.id]) for row in rows)
        return Membership(id, name or "", caller.role, job or "", found).data()
