"""Receipts that a leader puts up for a team, and what the team answers there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from app.endpoint.database import knowing, within
from app.endpoint.enrolment import MINUTE
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest
from app.endpoint.tables import receipt_answers, receipts
from app.models.identity import new_id
from app.models.receipt import LONGEST_LINE, WORDS, Asked, Receipt, shortened

LIFE = 180 * 24 * 60 * MINUTE
"""How long a receipt is there unless it is put up anew, in milliseconds: twice the 90 days after
which a team should have heard (our own clock)."""
MOST_RECEIPTS = 500
"""The most receipts of one account."""
MOST_ANSWERS = 200
"""The most answers to one receipt."""
AT_ONCE = 20
"""The most answers to one receipt in ten minutes: a whole team may stand around one code."""
PAGE = 500
"""The most answers in one message."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it came with the form."""

    id: str
    said: str
    """A digit a promise."""
    line: str


def put(connection: Connection, account: str, receipt: Receipt, token: str, now: int) -> None:
    """Show a receipt at its address, in place of what was there of the same name.

    Refusal: there are too many, or the address belongs to somebody else.
    """
    # `now` is any moment: what has run out goes before what comes is counted.
    _forget(connection, receipts.c.expires < now)
    own = _own(account, receipt.id)
    count = connection.scalar(
        select(func.count()).where(receipts.c.account == account, receipts.c.receipt != receipt.id)
    )
    if (count or 0) >= MOST_RECEIPTS:
        raise Refusal(
            409, "many", "There are too many receipts. Please take an old one back, then try again."
        )
    hash = digest(token)
    knowing(connection, hash)
    other = connection.scalar(select(func.count()).where(receipts.c.token_hash == hash, ~own))
    if other:
        raise Refusal(409, "taken", "This address is in use. Please make another receipt.")
    asked = [[promise.words, promise.due] for promise in receipt.promises]
    values = {
        "token_hash": hash,
        "body": json.dumps([receipt.place, receipt.day, asked]),
        "expires": now + LIFE,
    }
    if not connection.execute(update(receipts).where(own).values(**values)).rowcount:
        connection.execute(insert(receipts).values(account=account, receipt=receipt.id, **values))


def withdraw(connection: Connection, account: str, receipt: str) -> None:
    """Forget a receipt and all that was answered to it."""
    _forget(connection, _own(account, receipt))


def shown(connection: Connection, token: str, now: int) -> tuple[str, Receipt] | None:
    """Return the account and the receipt at an address; None where there is none any more."""
    hash = digest(token)
    knowing(connection, hash)
    row = connection.execute(
        select(receipts)
        .where(receipts.c.token_hash == hash, receipts.c.expires >= now)
        .with_for_update()
    ).first()
    if row is None:
        return None
    within(connection, row.account)
    place, day, asked = json.loads(row.body)
    promises = tuple(Asked(words, due) for words, due in asked)
    return row.account, Receipt(row.receipt, place, day, promises)


def said(form: Mapping[str, Sequence[str]], receipt: Receipt) -> Said | None:
    """Return what a form says; None where it says nothing of any promise."""

    def one(name: str) -> str:
        return form.get(name, ("",))[0]

    digits = ""
    for number in range(len(receipt.promises)):
        word = one(f"p{number}")
        digits += str(1 + WORDS.index(word)) if word in WORDS else "0"
    if not digits.strip("0"):
        return None
    id = "".join(filter(str.isalnum, one("once")))[:40]
    # Databases differ in what they keep of characters that nobody sees.
    line = "".join(each if each.isprintable() else " " for each in one("line"))
    return Said(id or new_id(), digits, shortened(line, LONGEST_LINE))


def keep(connection: Connection, account: str, receipt: Receipt, what: Said, now: int) -> None:
    """Keep an answer, once. Refusal: too many came, and when to try again."""
    here = and_(receipt_answers.c.account == account, receipt_answers.c.receipt == receipt.id)
    if connection.scalar(select(func.count()).where(here, receipt_answers.c.id == what.id)):
        return
    recent = receipt_answers.c.at > now - 10 * MINUTE
    if (connection.scalar(select(func.count()).where(here, recent)) or 0) >= AT_ONCE:
        raise Refusal(429, "wait", "Many answers came at once.", 10 * 60)
    count = connection.scalar(select(func.count()).where(here)) or 0
    if count >= MOST_ANSWERS:
        raise Refusal(409, "many", "This receipt has all the answers it can hold.")
    connection.execute(
        insert(receipt_answers).values(
            account=account,
            receipt=receipt.id,
            seq=count + 1,
            id=what.id,
            said=what.said,
            line=what.line,
            at=now,
        )
    )


def answers(
    connection: Connection, account: str, after: Mapping[str, int]
) -> tuple[list[dict[str, Any]], bool]:
    """Return what was answered to each receipt after the answer of that number, and whether there
    is more."""
    found: list[dict[str, Any]] = []
    for receipt, seq in after.items():
        rows = connection.execute(
            select(receipt_answers)
            .where(
                receipt_answers.c.account == account,
                receipt_answers.c.receipt == receipt,
                receipt_answers.c.seq > seq,
            )
            .order_by(receipt_answers.c.seq)
            .limit(PAGE + 1)
        )
        found += (
            {name: row[name] for name in ("receipt", "seq", "id", "said", "line", "at")}
            for row in rows.mappings()
        )
        if len(found) > PAGE:
            return found[:PAGE], True
    return found, False


def _own(account: str, receipt: str) -> Any:
    return and_(receipts.c.account == account, receipts.c.receipt == receipt)


def _forget(connection: Connection, which: Any) -> None:
    gone = connection.execute(select(receipts.c.account, receipts.c.receipt).where(which)).all()
    for account, receipt in gone:
        connection.execute(
            delete(receipt_answers).where(
                receipt_answers.c.account == account, receipt_answers.c.receipt == receipt
            )
        )
        connection.execute(delete(receipts).where(_own(account, receipt)))
