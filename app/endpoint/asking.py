"""Who asks something of the endpoint, by the token that comes with it."""

from __future__ import annotations

from fastapi import Request
from sqlalchemy import Connection

from app.endpoint.enrolment import account_of
from app.endpoint.secret import bearer


def account_asking(connection: Connection, request: Request) -> str:
    """Return the account of the device that sent `request`. Refusal: no device did."""
    return account_of(connection, bearer(request.headers.get("Authorization", "")))
