"""One sync of one device: what it sends is taken, what it lacks is returned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, not_, select, update

from app.endpoint.quarantine import Unfit, check, digest_of, text_of
from app.endpoint.refusal import Refusal
from app.endpoint.secret import new_code
from app.endpoint.shared import project
from app.endpoint.tables import accounts, ops
from app.models.op import Clock
from app.sync.protocol import BODY_LIMIT, OPS_LIMIT, VERSION

AHEAD = 5 * 60 * 1000
"""How far ahead of the endpoint's clock an op may be, in milliseconds, before it is put back."""


@dataclass(frozen=True, slots=True)
class Push:
    """The ops of `device` that came with a request."""

    device: str
    start: int
    """The number of the first op."""
    ops: Sequence[Any]


@dataclass(slots=True)
class Taken:
    """What became of a push."""

    next: int
    """The number expected next."""
    final: list[Any] = field(default_factory=list)
    rejected: list[Any] = field(default_factory=list)

    def note(self, q: int, seq: int | None, clock: Clock, row: Any) -> None:
        """Note what the device should know of an op: a changed clock, or why it is kept apart."""
        if seq is None:
            self.rejected.append({"q": q, "code": row["code"], "message": row["message"]})
        elif clock != _written(row["body"]):
            self.final.append([q, seq, list(clock)])


def exchange(
    connection: Connection, account: str, push: Push, cursor: str, limit: int, now: int
) -> dict[str, Any]:
    """Return the answer to a sync of `account`. Refusal: the device sent other ops before.

    It must run in one transaction. The account's row is locked first and for all of it.
    """
    of_account = accounts.c.id == account
    seq, epoch = connection.execute(
        select(accounts.c.seq, accounts.c.epoch).where(of_account).with_for_update()
    ).one()
    of_device = and_(ops.c.account == account, ops.c.device == push.device)
    next = (connection.scalar(select(func.max(ops.c.q)).where(of_device)) or 0) + 1
    known_epoch, _, place = cursor.partition(":")
    after = int(place) if known_epoch == epoch and place.isdecimal() and place.isascii() else 0
    if push.start > next or after > seq:
        # A device knows of ops that are not here: a backup was put back. The numbers after it
        # will be given out again, so every device has to pull from the start.
        epoch, after = new_code(8), 0
        connection.execute(update(accounts).where(of_account).values(epoch=epoch))
    taken = Taken(next)
    _compare(connection, and_(of_device, ops.c.q >= push.start), push, taken)
    new = _accept(account, push, taken, seq, now)
    if new:
        connection.execute(insert(ops), new)
        seq += sum(row["seq"] is not None for row in new)
        connection.execute(update(accounts).where(of_account).values(seq=seq))
        project(connection, account, new)
    end = push.start + len(push.ops)
    sent = and_(ops.c.device == push.device, ops.c.q >= push.start, ops.c.q < end)
    wanted = (
        select(ops)
        .where(ops.c.account == account, ops.c.seq > after, not_(sent))
        .order_by(ops.c.seq)
        .limit(max(1, min(limit, OPS_LIMIT)) + 1)
    )
    pulled, more = _fit(connection.execute(wanted).all(), max(1, min(limit, OPS_LIMIT)))
    reached = pulled[-1].seq if more else seq
    return {
        "v": VERSION,
        "now": now,
        "push": {"next": taken.next, "final": taken.final, "rejected": taken.rejected},
        "pull": {
            "ops": [{**json.loads(row.body), "h": [row.ms, row.counter]} for row in pulled],
            "cursor": f"{epoch}:{reached}",
            "more": more,
        },
    }


def forget_cursors(connection: Connection) -> None:
    """Let every device pull from the start, since a backup was put back.

    Most devices show by themselves that something is missing. One that lost a change here and is
    never used again does not, and others could miss what took the numbers of that change.
    """
    connection.execute(update(accounts).values(epoch=new_code(8)))


def _compare(connection: Connection, here: Any, push: Push, taken: Taken) -> None:
    """Check that ops that are here already are the same ones."""
    if not push.ops or push.start >= taken.next:
        return
    last = push.start + len(push.ops) - 1
    for row in connection.execute(select(ops).where(here, ops.c.q <= last).order_by(ops.c.q)):
        raw, _ = _apart(push.ops[row.q - push.start])
        if row.digest != digest_of(text_of(raw)):
            raise Refusal(
                409,
                "fork",
                "Another change of this device is here under the same number. "
                "Both are kept: the device goes on under a new name.",
            )
        taken.note(row.q, row.seq, (row.ms, row.counter), row._mapping)


def _accept(account: str, push: Push, taken: Taken, seq: int, now: int) -> list[dict[str, Any]]:
    """Return rows for the ops that are new; none where there is a gap before them."""
    rows: list[dict[str, Any]] = []
    if push.start > taken.next:
        return rows
    for sent in push.ops[taken.next - push.start :]:
        q = taken.next
        raw, given = _apart(sent)
        body = text_of(raw)
        row: dict[str, Any] = {
            "account": account,
            "device": push.device,
            "q": q,
            "seq": None,
            "digest": digest_of(body),
            "body": body,
            "ms": 0,
            "counter": 0,
            "received": now,
            "code": None,
            "message": None,
        }
        try:
            clock = check(raw, push.device, q).clock
        except Unfit as error:
            row.update(code=error.code, message=error.message)
        else:
            seq += 1
            clock = min(clock, (now + AHEAD, 0), given or clock)
            row.update(seq=seq, ms=clock[0], counter=clock[1])
        taken.note(q, row["seq"], (row["ms"], row["counter"]), row)
        taken.next += 1
        rows.append(row)
    return rows


def _apart(sent: Any) -> tuple[Any, Clock | None]:
    """Return what the device wrote, and the clock that an endpoint gave it before, if one did.

    Where a backup was put back, other devices hold the op with that clock, and will keep it.
    """
    match sent:
        case {"f": [int(ms), int(counter)]} if ms >= 0 and counter >= 0:
            return {key: value for key, value in sent.items() if key != "f"}, (ms, counter)
    return sent, None


def _written(body: str) -> Clock:
    ms, counter = json.loads(body)["h"]
    return (ms, counter)


def _fit(rows: Sequence[Row[Any]], limit: int) -> tuple[Sequence[Row[Any]], bool]:
    """Return what one message holds of `rows`, at least one, and whether there is more."""
    size = 0
    for number, row in enumerate(rows):
        size += len(row.body)
        if number == limit or (number and size > BODY_LIMIT):
            return rows[:number], True
    return rows, False
