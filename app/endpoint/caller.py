"""Who asks something of the endpoint, by the token that comes with it, and what they may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from sqlalchemy import Connection, Row, bindparam, select

from app.endpoint.database import knowing, within
from app.endpoint.refusal import Refusal
from app.endpoint.secret import bearer, digest
from app.endpoint.tables import devices, members, sessions
from app.models.membership import Role

SESSION = "s."
"""What the token of a session begins with; no other token does."""
NOT_KNOWN = (
    "The endpoint does not know this device. Everything is saved here. "
    "To send again, please join with a new code."
)
REVOKED = (
    "This device was signed out from another of your devices. Everything is still here, and "
    "nothing more is sent. To send again, please join with a new code."
)

# Made once: every request begins with these.
_RUNNING = select(sessions).where(
    sessions.c.token_hash == bindparam("hash"), sessions.c.is_challenge == 0
)
_HOLDER = select(devices).where(devices.c.token_hash == bindparam("hash"))


@dataclass(frozen=True, slots=True)
class Caller:
    """A device of a person, and what the person belongs to."""

    account: str
    device: str
    """The hash of the device's token, which is its key in the table."""
    organisation: str
    """An id; empty for who has left."""
    role: Role
    """In the organisation."""
    teams: Mapping[str, Role]
    """The role in each team, by its id."""

    def need(self, least: Role) -> None:
        """Refusal: the person's role in the organisation is not `least` or above."""
        if not self.organisation or not self.role.may(least):
            raise Refusal(
                403,
                "role",
                "Your role in the organisation does not include this. Nothing was changed.",
            )

    def need_team(self, team: str) -> None:
        """Refusal: the person is not in that team, which might as well not exist."""
        if team not in self.teams:
            raise Refusal(404, "team", "There is no such team among yours. Nothing was changed.")


def source_of(request: Request) -> str:
    """Return the address that a request came from; empty where that is not known."""
    return request.client.host if request.client else ""


def token_of(request: Request) -> str:
    """Return the token that came with a request; empty where none did."""
    return bearer(request.headers.get("Authorization", ""))


def device_of(connection: Connection, token: str, now: int) -> Row[tuple[object, ...]]:
    """Return the device that holds `token`, which is its session's or, where it has no key to sign
    with, its own; the rest of the transaction sees its account's rows.

    Refusal: no device does, or it was revoked.
    """
    hash = digest(token)
    knowing(connection, hash)
    if token.startswith(SESSION):
        session = connection.execute(_RUNNING, {"hash": hash}).first()
        if session is None or session.expires <= now:
            raise Refusal(
                401, "session", "This device has to show again who it is. Nothing was changed."
            )
        within(connection, session.account)
        hash = session.device
    found = connection.execute(_HOLDER, {"hash": hash}).first()
    # Where a device has a key, what it joined with opens nothing any more.
    is_over = found is not None and found.public_key and not token.startswith(SESSION)
    if found is None or is_over:
        raise Refusal(401, "token", NOT_KNOWN)
    if found.revoked is not None:
        raise Refusal(401, "revoked", REVOKED)
    within(connection, str(found.account))
    return found


def account_asking(connection: Connection, request: Request) -> str:
    """Return the account of the device that sent `request`. Refusal: no device did."""
    return str(device_asking(connection, request).account)


def device_asking(connection: Connection, request: Request) -> Row[tuple[object, ...]]:
    """Return the row of the device that sent `request`. Refusal: no device of ours did."""
    return device_of(connection, token_of(request), request.app.state.now())


def caller_of(connection: Connection, request: Request) -> Caller:
    """Return who sent `request`; the rest of the transaction sees what they belong to.

    Refusal: no device of ours did.
    """
    device = device_asking(connection, request)
    account = str(device.account)
    here = select(members).where(members.c.account == account, members.c.left.is_(None))
    organisation, role, teams = "", Role.LEARNER, {}
    for row in connection.execute(here):
        if row.space == row.organisation:
            organisation, role = row.space, Role(row.role)
        else:
            teams[row.space] = Role(row.role)
    within(connection, account, *filter(None, (organisation,)), *teams)
    return Caller(account, device.token_hash, organisation, role, teams)
