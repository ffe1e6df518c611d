"""Joining and sending while the journal is locked."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from app.keys.errors import JournalLocked
from app.sync.state import Outcome
from tests.endpoints import Endpoint
from tests.locks import PIN
from tests.members import Member, member


@pytest.fixture
async def phone(endpoint: Endpoint) -> AsyncIterator[Member]:
    """A device of a person who has joined, with an entry in the journal."""
    async with member(endpoint) as device:
        await device.write("On the phone")
        await device.enrol(endpoint.invite())
        yield device


@pytest.fixture
async def tablet(endpoint: Endpoint) -> AsyncIterator[Member]:
    """Another device, which has not joined, with an entry of its own."""
    async with member(endpoint) as device:
        await device.write("On the tablet")
        yield device


async def reopened(device: Member) -> None:
    """Open the journal with the PIN."""
    await device.keyring.unlock(PIN, device.reflect.now())
    device.reflect.journal.retry()
    await device.reflect.load()


async def test_what_is_saved_goes_out_while_the_journal_is_locked(phone: Member) -> None:
    await phone.keyring.protect(PIN, "pin")
    phone.keyring.lock()
    await phone.store.set("visit.set", "v1", {"answer": "yes"})
    assert await phone.client.once() is Outcome.DONE
    assert phone.store.outbox == ()


async def test_a_locked_device_neither_joins_nor_shows_a_code_and_spends_none(
    phone: Member, tablet: Member
) -> None:
    code = await phone.link()
    await tablet.keyring.protect(PIN, "pin")
    tablet.keyring.lock()
    with pytest.raises(JournalLocked, match="Open it with your PIN"):
        await tablet.join(code)
    assert tablet.me.account is None
    assert tablet.me.typed("code") == code
    with pytest.raises(JournalLocked):
        await tablet.link()
    await reopened(tablet)
    await tablet.join(code)
    for device in (phone, tablet, phone):
        assert await device.client.once() is Outcome.DONE
    for device in (phone, tablet):
        await device.reads("On the phone", "On the tablet")


async def test_keys_that_come_while_locked_are_learnt_when_it_is_opened(
    phone: Member, tablet: Member
) -> None:
    code = await phone.link()
    await phone.keyring.protect(PIN, "pin")
    phone.keyring.lock()
    await tablet.join(code)
    for device in (tablet, phone, tablet):
        assert await device.client.once() is Outcome.DONE
    await tablet.reads("On the phone", "On the tablet")
    await reopened(phone)
    await phone.reads("On the phone", "On the tablet")
    await phone.write("Later")
    for device in (phone, tablet):
        await device.client.once()
    await tablet.reads("On the phone", "On the tablet", "Later")


async def test_a_join_that_was_cut_short_waits_for_the_lock_and_is_finished_then(
    phone: Member, tablet: Member, endpoint: Endpoint
) -> None:
    secret, mailbox = await phone.keyring.mailbox()
    await tablet.keyring.protect(PIN, "pin")
    await tablet.store.remember("mailbox", [secret, mailbox])
    tablet.keyring.lock()
    tablet.run()
    await tablet.until(lambda: True)
    assert tablet.store.meta["mailbox"] == [secret, mailbox]
    await reopened(tablet)
    await tablet.until(lambda: tablet.store.meta["mailbox"] is None)
    sealed = await phone.keyring.sealer.seal("e1", "r1", [], {"text": "both"})
    assert await tablet.keyring.sealer.open("e1", "r1", [], sealed) == {"text": "both"}
