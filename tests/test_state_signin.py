"""Signing in with one's organisation, as the screen does it with the real endpoint."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.endpoint.app import create_app
from app.endpoint.enrolment import create_organisation
from app.endpoint.openid import OpenId
from app.endpoint.provider import Provider
from app.endpoint.signin import set_provider
from app.models.membership import Role
from app.state.belonging import Belonging
from app.state.sending import NoAddress
from app.state.signin import NoCode, NoName, SignIn
from app.sync.errors import Offline, Rejected
from tests.endpoints import Endpoint, no_signal
from tests.members import Member, member
from tests.providers import CLIENT, Fake


@pytest.fixture
def fake() -> Fake:
    return Fake()


@pytest.fixture
async def signing(
    tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Endpoint]:
    monkeypatch.setenv("RIVERSIDE_SECRET", "s3cret")
    endpoint = Endpoint(tmp_path)
    openid = OpenId(httpx.Client(transport=fake))
    endpoint.serve(create_app(endpoint.database_url, openid=openid))
    with endpoint.database.owner() as connection:
        create_organisation(connection, "Riverside", 0)
        made = Provider(
            Fake.issuer, CLIENT, "RIVERSIDE_SECRET", claim="job", roles={"x": Role.LEAD}
        )
        set_provider(connection, "Riverside", made)
    yield endpoint
    openid.close()
    await endpoint.close()


def signin(device: Member) -> SignIn:
    belonging = Belonging(device.store, device.http)
    return SignIn(device.store, device.http, device.sending, belonging)


async def page(endpoint: Endpoint, fake: Fake, address: str) -> str:
    shown = await endpoint.http.get(f"/signin/back?{fake.sign_in(address)}")
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", shown.text)
    assert found is not None
    return found[0]


async def test_a_person_signs_in_and_belongs(signing: Endpoint, fake: Fake) -> None:
    fake.claims = {"job": "x"}
    async with member(signing) as phone:
        begun = signin(phone)
        begun.type("organisation", " Riverside ")
        await begun.begin()
        assert begun.address.startswith(Fake.issuer)
        # The app was closed meanwhile.
        begun = signin(phone)
        code = await page(signing, fake, begun.address)
        begun.type("code", code.lower().replace("-", " "))
        await begun.finish()
        assert begun.address == "" and begun.typed("code") == ""
        assert phone.me.account is not None and phone.me.account["organisation"] == "Riverside"
        assert begun.belonging.membership.role is Role.LEAD


async def test_what_is_not_typed_is_asked_for_and_nothing_is_lost(
    signing: Endpoint, fake: Fake
) -> None:
    async with member(signing) as phone:
        begun = signin(phone)
        with pytest.raises(NoName):
            await begun.begin()
        begun.type("organisation", "Nowhere")
        with pytest.raises(Rejected, match="no sign-in"):
            await begun.begin()
        assert begun.address == ""
        begun.type("organisation", "Riverside")
        await begun.begin()
        with pytest.raises(NoCode):
            await begun.finish()
        begun.type("code", "AAAA-AAAA")
        with pytest.raises(Rejected, match="code of the page"):
            await begun.finish()
        assert begun.typed("code") == "AAAA-AAAA" and begun.address
        await begun.begin_again()
        assert begun.address == ""
        assert phone.me.account is None


async def test_without_a_network_or_an_address_nothing_begins(signing: Endpoint) -> None:
    async with member(signing) as phone:
        begun = signin(phone)
        begun.type("organisation", "Riverside")
        phone.network.instead = no_signal
        with pytest.raises(Offline):
            await begun.begin()
        assert begun.address == ""
    async with member(signing, here="") as desktop:
        begun = signin(desktop)
        begun.type("organisation", "Riverside")
        with pytest.raises(NoAddress):
            await begun.begin()
