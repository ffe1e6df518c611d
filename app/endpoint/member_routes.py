"""The routes of people and what they belong to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from sqlalchemy import Connection, select

from app.endpoint import member, messages
from app.endpoint import member_messages as forms
from app.endpoint.actor import actor, caller_at_work
from app.endpoint.caller import Caller, caller_of
from app.endpoint.database import Database
from app.endpoint.member_end import end_all
from app.endpoint.tables import members, organisations, teams
from app.models.membership import Membership, Role, Team


def add_members(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of membership to the endpoint."""
    given: dict[str, Any] = {"response_model": messages.Done, "responses": messages.REFUSED}

    @app.post(
        "/v1/membership", response_model=messages.MembershipAnswer, responses=messages.REFUSED
    )
    def membership(request: Request) -> Any:
        """Return what the person belongs to, and as what."""
        with database.transaction() as connection:
            return _membership(connection, caller_of(connection, request)).data()

    @app.post("/v1/membership/tell", **given)
    def tell(body: forms.OneselfRequest, request: Request) -> Any:
        """Let the organisation know what one is called, and what one does."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            if body.name is not None:
                spaces = caller.organisation, *caller.teams
                member.rename(connection, caller.account, spaces, body.name)
            if body.job is not None:
                member.set_job(connection, actor(caller), caller.account, body.job, now())
        return {}

    @app.post("/v1/membership/leave", **given)
    def leave(request: Request) -> Any:
        """Leave the organisation and its teams; what one shared there is taken back."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            end_all(connection, actor(caller), caller.account, now())
        return {}

    @app.post("/v1/members/list", response_model=forms.PeopleAnswer, responses=messages.REFUSED)
    def people(body: forms.PeopleRequest, request: Request) -> Any:
        """Return the people of the organisation, a page of them."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            caller.need(Role.ADMINISTRATOR)
            own = caller.organisation, body.after, body.limit
            count, rows, more = member.people(connection, *own)
        return {"count": count, "people": [row._mapping for row in rows], "more": more}

    @app.post("/v1/members/role", **given)
    def set_role(body: forms.RoleRequest, request: Request) -> Any:
        """Give somebody a role."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            caller.need(Role.ADMINISTRATOR)
            asked = actor(caller), body.account, Role(body.role)
            member.set_role(connection, *asked, now())
        return {}

    @app.post("/v1/members/job", **given)
    def set_job(body: forms.JobRequest, request: Request) -> Any:
        """Say what somebody does, which reports are made by."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            caller.need(Role.ADMINISTRATOR)
            member.set_job(connection, actor(caller), body.account, body.job, now())
        return {}

    @app.post("/v1/members/remove", **given)
    def remove(body: forms.PersonRequest, request: Request) -> Any:
        """Let somebody belong to the organisation no more; what they shared there is taken back."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            caller.need(Role.ADMINISTRATOR)
            end_all(connection, actor(caller), body.account, now())
        return {}


def _membership(connection: Connection, caller: Caller) -> Membership:
    id = caller.organisation
    name = connection.scalar(select(organisations.c.name).where(organisations.c.id == id))
    own = members.c.space == id, members.c.account == caller.account
    oneself = connection.execute(select(members.c.job, members.c.name).where(*own)).first()
    rows = connection.execute(
        select(teams.c.id, teams.c.name)
        .where(teams.c.organisation == id, teams.c.id.in_(caller.teams))
        .where(teams.c.closed.is_(None))
        .order_by(teams.c.name)
    )
    found = tuple(Team(row.id, row.name, caller.teams[row.id]) for row in rows)
    if oneself is None:
        return Membership("", "", Role.LEARNER)
    return Membership(id, name or "", caller.role, oneself.job, found, oneself.name)
