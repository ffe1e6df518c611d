"""Joining an organisation, sending and leaving, as Me does it with the real endpoint."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.state.sending import NoAddress
from app.sync.errors import Rejected
from app.sync.state import Outcome
from tests.endpoints import URL, Endpoint, no_signal
from tests.members import Member, member


@pytest.fixture
async def endpoint(tmp_path: Path) -> AsyncIterator[Endpoint]:
    endpoint = Endpoint(tmp_path)
    yield endpoint
    await endpoint.close()


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
