"""The routes of views: four requests of the person who asks, and one of anybody who was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from app.endpoint import messages, view_messages
from app.endpoint.caller import account_asking
from app.endpoint.database import Database
from app.endpoint.view_request import Asked, keep, look, put, state, withdraw


def add_views(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of views to the endpoint."""

    @app.post("/v1/views", response_model=messages.Done, responses=messages.REFUSED)
    def put_up(body: view_messages.AskRequest, request: Request) -> Any:
        """Take answers to a request until its end."""
        asked = Asked(body.request, body.token, body.most, body.until)
        with database.transaction() as connection:
            put(connection, account_asking(connection, request), asked, now())
        return {}

    @app.post(
        "/v1/views/state", response_model=view_messages.ViewsAnswer, responses=messages.REFUSED
    )
    def see(body: view_messages.OwnRequest, request: Request) -> Any:
        """Return how many have answered, and what may be shown."""
        with database.transaction() as connection:
            return state(connection, account_asking(connection, request), body.request)

    @app.post(
        "/v1/views/look", response_model=view_messages.ViewsAnswer, responses=messages.REFUSED
    )
    def look_at(body: view_messages.LookRequest, request: Request) -> Any:
        """Show what has come since, where it is enough."""
        with database.transaction() as connection:
            return look(connection, account_asking(connection, request), body.request, body.close)

    @app.post("/v1/views/withdraw", response_model=messages.Done, responses=messages.REFUSED)
    def take_back(body: view_messages.OwnRequest, request: Request) -> Any:
        """Forget a request and all answers to it."""
        with database.transaction() as connection:
            withdraw(connection, account_asking(connection, request), body.request)
        return {}

    @app.post("/v1/views/answer", response_model=messages.Done, responses=messages.REFUSED)
    def answer(body: view_messages.ViewRequest) -> Any:
        """Keep what a colleague has sealed for the person who asked; nobody is asked who it is."""
        with database.transaction() as connection:
            keep(connection, body.token, body.id, body.letter, body.alone, now())
        return {}
