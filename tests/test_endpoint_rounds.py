"""Rounds of a team profile at the endpoint, on both of its databases."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from app.endpoint.round import DAY, REST
from app.endpoint.tables import round_replies, round_voices, rounds
from app.models.membership import Role
from tests.endpoints import NOW, Endpoint
from tests.sharers import Hospital, Somebody, hospital

TIME = {"now": NOW}
AREAS = {"1": {"frequency": 300, "importance": 400, "reach": "team", "chanceless": 0}}


@pytest.fixture
def clock() -> Callable[[], int]:
    TIME["now"] = NOW
    return lambda: TIME["now"]


@pytest.fixture
def place(endpoint: Endpoint) -> Hospital:
    """An organisation with one team."""
    return hospital(endpoint)


async def people(place: Hospital, count: int) -> list[Somebody]:
    """Return a leader of the team and its other members."""
    rest = [await place.join() for _ in range(count - 1)]
    return [await place.join(role=Role.LEADER), *rest]


def at(place: Hospital, round: str = "r1") -> dict[str, Any]:
    return {"team": place.team, "round": round}


async def opened(place: Hospital, leader: Somebody, round: str = "r1") -> Any:
    ask = {**at(place, round), "title": "Autumn", "until": TIME["now"] + 14 * DAY}
    return await leader.post("rounds/open", ask)


_SECRETS = (f"secret-of-thirty-two-letters-{n:08}" for n in itertools.count())


async def said(place: Hospital, who: Somebody, often: int = 300, secret: str = "") -> Any:
    areas = {"1": {**AREAS["1"], "frequency": often}}
    body = {**at(place), "secret": secret or next(_SECRETS), "areas": areas}
    return await who.post("rounds/reply", body)


async def the(who: Somebody) -> dict[str, Any]:
    (round,) = await who.rounds()
    return round


async def test_a_leader_opens_a_round_and_the_team_is_asked(place: Hospital) -> None:
    leader, member, *_ = await people(place, 6)
    assert (await opened(place, leader)).status_code == 200
    assert (await opened(place, leader)).status_code == 200
    round = await the(member)
    assert (round["title"], round["invited"], round["replied"]) == ("Autumn", 6, 0)
    assert not round["leads"] and not round["mine"] and round["result"] is None
    assert (await the(leader))["leads"]
    stranger = await place.join(in_team=False)
    assert await stranger.rounds() == []
    for path in ("close", "look"):
        assert (await member.post(f"rounds/{path}", at(place))).status_code == 403
        assert (await stranger.post(f"rounds/{path}", at(place))).status_code == 404
    assert (await opened(place, member, "r2")).status_code == 403
    assert (await opened(place, stranger, "r2")).status_code == 404
    assert (await leader.post("rounds/close", at(place, "none"))).json()["code"] == "round"


async def test_a_team_of_fewer_than_five_is_not_asked(place: Hospital) -> None:
    leader, *_ = await people(place, 4)
    assert (await opened(place, leader)).json()["code"] == "few"
    assert await leader.rounds() == []


@pytest.mark.parametrize("days", [-1, 0, 93])
async def test_a_round_ends_within_three_months(place: Hospital, days: int) -> None:
    leader, *_ = await people(place, 5)
    ask = {**at(place), "title": "Autumn", "until": NOW + days * DAY}
    assert (await leader.post("rounds/open", ask)).json()["code"] == "until"


async def test_nothing_is_shown_below_five_replies(place: Hospital) -> None:
    leader, *rest = await people(place, 6)
    await opened(place, leader)
    for who in rest[:4]:
        assert (await said(place, who)).status_code == 200
    assert not (await the(leader))["can_look"]
    assert (await leader.post("rounds/look", at(place))).json()["code"] == "early"
    assert (await leader.post("rounds/close", at(place))).status_code == 200
    round = await the(rest[0])
    assert round["closed"] and round["result"] is None and round["replied"] == 4


async def test_five_replies_show_a_result_once_the_round_ends(place: Hospital) -> None:
    leader, *rest = await people(place, 6)
    await opened(place, leader)
    for who, often in zip(rest, (100, 200, 300, 400, 400), strict=True):
        await said(place, who, often)
    assert (await the(leader))["result"] is None
    TIME["now"] = NOW + 15 * DAY
    round = await the(rest[0])
    assert round["closed"] == NOW + 14 * DAY
    area = round["result"]["areas"]["1"]
    assert round["result"]["replies"] == 5
    assert (area["low"], area["middle"], area["high"]) == (200, 300, 400)
    assert area["thin"] is True
    # The replies themselves are gone.
    with place.endpoint.database.owner() as connection:
        assert connection.scalar(select(func.count()).select_from(round_replies)) == 0
    late = await said(place, leader)
    assert (late.status_code, late.json()["code"]) == (410, "ended")


async def test_a_shown_result_changes_only_when_three_replies_are_different(
    place: Hospital,
) -> None:
    leader, *rest = await people(place, 9)
    await opened(place, leader)
    for who in rest[:5]:
        await said(place, who, 100)
    assert (await the(leader))["can_look"]
    assert (await leader.post("rounds/look", at(place))).status_code == 200
    shown = (await the(rest[6]))["result"]
    assert shown["replies"] == 5
    for who in rest[5:7]:
        await said(place, who, 400)
        assert not (await the(leader))["can_look"]
        assert (await leader.post("rounds/look", at(place))).json()["code"] == "early"
        assert (await the(leader))["result"] == shown
    await said(place, rest[7], 400)
    await leader.post("rounds/look", at(place))
    assert (await the(leader))["result"]["replies"] == 8


async def test_what_came_after_the_last_look_and_is_too_little_is_never_shown(
    place: Hospital,
) -> None:
    leader, *rest = await people(place, 7)
    await opened(place, leader)
    for who in rest[:5]:
        await said(place, who, 100)
    await leader.post("rounds/look", at(place))
    await said(place, rest[5], 400)
    await leader.post("rounds/close", at(place))
    round = await the(leader)
    assert (round["replied"], round["result"]["replies"]) == (6, 5)


async def test_a_reply_can_be_taken_back_while_the_round_is_open(place: Hospital) -> None:
    leader, *rest = await people(place, 6)
    await opened(place, leader)
    secrets = [next(_SECRETS) for _ in rest]
    for who, secret in zip(rest, secrets, strict=True):
        await said(place, who, secret=secret)
    await leader.post("rounds/look", at(place))
    body = {**at(place), "secret": secrets[0]}
    # Not by somebody else, and not with another secret.
    await leader.post("rounds/withdraw", body)
    await rest[0].post("rounds/withdraw", {**body, "secret": next(_SECRETS)})
    assert (await the(leader))["replied"] == 5
    for _ in range(2):
        assert (await rest[0].post("rounds/withdraw", body)).status_code == 200
    round = await the(rest[0])
    assert (round["replied"], round["mine"], round["result"]) == (4, False, None)
    await leader.post("rounds/close", at(place))
    assert (await the(leader))["result"] is None
    assert (await rest[1].post("rounds/withdraw", {**body, "secret": secrets[1]})).json()[
        "code"
    ] == "ended"


async def test_one_person_replies_once_however_often_it_is_sent(place: Hospital) -> None:
    leader, *_ = await people(place, 5)
    await opened(place, leader)
    secret = next(_SECRETS)
    for _ in range(2):
        assert (await said(place, leader, secret=secret)).status_code == 200
    again = await said(place, leader)
    assert (again.status_code, again.json()["code"]) == (409, "replied")
    assert (await the(leader))["replied"] == 1


async def test_nothing_leads_from_a_reply_to_who_gave_it(place: Hospital) -> None:
    leader, *rest = await people(place, 8)
    await opened(place, leader)
    for who in (leader, *rest):
        await said(place, who)
    with place.endpoint.database.owner() as connection:
        replies = connection.execute(select(round_replies)).mappings().all()
        voices = connection.execute(select(round_voices)).mappings().all()
        assert len(replies) == len(voices) == 8
        for reply in replies:
            assert not any(who.account in str(value) for value in reply.values() for who in rest)
        if place.endpoint.database.is_postgresql:
            rows = connection.exec_driver_sql("SELECT DISTINCT xmin::text FROM round_reply").all()
            # All were written by one transaction, so that none tells of its own voice.
            assert len(rows) == 1
            order = connection.exec_driver_sql("SELECT secret_hash FROM round_reply ORDER BY ctid")
            hashes = [row[0] for row in order]
            assert hashes == sorted(hashes)
        else:
            for table in ("round_reply", "round_voice"):
                made = connection.exec_driver_sql(
                    f"SELECT sql FROM sqlite_master WHERE name = '{table}'"
                ).scalar()
                assert "WITHOUT ROWID" in str(made)


@pytest.mark.parametrize(
    "area",
    [
        {**AREAS["1"], "frequency": 401},
        {**AREAS["1"], "frequency": 3.2},
        {**AREAS["1"], "reach": "world"},
        {**AREAS["1"], "chanceless": -1},
        {"frequency": 300},
    ],
)
async def test_a_reply_that_is_none_is_refused_whole(place: Hospital, area: Any) -> None:
    leader, *_ = await people(place, 5)
    await opened(place, leader)
    body = {**at(place), "secret": next(_SECRETS), "areas": {"1": area}}
    assert (await leader.post("rounds/reply", body)).status_code == 400
    body["areas"] = {}
    assert (await leader.post("rounds/reply", body)).status_code == 400
    assert (await the(leader))["replied"] == 0


async def test_words_that_come_with_a_reply_are_not_kept(place: Hospital) -> None:
    leader, *_ = await people(place, 5)
    await opened(place, leader)
    area = {**AREAS["1"], "example": "I thanked Kim"}
    body = {**at(place), "secret": next(_SECRETS), "areas": {"1": area}, "name": "Kim"}
    assert (await leader.post("rounds/reply", body)).status_code == 200
    with place.endpoint.database.owner() as connection:
        assert "Kim" not in str(connection.execute(select(round_replies)).all())


async def test_two_rounds_of_a_team_are_not_so_close_that_they_show_one_person(
    place: Hospital,
) -> None:
    leader, *rest = await people(place, 6)
    await opened(place, leader)
    assert (await opened(place, leader, "r2")).json()["code"] == "open"
    for who in rest:
        await said(place, who)
    await leader.post("rounds/close", at(place))
    assert (await opened(place, leader, "r2")).json()["code"] == "soon"
    TIME["now"] = NOW + REST
    assert (await opened(place, leader, "r2")).status_code == 200
    with place.endpoint.database.owner() as connection:
        assert connection.scalar(select(func.count()).select_from(rounds)) == 2


async def test_a_round_without_a_result_may_be_followed_by_another_at_once(
    place: Hospital,
) -> None:
    leader, *_ = await people(place, 5)
    await opened(place, leader)
    await leader.post("rounds/close", at(place))
    assert (await opened(place, leader, "r2")).status_code == 200


async def test_two_devices_of_one_person_that_reply_at_once_make_one_reply(
    place: Hospital,
) -> None:
    leader, *_ = await people(place, 5)
    await opened(place, leader)
    replies = await asyncio.gather(*(said(place, leader) for _ in range(4)))
    assert sorted(each.status_code for each in replies) == [200, 409, 409, 409]
    assert (await the(leader))["replied"] == 1
    with place.endpoint.database.owner() as connection:
        assert connection.scalar(select(func.count()).select_from(round_replies)) == 1


async def test_two_leaders_who_open_a_round_at_once_open_one(place: Hospital) -> None:
    leader, *_ = await people(place, 5)
    other = await place.join(role=Role.LEADER)
    replies = await asyncio.gather(opened(place, leader), opened(place, other, "r2"))
    assert sorted(each.status_code for each in replies) == [200, 409]
    assert len(await leader.rounds()) == 1
