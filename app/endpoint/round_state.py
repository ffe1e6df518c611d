"""A round as it is kept: found, closed once its time is over, and what may be shown of it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from app.endpoint.caller import Caller
from app.endpoint.refusal import Refusal
from app.endpoint.tables import round_replies, round_voices, rounds
from app.models.team_figures import reply_from, result_data
from app.models.team_profile import LEAST, may_show, result


def found_round(connection: Connection, caller: Caller, team: str, id: str, now: int) -> Row[Any]:
    """Return a round, locked for the rest of the transaction. Refusal: there is none."""
    caller.need_team(team)
    found = connection.execute(select(rounds).where(at_round(team, id)).with_for_update()).first()
    if found is None:
        raise Refusal(404, "round", "There is no such round in this team. Nothing was changed.")
    return settled(connection, found, now)


def settled(connection: Connection, round: Row[Any], now: int) -> Row[Any]:
    """Return a round as it is now: one whose last day has gone by is closed."""
    if round.closed is not None or now <= round.until:
        return round
    at = at_round(round.space, round.id)
    held = connection.execute(select(rounds).where(at).with_for_update()).one()
    if held.closed is None:
        end(connection, held, round.until)
    return connection.execute(select(rounds).where(at)).one()


def end(connection: Connection, round: Row[Any], at: int) -> None:
    """Close a round: show what may be shown, and forget the replies."""
    replies = replies_of(connection, round)
    if is_due(round, replies):
        show(connection, round, replies)
    ends: dict[str, Any] = {"closed": at}
    if len(replies) < LEAST:
        ends["shown"] = None
    connection.execute(update(rounds).where(at_round(round.space, round.id)).values(**ends))
    rewrite(connection, round, [])


def is_due(round: Row[Any], replies: list[dict[str, Any]]) -> bool:
    """Return whether looking now may show a result that was not shown yet."""
    new = sum(not each["counted"] for each in replies)
    return may_show(len(replies), new, round.gone, was_shown=round.shown is not None)


def show(connection: Connection, round: Row[Any], replies: list[dict[str, Any]]) -> None:
    """Keep what the replies show together as the result of the round."""
    found = result([reply_from(json.loads(each["body"])) for each in replies])
    if found is None:
        return
    shown = json.dumps(result_data(found), separators=(",", ":"))
    connection.execute(
        update(rounds).where(at_round(round.space, round.id)).values(shown=shown, gone=0)
    )
    connection.execute(update(round_replies).where(_of(round)).values(counted=1))


def replies_of(connection: Connection, round: Row[Any]) -> list[dict[str, Any]]:
    """Return the replies of a round, as rows."""
    rows = connection.execute(select(round_replies).where(_of(round)))
    return [dict(row._mapping) for row in rows]


def rewrite(connection: Connection, round: Row[Any], replies: list[dict[str, Any]]) -> None:
    """Put the replies of a round in the place of those that are there, all in one go.

    PostgreSQL keeps with each row which transaction wrote it, and rows in the order in which they
    came: either would lead from a reply to who was added to those who replied at the same moment.
    """
    connection.execute(delete(round_replies).where(_of(round)))
    if replies:
        connection.execute(
            insert(round_replies), sorted(replies, key=lambda each: str(each["secret_hash"]))
        )


def has_replied(connection: Connection, round: Row[Any], account: str) -> bool:
    """Return whether an account has replied."""
    own = and_(
        round_voices.c.space == round.space,
        round_voices.c.round == round.id,
        round_voices.c.account == account,
    )
    return bool(connection.scalar(select(func.count()).where(own)))


def at_round(team: str, id: str) -> Any:
    """Return the condition that names a round."""
    return and_(rounds.c.space == team, rounds.c.id == id)


def _of(round: Row[Any]) -> Any:
    return and_(round_replies.c.space == round.space, round_replies.c.round == round.id)
