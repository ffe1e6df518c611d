"""One sync of one device: what it sends is taken, what it lacks is returned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, update

from app.endpoint import rows
from app.endpoint.cursor import Cursor
from app.endpoint.quarantine import Unfit, check, digest_of, is_same, is_written_as, text_of
from app.endpoint.refusal import Refusal
from app.endpoint.secret import new_code
from app.endpoint.shared import may_share, project
from app.endpoint.tables import accounts
from app.models.checksum import mark, written
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
    is_proper: bool = False
    """Whether a strict parser has read them."""
    prev: str = ""
    """The digest of the op before the first, if the device gave it."""

    @property
    def end(self) -> int:
        """The number after the last op."""
        return self.start + len(self.ops)


@dataclass(slots=True)
class Taken:
    """What became of a push."""

    next: int
    """The number expected next."""
    seq: int
    """The number of the account's last op."""
    sum: int
    """The account's checksum."""
    final: list[Any] = field(default_factory=list)
    rejected: list[Any] = field(default_factory=list)
    new: list[rows.New] = field(default_factory=list)

    def note(self, row: Any, written: Any) -> None:
        """Note what the device should know of an op whose clock was `written` by it: a changed
        clock, or why it is kept apart."""
        if row.seq is None:
            self.rejected.append({"q": row.q, "code": row.code, "message": row.message})
        elif written != [row.ms, row.counter]:
            self.final.append([row.q, row.seq, [row.ms, row.counter]])


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a sync."""

    text: str
    """The whole of it, as JSON."""
    rejected: int
    """How many ops were kept apart."""
    pulled: int


def exchange(
    connection: Connection, account: str, push: Push, cursor: str, limit: int, now: int
) -> Told:
    """Return the answer to a sync of `account`. Refusal: the device sent other ops before.

    It must run in one transaction. The account's row is locked first and for all of it.
    """
    of_device = {"account": account, "device": push.device}
    found = connection.execute(rows.LOCKED, {"account": account}).one()
    epoch, seq = found.epoch, found.seq
    last = connection.execute(rows.LAST, of_device).first()
    next = last.q + 1 if last else 1
    known = Cursor.of(cursor)
    after = known.place if known.epoch == epoch else 0
    if push.start > next or after > seq:
        # A device knows of ops that are not here: a backup was put back. The numbers after it
        # will be given out again, so every device has to pull from the start.
        epoch, after = new_code(8), 0
    is_late = 0 < after < found.floor and known.floor < found.floor
    if is_late:
        # What it lacks was blanked since it was here: what is left of all it has to see afresh.
        after = 0
    taken = Taken(next, seq, int(found.sum, 16))
    if push.prev and 1 < push.start <= next and not _follows(connection, push, account, last):
        # A backup was put back, and a copy of this device took the numbers of what it had sent:
        # it sends all again, so that the first change that differs is found.
        push, taken.next = replace(push, ops=()), 1
    sent = {**of_device, "first": push.start, "last": push.end - 1}
    differs = None
    if push.ops and push.start < next:
        differs = _compare(connection.execute(rows.HERE, sent), push, taken)
    if differs is None:
        _accept(push, taken, now)
    if taken.new:
        rows.add(connection, account, push.device, now, taken.new)
        if any(may_share(each.body) for each in taken.new):
            made = {"device": push.device, "received": now}
            project(connection, account, [{**each._asdict(), **made} for each in taken.new])
    if taken.new or epoch != found.epoch:
        moved = {"account": account, "to": taken.seq, "in": epoch, "sum": written(taken.sum)}
        connection.execute(rows.MOVED, moved)
    most = max(1, min(limit, OPS_LIMIT))
    wanted = connection.execute(rows.WANTED, {**sent, "after": after, "most": most + 1}).all()
    pulled, more = _fit(wanted, most)
    place = pulled[-1].seq if more else taken.seq
    answer = {
        "v": VERSION,
        "now": now,
        "push": {"next": taken.next, "final": taken.final, "rejected": taken.rejected},
        "policy": {"resync": is_late, "min_proto": VERSION},
    }
    pull = {"cursor": str(Cursor(epoch, place, found.floor)), "more": more}
    if not more:
        pull["sum"] = written(taken.sum)
    # Ops are kept as text, and passed on as text.
    ops = ",".join(map(_text, pulled))
    text = f'{_json(answer)[:-1]},"pull":{_json(pull)[:-1]},"ops":[{ops}]}}}}'
    return Told(text, len(taken.rejected), len(pulled))


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def forget_cursors(connection: Connection) -> None:
    """Let every device pull from the start, since a backup was put back.

    Most devices show by themselves that something is missing. One that lost a change here and is
    never used again does not, and others could miss what took the numbers of that change.
    """
    connection.execute(update(accounts).values(epoch=new_code(8)))


def _follows(connection: Connection, push: Push, account: str, last: Any) -> bool:
    """Return whether the op before the first one is the one that the device means."""
    q = push.start - 1
    if last.q != q:
        of_device = {"account": account, "device": push.device, "first": q, "last": q}
        last = connection.execute(rows.HERE, of_device).first()
    return last is None or is_written_as(push.prev, last.body, last.digest)


def _compare(here: Any, push: Push, taken: Taken) -> int | None:
    """Check ops that are here already; return the number of the first that is another one, before
    which the device stops for now. Refusal: it is the first of all."""
    for row in here:
        raw, _ = _apart(push.ops[row.q - push.start])
        text = text_of(raw, is_proper=push.is_proper)
        if row.digest != digest_of(text) and not is_same(raw, row.body, row.digest):
            if row.q > push.start:
                # What is the same needs no other name.
                taken.next = int(row.q)
                return taken.next
            raise Refusal(
                409,
                "fork",
                "Another change of this device is here under the same number. "
                "Both are kept: the device goes on under a new name.",
            )
        taken.note(row, raw["h"] if row.seq is not None else None)
    return None


def _accept(push: Push, taken: Taken, now: int) -> None:
    """Take the ops that are new; none where there is a gap before them."""
    if push.start > taken.next:
        return
    latest = (now + AHEAD, 0)
    for sent in push.ops[taken.next - push.start :]:
        q = taken.next
        raw, given = _apart(sent)
        body = text_of(raw, is_proper=push.is_proper)
        digest = digest_of(body)
        try:
            clock = check(raw, body, push.device, q, is_proper=push.is_proper).clock
        except Unfit as error:
            row = rows.New(q, None, digest, body, 0, 0, error.code, error.message)
            taken.note(row, None)
        else:
            taken.seq += 1
            counts = min(clock, latest, given or clock)
            row = rows.New(q, taken.seq, digest, body, *counts)
            taken.sum ^= mark(push.device, q, counts)
            if counts != clock:
                taken.note(row, clock)
        taken.next += 1
        taken.new.append(row)


def _apart(sent: Any) -> tuple[Any, Clock | None]:
    """Return what the device wrote, and the clock that an endpoint gave it before, if one did.

    Where a backup was put back, other devices hold the op with that clock, and will keep it.
    """
    if isinstance(sent, dict) and "f" in sent:
        match sent["f"]:
            case [int(ms), int(counter)] if ms >= 0 and counter >= 0:
                return {key: value for key, value in sent.items() if key != "f"}, (ms, counter)
    return sent, None


def _text(row: rows.Wanted) -> str:
    """Return an op as it is passed on: word for word, with the clock that counts."""
    clock = f'"h":[{row.ms},{row.counter}],'
    # So it begins unless its clock was put back, or a later release wrote fields of its own.
    if row.body.startswith(f'{{"d":"{row.device}",{clock}"p":'):
        return str(row.body)
    return _json({**json.loads(row.body), "h": [row.ms, row.counter]})


def _fit(rows: Sequence[rows.Wanted], limit: int) -> tuple[Sequence[rows.Wanted], bool]:
    """Return what one message holds of `rows`, at least one, and whether there is more."""
    size = 0
    for number, row in enumerate(rows):
        size += len(row.body)
        if number == limit or (number and size > BODY_LIMIT):
            return rows[:number], True
    return rows, False
