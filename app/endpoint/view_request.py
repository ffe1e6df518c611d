"""Requests for views of a person, and the sealed views that colleagues leave.

The endpoint cannot read a view. It hands them out three at a time or not at all, so that not even
the owner's device can tell who said what: at a look, all that wait, if they are three or more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from app.endpoint.database import knowing, within
from app.endpoint.enrolment import MINUTE
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest
from app.endpoint.tables import attempts, view_answers, view_requests
from app.models.views import LEAST

DAY = 24 * 60 * MINUTE
LONGEST = 92 * DAY
"""The furthest end of a request, in milliseconds from when it is put up."""
KEPT = 90 * DAY
"""How long after its end a request is kept, for its owner's other devices."""
MOST_REQUESTS = 100
"""The most requests of one account."""
AT_ONCE = 15
"""The most answers to one request in ten minutes: a team may stand around one code."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it is put up."""

    id: str
    token: str
    most: int
    until: int


def put(connection: Connection, account: str, asked: Asked, now: int) -> None:
    """Take answers to a request from now on. Refusal: there are too many, or it cannot be.

    The same request may be put up again, since the answer to the first time may have been lost.
    """
    _forget(connection, view_requests.c.expires < now)
    if not now < asked.until <= now + LONGEST:
        raise Refusal(
            422,
            "until",
            "The last day for answers must lie ahead, and within three months. Nothing was made. "
            "Is the date of this device right?",
        )
    hash = digest(asked.token)
    knowing(connection, hash)
    known = connection.execute(select(view_requests).where(_own(account, asked.id))).first()
    if known is not None and known.token_hash == hash:
        return
    if known is not None or connection.scalar(
        select(func.count()).where(view_requests.c.token_hash == hash)
    ):
        raise Refusal(409, "taken", "This request is in use. Please make another one.")
    count = connection.scalar(select(func.count()).where(view_requests.c.account == account)) or 0
    if count >= MOST_REQUESTS:
        raise Refusal(
            409, "many", "There are too many requests. Please delete an old one, then try again."
        )
    connection.execute(
        insert(view_requests).values(
            account=account,
            request=asked.id,
            token_hash=hash,
            most=asked.most,
            until=asked.until,
            expires=asked.until + KEPT,
            looks=0,
            closed=0,
        )
    )


def withdraw(connection: Connection, account: str, request: str) -> None:
    """Forget a request and all answers to it."""
    _forget(connection, _own(account, request))


def keep(connection: Connection, token: str, id: str, letter: str, alone: bool, now: int) -> None:
    """Keep a view, once. Refusal: it is too late, or there are as many as were asked for."""
    hash = digest(token)
    knowing(connection, hash)
    found = connection.execute(
        select(view_requests).where(view_requests.c.token_hash == hash).with_for_update()
    ).first()
    if found is None or found.closed or now > found.until:
        raise Refusal(
            410,
            "ended",
            "This request has ended or was taken back. Nothing was sent, and your answers are "
            "still on this device.",
        )
    within(connection, found.account)
    here = _answers(found)
    if connection.scalar(select(func.count()).where(here, view_answers.c.id == id)):
        return
    _count_attempt(connection, f"view/{found.token_hash}", now)
    if (connection.scalar(select(func.count()).where(here)) or 0) >= found.most:
        raise Refusal(
            409,
            "full",
            "As many colleagues have answered as were asked. Nothing was sent. Please tell the "
            "person who asked you.",
        )
    connection.execute(
        insert(view_answers).values(
            account=found.account,
            request=found.request,
            id=id,
            letter=letter,
            alone=int(alone),
            look=None,
        )
    )


def look(connection: Connection, account: str, request: str, close: bool) -> dict[str, Any]:
    """Let the owner see what waits, where it is enough; `close` takes no more and forgets the rest.

    What is left over at the end could only be shown by itself, so it is never shown.
    """
    found = _found(connection, account, request, lock=True)
    waiting = and_(_answers(found), view_answers.c.look.is_(None))
    if not found.closed:
        if _waits(connection, waiting) < LEAST:
            waiting_now = and_(waiting, view_answers.c.alone == 1)
        else:
            waiting_now = waiting
        looked = connection.execute(
            update(view_answers).where(waiting_now).values(look=found.looks + 1)
        ).rowcount
        connection.execute(
            update(view_requests)
            .where(_own(account, request))
            .values(looks=found.looks + (looked > 0), closed=int(close))
        )
        if close:
            # They have answered, so they still count; what they said is gone.
            connection.execute(update(view_answers).where(waiting).values(letter=""))
    return state(connection, account, request)


def state(connection: Connection, account: str, request: str) -> dict[str, Any]:
    """Return how far a request has come, and the views of each look."""
    found = _found(connection, account, request)
    here = _answers(found)
    waiting = and_(here, view_answers.c.look.is_(None))
    rows = connection.execute(
        select(view_answers.c.id, view_answers.c.letter, view_answers.c.look)
        .where(here, view_answers.c.look.is_not(None))
        .order_by(view_answers.c.look, view_answers.c.id)
    ).all()
    looks: list[list[dict[str, str]]] = [[] for _ in range(found.looks)]
    for row in rows:
        looks[row.look - 1].append({"id": row.id, "letter": row.letter})
    alone = connection.scalar(select(func.count()).where(waiting, view_answers.c.alone == 1)) or 0
    return {
        "count": connection.scalar(select(func.count()).where(here)) or 0,
        "can_look": not found.closed and (alone > 0 or _waits(connection, waiting) >= LEAST),
        "closed": bool(found.closed),
        "looks": looks,
    }


def _waits(connection: Connection, waiting: Any) -> int:
    others = select(func.count()).where(waiting, view_answers.c.alone == 0)
    return connection.scalar(others) or 0


def _found(connection: Connection, account: str, request: str, lock: bool = False) -> Row[Any]:
    asked = select(view_requests).where(_own(account, request))
    found = connection.execute(asked.with_for_update() if lock else asked).first()
    if found is None:
        raise Refusal(
            404, "gone", "The endpoint no longer has this request. What you have seen stays here."
        )
    return found


def _count_attempt(connection: Connection, source: str, now: int) -> None:
    """Note that an answer came: apart from the answer, so that nothing says when which came."""
    since = now - 10 * MINUTE
    connection.execute(delete(attempts).where(attempts.c.source == source, attempts.c.at <= since))
    if (connection.scalar(select(func.count()).where(attempts.c.source == source)) or 0) >= AT_ONCE:
        raise Refusal(
            429,
            "wait",
            "Many answers came at once. Nothing was sent, and yours is still on this device. "
            "Please try again in ten minutes.",
            10 * 60,
        )
    connection.execute(insert(attempts).values(source=source, at=now))


def _own(account: str, request: str) -> Any:
    return and_(view_requests.c.account == account, view_requests.c.request == request)


def _answers(found: Row[Any]) -> Any:
    return and_(view_answers.c.account == found.account, view_answers.c.request == found.request)


def _forget(connection: Connection, which: Any) -> None:
    gone: Iterable[Row[Any]] = connection.execute(select(view_requests).where(which)).all()
    for found in gone:
        connection.execute(delete(view_answers).where(_answers(found)))
        connection.execute(delete(attempts).where(attempts.c.source == f"view/{found.token_hash}"))
        connection.execute(delete(view_requests).where(_own(found.account, found.request)))
