"""Whether the endpoint is alive, and whether it is ready for requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.endpoint import messages
from app.endpoint.database import Database
from app.endpoint.migrations import latest
from app.endpoint.refusal import Refusal


class Ready(BaseModel):
    """The endpoint takes requests."""

    status: Literal["ok"]
    revision: str
    """Of the database schema."""


def add_health(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add both routes to the endpoint."""
    refused: dict[int | str, dict[str, Any]] = {"503": {"model": messages.RefusalAnswer}}

    @app.get("/health", response_model=messages.Health)
    def health() -> Any:
        """Say that this process is alive."""
        return {"status": "ok", "now": now()}

    @app.get("/ready", response_model=Ready, responses=refused)
    def ready() -> Any:
        """Say that the database answers, and has the schema of this release."""
        try:
            with database.transaction() as connection:
                there = connection.scalar(text("SELECT version_num FROM alembic_version"))
        except SQLAlchemyError:
            raise Refusal(503, "database", "The database does not answer just now.", 5) from None
        if there != latest():
            words = "The database has the schema of another release. Run: leadwell db upgrade"
            raise Refusal(503, "schema", words, 30)
        return {"status": "ok", "revision": there}
