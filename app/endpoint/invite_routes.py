"""The routes of invites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from app.endpoint import invite, messages, team
from app.endpoint import invite_messages as forms
from app.endpoint.actor import actor, caller_at_work, lock
from app.endpoint.caller import Caller, account_asking, caller_of, source_of
from app.endpoint.database import Database, knowing, within
from app.endpoint.enrolment import check_attempts, note_attempt
from app.endpoint.invite_use import invite_of, use
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest, typed
from app.models.membership import Role


def add_invites(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of invites to the endpoint."""

    @app.post("/v1/invites", response_model=forms.InviteAnswer, responses=messages.REFUSED)
    def make(body: forms.InviteRequest, request: Request) -> Any:
        """Return a code: for the organisation by who runs it, for a team by who leads it."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            _check_role(caller, Role(body.role))
            if body.team is not None:
                team.lead(connection, caller, body.team)
            else:
                caller.need(Role.ADMINISTRATOR)
            offer = invite.Offer(Role(body.role), body.team or "", body.uses, body.days, body.label)
            id, code, expires = invite.make(connection, actor(caller), offer, now())
        return {"id": id, "code": code, "expires": expires}

    @app.post("/v1/invites/list", response_model=forms.InvitesAnswer, responses=messages.REFUSED)
    def see(request: Request) -> Any:
        """Return the codes that the person may withdraw; the codes themselves nobody has."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            led = team.led_by(caller)
            if not led and led is not None:
                caller.need(Role.LEADER)
            rows = invite.listed(connection, caller.organisation, led, now())
        return {"invites": [row._mapping for row in rows]}

    @app.post("/v1/invites/withdraw", response_model=messages.Done, responses=messages.REFUSED)
    def withdraw(body: forms.InviteIdRequest, request: Request) -> Any:
        """Let a code be used no more."""
        with database.transaction() as connection:
            caller = caller_at_work(connection, request)
            led = team.led_by(caller)
            if not led and led is not None:
                caller.need(Role.LEADER)
            invite.withdraw(connection, actor(caller), body.invite, led, now())
        return {}

    @app.post("/v1/invites/use", response_model=messages.Done, responses=messages.REFUSED)
    def use_code(body: forms.UseRequest, request: Request) -> Any:
        """Give the person what a code gives: a team, a role, or an organisation again."""
        source = source_of(request)
        hash = digest(typed(body.code))
        with database.transaction() as connection:
            account = account_asking(connection, request)
            check_attempts(connection, source, now())
            knowing(connection, hash)
            found = invite_of(connection, hash)
            if found is not None:
                within(connection, account, found.organisation)
                lock(connection, found.organisation)
                caller = caller_of(connection, request)
                knowing(connection, hash)
                use(connection, caller, found, now())
                return {}
            note_attempt(connection, source, now())
        raise Refusal(404, "code", "This code is not known. Please check it, letter by letter.")


def _check_role(caller: Caller, role: Role) -> None:
    if not caller.role.may(role):
        raise Refusal(
            403,
            "role",
            "Nobody can give a role above their own. Please choose another. Nothing was changed.",
        )
