"""People and what they belong to."""

from __future__ import annotations

from app.models.membership import Role, membership
from app.state.belonging import Belonging
from app.store.memory import MemoryBackend
from tests.endpoints import URL, Endpoint, device, no_signal


async def test_who_joins_with_an_invite_belongs_to_its_organisation(endpoint: Endpoint) -> None:
    async with device(endpoint) as phone:
        belonging = Belonging(phone.store, phone.http)
        assert not belonging.membership.organisation
        await phone.client.enrol(URL, endpoint.invite())
        await belonging.ask()
        assert belonging.membership.name.startswith("Northtown")
        assert belonging.membership.role is Role.LEARNER
        assert belonging.membership.teams == ()


async def test_what_one_belongs_to_is_known_without_a_network(endpoint: Endpoint) -> None:
    backend = MemoryBackend()
    async with device(endpoint, backend) as phone:
        await phone.client.enrol(URL, endpoint.invite())
        await Belonging(phone.store, phone.http).ask()
    async with device(endpoint, backend) as phone:
        phone.network.instead = no_signal
        belonging = Belonging(phone.store, phone.http)
        await belonging.ask_quietly()
        assert belonging.membership.name.startswith("Northtown")
        await phone.client.leave()
        assert not belonging.membership.organisation


def test_what_is_no_membership_is_none_and_an_unknown_role_is_the_least() -> None:
    whole = {"organisation": "o", "name": "N", "role": "emperor", "job": "", "teams": [{}, 3]}
    found = membership(whole)
    assert found is not None and found.role is Role.LEARNER and found.teams == ()
    assert membership({**whole, "teams": None}) is None
    assert membership(None) is None
