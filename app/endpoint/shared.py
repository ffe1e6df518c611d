"""What people share with their teams and their organisation, made of the changes that they send."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, insert, or_, select, update

from app.endpoint.database import within
from app.endpoint.shared_bodies import columns, read
from app.endpoint.tables import members, shared
from app.models.shared import FIELD, TYPE, share_id, thing_of

_MARK = f'"t":"{TYPE}"'
EMPTY = {"kind": "", "body": "", "day": "", "topic": ""}
"""What is left of something that was taken back: only that it was, so that nothing older counts."""


def project(connection: Connection, account: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Take what changes of `account` share or take back, in the transaction that keeps them.

    `rows` are those of the table `op` that were accepted: of each `body`, the text as it was sent,
    and the `device`, `q`, `ms`, `counter` and `received` that count. What is shared with a space
    to which the account does not belong now, of an unknown kind or not of its shape, changes
    nothing: the change is kept as any other.
    """
    found = [row for row in rows if row.get("code") is None and may_share(row["body"])]
    if not found:
        return
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(found, key=_key):
        for made in _made(account, row):
            wanted[made["space"], made["id"]] = made
    if wanted:
        _keep(connection, account, wanted)
        within(connection, account)


def may_share(body: str | bytes) -> bool:
    """Return whether the text of a change may be one that shares: it is looked at, not read."""
    return _MARK.encode() in body if isinstance(body, bytes) else _MARK in body


def _text(body: Any) -> str:
    return body.decode() if isinstance(body, bytes) else str(body)


def _key(row: Mapping[str, Any]) -> tuple[int, int, str, int]:
    return (row["ms"], row["counter"], row["device"], row["q"])


def _made(account: str, row: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield the row of `shared` that a change makes, if it makes one."""
    match json.loads(_text(row["body"])):
        case {
            "t": type,
            "r": str(record),
            "p": {"set": {**fields}},
        } if type == TYPE:
            match fields.get(FIELD):
                case {"space": str(space), "kind": str(kind), "body": body}:
                    state = _state(record, space, kind, body)
                    if state is not None:
                        ms, counter, device, q = _key(row)
                        place = {"space": space, "account": account, "id": record}
                        clock = {"ms": ms, "counter": counter, "device": device, "q": q}
                        yield {**place, **state, **clock, "at": row["received"]}


def _state(record: str, space: str, kind: str, body: object) -> dict[str, str] | None:
    if body is None:
        return EMPTY
    found = read(kind, body)
    # One thing has one name in one space, however often and from whichever device it is shared.
    if found is None or record != share_id(kind, thing_of(found), space):
        return None
    said, day, topic = columns(found)
    text = json.dumps(said, separators=(",", ":"))
    return {"kind": kind, "body": text, "day": day, "topic": topic}


def _keep(
    connection: Connection, account: str, wanted: Mapping[tuple[str, str], dict[str, Any]]
) -> None:
    spaces = {space for space, _ in wanted}
    here = and_(members.c.account == account, members.c.left.is_(None))
    # Held until the end, so that who is leaving meanwhile takes this back as well.
    belongs = select(members.c.space).where(here, members.c.space.in_(spaces))
    mine = set(connection.scalars(belongs.with_for_update(read=True)))
    ids = {id for _, id in wanted}
    own = and_(shared.c.account == account, shared.c.space.in_(spaces), shared.c.id.in_(ids))
    known = {
        (row.space, row.id): dict(row._mapping)
        for row in connection.execute(select(shared).where(own))
    }
    # What is there may be taken back even by who has left; nothing new may come.
    within(connection, account, *mine, *{space for space, _ in known})
    new = []
    for place, made in wanted.items():
        before = known.get(place)
        if made["kind"] and made["space"] not in mine:
            continue
        if before is None:
            if made["space"] in mine:
                new.append(made)
        elif _key(made) > _key(before):
            at = and_(own, shared.c.space == made["space"], shared.c.id == made["id"])
            connection.execute(update(shared).where(at).values(**made))
    if new:
        connection.execute(insert(shared), new)


def take_back(connection: Connection, account: str, spaces: Iterable[str]) -> None:
    """Empty all that `account` shared with `spaces`: it has left them, or is to be forgotten.

    The transaction must be `within` them, and have ended the membership before: a change that is
    being taken in elsewhere is then there already, or finds the membership gone.
    """
    connection.execute(
        update(shared)
        .where(shared.c.account == account, shared.c.space.in_(set(spaces)))
        .values(**EMPTY)
    )


def mine(
    connection: Connection, account: str, after: tuple[str, str], limit: int
) -> tuple[list[dict[str, Any]], bool]:
    """Return what the endpoint holds of what `account` shares, in the order of space and id, and
    whether there is more after `limit` of it."""
    space, id = after
    later = or_(shared.c.space > space, and_(shared.c.space == space, shared.c.id > id))
    rows = connection.execute(
        select(shared)
        .where(shared.c.account == account, shared.c.kind != "", later)
        .order_by(shared.c.space, shared.c.id)
        .limit(limit + 1)
    ).all()
    found = [
        {
            "space": row.space,
            "id": row.id,
            "kind": row.kind,
            "at": row.at,
            "op": [row.device, row.q],
        }
        for row in rows[:limit]
    ]
    return found, len(rows) > limit


def of_team(
    connection: Connection, team: str, after: str, limit: int
) -> tuple[list[dict[str, Any]], bool]:
    """Return visits and promises that were shared with `team`, by id after `after`, each with the
    name of who shared it, and whether there is more after `limit` of them."""
    rows = connection.execute(
        select(shared.c.id, shared.c.kind, shared.c.body, shared.c.at, members.c.name)
        .join(
            members,
            and_(members.c.space == shared.c.space, members.c.account == shared.c.account),
        )
        .where(shared.c.space == team, shared.c.kind.in_(("visit", "promise")), shared.c.id > after)
        .where(members.c.left.is_(None))
        .order_by(shared.c.id, shared.c.account)
        .limit(limit + 1)
    ).all()
    found = [
        {
            "id": row.id,
            "kind": row.kind,
            "body": json.loads(row.body),
            "by": row.name,
            "at": row.at,
        }
        for row in rows[:limit]
    ]
    return found, len(rows) > limit
