"""Signing in with an organisation's own provider: from the first tap to a device that has joined.

The device that begins keeps a secret. The browser comes back from the provider to a page of the
endpoint, which shows a code, and the device joins with both. Somebody who begins a sign-in and
sends its address to another person therefore has half of what is needed: the other person would
have to read the code out to them, and the page says not to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.endpoint.actor import Actor, lock
from app.endpoint.database import knowing, within
from app.endpoint.enrolment import MINUTE, Membership, admit, make_account
from app.endpoint.member import set_role
from app.endpoint.member_messages import tidied
from app.endpoint.naming import set_setting
from app.endpoint.openid import Begun, is_safe
from app.endpoint.provider import Provider, provider
from app.endpoint.refusal import Refusal
from app.endpoint.secret import digest, in_groups, new_code, typed
from app.endpoint.signin_refused import Refused, note_refused
from app.endpoint.tables import identities, logins, members, organisations
from app.models.membership import Role

LIFE = 10 * MINUTE
"""How long a sign-in may take, in milliseconds."""
CODE = 8
"""Characters of the code that the page shows; 40 random bits, and few tries."""
TRIES = 5
"""How often a code may be mistyped."""


def provider_of(connection: Connection, organisation: str) -> tuple[str, Provider]:
    """Return the id and the provider of an organisation by its name. Refusal: it has none.

    Nobody learns here whether there is an organisation of that name.
    """
    name = organisation.strip()
    knowing(connection, name)
    found = connection.execute(select(organisations).where(organisations.c.name == name)).first()
    kept = provider(json.loads(found.settings).get("provider")) if found is not None else None
    if found is None or kept is None:
        raise Refusal(
            404,
            "signin",
            "There is no sign-in for an organisation of this name here. Please check the name, or "
            "ask for an invite code. Nothing was changed.",
        )
    return found.id, kept


def set_provider(connection: Connection, organisation: str, made: Provider | None) -> None:
    """Let people of an organisation, a name or an id, sign in there; None ends it.

    Refusal: there is no such organisation, or the address could be read along by others.
    """
    if made is not None and not is_safe(made.issuer):
        raise Refusal(422, "issuer", "The provider's address must begin with https://.")
    set_setting(connection, organisation, "provider", None if made is None else made.data())


def put(
    connection: Connection, organisation: str, begun: Begun, secret: str, account: str, now: int
) -> None:
    """Keep a sign-in that begins; `account` is whose device asks, where it has joined already."""
    within(connection, organisation)
    connection.execute(delete(logins).where(logins.c.expires < now))
    connection.execute(
        insert(logins).values(
            state_hash=digest(begun.state),
            device_hash=digest(secret),
            organisation=organisation,
            account=account or None,
            verifier=begun.verifier,
            nonce=begun.nonce,
            expires=now + LIFE,
        )
    )


def take(connection: Connection, state: str, now: int) -> tuple[Row[Any], Provider] | None:
    """Return the sign-in that somebody comes back from, once; None where there is none."""
    hash = digest(state)
    knowing(connection, hash)
    found = connection.execute(
        select(logins).where(logins.c.state_hash == hash).with_for_update()
    ).first()
    if found is None or not found.verifier or now > found.expires:
        return None
    within(connection, found.organisation)
    connection.execute(
        update(logins).where(logins.c.state_hash == hash).values(verifier="", nonce="")
    )
    kept = connection.scalar(
        select(organisations.c.settings).where(organisations.c.id == found.organisation)
    )
    made = provider(json.loads(kept or "{}").get("provider"))
    return None if made is None else (found, made)


def answer(
    connection: Connection, login: Row[Any], kept: Provider, claims: Mapping[str, Any]
) -> str:
    """Keep who has signed in, and return the code that their device wants."""
    within(connection, login.organisation)
    code = new_code(CODE)
    role = kept.role(claims)
    subject = f"{kept.issuer} {claims['sub']}"
    connection.execute(
        update(logins)
        .where(logins.c.state_hash == login.state_hash)
        .values(
            code_hash=digest(code),
            # Who reads the database cannot tell who somebody is there.
            subject_hash=hashlib.sha256(subject.encode()).hexdigest(),
            name=str(claims.get("name") or "")[:200],
            role=None if role is None else str(role),
        )
    )
    return in_groups(code)


def finish(
    connection: Connection, secret: str, code: str, device: str, now: int
) -> Membership | None:
    """Let the device that began a sign-in join with the code that the page showed; None where the
    code is another one, which counts as a try. Refusal: it cannot any more. Refused: the device
    belongs to somebody else."""
    hash = digest(secret)
    knowing(connection, hash)
    found = connection.execute(
        select(logins).where(logins.c.device_hash == hash).with_for_update()
    ).first()
    if found is None or now > found.expires or found.tries >= TRIES:
        raise Refusal(
            410, "expired", "This sign-in has run out. Please begin again. Nothing was changed."
        )
    within(connection, found.organisation)
    here = logins.c.device_hash == hash
    if found.code_hash != digest(typed(code)):
        connection.execute(update(logins).where(here).values(tries=logins.c.tries + 1))
        note_refused(connection, found, "wrong code", now)
        return None
    try:
        account = _account(connection, found, now)
    except Refusal as refusal:
        raise Refused(found, refusal) from refusal
    connection.execute(delete(logins).where(here))
    within(connection, account, found.organisation)
    if found.role is not None:
        _give(connection, found.organisation, account, Role(found.role), now)
    return admit(connection, account, device, hash, now)


def _account(connection: Connection, login: Row[Any], now: int) -> str:
    """Return the account of who has signed in, made now where it is the first time.

    Refusal: the device belongs to somebody else.
    """
    bound = connection.scalar(
        select(identities.c.account)
        .where(identities.c.organisation == login.organisation)
        .where(identities.c.subject_hash == login.subject_hash)
    )
    if bound is not None and login.account not in (None, bound):
        raise Refusal(
            409,
            "identity",
            "This sign-in belongs to another person's account here. Nothing was changed.",
        )
    if bound is not None:
        return str(bound)
    account = login.account or _new(connection, login, now)
    within(connection, account, login.organisation)
    if login.account and not connection.scalar(
        select(func.count())
        .where(members.c.space == login.organisation, members.c.account == account)
        .where(members.c.left.is_(None))
    ):
        raise Refusal(
            409,
            "identity",
            "This device belongs to another organisation. Please leave it first, then sign in. "
            "Nothing was changed.",
        )
    connection.execute(
        insert(identities).values(
            organisation=login.organisation,
            subject_hash=login.subject_hash,
            account=account,
            created=now,
        )
    )
    return str(account)


def _new(connection: Connection, login: Row[Any], now: int) -> str:
    name = tidied(login.name or "")
    account = make_account(connection, login.organisation, name, now)
    belongs = {"space": login.organisation, "organisation": login.organisation, "name": name}
    connection.execute(
        insert(members).values(account=account, role=Role.LEARNER, joined=now, **belongs)
    )
    return account


def _give(connection: Connection, organisation: str, account: str, role: Role, now: int) -> None:
    """Give the role that the provider says to who has not left, unless nobody would be left to
    administer."""
    lock(connection, organisation)
    others = (
        select(func.count())
        .where(members.c.space == organisation, members.c.account != account)
        .where(members.c.role == Role.ADMINISTRATOR, members.c.left.is_(None))
    )
    own = members.c.space == organisation, members.c.account == account
    present = connection.scalar(select(members.c.role).where(*own, members.c.left.is_(None)))
    is_last = present == Role.ADMINISTRATOR and not connection.scalar(others)
    if present is None or (is_last and role != present):
        return
    set_role(connection, Actor("provider", "", organisation), account, role, now)
