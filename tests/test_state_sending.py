"""Joining an organisation, sending and leaving, as Me does it with the real endpoint."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator

import pytest

from app.errors import NotSaved
from app.keys.errors import WrongCode
from app.models.op import Op
from app.state.sending import CodeIsSpent, NoAddress, NotACode
from app.store.memory import MemoryBackend
from app.store.shares import KeyShares
from app.store.store import Store
from app.sync.errors import Offline, Rejected
from app.sync.state import Outcome
from tests.endpoints import URL, Endpoint, no_signal
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


async def test_who_joins_an_organisation_sends_what_is_here(phone: Member) -> None:
    assert phone.me.account is not None
    assert phone.me.account["organisation"].startswith("Northtown")
    assert phone.me.account["endpoint"] == URL
    assert phone.me.typed("code") == ""
    phone.run()
    await phone.until(lambda: phone.status.line == "All saved and sent")
    assert phone.status.phase == "idle"
    assert phone.store.outbox == ()


async def test_a_code_that_the_endpoint_does_not_know_stays_where_it_was_typed(
    tablet: Member,
) -> None:
    tablet.me.type("code", "ABCD-EFGH-JKMN")
    with pytest.raises(Rejected, match="not known"):
        await tablet.me.enrol()
    assert tablet.me.typed("code") == "ABCD-EFGH-JKMN"
    with pytest.raises(Rejected, match="not known"):
        await tablet.join("A" * 28)
    assert tablet.me.account is None
    assert tablet.status.line == "All saved here"


async def test_away_from_a_site_the_address_has_to_be_typed(endpoint: Endpoint) -> None:
    async with member(endpoint, here="") as desktop:
        desktop.me.type("code", endpoint.invite())
        with pytest.raises(NoAddress, match="address of the endpoint"):
            await desktop.me.enrol()
        with pytest.raises(NoAddress):
            await desktop.sending.join("", "A" * 28)
        desktop.me.type("endpoint", f" {URL}/ ")
        await desktop.me.enrol()
        assert desktop.me.account is not None
        assert desktop.me.account["endpoint"] == URL


async def test_who_leaves_keeps_everything_and_sends_no_more(phone: Member) -> None:
    await phone.link()
    await phone.me.leave()
    assert phone.me.account is None
    assert phone.me.link_code == ""
    assert phone.journal == {"On the phone"}
    assert await phone.client.once() is Outcome.OFF
    assert (phone.status.phase, phone.status.line) == ("off", "All saved here")


async def test_the_network_is_back_when_the_page_says_so(phone: Member) -> None:
    phone.network.instead = no_signal
    phone.run()
    await phone.until(lambda: phone.status.phase == "waiting")
    assert phone.status.line == "Saved here · no signal · 1 to send"
    assert await phone.client.once() is Outcome.LATER
    phone.network.instead = None
    phone.sending.heard("online")
    await phone.until(lambda: phone.status.line == "All saved and sent")


async def test_two_devices_of_a_person_read_each_others_journals(
    phone: Member, tablet: Member
) -> None:
    await tablet.join(await phone.link())
    assert tablet.me.account is not None and phone.me.account is not None
    assert tablet.me.account["account"] == phone.me.account["account"]
    for device in (phone, tablet, phone):
        assert await device.client.once() is Outcome.DONE
    for device in (phone, tablet):
        await device.reads("On the phone", "On the tablet")
        assert device.reflect.locked == 0
    await tablet.write("Later")
    for device in (tablet, phone):
        await device.client.once()
    await phone.reads("On the phone", "On the tablet", "Later")


async def test_a_code_may_be_typed_as_a_person_reads_it(phone: Member, tablet: Member) -> None:
    await tablet.join(f" {(await phone.link()).lower().replace('-', ' ')} ")
    assert tablet.me.account is not None


async def test_a_code_is_hidden_again(phone: Member) -> None:
    assert len((await phone.link()).replace("-", "")) == 28
    phone.me.hide_link()
    assert phone.me.link_code == ""


async def test_keys_are_taken_over_after_a_crash_between_joining_and_that(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    def power_cut(operation: str, name: str) -> int | None:
        if tablet.store.meta.get("mailbox"):
            raise OSError("no power")
        return None

    code = await phone.link()
    tablet.backend.fault = power_cut
    with pytest.raises(NotSaved):
        await tablet.join(code)
    files = tablet.backend.crash(random.Random(5))
    async with member(endpoint, MemoryBackend(files)) as later:
        assert later.me.account is not None
        later.run()
        await later.until(lambda: later.status.line == "All saved and sent")
        await phone.client.once()
        await later.client.once()
        for device in (phone, later):
            await device.reads("On the phone", "On the tablet")
        assert later.store.meta["mailbox"] is None


async def test_a_secret_that_does_not_fit_changes_nothing_and_a_new_code_makes_it_good(
    phone: Member, tablet: Member
) -> None:
    code = await phone.link()
    other = "0000-0000-0000-0000-0000"
    with pytest.raises(CodeIsSpent, match="Show a new one"):
        await tablet.join(code[: -len(other)] + other)
    assert tablet.me.account is None
    assert tablet.store.meta["mailbox"] is None
    assert tablet.status.line == "All saved here"
    assert tablet.journal == {"On the tablet"}
    await tablet.join(await phone.link())
    for device in (phone, tablet, phone):
        await device.client.once()
    for device in (phone, tablet):
        await device.reads("On the phone", "On the tablet")


@pytest.mark.parametrize("code", ["K7", "ABCD-EFGH-JKMN", "A" * 29, "-" * 28])
async def test_what_cannot_be_a_code_is_not_asked_about(tablet: Member, code: str) -> None:
    with pytest.raises(NotACode, match="28 letters and digits"):
        await tablet.join(code)
    assert tablet.me.account is None
    assert tablet.me.typed("code") == code
    assert tablet.network.requests == []


async def test_a_secret_with_a_letter_that_none_has_is_not_asked_about(tablet: Member) -> None:
    with pytest.raises(WrongCode):
        await tablet.join("A" * 27 + "U")
    assert tablet.me.account is None
    assert tablet.network.requests == []


async def test_only_a_device_that_has_joined_can_bring_in_another(tablet: Member) -> None:
    with pytest.raises(Offline):
        await tablet.me.link()
    assert tablet.me.link_code == ""


async def test_keys_that_do_not_open_here_are_no_trouble(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    async with member(endpoint) as stranger:
        for shared in (await stranger.keyring.share(), "no keys at all"):
            await KeyShares(tablet.store).leave(shared)
    await phone.store.receive(tablet.store.ops, "e:1")
    phone.run()
    await phone.until(lambda: phone.status.line == "All saved and sent")
    assert phone.reflect.locked == 1
    assert phone.journal == {"On the phone"}


async def test_what_a_later_release_leaves_among_the_keys_is_no_trouble(phone: Member) -> None:
    revoked = Op("other", 1, "keyring.share", "me", (5, 0), {"e": "x", "k": "revoke"})
    await phone.store.receive([revoked], "e:1")
    phone.run()
    await phone.until(lambda: phone.status.line == "All saved and sent")


async def test_keys_that_a_full_disk_does_not_take_do_not_stop_sending(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    await tablet.join(await phone.link())
    disk = MemoryBackend({name: bytes(data) for name, data in phone.backend.files.items()})
    store = await Store.open(disk)
    await store.receive(tablet.store.ops, "e:1")
    await store.close()

    def full(operation: str, name: str) -> int | None:
        raise OSError("no room")

    async with member(endpoint, disk) as later:
        disk.fault = full
        task = later.run()
        later.sending.wake()
        await later.until(lambda: later.status.phase != "idle" or task.done())
        assert not task.done()
        disk.fault = None
