"""The routes of what is shared: what one shares oneself, and what a team is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from app.endpoint import messages, share_messages
from app.endpoint.caller import caller_of
from app.endpoint.database import Database
from app.endpoint.shared import mine, of_team


def add_shares(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of sharing to the endpoint."""

    @app.post("/v1/shared", response_model=share_messages.MineAnswer, responses=messages.REFUSED)
    def own(body: share_messages.MineRequest, request: Request) -> Any:
        """Return what is held of what the person shares."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            after = (body.space, body.after)
            found, more = mine(connection, caller.account, after, share_messages.MOST)
        return {"shared": found, "more": more}

    @app.post(
        "/v1/shared/team",
        response_model=share_messages.TeamSharesAnswer,
        responses=messages.REFUSED,
    )
    def team(body: share_messages.TeamRequest, request: Request) -> Any:
        """Return the visits and promises that were shared with a team of the person's own."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            caller.need_team(body.team)
            found, more = of_team(connection, body.team, body.after, share_messages.MOST)
        return {"shared": found, "more": more}
