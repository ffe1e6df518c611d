"""Purged entries between a device, the real endpoint and another device."""

from __future__ import annotations

from typing import Any

import httpx

from app.models.op import canonical
from app.sync.state import Outcome
from tests.endpoints import Device, Endpoint, revision

WORDS = "c2VhbGVkIHdvcmRz"


def words(device: Device) -> dict[str, Any]:
    """Return the sealed words of each version in sight."""
    document = device.store.document("journal", "e1")
    assert document is not None
    return {rev: kept["sealed"] for rev, kept in document["revisions"].items()}


def is_deleted(device: Device) -> bool:
    """Say whether the entry is deleted here."""
    document = device.store.document("journal", "e1")
    assert document is not None
    return bool(document["is_deleted"])


async def synced(*devices: Device) -> None:
    """Let each device sync, and be done."""
    for device in devices:
        assert await device.client.once() is Outcome.DONE
        assert device.store.outbox == ()
        assert device.store.rejections == ()


async def test_what_was_purged_before_it_was_sent_never_leaves_the_device(
    phone: Device, tablet: Device
) -> None:
    await phone.store.commit(revision("r1", sealed=WORDS))
    await phone.store.commit(revision("r2", "r1", sealed=None))
    await phone.store.purge(["e1"])
    await synced(phone, tablet)
    assert words(tablet) == {"r1": None, "r2": None}
    assert is_deleted(tablet)
    for request in phone.network.requests:
        assert WORDS.encode() not in request.content


async def test_an_edit_that_another_device_makes_meanwhile_brings_the_entry_back(
    phone: Device, tablet: Device
) -> None:
    await phone.store.commit(revision("r1", sealed=WORDS))
    await synced(phone, tablet)
    await tablet.store.commit(revision("t1", "r1", sealed="theirs"))
    await phone.store.commit(revision("r2", "r1", sealed=None))
    await phone.store.purge(["e1"])
    await synced(phone, tablet, phone)
    assert words(phone) == {"r1": None, "r2": None, "t1": "theirs"}
    assert words(tablet) == {"r1": WORDS, "r2": None, "t1": "theirs"}
    assert not is_deleted(phone) and not is_deleted(tablet)


async def test_a_purge_after_an_answer_was_lost_loses_nothing_and_brings_nothing_back(
    endpoint: Endpoint, phone: Device, tablet: Device
) -> None:
    await phone.store.commit(revision("r1", sealed=WORDS))
    await phone.store.set("visit.set", "v1", {"answer": "yes"})

    async def lost(request: httpx.Request) -> httpx.Response:
        await endpoint.transport.handle_async_request(request)
        raise httpx.ReadError("gone", request=request)

    phone.network.instead = lost
    assert await phone.client.once() is Outcome.LATER
    phone.network.instead = None
    await phone.store.commit(revision("r2", "r1", sealed=None))
    await phone.store.purge(["e1"])
    await phone.store.set("visit.set", "v1", {"place": "Ward 7"})
    # The endpoint holds the words under that number: the device goes on under a new name.
    await synced(phone, tablet, phone)
    assert words(phone) == {"r1": None, "r2": None}
    assert WORDS.encode() not in canonical(phone.store._ledger.snapshot())
    assert is_deleted(phone) and is_deleted(tablet)
    assert phone.fields() == tablet.fields() == {"answer": "yes", "place": "Ward 7"}
    await tablet.store.purge(["e1"])
    await synced(phone, tablet)
    assert words(tablet) == {"r1": None, "r2": None}


async def test_a_purge_while_a_message_is_on_its_way_is_no_fork(
    endpoint: Endpoint, phone: Device, tablet: Device
) -> None:
    await phone.store.commit(revision("r1", sealed=WORDS))
    await phone.store.commit(revision("r2", "r1", sealed=None))
    name = phone.store.device

    async def meanwhile(request: httpx.Request) -> httpx.Response:
        phone.network.instead = None
        answer = await endpoint.transport.handle_async_request(request)
        await phone.store.purge(["e1"])
        return answer

    phone.network.instead = meanwhile
    await synced(phone, tablet)
    assert phone.store.device == name
    assert words(phone) == {"r1": None, "r2": None}


async def test_an_endpoint_that_lost_everything_is_told_again_without_the_words(
    phone: Device, tablet: Device
) -> None:
    await phone.store.commit(revision("r1", sealed=WORDS))
    await phone.store.commit(revision("r2", "r1", sealed=None))
    await phone.store.acknowledge(3)
    await phone.store.purge(["e1"])
    await synced(phone, tablet)
    assert words(tablet) == {"r1": None, "r2": None}
    assert is_deleted(tablet)
