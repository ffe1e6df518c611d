"""The recovery code: what it gives back to a person who has lost every device.

The endpoint sees neither the code nor the keys. Of the code it knows a hash of what only the code
yields, and the keys are in a letter that only the code opens.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select
from sqlalchemy.exc import IntegrityError

from app.endpoint.actor import holder
from app.endpoint.database import Database, knowing, within
from app.endpoint.enrolment import admit, check_attempts, note_attempt
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest
from app.endpoint.tables import devices, recoveries


def keep_code(
    connection: Connection, asking: Row[tuple[object, ...]], hash: str, letter: str, now: int
) -> None:
    """Keep what a code gives back, in place of what the code before did; `asking` is the device.

    Refusal: another account has this code.
    """
    account = str(asking.account)
    connection.execute(delete(recoveries).where(recoveries.c.account == account))
    row = {"account": account, "hash": hash, "letter": letter, "created": now}
    try:
        with connection.begin_nested():
            connection.execute(insert(recoveries).values(row))
    except IntegrityError as error:
        raise Refusal(
            409, "taken", "Please make another recovery code. Nothing was changed."
        ) from error
    holder(connection, asking).note(connection, "recovery code made", account, "done", now)


def recover(database: Database, proof: str, device: str, source: str, now: int) -> dict[str, Any]:
    """Let a device in by what the code yields, and return what the code opens. Refusal."""
    hash = digest(proof)
    with database.transaction() as connection:
        check_attempts(connection, source, now)
        knowing(connection, hash)
        found = connection.execute(select(recoveries).where(recoveries.c.hash == hash)).first()
        if found is not None:
            within(connection, found.account)
            joined = admit(connection, found.account, device, f"recovery/{hash}", now)
            _note(connection, found.account, joined.token, now)
            return {
                "account": joined.account,
                "organisation": joined.organisation,
                "token": joined.token,
                "letter": found.letter,
            }
        note_attempt(connection, source, now)
    raise Refusal(
        404, "code", "No account here has this recovery code. Nothing was changed. Please compare "
        "it with what you wrote down, and check the address.",
    )  # fmt: skip


def _note(connection: Connection, account: str, token: str, now: int) -> None:
    let_in = connection.execute(select(devices).where(devices.c.token_hash == digest(token))).one()
    holder(connection, let_in).note(connection, "account recovered", account, "done", now)
