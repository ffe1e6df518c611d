"""Views at the endpoint: left sealed by anybody who was asked, handed out three at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from app.endpoint.tables import attempts, view_answers, view_requests
from app.endpoint.view_request import AT_ONCE, DAY, KEPT, MOST_REQUESTS
from app.models.identity import new_id
from tests.endpoints import NOW, Endpoint
from tests.test_endpoint_receipt import Time

SECRET = "s" * 43
OTHER = "o" * 43
UNTIL = NOW + 14 * DAY
LETTER = "L" * 400


@pytest.fixture
def clock() -> Callable[[], int]:
    return Time()


def later(endpoint: Endpoint, by: int) -> None:
    time = endpoint.now
    assert isinstance(time, Time)
    time.at += by


async def own(endpoint: Endpoint, bearer: str, path: str, **body: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {bearer}"}
    body = {"request": "r1", **body}
    return await endpoint.http.post(f"/v1/views{path}", json=body, headers=headers)


async def put(endpoint: Endpoint, bearer: str, **parts: Any) -> httpx.Response:
    asked = {"token": SECRET, "most": 5, "until": UNTIL, **parts}
    return await own(endpoint, bearer, "", **asked)


async def leave(
    endpoint: Endpoint, id: str = "", letter: str = LETTER, secret: str = SECRET, **parts: Any
) -> httpx.Response:
    """Answer as a colleague does, who is known to nobody."""
    body = {"token": secret, "id": id or new_id(), "letter": letter, **parts}
    return await endpoint.http.post("/v1/views/answer", json=body)


async def state(endpoint: Endpoint, token: str, path: str = "/state", **body: Any) -> Any:
    reply = await own(endpoint, token, path, **body)
    assert reply.status_code == 200, reply.text
    return reply.json()


def sizes(found: Any) -> list[int]:
    return [len(look) for look in found["looks"]]


async def test_with_fewer_than_three_it_says_how_many_and_hands_nothing_out(
    endpoint: Endpoint, token: str
) -> None:
    assert (await put(endpoint, token)).json() == {"done": True}
    nothing = {"count": 0, "can_look": False, "closed": False, "looks": []}
    assert await state(endpoint, token) == nothing
    for count in (1, 2):
        assert (await leave(endpoint)).json() == {"done": True}
        for path in ("/state", "/look"):
            assert await state(endpoint, token, path) == {**nothing, "count": count}


async def test_three_are_handed_out_together_and_a_fourth_waits_for_two_more(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token, most=10)
    ids = sorted((new_id() for _ in range(3)), reverse=True)
    for id in ids:
        await leave(endpoint, id)
    before = await state(endpoint, token)
    assert (before["count"], before["can_look"], before["looks"]) == (3, True, [])
    looked = await state(endpoint, token, "/look")
    # By their random ids, not as they came.
    assert looked["looks"] == [[{"id": id, "letter": LETTER} for id in sorted(ids)]]
    for _ in range(2):
        await leave(endpoint)
        for path in ("/look", "/state"):
            assert (await state(endpoint, token, path))["looks"] == looked["looks"]
    await leave(endpoint)
    assert sizes(await state(endpoint, token, "/look")) == [3, 3]
    # Another device of the owner is told the same.
    assert sizes(await state(endpoint, token)) == [3, 3]


async def test_what_is_left_over_at_the_end_is_forgotten_unseen(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    for _ in range(3):
        await leave(endpoint)
    await state(endpoint, token, "/look")
    await leave(endpoint, letter="X" * 400)
    closed = await state(endpoint, token, "/look", close=True)
    assert closed["closed"] and closed["count"] == 4 and sizes(closed) == [3]
    with endpoint.database.owner() as connection:
        letters = [row.letter for row in connection.execute(select(view_answers))]
    assert sorted(letters) == ["", LETTER, LETTER, LETTER]
    assert (await leave(endpoint)).status_code == 410
    assert await state(endpoint, token, "/look", close=True) == closed


async def test_a_round_that_is_closed_with_two_shows_nothing_ever(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    for _ in range(2):
        await leave(endpoint)
    closed = await state(endpoint, token, "/look", close=True)
    assert closed == {"count": 2, "can_look": False, "closed": True, "looks": []}
    with endpoint.database.owner() as connection:
        assert {row.letter for row in connection.execute(select(view_answers))} == {""}


async def test_who_agreed_to_be_shown_alone_is_handed_out_and_makes_no_third(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    await leave(endpoint)
    await leave(endpoint)
    boss = new_id()
    await leave(endpoint, boss, alone=True)
    found = await state(endpoint, token, "/look")
    assert [[each["id"] for each in look] for look in found["looks"]] == [[boss]]
    assert not found["can_look"]
    await leave(endpoint)
    assert sizes(await state(endpoint, token, "/look")) == [1, 3]


async def test_one_sent_twice_counts_once_and_the_first_stays(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    id = new_id()
    for letter in (LETTER, "X" * 400):
        assert (await leave(endpoint, id, letter)).status_code == 200
    await leave(endpoint)
    await leave(endpoint)
    (look,) = (await state(endpoint, token, "/look"))["looks"]
    assert len(look) == 3 and {each["letter"] for each in look} == {LETTER}


async def test_there_is_no_room_for_more_than_were_asked(endpoint: Endpoint, token: str) -> None:
    await put(endpoint, token, most=3)
    for _ in range(3):
        assert (await leave(endpoint)).status_code == 200
    reply = await leave(endpoint)
    assert reply.status_code == 409 and "Nothing was sent" in reply.json()["message"]
    assert (await state(endpoint, token))["count"] == 3


async def test_many_at_once_are_asked_to_wait(endpoint: Endpoint, token: str) -> None:
    await put(endpoint, token, most=30)
    for _ in range(AT_ONCE):
        assert (await leave(endpoint)).status_code == 200
    reply = await leave(endpoint)
    assert reply.status_code == 429 and reply.headers["Retry-After"] == "600"
    later(endpoint, 11 * 60 * 1000)
    assert (await leave(endpoint)).status_code == 200


async def test_it_ends_with_its_last_day_and_is_forgotten_later(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    for _ in range(3):
        await leave(endpoint)
    later(endpoint, UNTIL - NOW)
    assert (await leave(endpoint)).status_code == 200
    later(endpoint, 1)
    reply = await leave(endpoint)
    assert reply.status_code == 410 and "ended" in reply.json()["message"]
    assert sizes(await state(endpoint, token, "/look")) == [4]
    later(endpoint, KEPT)
    await put(endpoint, token, request="r2", token=OTHER, until=endpoint.now() + DAY)
    with endpoint.database.owner() as connection:
        assert [row.request for row in connection.execute(select(view_requests))] == ["r2"]
        assert not connection.execute(select(view_answers)).all()
        assert not connection.execute(select(attempts)).all()


async def test_a_request_that_is_taken_back_is_gone_with_its_answers(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    await leave(endpoint)
    for _ in range(2):
        assert (await own(endpoint, token, "/withdraw")).json() == {"done": True}
    assert (await leave(endpoint)).status_code == 410
    assert (await own(endpoint, token, "/state")).status_code == 404
    with endpoint.database.owner() as connection:
        for table in (view_requests, view_answers, attempts):
            assert not connection.execute(select(table)).all()


async def test_nobody_else_sees_looks_takes_back_or_takes_over(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    for _ in range(3):
        await leave(endpoint)
    other = await endpoint.join("other")
    for path in ("/state", "/look"):
        assert (await own(endpoint, other, path)).status_code == 404
        assert (await own(endpoint, "nobody", path)).status_code == 401
    await own(endpoint, other, "/withdraw")
    assert (await put(endpoint, other)).status_code == 409
    assert (await put(endpoint, token, token=OTHER)).status_code == 409
    assert (await put(endpoint, token)).status_code == 200
    assert (await state(endpoint, token))["count"] == 3


async def test_nothing_there_says_when_a_view_came_or_who_sent_it(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    await leave(endpoint)
    with endpoint.database.owner() as connection:
        row = connection.execute(select(view_answers)).mappings().one()
    assert set(row) == {"account", "request", "id", "letter", "alone", "look"}
    assert row["look"] is None


async def test_there_is_an_end_to_how_many_requests_one_has(endpoint: Endpoint, token: str) -> None:
    await put(endpoint, token)
    with endpoint.database.owner() as connection:
        row = dict(connection.execute(select(view_requests)).mappings().one())
        for number in range(1, MOST_REQUESTS):
            connection.execute(
                view_requests.insert().values(
                    {**row, "request": f"n{number}", "token_hash": str(number)}
                )
            )
    assert (await put(endpoint, token, request="r2", token=OTHER)).status_code == 409


@pytest.mark.parametrize(
    "parts",
    [
        {"token": "short"},
        {"most": 2},
        {"most": 31},
        {"until": 0},
        {"request": "no name"},
        {"until": "2025-12-10"},
    ],
)
async def test_what_is_no_request_is_refused_in_words(
    endpoint: Endpoint, token: str, parts: dict[str, Any]
) -> None:
    reply = await put(endpoint, token, **parts)
    assert reply.status_code == 400 and reply.json()["message"]


@pytest.mark.parametrize("until", [NOW, NOW + 93 * DAY])
async def test_a_last_day_in_the_past_or_far_away_is_refused(
    endpoint: Endpoint, token: str, until: int
) -> None:
    assert (await put(endpoint, token, until=until)).status_code == 422


@pytest.mark.parametrize(
    "parts",
    [
        {"letter": "l"},
        {"letter": "plain words " * 20},
        {"letter": "L" * 6001},
        {"id": "no id"},
        {"secret": "x"},
    ],
)
async def test_what_is_no_view_is_refused_and_not_kept(
    endpoint: Endpoint, token: str, parts: dict[str, Any]
) -> None:
    await put(endpoint, token)
    assert (await leave(endpoint, **parts)).status_code == 400
    assert (await state(endpoint, token))["count"] == 0
