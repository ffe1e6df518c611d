"""The route by which administrators read the audit of their organisation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from app.endpoint import messages
from app.endpoint.audit import page
from app.endpoint.audit_messages import AuditAnswer, AuditRequest
from app.endpoint.caller import caller_of
from app.endpoint.database import Database
from app.models.membership import Role


def add_audit(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the route to the endpoint."""

    @app.post("/v1/audit", response_model=AuditAnswer, responses=messages.REFUSED)
    def read_audit(body: AuditRequest, request: Request) -> Any:
        """Return entries of the organisation's audit."""
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            caller.need(Role.ADMINISTRATOR)
            return {"entries": page(connection, caller.organisation, body.before, body.limit)}
