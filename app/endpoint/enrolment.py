"""How a person and their devices join: an organisation's invite, then links between devices."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from app.endpoint.audit import note
from app.endpoint.database import Database, knowing, within
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest, in_groups, new_code, new_token, typed
from app.endpoint.tables import accounts, attempts, devices, invites, links, members, organisations
from app.models.identity import new_id
from app.models.membership import Role

MINUTE = 60 * 1000
"""Milliseconds in a minute."""
LINK_LIFE = 10 * MINUTE
"""How long a link may be used, in milliseconds."""
ATTEMPTS = 20
"""Unknown codes that may be tried from one address in ten minutes; a hospital may share one."""
LINK_ATTEMPTS = 5
"""Unknown codes of another device that may be tried so: these are shorter, and at hand."""


@dataclass(frozen=True, slots=True)
class Membership:
    """What a device gets when it joins."""

    account: str
    organisation: str
    """The organisation's name."""
    token: str
    """Proves who the device is; shown once, kept here only as a hash."""
    mailbox: str | None = None
    """What the linking device left for this one, sealed by a secret that is not known here."""


def create_organisation(connection: Connection, name: str, now: int) -> str:
    """Make an organisation and return its id. Refusal: there is one of that name."""
    name = name.strip()
    if not name:
        raise Refusal(422, "name", "An organisation needs a name.")
    if connection.scalar(select(organisations.c.id).where(organisations.c.name == name)):
        raise Refusal(409, "name", f"There is an organisation called “{name}” already.")
    id = new_id()
    connection.execute(insert(organisations).values(id=id, name=name, created=now))
    return id


def invite(connection: Connection, organisation: str, uses: int, days: int, now: int) -> str:
    """Return a code with which `uses` people may join `organisation`, a name or an id."""
    named = or_(organisations.c.id == organisation, organisations.c.name == organisation)
    id = connection.scalar(select(organisations.c.id).where(named))
    if id is None:
        raise Refusal(404, "organisation", f"There is no organisation called “{organisation}”.")
    if uses < 1 or days < 1:
        raise Refusal(422, "number", "A code is for one person and one day at least.")
    code = new_code(12)
    expires = now + days * 24 * 60 * MINUTE
    connection.execute(
        insert(invites).values(
            hash=digest(code), organisation=id, uses=uses, used=0, expires=expires
        )
    )
    return in_groups(code)


def create_link(connection: Connection, account: str, mailbox: str, now: int) -> tuple[str, int]:
    """Return a code with which one more device may join `account`, and when it expires."""
    connection.execute(delete(links).where(links.c.expires < now - 24 * 60 * MINUTE))
    code, expires = new_code(8), now + LINK_LIFE
    host = connection.scalar(select(accounts.c.organisation).where(accounts.c.id == account))
    note(connection, str(host), account, "", "link made", account, "done", now)
    connection.execute(
        insert(links).values(hash=digest(code), account=account, mailbox=mailbox, expires=expires)
    )
    return code, expires


def join_by_invite(
    database: Database, code: str, device: str, name: str, source: str, now: int
) -> Membership:
    """Make an account for a person with an invite. Refusal: in plain words, why not.

    A device whose answer was lost may ask again with the same code, at no further use, until it
    has sent something.
    """
    hash = digest(typed(code))
    with database.transaction() as connection:
        _check_attempts(connection, source, now)
        knowing(connection, hash)
        found = connection.execute(
            select(invites).where(invites.c.hash == hash).with_for_update()
        ).first()
        if found is not None:
            account = _again(connection, hash, device)
            if account is None:
                account = _new_account(connection, found, name, now)
            return _admit(connection, account, device, hash, now)
        _note_attempt(connection, source, now)
    raise Refusal(404, "code", "This code is not known. Please check it, letter by letter.")


def join_by_link(database: Database, code: str, device: str, source: str, now: int) -> Membership:
    """Let one more device into an account. Refusal: in plain words, why not."""
    hash = digest(typed(code))
    with database.transaction() as connection:
        _check_attempts(connection, source, now)
        _check_attempts(connection, f"link {source}", now, LINK_ATTEMPTS)
        knowing(connection, hash)
        found = connection.execute(
            select(links).where(links.c.hash == hash).with_for_update()
        ).first()
        if found is not None:
            within(connection, found.account)
            if now > found.expires:
                raise Refusal(410, "expired", "This code has run out. Please make a new one.")
            if found.device not in (None, device):
                raise Refusal(410, "used", "This code has been used. Please make a new one.")
            connection.execute(update(links).where(links.c.hash == hash).values(device=device))
            return _admit(connection, found.account, device, hash, now, found.mailbox)
        _note_attempt(connection, source, now)
        _note_attempt(connection, f"link {source}", now)
    raise Refusal(404, "code", "This code is not known. Please check it, letter by letter.")


def _again(connection: Connection, hash: str, device: str) -> str | None:
    """Return the still empty account that `device` made with this invite, if it did."""
    made = devices.c.joined_by == hash, devices.c.device == device
    account = connection.scalar(select(devices.c.account).where(*made))
    if account is None:
        return None
    within(connection, account)
    empty = accounts.c.id == account, accounts.c.seq == 0
    id = connection.scalar(select(accounts.c.id).where(*empty))
    return None if id is None else str(id)


def _new_account(
    connection: Connection, invite: Row[tuple[object, ...]], name: str, now: int
) -> str:
    found = invite._mapping
    if now > found["expires"]:
        raise Refusal(410, "expired", "This code has run out. Please ask for a new one.")
    if found["used"] >= found["uses"]:
        raise Refusal(
            410, "used", "This code has been used as often as it may be. Please ask for a new one."
        )
    id = new_id()
    organisation, team = found["organisation"], found["team"]
    within(connection, id, organisation, *filter(None, (team,)))
    connection.execute(
        update(invites).where(invites.c.hash == found["hash"]).values(used=invites.c.used + 1)
    )
    connection.execute(
        insert(accounts).values(
            id=id,
            organisation=organisation,
            name=name,
            seq=0,
            epoch=new_code(8),
            created=now,
        )
    )
    belongs = {"account": id, "organisation": organisation, "name": name, "joined": now}
    connection.execute(insert(members).values(space=organisation, role=found["role"], **belongs))
    if team:
        connection.execute(insert(members).values(space=team, role=Role.LEARNER, **belongs))
    return id


def _admit(
    connection: Connection,
    account: str,
    device: str,
    joined_by: str,
    now: int,
    mailbox: str | None = None,
) -> Membership:
    token = new_token()
    connection.execute(
        delete(devices).where(devices.c.joined_by == joined_by, devices.c.device == device)
    )
    connection.execute(
        insert(devices).values(
            token_hash=digest(token),
            account=account,
            device=device,
            joined_by=joined_by,
            created=now,
        )
    )
    host = connection.scalar(select(accounts.c.organisation).where(accounts.c.id == account))
    within(connection, account, str(host))
    note(connection, str(host), account, digest(token), "device joined", account, "done", now)
    organisation = connection.scalar(select(organisations.c.name).where(organisations.c.id == host))
    return Membership(account, str(organisation), token, mailbox)


def _check_attempts(connection: Connection, source: str, now: int, most: int = ATTEMPTS) -> None:
    since = now - 10 * MINUTE
    recent = (attempts.c.source == source) & (attempts.c.at > since)
    count, oldest = connection.execute(
        select(func.count(), func.min(attempts.c.at)).where(recent)
    ).one()
    if count >= most:
        wait = max(1, -(-(oldest - since) // 1000))
        raise Refusal(
            429, "wait", "Too many codes were tried. Please wait ten minutes and try again.", wait
        )


def _note_attempt(connection: Connection, source: str, now: int) -> None:
    connection.execute(delete(attempts).where(attempts.c.at < now - 60 * MINUTE))
    connection.execute(insert(attempts).values(source=source, at=now))
