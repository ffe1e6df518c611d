"""R7: a device that lacks something, and does not know it, finds out and pulls all again."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from app.endpoint.tables import accounts, ops
from app.models.checksum import mark, written
from app.models.op import Op
from app.store.store import Change
from app.sync.agreement import SELDOM
from app.sync.state import Outcome
from tests.endpoints import NOW, TIME, Device, Endpoint, saying


@pytest.fixture
def now(tablet: Device) -> list[int]:
    """The tablet's time, which stands still unless a test moves it."""
    time = [NOW]
    tablet.client._now = lambda: time[0]
    return time


def cursors(device: Device) -> list[Any]:
    """Return the cursors that a device has sent."""
    asked = [r for r in device.network.requests if r.url.path == "/v1/sync"]
    return [json.loads(r.content)["pull"]["cursor"] for r in asked]


async def lose(phone: Device, tablet: Device) -> None:
    """Let the tablet believe that it has pulled a change which it has not."""
    await phone.answer("yes")
    await phone.answer("Heard it twice", "note")
    assert await phone.client.once() is Outcome.DONE

    async def without_the_last(request: httpx.Request) -> httpx.Response:
        reply = await tablet.network.endpoint.transport.handle_async_request(request)
        answer = json.loads(await reply.aread())
        del answer["pull"]["ops"][-1], answer["pull"]["sum"]
        return httpx.Response(200, json=answer, headers={"X-Leadwell": "1"})

    tablet.network.instead = without_the_last
    assert await tablet.client.once() is Outcome.DONE
    assert tablet.fields() == {"answer": "yes"}
    tablet.network.instead = None
    tablet.network.requests.clear()


async def test_who_has_the_same_pulls_nothing_twice(phone: Device, tablet: Device) -> None:
    await phone.answer("yes")
    for one in (phone, tablet, phone, tablet):
        assert await one.client.once() is Outcome.DONE
        one.network.requests.clear()
        assert await one.client.once() is Outcome.DONE
        assert len(cursors(one)) == 1
    assert phone.store.checksum == tablet.store.checksum


async def test_what_is_missing_is_pulled_again_and_nothing_that_waits_is_lost(
    phone: Device, tablet: Device, now: list[int]
) -> None:
    await lose(phone, tablet)
    await tablet.answer(3, "score")
    assert await tablet.client.once() is Outcome.DONE
    assert tablet.fields() == {"answer": "yes", "note": "Heard it twice", "score": 3}
    assert tablet.store.outbox == ()
    assert await phone.client.once() is Outcome.DONE
    assert phone.fields() == tablet.fields()
    assert "" in cursors(tablet)
    assert phone.store.checksum == tablet.store.checksum


async def test_everything_is_pulled_again_once_a_day_at_most(
    phone: Device, tablet: Device, now: list[int]
) -> None:
    # This one came from nowhere that the endpoint knows.
    stray = Op("elsewhere", 1, "visit.set", "v9", (5, 0), {"set": {}, "over": {}})
    await tablet.store.receive([stray], tablet.store.cursor)
    for _ in range(3):
        assert await tablet.client.once() is Outcome.DONE
    assert cursors(tablet).count("") == 2  # the first of all, and the one that looked again
    # What is left is known by now. Another difference is looked into, but not on the same day.
    await tablet.store.receive([Op("elsewhere", 2, "x", "r", (6, 0), {})], tablet.store.cursor)
    tablet.network.requests.clear()
    assert await tablet.client.once() is Outcome.DONE
    assert cursors(tablet).count("") == 0
    now[0] += SELDOM
    assert await tablet.client.once() is Outcome.DONE
    assert cursors(tablet).count("") == 1
    for _ in range(3):
        now[0] += SELDOM
        assert await tablet.client.once() is Outcome.DONE
    assert cursors(tablet).count("") == 1


async def test_a_difference_that_goes_away_is_none(
    phone: Device, tablet: Device, now: list[int]
) -> None:
    await tablet.client.once()
    await phone.answer("yes")
    (op,) = phone.store.outbox
    # It came by another way before the endpoint had it.
    await tablet.store.receive([op], tablet.store.cursor)
    assert await tablet.client.once() is Outcome.DONE
    assert await phone.client.once() is Outcome.DONE
    tablet.network.requests.clear()
    now[0] += SELDOM
    assert await tablet.client.once() is Outcome.DONE
    assert cursors(tablet).count("") == 0
    assert phone.store.checksum == tablet.store.checksum


async def test_an_endpoint_that_gives_no_checksum_is_believed(phone: Device) -> None:
    await phone.store.commit(*(Change("x.y", "r", {"n": n}) for n in range(3)))
    push = {"next": 4, "final": [], "rejected": []}
    old = {"v": 1, "now": 1, "push": push, "pull": {"ops": [], "cursor": "e:3", "more": False}}
    phone.network.instead = saying(200, json.dumps(old), X_Leadwell="1")
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()
    assert next(TIME) > 0


@pytest.mark.parametrize(("version", "words"), [("2", "too old"), ("0", "newer than the endpoint")])
async def test_an_endpoint_of_another_time_says_what_to_do_and_all_is_kept(
    phone: Device, version: str, words: str
) -> None:
    await phone.answer("yes")
    problem = {"code": "protocol", "message": f"This app is {words}.", "versions": [int(version)]}
    phone.network.instead = saying(400, json.dumps(problem), X_Leadwell=version)
    assert await phone.client.once() is Outcome.ATTENTION
    assert words in phone.client.state.problem
    assert phone.line == "Saved here · needs attention · 1 to send"
    phone.network.instead = None
    assert await phone.client.once() is Outcome.DONE
    assert phone.line == "All saved and sent"


async def test_an_answer_of_another_time_is_none(phone: Device) -> None:
    await phone.answer("yes")
    answer = {"v": 2, "push": {}, "pull": {}}
    phone.network.instead = saying(200, json.dumps(answer), X_Leadwell="2")
    assert await phone.client.once() is Outcome.LATER
    assert len(phone.store.outbox) == 1


async def test_a_clock_that_the_endpoint_gave_twice_counts_as_it_gave_it_last(
    phone: Device, tablet: Device, endpoint: Endpoint, now: list[int]
) -> None:
    """A request was long on its way, and a backup was put back before it came."""
    ahead = NOW + 10 * SELDOM
    await tablet.answer("yes")
    made = tablet.store.outbox[0]
    assert await tablet.client.once() is Outcome.DONE
    for ms in (ahead + 7, ahead + 3):
        with endpoint.database.owner() as connection:
            connection.execute(update(ops).values(ms=ms))
            sum = mark(made.device, made.q, (ms, 0))
            connection.execute(update(accounts).values(sum=written(sum)))
        now[0] += SELDOM
        assert await tablet.client.once() is Outcome.DONE
    assert tablet.store.ops[0].clock == (ahead + 3, 0)
    assert tablet.store.finals == {1: (ahead + 3, 0)}
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.checksum == tablet.store.checksum
    assert phone.store.documents("visits") == tablet.store.documents("visits")
