"""The real client with the real store, against the real endpoint."""

from __future__ import annotations

import asyncio
import gzip
import json
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from app.endpoint.tables import ops
from app.store.store import Change
from app.sync.errors import Offline, Rejected
from app.sync.state import Outcome, SyncState
from tests.endpoints import PORTAL, URL, Device, Endpoint, device, no_signal, saying


async def test_without_an_endpoint_nothing_is_ever_tried(endpoint: Endpoint) -> None:
    async with device(endpoint) as alone:
        await alone.answer("yes")
        assert await alone.client.once() is Outcome.OFF
        assert alone.network.requests == []
        assert alone.line == "All saved here"


async def test_what_is_saved_is_sent_and_said_so(phone: Device, endpoint: Endpoint) -> None:
    await phone.answer("yes")
    assert phone.line == "All saved here · 1 to send"
    assert await phone.client.once() is Outcome.DONE
    assert phone.line == "All saved and sent"
    assert phone.client.state.last > 0
    assert phone.store.outbox == ()
    with endpoint.database.owner() as connection:
        (op,) = connection.execute(select(ops)).all()
    assert json.loads(op.body)["p"]["set"] == {"answer": "yes"}


async def test_two_devices_offline_both_edit_and_come_to_the_same(
    phone: Device, tablet: Device
) -> None:
    for one in (phone, tablet):
        one.network.instead = no_signal
    await phone.answer("yes")
    await phone.answer("from the phone", "note")
    await tablet.answer("no")
    await tablet.answer(3, "score")
    for one in (phone, tablet):
        assert await one.client.once() is Outcome.LATER
        assert one.line == "Saved here · no signal · 2 to send"
        one.network.instead = None
    for one in (phone, tablet, phone):
        assert await one.client.once() is Outcome.DONE
    assert phone.store.documents("visits") == tablet.store.documents("visits")
    assert phone.fields() == {"answer": "no", "note": "from the phone", "score": 3}
    # The answer that lost is still there, in the record's history.
    assert {op.id for op in phone.store.ops} == {op.id for op in tablet.store.ops}
    assert '"yes"' in json.dumps(phone.store.documents("visits"))


async def test_a_thousand_changes_go_in_several_messages(phone: Device, tablet: Device) -> None:
    changes = [
        Change("visit.set", "v1", {"set": {"answer": number}, "over": {}}) for number in range(1200)
    ]
    await phone.store.commit(*changes)
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()
    assert await tablet.client.once() is Outcome.DONE
    assert tablet.fields() == {"answer": 1199}


async def test_only_one_sync_runs_at_a_time(phone: Device) -> None:
    await phone.answer("yes")
    outcomes = await asyncio.gather(*(phone.client.once() for _ in range(5)))
    assert outcomes == [Outcome.DONE] * 5
    assert len([r for r in phone.network.requests if r.url.path == "/v1/sync"]) == 1


async def test_who_stops_waiting_does_not_stop_the_sync(phone: Device) -> None:
    await phone.answer("yes")
    impatient = asyncio.create_task(phone.client.once())
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()


async def test_what_is_saved_during_a_sync_is_sent_in_it(phone: Device) -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        phone.network.instead = None
        reply = await phone.network.endpoint.transport.handle_async_request(request)
        await phone.answer("no")
        return reply

    await phone.answer("yes")
    phone.network.instead = slow
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()
    assert phone.store.acknowledged == 2


async def test_a_change_that_is_refused_needs_attention_and_blocks_nothing(
    phone: Device, tablet: Device
) -> None:
    await phone.answer("x" * 300_000, "note")
    await phone.answer("yes")
    assert await phone.client.once() is Outcome.DONE
    assert phone.line == "Saved here · needs attention"
    assert "too large" in phone.client.state.problem
    assert [item.q for item in phone.store.rejections] == [1]
    assert phone.store.outbox == ()
    assert len(phone.fields()["note"]) == 300_000
    await tablet.client.once()
    assert tablet.fields() == {"answer": "yes"}


async def test_smaller_messages_are_sent_where_large_ones_are_refused(phone: Device) -> None:
    sizes: list[int] = []

    async def narrow(request: httpx.Request) -> httpx.Response:
        content = await request.aread()
        if request.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        sizes.append(len(json.loads(content)["push"]["ops"]))
        if sizes[-1] > 6:
            content = json.dumps({"code": "large", "message": "Too large."}).encode()
            return httpx.Response(413, content=content, headers={"X-Leadwell": "1"})
        return await phone.network.endpoint.transport.handle_async_request(request)

    for number in range(20):
        await phone.answer(f"{number}" * 20)
    phone.network.instead = narrow
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()
    assert sizes == [20, 10, 5, 5, 5, 5]


async def test_one_change_that_is_refused_as_too_large_is_not_tried_for_ever(phone: Device) -> None:
    await phone.answer("yes")
    refusal = json.dumps({"code": "large", "message": "Too large."})
    phone.network.instead = saying(413, refusal, X_Leadwell="1")
    assert await phone.client.once() is Outcome.ATTENTION
    assert phone.client.state.problem == "Too large."
    assert len(phone.store.outbox) == 1


async def test_a_link_that_is_none_is_not_believed(phone: Device) -> None:
    for content in ("{}", '{"link": 1, "expires": 2}', "[]"):
        phone.network.instead = saying(200, content, X_Leadwell="1")
        with pytest.raises(Offline, match="no answer"):
            await phone.client.link("sealed")


@pytest.mark.parametrize("code", ["WRONG", "ABCD-EFGH-JKMN"])
async def test_a_wrong_code_is_refused_in_the_endpoints_words(
    endpoint: Endpoint, code: str
) -> None:
    async with device(endpoint) as new:
        with pytest.raises(Rejected, match="not known"):
            await new.client.enrol(URL, code)
        with pytest.raises(Rejected, match="not known"):
            await new.client.join(URL, code)
        assert new.line == "All saved here"
        assert "account" not in new.store.meta


async def test_joining_without_a_network_says_so(endpoint: Endpoint) -> None:
    async with device(endpoint) as new:
        for instead in (no_signal, saying(200, PORTAL), saying(200, "{}", X_Leadwell="1")):
            new.network.instead = instead
            with pytest.raises(Offline, match="Everything is saved"):
                await new.client.enrol("endpoint.test", "CODE")
            with pytest.raises(Offline):
                await new.client.link("sealed")
        with pytest.raises(Offline):
            await new.client.enrol("not an address at all", "CODE")


async def test_leaving_keeps_everything_and_another_endpoint_gets_all(
    phone: Device, tmp_path: Path
) -> None:
    await phone.answer("yes")
    await phone.client.once()
    await phone.client.leave()
    assert await phone.client.once() is Outcome.OFF
    assert phone.line == "All saved here"
    (tmp_path / "other").mkdir()
    other = Endpoint(tmp_path / "other")
    phone.network.endpoint = other
    await phone.client.enrol(URL, other.invite())
    assert await phone.client.once() is Outcome.DONE
    with other.database.owner() as connection:
        assert len(connection.execute(select(ops)).all()) == 1
    await other.close()


async def test_listeners_hear_every_change_of_state(phone: Device) -> None:
    heard: list[SyncState] = []
    stop = phone.client.subscribe(heard.append)
    await phone.answer("yes")
    await phone.client.once()
    assert [(state.phase, state.waiting) for state in heard] == [
        ("idle", 1),
        ("sending", 1),
        ("sending", 0),
        ("idle", 0),
    ]
    stop()
    stop()
    await phone.answer("no")
    assert len(heard) == 4
