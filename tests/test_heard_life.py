"""A promise's whole life: visit, promise, receipt, the team's answer, and back to the leader."""

from __future__ import annotations

from app.models.moment import day_of
from app.models.receipt import Answer, Receipt, pack
from app.sync.client import SyncClient
from tests.endpoints import URL, Endpoint
from tests.teams import BARRIER, FIX, SITE, Leader, carried, fill_in, joined, leader, team


async def test_the_team_says_in_a_code_that_it_happened_and_the_leader_closes_the_promise() -> None:
    one = await leader()
    visit = await one.go()
    await one.receipts.give(visit, "carried")
    given = one.receipts.of(visit.id)
    assert given is not None and one.receipts.codes
    receipt = carried(one.receipts.address(given, visit))
    assert isinstance(receipt, Receipt)
    assert receipt.place == "Maple ward" and [each.words for each in receipt.promises] == [
        FIX,
        BARRIER,
    ]

    ward = await team()
    assert await ward.answer(receipt) is None
    await ward.say(receipt, 0, "yes")
    await ward.say(receipt, 1, "not-yet")
    ward.type(receipt, "The porters say thank you")
    answer = await ward.answer(receipt)
    assert answer is not None
    # Shown once more it is the same answer.
    assert await ward.answer(receipt) == answer
    brought = carried(SITE + "#/receipt/" + pack(answer))
    assert brought == answer and isinstance(brought, Answer)

    assert not one.receipts.is_kept(brought)
    assert await one.receipts.keep(brought) == 2
    assert await one.receipts.keep(brought) == 0
    assert one.receipts.is_kept(brought)
    assert one.said(FIX) == [("yes", "The porters say thank you")]
    assert one.said(BARRIER) == [("not-yet", "The porters say thank you")]
    assert {each.state for each in one.visits.promises} == {"open"}
    await one.visits.set_state(one.promises[FIX], "done")
    again = Leader(await one.device.restart(), one.client._http)
    assert again.said(FIX) == one.said(FIX)
    assert again.promises[FIX].state == "done" and again.promises[BARRIER].state == "open"


async def test_the_team_says_at_the_endpoint_that_it_happened_and_each_device_hears_it_once(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    visit = await one.go()
    assert one.receipts.is_online
    assert await one.receipts.fetch() == 0
    await one.receipts.give(visit, "endpoint")
    given = one.receipts.of(visit.id)
    assert given is not None
    address = one.receipts.address(given, visit)
    assert address == f"{URL}/receipt/{given.token}" and len(given.token) >= 43
    assert (await fill_in(endpoint, address, "Trolleys fit", p0="yes")).status_code == 200
    assert (await fill_in(endpoint, address, p0="partly", p1="not-yet")).status_code == 200

    assert await one.receipts.fetch() == 3
    assert await one.receipts.fetch() == 0
    assert sorted(one.said(FIX)) == [("partly", ""), ("yes", "Trolleys fit")]
    assert one.said(BARRIER) == [("not-yet", "")]
    (word, _) = one.receipts.said[one.promises[FIX].id]
    assert word.day == day_of(endpoint.now()).isoformat()
    assert {each.state for each in one.visits.promises} == {"open"}

    # Another device of the same person fetches the same answers; together they are one each.
    link = await SyncClient(one.store, endpoint.http).link("sealed")
    two = await leader(endpoint.http)
    second = SyncClient(two.store, endpoint.http)
    await second.join(URL, link)
    await SyncClient(one.store, endpoint.http).once()
    await second.once()
    two.store.ops  # noqa: B018
    assert await two.receipts.fetch() == 0
    assert sorted(two.said(FIX)) == sorted(one.said(FIX))


async def test_two_devices_that_fetch_apart_have_each_answer_once(endpoint: Endpoint) -> None:
    one = await joined(endpoint)
    visit = await one.go()
    await one.receipts.give(visit, "endpoint")
    first = SyncClient(one.store, endpoint.http)
    link = await first.link("sealed")
    two = await leader(endpoint.http)
    second = SyncClient(two.store, endpoint.http)
    await second.join(URL, link)
    await first.once()
    await second.once()
    given = two.receipts.of(visit.id)
    assert given is not None
    await fill_in(endpoint, two.receipts.address(given, two.visit), p0="yes")
    assert await one.receipts.fetch() == await two.receipts.fetch() == 1
    await first.once()
    await second.once()
    await first.once()
    assert one.said(FIX) == two.said(FIX) == [("yes", "")]


async def test_a_receipt_made_again_asks_for_the_new_promise_too_and_old_answers_still_fit(
    endpoint: Endpoint,
) -> None:
    one = await leader()
    visit = await one.go()
    await one.sheets.leave_off(visit, one.promises[BARRIER].id)
    await one.receipts.give(visit, "carried")
    given = one.receipts.of(visit.id)
    assert given is not None and len(given.promises) == 1
    await one.sheets.leave_off(visit, one.promises[BARRIER].id)
    await one.receipts.give(visit, "carried")
    anew = one.receipts.of(visit.id)
    assert anew is not None and anew.id == given.id and len(anew.promises) == 2
    old = Answer("a" * 26, given.id, "2025-12-04", ("yes",))
    assert await one.receipts.keep(old) == 1
    assert one.said(FIX) == [("yes", "")] and one.said(BARRIER) == []


async def test_a_receipt_that_was_taken_back_is_gone_for_the_team_but_not_what_it_said(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    visit = await one.go()
    await one.receipts.give(visit, "endpoint")
    given = one.receipts.of(visit.id)
    assert given is not None
    address = one.receipts.address(given, visit)
    await fill_in(endpoint, address, p0="yes")
    await one.receipts.withdraw(given)
    assert one.receipts.of(visit.id) is None
    assert (await endpoint.http.get(address)).status_code == 404
    assert one.said(FIX) == [("yes", "")]
