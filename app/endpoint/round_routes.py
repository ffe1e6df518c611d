"""The routes of rounds of a team profile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from app.endpoint import messages, round_messages
from app.endpoint.caller import caller_of
from app.endpoint.database import Database
from app.endpoint.round import Opening, close_round, listed, look, open_round
from app.endpoint.round_reply import reply, withdraw
from app.models.team_figures import reply_from


def add_rounds(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of rounds to the endpoint."""

    @app.post("/v1/rounds", response_model=round_messages.RoundsAnswer, responses=messages.REFUSED)
    def rounds(request: Request) -> Any:
        """Return the rounds of the person's teams."""
        with database.transaction() as connection:
            return {"rounds": listed(connection, caller_of(connection, request), now())}

    @app.post("/v1/rounds/open", response_model=messages.Done, responses=messages.REFUSED)
    def begin(body: round_messages.OpenRequest, request: Request) -> Any:
        """Ask a team to look at itself."""
        opening = Opening(body.team, body.round, body.title, body.until)
        with database.transaction() as connection:
            open_round(connection, caller_of(connection, request), opening, now())
        return {}

    @app.post("/v1/rounds/close", response_model=messages.Done, responses=messages.REFUSED)
    def end(body: round_messages.RoundRequest, request: Request) -> Any:
        """End a round; its replies are forgotten, and its result stays."""
        with database.transaction() as connection:
            close_round(connection, caller_of(connection, request), body.team, body.round, now())
        return {}

    @app.post("/v1/rounds/look", response_model=messages.Done, responses=messages.REFUSED)
    def look_at(body: round_messages.RoundRequest, request: Request) -> Any:
        """Show what the replies say so far."""
        with database.transaction() as connection:
            look(connection, caller_of(connection, request), body.team, body.round, now())
        return {}

    @app.post("/v1/rounds/reply", response_model=messages.Done, responses=messages.REFUSED)
    def answer(body: round_messages.ReplyRequest, request: Request) -> Any:
        """Keep the person's reply, without keeping whose it is."""
        said = reply_from({id: area.model_dump() for id, area in body.areas.items()})
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            reply(connection, caller, (body.team, body.round), body.secret, said, now())
        return {}

    @app.post("/v1/rounds/withdraw", response_model=messages.Done, responses=messages.REFUSED)
    def take_back(body: round_messages.WithdrawReplyRequest, request: Request) -> Any:
        """Forget the person's reply."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            withdraw(connection, caller, (body.team, body.round), body.secret, now())
        return {}
