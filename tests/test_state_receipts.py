"""Receipts when something is in the way, and the team's half of one."""

from __future__ import annotations

import httpx
import pytest

from app.models.receipt import Answer, Asked, Receipt, TooLong
from app.state.answering import Answering
from app.state.receipts import NoSite, NotHere, NothingPromised
from app.sync.client import SyncClient
from app.sync.errors import Offline, Rejected
from tests.endpoints import Endpoint
from tests.states import new_device
from tests.teams import BARRIER, FIX, Leader, fill_in, joined, leader


async def test_an_answer_that_belongs_elsewhere_changes_nothing() -> None:
    one = await leader()
    visit = await one.go()
    await one.receipts.give(visit, "carried")
    given = one.receipts.of(visit.id)
    assert given is not None
    count = len(one.store.ops)
    for answer in (
        Answer("a" * 26, "unknown", "2025-12-04", ("yes",)),
        Answer("a" * 26, given.id, "2025-12-04", ("yes",) * 5),
    ):
        with pytest.raises(NotHere, match="not on this device"):
            await one.receipts.keep(answer)
    assert len(one.store.ops) == count


async def test_without_a_network_a_receipt_for_the_endpoint_is_not_made_and_nothing_is_lost(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    visit = await one.go()
    away = Leader(one.device, (await leader()).client._http)
    count = len(one.store.ops)
    with pytest.raises(Offline):
        await away.receipts.give(visit, "endpoint")
    with pytest.raises(Offline):
        # There is nothing to fetch before a receipt, so nobody is asked; then there is.
        assert await away.receipts.fetch() == 0
        await away.client.answers({"r": 0})
    assert away.receipts.of(visit.id) is None and len(one.store.ops) == count
    await one.receipts.give(visit, "endpoint")
    given = one.receipts.of(visit.id)
    assert given is not None
    with pytest.raises(Offline):
        await away.receipts.withdraw(given)
    assert away.receipts.of(visit.id) == given
    # Carried it works all the same.
    await away.receipts.give(visit, "carried")


async def test_what_cannot_be_a_code_is_said_before_anything_is_kept() -> None:
    one = await leader()
    one.visits.typing.type("place/huddle", "Oak")
    await one.visits.start("huddle")
    with pytest.raises(NothingPromised):
        await one.receipts.give(one.visit, "carried")
    nowhere = await leader(site="")
    there = await nowhere.go()
    with pytest.raises(NoSite):
        await nowhere.receipts.give(there, "carried")
    far = await leader(site="https://" + "x" * 1200 + "/")
    with pytest.raises(TooLong):
        await far.receipts.give(await far.go(), "carried")
    assert far.receipts.of(far.visit.id) is None


async def test_a_device_that_left_the_endpoint_hears_no_more_and_says_so(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    visit = await one.go()
    await one.receipts.give(visit, "endpoint")
    await SyncClient(one.store, endpoint.http).leave()
    given = one.receipts.of(visit.id)
    assert given is not None and one.receipts.address(given, visit) == ""
    assert await one.receipts.fetch() == 0
    with pytest.raises((Offline, Rejected)):
        await one.receipts.withdraw(given)


async def test_a_code_that_was_taken_back_by_mistake_leads_to_the_same_place_again(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    visit = await one.go()
    for way in ("endpoint", "carried"):
        await one.receipts.give(visit, way)
        given = one.receipts.of(visit.id)
        assert given is not None
        address = one.receipts.address(given, visit)
        if way == "endpoint":
            await fill_in(endpoint, address, p0="partly")
        await one.receipts.withdraw(given)
        await one.receipts.restore(given, visit)
        again = one.receipts.of(visit.id)
        assert again is not None and one.receipts.address(again, visit) == address
        if way == "endpoint":
            await fill_in(endpoint, address, p0="yes")
            assert await one.receipts.fetch() == 1
            assert sorted(said for said, _ in one.said(FIX)) == ["partly", "yes"]
            await one.receipts.withdraw(again)


async def test_what_a_team_has_chosen_outlives_the_battery_and_another_answer_is_another() -> None:
    device = await new_device()
    ward = Answering(device.store, device.status, device.now)
    receipt = Receipt("r" * 26, "Maple", "2025-11-26", (Asked(FIX), Asked(BARRIER)))
    await ward.say(receipt, 0, "yes")
    ward.type(receipt, "Thank you")
    first = await ward.answer(receipt)
    assert first is not None and first.said == ("yes", "") and first.line == "Thank you"
    device = await device.restart()
    ward = Answering(device.store, device.status, device.now)
    assert ward.said(receipt) == ("yes", "") and ward.line(receipt) == "Thank you"
    assert await ward.answer(receipt) == first
    await ward.say(receipt, 1, "partly")
    second = await ward.answer(receipt)
    assert second is not None and second.id != first.id and second.said == ("yes", "partly")
    await ward.say(receipt, 0, "yes")
    await ward.say(receipt, 1, "partly")
    assert await ward.answer(receipt) is None
    assert not device.store.outbox


async def test_an_endpoint_that_answers_nonsense_is_taken_for_none(endpoint: Endpoint) -> None:
    one = await joined(endpoint)
    visit = await one.go()
    await one.receipts.give(visit, "endpoint")
    given = one.receipts.of(visit.id)
    assert given is not None
    good = {
        "receipt": given.id,
        "seq": 1,
        "id": "x",
        "said": "1",
        "line": "",
        "at": 1_800_000_000_000,
    }
    for broken in ({"id": ""}, {"said": "yes"}, {"at": 0}, {"seq": "1"}, {"receipt": None}):
        answers = {"answers": [{**good, **broken}], "more": False}
        with pytest.raises(Offline):
            await speaking(one, answers).receipts.fetch()
    others: list[object] = [[], {"answers": {}}, {"answers": []}]
    for nonsense in others:
        with pytest.raises(Offline):
            await speaking(one, nonsense).receipts.fetch()
    # A promise that is not on the receipt, a word of a later release: left out, and nothing breaks.
    answers = {"answers": [{**good, "said": "9111"}], "more": True}
    once = speaking(one, answers)
    assert await once.receipts.fetch() == 1
    assert once.said(FIX) == [] and once.said(BARRIER) == [("yes", "")]


def speaking(one: Leader, answer: object) -> Leader:
    """Return the same device, with an endpoint that says `answer` first and nothing new then."""
    said = [answer, {"answers": [], "more": False}]

    async def reply(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=said.pop(0), headers={"X-Leadwell": "1"})

    return Leader(one.device, httpx.AsyncClient(transport=httpx.MockTransport(reply)))
