"""The routes of reports, for those who lead an organisation."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from fastapi import FastAPI, Request
from sqlalchemy import Connection

from app.endpoint import messages, report_messages
from app.endpoint.actor import actor
from app.endpoint.caller import caller_of
from app.endpoint.database import Database
from app.endpoint.refusal import Refusal
from app.endpoint.report_files import FORMS
from app.endpoint.report_people import People, people_of
from app.endpoint.report_promises import promises
from app.endpoint.report_training import strategy, training
from app.endpoint.report_visits import themes, visits
from app.models.report import Name, Period, Report, last_day, periods


def add_reports(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of reports to the endpoint."""
    both = report_messages.ReportAnswer | report_messages.FileAnswer

    @app.post("/v1/reports/{name}", response_model=both, responses=messages.REFUSED)
    def report(name: Name, body: report_messages.ReportRequest, request: Request) -> Any:
        """Return counts of what was shared with the organisation and its teams; never a name."""
        today = datetime.fromtimestamp(now() / 1000, UTC).date()
        period = _period(body.period, today)
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            people = people_of(connection, caller)
            found = _report(connection, name, people, body, last_day(today), period)
            if body.form:
                what = f"{name} {period.id} {body.form}"
                actor(caller).note(connection, "report exported", what, "done", now())
        if not body.form:
            return found.data()
        content = FORMS[body.form](found, body.words)
        file = f"{name}-{period.id if found.period else found.until}.{body.form}"
        return {"file": file, "content": base64.b64encode(content).decode()}


def _report(
    connection: Connection,
    name: Name,
    people: People,
    body: report_messages.ReportRequest,
    last: date,
    period: Period,
) -> Report:
    until = last.isoformat()
    match name:
        case "training":
            return training(connection, people, until, body.topics, by="role")
        case "teams":
            return training(connection, people, until, body.topics, by="team")
        case "strategy":
            return strategy(connection, people, until, body.expected)
        case "visits":
            return visits(connection, people, until, period)
        case "promises":
            return promises(connection, people, until, period)
        case "themes":
            return themes(connection, people, until)


def _period(id: str, today: date) -> Period:
    known = periods(today)
    found = next((each for each in known if each.id == (id or known[0].id)), None)
    if found is None:
        raise Refusal(
            422,
            "period",
            f"Reports go back to April {known[-1].id}. Please choose a year from then on.",
        )
    return found
