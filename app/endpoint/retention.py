"""What is kept no longer than it is needed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, text

from app.endpoint.attachment import forget_unfinished
from app.endpoint.audit import note
from app.endpoint.database import Database
from app.endpoint.erasure import announce, erase, scrub
from app.endpoint.naming import set_setting
from app.endpoint.refusal import Refusal
from app.endpoint.tables import (
    accounts,
    attempts,
    erasures,
    links,
    logins,
    members,
    organisations,
    receipt_answers,
    receipts,
    sessions,
    shared,
    view_answers,
    view_requests,
)

DAY = 24 * 60 * 60 * 1000
"""Milliseconds in a day."""
HOUR = 60 * 60 * 1000
"""Milliseconds in an hour."""
UNFINISHED = 30 * DAY
"""How long a photo may take to arrive whole, in milliseconds; its device begins it anew then."""
LEFT_DAYS = 90
"""How long the endpoint serves those who have left, unless an organisation says otherwise."""
SETTINGS = {"retention-days": "retention_days", "left-days": "left_days"}
"""What an organisation may set here, by its name in commands."""
_LOCK = 7313


def set_days(connection: Connection, organisation: str, name: str, days: int, now: int) -> None:
    """Set how long an organisation keeps something, in days; 0 goes back to what holds for all.

    Refusal: there is no such organisation or setting, or the number fits nothing.
    """
    if name not in SETTINGS:
        raise Refusal(422, "setting", f"What can be set is: {', '.join(SETTINGS)}.")
    if not 0 <= days <= 36_500:
        raise Refusal(422, "number", "Days are a whole number from 0 to 36500.")
    id = set_setting(connection, organisation, SETTINGS[name], days or None)
    note(connection, id, "operator", "", f"set {name}", str(days), "done", now)


def tidy(database: Database, now: int) -> Counter[str]:
    """Take away what has had its time, and return how many rows went of what.

    It goes in small steps. Where several processes do this at once, only one does each.
    """
    gone: Counter[str] = Counter()
    hosts: Sequence[Row[Any]] = ()
    with _alone(database) as connection:
        if connection is not None:
            _expired(connection, now, gone)
            hosts = connection.execute(select(organisations)).all()
    for row in hosts:
        settings = json.loads(row.settings)
        with _alone(database) as connection:
            if connection is None:
                continue
            if days := settings.get("retention_days"):
                _old(connection, row.id, now - days * DAY, gone)
            _left(connection, row.id, gone)
            since = now - settings.get("left_days", LEFT_DAYS) * DAY
            for account in _long_gone(connection, row.id, since):
                erase(connection, account, "retention", "", now)
                announce(account)
                gone["people"] += 1
    if gone["people"] or _erased_since(database, now - 2 * DAY):
        scrub(database)
    return +gone


@contextmanager
def _alone(database: Database) -> Iterator[Connection | None]:
    """One transaction in which no other process tidies up; None where one does."""
    with database.owner() as connection:
        lock = text("SELECT pg_try_advisory_xact_lock(:lock)")
        is_alone = not database.is_postgresql or connection.scalar(lock, {"lock": _LOCK})
        yield connection if is_alone else None


def _expired(connection: Connection, now: int, gone: Counter[str]) -> None:
    """Take away codes and the like that are good for nothing any more."""
    for name, table, condition in (
        ("attempts", attempts, attempts.c.at < now - HOUR),
        ("sessions", sessions, sessions.c.expires < now),
        ("links", links, links.c.expires < now - DAY),
        ("logins", logins, logins.c.expires < now),
    ):
        gone[name] += connection.execute(delete(table).where(condition)).rowcount
    _asked(connection, gone, receipts.c.expires < now, view_requests.c.expires < now)
    gone["photos"] += forget_unfinished(connection, now - UNFINISHED)


def _old(connection: Connection, organisation: str, before: int, gone: Counter[str]) -> None:
    """Take away what people of an organisation put up and shared, and that ended before."""
    people = select(accounts.c.id).where(accounts.c.organisation == organisation)
    _asked(
        connection,
        gone,
        receipts.c.account.in_(people) & (receipts.c.expires < before),
        view_requests.c.account.in_(people) & (view_requests.c.expires < before),
    )
    old = shared.c.account.in_(people) & (shared.c.at < before)
    gone["shared"] += connection.execute(delete(shared).where(old)).rowcount


def _asked(connection: Connection, gone: Counter[str], receipt: Any, view: Any) -> None:
    for name, asked, answers, key, condition in (
        ("receipts", receipts, receipt_answers, "receipt", receipt),
        ("views", view_requests, view_answers, "request", view),
    ):
        of_asked = (answers.c.account == asked.c.account) & (answers.c[key] == asked.c[key])
        answered = exists().where(of_asked, condition)
        connection.execute(delete(answers).where(answered))
        gone[name] += connection.execute(delete(asked).where(condition)).rowcount


def _left(connection: Connection, organisation: str, gone: Counter[str]) -> None:
    """Take away what somebody had shared with what they have left."""
    has_left = exists().where(
        members.c.organisation == organisation,
        members.c.space == shared.c.space,
        members.c.account == shared.c.account,
        members.c.left.is_not(None),
    )
    gone["shared"] += connection.execute(delete(shared).where(has_left)).rowcount


def _long_gone(connection: Connection, organisation: str, since: int) -> Iterable[str]:
    has_left = select(members.c.account).where(
        members.c.space == organisation, members.c.left < since
    )
    is_here = select(members.c.account).where(
        members.c.space == members.c.organisation, members.c.left.is_(None)
    )
    left = accounts.c.organisation == organisation, accounts.c.id.in_(has_left)
    query = select(accounts.c.id).where(*left, accounts.c.id.not_in(is_here))
    return [str(id) for id in connection.scalars(query)]


def _erased_since(database: Database, moment: int) -> bool:
    with database.owner() as connection:
        query = select(erasures.c.at).where(erasures.c.at > moment).limit(1)
        return connection.scalar(query) is not None
