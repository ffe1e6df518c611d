"""The routes of teams."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from sqlalchemy import select

from app.endpoint import messages, team
from app.endpoint import team_messages as forms
from app.endpoint.actor import actor, caller_at_work, see
from app.endpoint.caller import caller_of
from app.endpoint.database import Database
from app.endpoint.member import here
from app.endpoint.member_end import end_team
from app.endpoint.tables import members
from app.models.membership import Role


def add_teams(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of teams to the endpoint."""
    given: dict[str, Any] = {"response_model": messages.Done, "responses": messages.REFUSED}

    @app.post("/v1/teams", **given)
    def start(body: forms.TeamNameRequest, request: Request) -> Any:
        """Make a team, which the person leads."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            caller.need(Role.LEADER)
            # Who asked before is in it since: nobody else comes into a team by knowing its id.
            if body.team not in caller.teams:
                team.start(connection, actor(caller), body.team, body.name, now())
                see(connection, caller, body.team)
                own = actor(caller), body.team, caller.account, Role.LEADER
                team.add(connection, *own, now())
        return {}

    @app.post("/v1/teams/list", response_model=forms.TeamsAnswer, responses=messages.REFUSED)
    def see_teams(request: Request) -> Any:
        """Return every team of the organisation, for who runs it."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            caller.need(Role.ADMINISTRATOR)
            rows = team.listed(connection, caller.organisation)
            ids = [row.id for row in rows]
            see(connection, caller, *ids)
            people = team.sizes(connection, ids)
        return {"teams": [{**row._mapping, "people": people.get(row.id, 0)} for row in rows]}

    @app.post("/v1/teams/people", response_model=forms.TeamPeopleAnswer, responses=messages.REFUSED)
    def see_people(body: forms.TeamRequest, request: Request) -> Any:
        """Return who is in a team, for who leads it."""
        with database.transaction() as connection:
            team.lead(connection, caller_of(connection, request), body.team)
            inside = select(members).where(*here(body.team)).order_by(members.c.name)
            rows = connection.execute(inside).all()
        return {"people": [row._mapping for row in rows]}

    @app.post("/v1/teams/rename", **given)
    def rename(body: forms.TeamNameRequest, request: Request) -> Any:
        """Call a team otherwise."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            team.lead(connection, caller, body.team)
            team.rename(connection, actor(caller), body.team, body.name, now())
        return {}

    @app.post("/v1/teams/close", **given)
    def close(body: forms.TeamRequest, request: Request) -> Any:
        """End a team; what was shared with it is taken back."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            team.lead(connection, caller, body.team)
            team.close(connection, actor(caller), body.team, now())
        return {}

    @app.post("/v1/teams/role", **given)
    def give(body: forms.TeamRoleRequest, request: Request) -> Any:
        """Say what somebody is in a team; only who runs the organisation brings people in so."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            team.lead(connection, caller, body.team)
            inside = *here(body.team), members.c.account == body.account
            if connection.scalar(select(members.c.account).where(*inside)) is None:
                caller.need(Role.ADMINISTRATOR)
            asked = actor(caller), body.team, body.account, Role(body.role)
            team.add(connection, *asked, now())
        return {}

    @app.post("/v1/teams/remove", **given)
    def remove(body: forms.TeamPersonRequest, request: Request) -> Any:
        """Take somebody out of a team."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            team.lead(connection, caller, body.team)
            end_team(connection, actor(caller), body.team, body.account, now())
        return {}

    @app.post("/v1/teams/leave", **given)
    def leave(body: forms.TeamRequest, request: Request) -> Any:
        """Leave a team; what one shared with it is taken back."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            caller.need_team(body.team)
            end_team(connection, actor(caller), body.team, caller.account, now())
        return {}
