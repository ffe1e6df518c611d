"""A reply to a round: kept without saying whose it is, and taken back with its secret."""

from __future__ import annotations

import json

from sqlalchemy import Connection, delete, insert, update

from app.endpoint.caller import Caller
from app.endpoint.refusal import Refusal
from app.endpoint.round_state import at_round, found_round, has_replied, replies_of, rewrite
from app.endpoint.secret import digest
from app.endpoint.tables import round_voices, rounds
from app.models.team_figures import reply_data
from app.models.team_profile import Reply


def reply(
    connection: Connection,
    caller: Caller,
    at: tuple[str, str],
    secret: str,
    said: Reply,
    now: int,
) -> None:
    """Keep a reply to the round `at` (team, id), one of each person and without saying whose.

    Refusal: the round has ended, or the person has replied. The same again changes nothing.
    """
    found = found_round(connection, caller, *at, now)
    hash = digest(secret)
    replies = replies_of(connection, found)
    is_second = has_replied(connection, found, caller.account)
    if is_second and any(each["secret_hash"] == hash for each in replies):
        return
    if found.closed is not None:
        raise Refusal(410, "ended", "This round has ended. Nothing was sent.")
    if is_second:
        raise Refusal(
            409,
            "replied",
            "You have replied to this round before, perhaps on another device. Nothing was sent. "
            "To reply again, take the first reply back there.",
        )
    connection.execute(
        insert(round_voices).values(space=found.space, round=found.id, account=caller.account)
    )
    body = json.dumps(reply_data(said), separators=(",", ":"), sort_keys=True)
    place = {"space": found.space, "round": found.id}
    rewrite(
        connection,
        found,
        [*replies, {**place, "secret_hash": hash, "body": body, "counted": 0}],
    )


def withdraw(
    connection: Connection, caller: Caller, at: tuple[str, str], secret: str, now: int
) -> None:
    """Forget a reply, and that the person has replied. Refusal: the round has ended."""
    found = found_round(connection, caller, *at, now)
    if found.closed is not None:
        raise Refusal(
            410,
            "ended",
            "This round has ended. Single replies are not kept after that, so there is nothing to "
            "take back.",
        )
    hash = digest(secret)
    replies = replies_of(connection, found)
    own = [each for each in replies if each["secret_hash"] == hash]
    if not own or not has_replied(connection, found, caller.account):
        return
    voice = (round_voices.c.space == found.space, round_voices.c.round == found.id)
    connection.execute(delete(round_voices).where(*voice, round_voices.c.account == caller.account))
    rewrite(connection, found, [each for each in replies if each["secret_hash"] != hash])
    if own[0]["counted"]:
        connection.execute(
            update(rounds).where(at_round(found.space, found.id)).values(gone=rounds.c.gone + 1)
        )
