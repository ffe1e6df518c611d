"""Sessions: a device signs what the endpoint gave it, and need not sign again for a while."""

from __future__ import annotations

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from app.endpoint.caller import NOT_KNOWN, REVOKED, SESSION
from app.endpoint.database import knowing, within
from app.endpoint.enrolment import MINUTE
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest, new_token
from app.endpoint.signature import is_signed
from app.endpoint.tables import devices, sessions
from app.models.proof import of_session

LIFE = 15 * MINUTE
"""How long a session lasts, in milliseconds."""
TO_SIGN = 2 * MINUTE
"""How long a device may take to sign, in milliseconds."""
MOST = 4
"""Sessions of one device at once: two tabs, and two whose answer was lost."""


def challenge(connection: Connection, device: str, now: int) -> str:
    """Return what the device of that id is to sign. Refusal: there is none, or it was revoked."""
    found = _device(connection, device)
    own = sessions.c.device == found.token_hash
    over = or_(sessions.c.expires <= now, sessions.c.is_challenge == 1)
    connection.execute(delete(sessions).where(own, over))
    given = new_token()
    _keep(connection, found, given, now + TO_SIGN, is_challenge=True)
    return given


def begin(
    connection: Connection, device: str, given: str, signature: str, now: int
) -> tuple[str, int]:
    """Return the token of a session and when it ends, once the challenge was signed. Refusal."""
    found = _device(connection, device)
    asked = connection.execute(
        delete(sessions).where(
            sessions.c.token_hash == digest(given),
            sessions.c.device == found.token_hash,
            sessions.c.is_challenge == 1,
            sessions.c.expires > now,
        )
    )
    text = of_session(found.address, device, given)
    if asked.rowcount != 1 or not is_signed(found.public_key, text, signature):
        raise Refusal(
            401, "session", "This device could not show who it is. Nothing was changed. "
            "It tries again by itself.",
        )  # fmt: skip
    own = sessions.c.device == found.token_hash
    running = select(sessions.c.token_hash).where(own).order_by(sessions.c.expires.desc())
    kept = connection.scalars(running.limit(MOST - 1)).all()
    connection.execute(delete(sessions).where(own, sessions.c.token_hash.not_in(kept)))
    token, expires = SESSION + new_token(), now + LIFE
    _keep(connection, found, token, expires)
    connection.execute(
        update(devices).where(devices.c.token_hash == found.token_hash).values(seen=now)
    )
    return token, expires


def end(connection: Connection, device: str) -> None:
    """End every session of the device whose key in the table that is."""
    connection.execute(delete(sessions).where(sessions.c.device == device))


def _device(connection: Connection, id: str) -> Row[tuple[object, ...]]:
    knowing(connection, id)
    found = connection.execute(
        select(devices).where(devices.c.id == id, devices.c.public_key.is_not(None))
    ).first()
    if found is None:
        raise Refusal(401, "token", NOT_KNOWN)
    if found.revoked is not None:
        raise Refusal(401, "revoked", REVOKED)
    within(connection, found.account)
    # Two requests of one device, and one that revokes it, come one after the other.
    locked = select(devices).where(devices.c.token_hash == found.token_hash).with_for_update()
    found = connection.execute(locked).one()
    if found.revoked is not None:
        raise Refusal(401, "revoked", REVOKED)
    return found


def _keep(
    connection: Connection,
    device: Row[tuple[object, ...]],
    secret: str,
    expires: int,
    *,
    is_challenge: bool = False,
) -> None:
    connection.execute(
        insert(sessions).values(
            token_hash=digest(secret),
            account=device.account,
            device=device.token_hash,
            expires=expires,
            is_challenge=int(is_challenge),
        )
    )
