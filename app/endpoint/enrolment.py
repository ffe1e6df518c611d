"""How a person and their devices join: an organisation's invite, then links between devices."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.endpoint.actor import operator
from app.endpoint.audit import note
from app.endpoint.database import Database, knowing, within
from app.endpoint.invite import Offer, make
from app.endpoint.invite_use import invite_of, let_in
from app.endpoint.member_messages import tidied
from app.endpoint.naming import organisation_named, team_named
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest, new_code, new_token, typed
from app.endpoint.tables import accounts, attempts, devices, links, organisations, sessions
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
    name = tidied(name)
    if not name:
        raise Refusal(422, "name", "An organisation needs a name.")
    if connection.scalar(select(organisations.c.id).where(organisations.c.name == name)):
        raise Refusal(409, "name", f"There is an organisation called “{name}” already.")
    id = new_id()
    connection.execute(insert(organisations).values(id=id, name=name, created=now))
    return id


def invite(
    connection: Connection,
    organisation: str,
    uses: int,
    days: int,
    now: int,
    role: Role = Role.LEARNER,
    team: str = "",
    label: str = "",
) -> str:
    """Return a code with which `uses` people may join `organisation`, a name or an id.

    `team` is a name or an id too.
    """
    id = organisation_named(connection, organisation).id
    inside = team_named(connection, id, team).id if team else ""
    return make(connection, operator(id), Offer(role, inside, uses, days, label), now)[1]


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
        check_attempts(connection, source, now)
        knowing(connection, hash)
        found = invite_of(connection, hash)
        if found is not None:
            account = _again(connection, hash, device)
            if account is None:
                account = _new_account(connection, found, device, name, now)
            return admit(connection, account, device, hash, now)
        note_attempt(connection, source, now)
    raise Refusal(404, "code", "This code is not known. Please check it, letter by letter.")


def join_by_link(database: Database, code: str, device: str, source: str, now: int) -> Membership:
    """Let one more device into an account. Refusal: in plain words, why not."""
    hash = digest(typed(code))
    with database.transaction() as connection:
        check_attempts(connection, source, now)
        check_attempts(connection, f"link {source}", now, LINK_ATTEMPTS)
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
            return admit(connection, found.account, device, hash, now, found.mailbox)
        note_attempt(connection, source, now)
        note_attempt(connection, f"link {source}", now)
    raise Refusal(404, "code", "This code is not known. Please check it, letter by letter.")


def _again(connection: Connection, hash: str, device: str) -> str | None:
    """Return the still empty account that `device` made with this invite, if it did."""
    of_device = devices.c.joined_by == hash, devices.c.device == device
    made = *of_device, devices.c.revoked.is_(None)
    account = connection.scalar(select(devices.c.account).where(*made))
    if account is None:
        return None
    within(connection, account)
    empty = accounts.c.id == account, accounts.c.seq == 0
    id = connection.scalar(select(accounts.c.id).where(*empty))
    return None if id is None else str(id)


def _new_account(
    connection: Connection, invite: Row[tuple[object, ...]], device: str, name: str, now: int
) -> str:
    name = tidied(name)
    organisation, team = invite._mapping["organisation"], invite._mapping["team"]
    id = make_account(connection, organisation, name, now, *filter(None, (team,)))
    let_in(connection, invite, {"account": id, "name": name, "joined": now}, device, now)
    return id


def make_account(
    connection: Connection, organisation: str, name: str, now: int, *spaces: str
) -> str:
    """Make an account at the endpoint of an organisation and return its id; the rest of the
    transaction sees its rows, the organisation's and those of `spaces`."""
    id = new_id()
    within(connection, id, organisation, *spaces)
    connection.execute(
        insert(accounts).values(
            id=id, organisation=organisation, name=name, seq=0, epoch=new_code(8), created=now
        )
    )
    return id


def admit(
    connection: Connection,
    account: str,
    device: str,
    joined_by: str,
    now: int,
    mailbox: str | None = None,
) -> Membership:
    """Let a device into an account; `joined_by` is the hash of what lets it in."""
    token = new_token()
    before = devices.c.joined_by == joined_by, devices.c.device == device
    for hash in connection.scalars(select(devices.c.token_hash).where(*before)).all():
        connection.execute(delete(sessions).where(sessions.c.device == hash))
    connection.execute(delete(devices).where(*before))
    connection.execute(
        insert(devices).values(
            token_hash=digest(token),
            account=account,
            device=device,
            joined_by=joined_by,
            created=now,
            id=new_id(),
        )
    )
    host = connection.scalar(select(accounts.c.organisation).where(accounts.c.id == account))
    within(connection, account, str(host))
    note(connection, str(host), account, digest(token), "device joined", account, "done", now)
    organisation = connection.scalar(select(organisations.c.name).where(organisations.c.id == host))
    return Membership(account, str(organisation), token, mailbox)


def check_attempts(connection: Connection, source: str, now: int, most: int = ATTEMPTS) -> None:
    """Refusal: too many codes that nobody knows were tried from `source` of late."""
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


def note_attempt(connection: Connection, source: str, now: int) -> None:
    """Count an unknown code."""
    connection.execute(delete(attempts).where(attempts.c.at < now - 60 * MINUTE))
    connection.execute(insert(attempts).values(source=source, at=now))
