"""A person's devices: their keys, their names, and how one is revoked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from app.endpoint.actor import holder
from app.endpoint.refusal import Refusal
from app.endpoint.session import end
from app.endpoint.signature import is_signed
from app.endpoint.tables import accounts, devices, links, ops, recoveries
from app.models.proof import of_device, of_key

Device = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a device shows of its keys; all in base64 but the address."""

    public: str
    agree: str
    account: str
    """The public half of the account's signing key."""
    address: str
    """The address under which the device knows this endpoint."""
    certificate: str
    """Signed by the account's key: the device is one of the person's."""
    proof: str
    """Signed by the device's key: the device has it."""


def list_devices(connection: Connection, asking: Device) -> dict[str, Any]:
    """Return the devices of the account of `asking`, the oldest first."""
    account = asking.account
    last: dict[str, int] = {}
    # A device with a key is seen at each session; one without, whenever it sent something.
    received = select(ops.c.device, func.max(ops.c.received)).where(ops.c.account == account)
    for device, at in connection.execute(received.group_by(ops.c.device)):
        last[device] = at
    rows = connection.execute(
        select(devices).where(devices.c.account == account).order_by(devices.c.created)
    )
    public = connection.scalar(select(accounts.c.public_key).where(accounts.c.id == account))
    code = connection.scalar(select(recoveries.c.created).where(recoveries.c.account == account))
    return {
        "account": account,
        "public_key": public or "",
        "here": asking.id,
        "code": code,
        "devices": [_described(row, last) for row in rows],
    }


def show_keys(
    connection: Connection, asking: Device, keys: Keys, about: Mapping[str, str], now: int
) -> None:
    """Know the device by its key from now on: the token that it joined with is worthless then.

    The same keys may be shown again, since the answer to the first time may have been lost.
    Refusal: they do not belong together, or the account has another key.
    """
    account = select(accounts).where(accounts.c.id == asking.account).with_for_update()
    known = connection.execute(account).one().public_key
    if known is not None and known != keys.account:
        raise Refusal(409, "account", "These keys are not this account's. Nothing was changed.")
    id = str(asking.id)
    shown = of_key(keys.address, str(asking.account), id, keys.public, keys.agree)
    certified = of_device(str(asking.account), id, keys.public, keys.agree)
    is_proved = is_signed(keys.public, shown, keys.proof)
    if not is_proved or not is_signed(keys.account, certified, keys.certificate):
        raise Refusal(422, "signature", "These keys do not belong together. Nothing was changed.")
    connection.execute(
        update(accounts).where(accounts.c.id == asking.account).values(public_key=keys.account)
    )
    values = {
        "public_key": keys.public,
        "agree_key": keys.agree,
        "address": keys.address,
        "certificate": keys.certificate,
        **about,
    }
    connection.execute(_own(asking, id).values(**values))
    if asking.public_key != keys.public:
        holder(connection, asking).note(connection, "device key shown", id, "done", now)


def name_device(connection: Connection, asking: Device, id: str, about: Mapping[str, str]) -> None:
    """Call a device of the person something else. Refusal: there is none of that id."""
    if connection.execute(_own(asking, id).values(**about)).rowcount != 1:
        raise _none()


def revoke_device(connection: Connection, asking: Device, id: str, now: int) -> None:
    """Let a device of the person in no more, and end what it has begun; it may have been revoked
    before. Refusal: there is none of that id."""
    of_id = devices.c.account == asking.account, devices.c.id == id
    found = connection.execute(select(devices).where(*of_id).with_for_update()).first()
    if found is None:
        raise _none()
    end(connection, found.token_hash)
    # A code that it has made a moment ago would let it in again.
    connection.execute(delete(links).where(links.c.account == asking.account))
    if found.revoked is None:
        connection.execute(_own(asking, id).values(revoked=now))
        holder(connection, asking).note(connection, "device revoked", id, "done", now)


def _own(asking: Device, id: str) -> Any:
    return update(devices).where(devices.c.account == asking.account, devices.c.id == id)


def _none() -> Refusal:
    return Refusal(404, "device", "There is no such device among yours. Nothing was changed.")


def _described(row: Device, last: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "created": row.created,
        "seen": max(filter(None, (row.created, row.seen, last.get(str(row.device))))),
        "revoked": row.revoked,
        "public_key": row.public_key or "",
        "agree_key": row.agree_key or "",
        "certificate": row.certificate or "",
    }
