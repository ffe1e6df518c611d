"""Who does something, as the audit names them, and what their transaction may see."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from sqlalchemy import Connection, Row, select

from app.endpoint.audit import note
from app.endpoint.caller import Caller, caller_of
from app.endpoint.database import within
from app.endpoint.refusal import Refusal
from app.endpoint.tables import accounts, organisations


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who changes what people belong to."""

    account: str
    device: str
    organisation: str
    """An id: that in which it is done."""

    def note(
        self, connection: Connection, action: str, subject: str, result: str, now: int
    ) -> None:
        """Write it down in the organisation's audit. Neither may hold a name or a code."""
        note(
            connection,
            self.organisation,
            self.account,
            self.device,
            action,
            subject,
            result,
            now,
        )


def actor(caller: Caller) -> Actor:
    """Return the person who asks, as who does it."""
    return Actor(caller.account, caller.device, caller.organisation)


def holder(connection: Connection, device: Row[tuple[object, ...]]) -> Actor:
    """Return the person whose device asks, as who does it; the audit of the organisation that they
    came with has it, though they may have left that since."""
    host = select(accounts.c.organisation).where(accounts.c.id == device.account)
    return Actor(str(device.account), str(device.token_hash), str(connection.scalar(host)))


def operator(organisation: str) -> Actor:
    """Return who runs commands on the machine itself."""
    return Actor("operator", "", organisation)


def lock(connection: Connection, organisation: str) -> None:
    """Let nobody else change who belongs to `organisation` until the transaction ends.

    It comes before any other lock, so that no two wait for each other.
    """
    # New members point at the row, which the weaker of PostgreSQL's two locks lets them.
    own = organisations.c.id == organisation
    connection.execute(select(organisations.c.id).where(own).with_for_update(key_share=True))


def caller_at_work(connection: Connection, request: Request) -> Caller:
    """Return who asks for a change, as they are once nobody else can change that.

    Refusal: no device of ours asks, or one whose person belongs to no organisation.
    """
    caller = caller_of(connection, request)
    if not caller.organisation:
        raise Refusal(
            403, "organisation", "You belong to no organisation just now. Nothing was changed."
        )
    lock(connection, caller.organisation)
    # What was read before the lock may be over by now.
    now = caller_of(connection, request)
    if now.organisation != caller.organisation:
        raise Refusal(
            409,
            "changed",
            "What you belong to has just changed. Please try again. Nothing was changed by this.",
        )
    return now


def see(connection: Connection, caller: Caller, *spaces: str) -> None:
    """Let the rest of the transaction see `spaces` as well as what the caller belongs to."""
    own = filter(None, (caller.account, caller.organisation, *caller.teams))
    within(connection, *own, *spaces)
