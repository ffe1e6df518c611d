"""What the endpoint holds of what people share, on both of its databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.endpoint.database import within
from app.endpoint.shared import take_back
from app.endpoint.tables import ops, shared
from app.models.shared import share_id
from tests.endpoints import Endpoint
from tests.sharers import Hospital, Somebody, hospital

VISIT = {
    "visit": "v1",
    "template": "huddle",
    "place": "Maple ward",
    "day": "2026-11-20",
    "said": ["The lift lock sticks"],
    "themes": ["4"],
    "told": "",
}
PROMISE = {
    "promise": "p1",
    "visit": "v1",
    "words": "Mend the lift lock",
    "made": "2026-11-20",
    "due": "2026-12-04",
    "standing": "open",
    "settled": "",
}


@pytest.fixture
def place(endpoint: Endpoint) -> Hospital:
    """An organisation with one team."""
    return hospital(endpoint)


def share(place: Hospital, kind: str, body: Any, space: str = "") -> dict[str, Any]:
    return {"space": space or place.team, "kind": kind, "body": body}


def visit_id(place: Hospital) -> str:
    return share_id("visit", "v1", place.team)


async def seen(somebody: Somebody, place: Hospital) -> list[dict[str, Any]]:
    reply = await somebody.post("shared/team", {"team": place.team})
    assert reply.status_code == 200
    found: list[dict[str, Any]] = reply.json()["shared"]
    return found


async def test_a_team_sees_what_one_of_it_shared_and_by_whom(place: Hospital) -> None:
    leader, member = await place.join(), await place.join()
    await leader.share(visit_id(place), share(place, "visit", VISIT))
    await leader.share(share_id("promise", "p1", place.team), share(place, "promise", PROMISE))
    found = {each["kind"]: each for each in await seen(member, place)}
    assert found["visit"]["body"]["said"] == ["The lift lock sticks"]
    assert found["promise"]["body"]["standing"] == "open"
    assert found["visit"]["by"] == "Kim Lee"
    assert await member.held() == []


async def test_nobody_outside_the_team_sees_it(place: Hospital) -> None:
    leader, stranger = await place.join(), await place.join(in_team=False)
    await leader.share(visit_id(place), share(place, "visit", VISIT))
    for who in (stranger, await hospital(place.endpoint).join()):
        reply = await who.post("shared/team", {"team": place.team})
        assert (reply.status_code, reply.json()["code"]) == (404, "team")


async def test_what_is_shared_with_a_team_that_is_not_ones_own_is_kept_and_shown_to_nobody(
    place: Hospital,
) -> None:
    stranger, member = await place.join(in_team=False), await place.join()
    await stranger.share(visit_id(place), share(place, "visit", VISIT))
    assert await seen(member, place) == [] and await stranger.held() == []
    with place.endpoint.database.owner() as connection:
        kept = connection.scalars(select(ops.c.body).where(ops.c.account == stranger.account)).all()
    assert len(kept) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "journal"},
        {"body": {**VISIT, "day": "yesterday"}},
        {"body": {**VISIT, "said": "one"}},
        {"body": {**VISIT, "said": ["x" * 4001]}},
        {"body": {**VISIT, "place": "a\x00b"}},
        {"body": {**VISIT, "visit": "v2"}},
        {"body": {"visit": "v1"}},
        {"body": 7},
        {"space": 7},
        {"kind": None},
    ],
)
async def test_what_is_not_of_its_shape_is_kept_and_shares_nothing(
    place: Hospital, change: dict[str, Any]
) -> None:
    leader = await place.join()
    reply = await leader.share(visit_id(place), {**share(place, "visit", VISIT), **change})
    assert reply.json()["push"]["rejected"] == []
    assert await leader.held() == []


async def test_only_what_is_known_of_a_thing_is_shown(place: Hospital) -> None:
    leader = await place.join()
    await leader.share(visit_id(place), share(place, "visit", {**VISIT, "notes": "secret"}))
    with place.endpoint.database.owner() as connection:
        assert "secret" not in str(connection.scalar(select(shared.c.body)))


async def test_the_last_by_its_clock_counts_in_whatever_order_they_come(place: Hospital) -> None:
    leader = await place.join()
    new = {**VISIT, "place": "Oak ward"}
    await leader.share(visit_id(place), share(place, "visit", new), ms=9)
    await leader.share(visit_id(place), share(place, "visit", VISIT), ms=7)
    assert (await seen(leader, place))[0]["body"]["place"] == "Oak ward"
    await leader.share(visit_id(place), share(place, "visit", None), ms=11)
    assert await seen(leader, place) == [] and await leader.held() == []
    await leader.share(visit_id(place), share(place, "visit", new), ms=10)
    assert await seen(leader, place) == []
    with place.endpoint.database.owner() as connection:
        row = connection.execute(select(shared)).one()
    assert (row.kind, row.body, row.day, row.topic) == ("", "", "", "")


async def test_what_was_taken_back_before_it_ever_came_does_not_come(place: Hospital) -> None:
    leader = await place.join()
    await leader.share(visit_id(place), share(place, "visit", None), ms=9)
    await leader.share(visit_id(place), share(place, "visit", VISIT), ms=7)
    assert await leader.held() == []


async def test_who_left_shares_nothing_new_and_may_still_take_back(place: Hospital) -> None:
    leader, member = await place.join(), await place.join()
    await leader.share(visit_id(place), share(place, "visit", VISIT), ms=1)
    place.leave(leader.account)
    await leader.share(visit_id(place), share(place, "visit", {**VISIT, "place": "Oak"}), ms=2)
    with place.endpoint.database.owner() as connection:
        assert "Maple" in str(connection.scalar(select(shared.c.body)))
    assert await seen(member, place) == []
    await leader.share(visit_id(place), share(place, "visit", None), ms=3)
    with place.endpoint.database.owner() as connection:
        assert connection.scalar(select(shared.c.body)) == ""


async def test_all_that_was_shared_with_a_space_can_be_taken_back_at_once(place: Hospital) -> None:
    leader, other = await place.join(), await place.join()
    completion = {"module": "1.1", "day": "2026-11-20"}
    id = share_id("completion", "1.1", place.organisation)
    for who in (leader, other):
        await who.share(visit_id(place), share(place, "visit", VISIT))
        await who.share(id, share(place, "completion", completion, place.organisation))
    with place.endpoint.database.transaction() as connection:
        within(connection, leader.account, place.team)
        take_back(connection, leader.account, [place.team])
    assert await leader.held() == [id]
    assert len(await other.held()) == 2
    with place.endpoint.database.owner() as connection:
        rows = connection.execute(select(shared.c.day, shared.c.topic).where(shared.c.id == id))
        assert set(rows) == {("2026-11-20", "1.1")}


async def test_long_lists_come_in_parts(place: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.endpoint.share_messages.MOST", 2)
    leader = await place.join()
    for number in range(5):
        body = {**PROMISE, "promise": f"p{number}"}
        await leader.share(
            share_id("promise", f"p{number}", place.team), share(place, "promise", body)
        )
    found: list[str] = []
    after: dict[str, str] = {}
    for more in (True, True, False):
        reply = (await leader.post("shared", after)).json()
        found += [each["id"] for each in reply["shared"]]
        assert reply["more"] is more
        after = {"space": place.team, "after": found[-1]}
    assert len(set(found)) == 5
    first = (await leader.post("shared/team", {"team": place.team})).json()
    assert len(first["shared"]) == 2 and first["more"]
    rest = {"team": place.team, "after": first["shared"][-1]["id"]}
    assert len((await leader.post("shared/team", rest)).json()["shared"]) == 2
