"""What is too large for an op, as the endpoint keeps it: in parts, by the digest of the whole.

A device sends the parts of what its acknowledged ops name. Whatever cuts it off, it asks what is
here and goes on. The endpoint never looks into what a visit says: it takes nothing away by itself,
but on the word of a device that has seen every op that is here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from app.endpoint.cursor import Cursor
from app.endpoint.refusal import Refusal
from app.endpoint.tables import accounts, attachment_parts, attachments, organisations
from app.sync.protocol import ATTACHMENT_LIMIT, PART_LIMIT, parts_of

MEGABYTE = 1_000_000
ROOM = 1_000
"""Megabytes that one person may keep here, unless the organisation has set another number: some
2,500 photos."""
ROW = 1_000
"""Bytes that each counts for besides its own: many small ones take up room as well."""
SETTING = "photo_megabytes"
"""What that number is called among an organisation's settings."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it came."""

    digest: str
    """SHA-256 of the whole, in hexadecimal."""
    size: int
    """Bytes of the whole."""
    number: int
    """From 0."""
    check: str
    """SHA-256 of this part."""
    content: bytes


def have(connection: Connection, account: str, digests: Iterable[str]) -> dict[str, Any]:
    """Return which of `digests` are here whole, and which parts there are of the others."""
    asked = and_(attachments.c.account == account, attachments.c.digest.in_(tuple(digests)))
    rows = connection.execute(select(attachments).where(asked)).all()
    begun: dict[str, tuple[int, list[int]]] = {
        row.digest: (row.size, []) for row in rows if row.whole is None
    }
    of_begun = and_(
        attachment_parts.c.account == account, attachment_parts.c.digest.in_(tuple(begun))
    )
    numbers = select(attachment_parts.c.digest, attachment_parts.c.number).where(of_begun)
    for digest, number in connection.execute(numbers.order_by(attachment_parts.c.number)):
        begun[digest][1].append(number)
    return {
        "whole": [row.digest for row in rows if row.whole is not None],
        "begun": [
            {"digest": digest, "size": size, "parts": parts}
            for digest, (size, parts) in begun.items()
        ],
    }


def put(connection: Connection, account: str, organisation: str, part: Part, now: int) -> bool:
    """Keep a part and return whether the whole is here. The same part again changes nothing.

    Refusal: it cannot be kept. `Wrong`: all parts are here and are not what their name says; they
    are thrown away, and the transaction must be committed.
    """
    _check(part)
    _lock(connection, account)
    this = and_(attachments.c.account == account, attachments.c.digest == part.digest)
    known = connection.execute(select(attachments).where(this)).first()
    if known is not None and known.whole is not None:
        return True
    if known is not None and known.size != part.size:
        _drop(connection, account, [part.digest])
        known = None
    if known is None:
        _make_room(connection, account, organisation, part.size)
        row = {"account": account, "digest": part.digest, "size": part.size, "created": now}
        connection.execute(insert(attachments), row)
    of_whole = and_(attachment_parts.c.account == account, attachment_parts.c.digest == part.digest)
    # The newer of two that differ: the whole is looked at in the end anyway.
    connection.execute(
        delete(attachment_parts).where(of_whole, attachment_parts.c.number == part.number)
    )
    row = {"account": account, "digest": part.digest, "number": part.number}
    connection.execute(insert(attachment_parts), {**row, "content": part.content})
    here = connection.scalar(select(func.count()).select_from(attachment_parts).where(of_whole))
    if here != parts_of(part.size):
        return False
    found = hashlib.sha256()
    pieces = select(attachment_parts.c.content).where(of_whole)
    for (piece,) in connection.execute(pieces.order_by(attachment_parts.c.number)):
        found.update(piece)
    if found.hexdigest() != part.digest:
        _drop(connection, account, [part.digest])
        raise Wrong
    connection.execute(update(attachments).where(this).values(whole=now))
    return True


class Wrong(Exception):
    """The parts together are not what their name says."""

    def refusal(self) -> Refusal:
        """Return what is said of it."""
        return Refusal(
            422,
            "damaged",
            "A photo was damaged on its way, and was not kept here. It is safe on your device, "
            "which will send it again.",
        )


def get(connection: Connection, account: str, digest: str, number: int) -> tuple[int, bytes]:
    """Return the size of the whole and one of its parts. Refusal: it is not here, or not whole."""
    this = and_(
        attachments.c.account == account,
        attachments.c.digest == digest,
        attachments.c.whole.is_not(None),
        attachment_parts.c.account == attachments.c.account,
        attachment_parts.c.digest == attachments.c.digest,
        attachment_parts.c.number == number,
    )
    found = connection.execute(
        select(attachments.c.size, attachment_parts.c.content).where(this)
    ).first()
    if found is None:
        raise Refusal(
            404,
            "attachment",
            "This photo is not here. It may still be on its way from another device.",
        )
    return found.size, bytes(found.content)


def remove(connection: Connection, account: str, digests: Iterable[str], cursor: str) -> None:
    """Throw away what no photo names any more, on the word of a device that has pulled up to
    `cursor`. Refusal: there is more than that, and it may bring one of them back."""
    seq, epoch = _lock(connection, account)
    seen = Cursor.of(cursor)
    if (seen.epoch, seen.place) != (epoch, seq):
        raise Refusal(
            409, "behind", "Another device has sent something meanwhile. Nothing was changed."
        )
    _drop(connection, account, digests)


def forget_unfinished(connection: Connection, before: int) -> int:
    """Throw away what was begun before that moment and never came whole; return how much."""
    stale = and_(attachments.c.whole.is_(None), attachments.c.created < before)
    rows = connection.execute(select(attachments.c.account, attachments.c.digest).where(stale))
    found = rows.all()
    for account, digest in found:
        _drop(connection, account, [digest])
    return len(found)


def _check(part: Part) -> None:
    if part.size > ATTACHMENT_LIMIT:
        raise Refusal(
            413,
            "size",
            f"This photo is larger than the endpoint takes ({ATTACHMENT_LIMIT // MEGABYTE} MB). "
            "It stays on the device that took it.",
        )
    start = part.number * PART_LIMIT
    if start >= part.size or len(part.content) != min(PART_LIMIT, part.size - start):
        raise Refusal(400, "shape", "This part of a photo does not have the length it should have.")
    if hashlib.sha256(part.content).hexdigest() != part.check:
        raise Refusal(
            400,
            "damaged",
            "A part of a photo was damaged on its way. Nothing was changed. "
            "The photo is safe on your device, which will send it again.",
        )


def _lock(connection: Connection, account: str) -> tuple[int, str]:
    """Return the number of the account's last op, and its epoch; they stay until the end."""
    row = select(accounts.c.seq, accounts.c.epoch).where(accounts.c.id == account)
    seq, epoch = connection.execute(row.with_for_update()).one()
    return seq, epoch


def _make_room(connection: Connection, account: str, organisation: str, size: int) -> None:
    """Refusal: there is none for `size` bytes more."""
    bytes_and_rows = select(func.sum(attachments.c.size), func.count())
    bytes, rows = connection.execute(bytes_and_rows.where(attachments.c.account == account)).one()
    used = int(bytes or 0) + rows * ROW
    named = select(organisations.c.settings).where(organisations.c.id == organisation)
    room = json.loads(connection.scalar(named) or "{}").get(SETTING)
    room = room if isinstance(room, int) and room >= 0 else ROOM
    if used + size > room * MEGABYTE:
        raise Refusal(
            413,
            "room",
            f"Your photos take up the room that the endpoint has for one person ({room} MB). "
            "What you took is safe on this device, and everything else is sent. Take away photos "
            "that you no longer need, or ask those who run the endpoint for more room.",
        )


def _drop(connection: Connection, account: str, digests: Iterable[str]) -> None:
    for table in (attachment_parts, attachments):
        these = and_(table.c.account == account, table.c.digest.in_(tuple(digests)))
        connection.execute(delete(table).where(these))
