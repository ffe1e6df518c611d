"""The route by which a person erases all that the endpoint has of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from fastapi import FastAPI, Request

from app.endpoint import messages
from app.endpoint.caller import caller_of
from app.endpoint.database import Database
from app.endpoint.erasure import announce, erase_own, scrub
from app.endpoint.messages import Message


class EraseRequest(Message):
    """What makes it hard to ask by mistake."""

    everything: Literal[True]


def add_erasure(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the route to the endpoint."""

    @app.post("/v1/erase", response_model=messages.Done, responses=messages.REFUSED)
    def erase(body: EraseRequest, request: Request) -> Any:
        """Erase everything of the person who asks. Their devices keep what they have."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            erase_own(connection, caller.account, "", now())
        announce(caller.account)
        # Writing the whole file anew would take too long here: that is done once a day.
        scrub(database, is_whole=False)
        return {}
