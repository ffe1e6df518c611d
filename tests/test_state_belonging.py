"""What one belongs to, on the device: asked for, followed, and told only by choice."""

from __future__ import annotations

import asyncio

import pytest

from app.models.membership import Role
from app.state.asking import Asking, NeedsNetwork
from app.state.belonging import TELLS, Belonging, NoCode, NoRole
from app.state.halfdone import HalfDone
from app.state.members import Members, NoNumber
from app.state.status import Status
from app.state.teams import NEW, NoName, Teams
from app.store.memory import MemoryBackend
from app.store.settings import SettingsRepository
from app.store.store import Store
from app.sync.errors import Offline, Rejected
from tests.endpoints import PORTAL, URL, Device, Endpoint, device, no_signal, saying
from tests.organisations import Organisation, Person, organisation


@pytest.fixture
def org(endpoint: Endpoint) -> Organisation:
    return organisation(endpoint)


async def joined(phone: Device, org: Organisation, role: Role = Role.LEARNER) -> Belonging:
    """Let a device join, and return what it knows then, without having been told to ask."""
    belonging = Belonging(phone.store, phone.http)
    boss = await org.person(Role.ADMINISTRATOR)
    await phone.client.enrol(URL, await boss.code(role=role))
    async with asyncio.timeout(30):
        while not belonging.membership.organisation:
            await asyncio.sleep(0.01)
    return belonging


def person(phone: Device) -> Person:
    account = phone.store.meta["account"]
    return Person(phone.network.endpoint, account["token"], account["account"])


async def choose(phone: Device, role: str) -> None:
    """Choose a role under Me."""
    await SettingsRepository(phone.store).set({"role": role})


async def test_who_joins_is_told_what_they_belong_to_without_asking(
    endpoint: Endpoint, org: Organisation
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org, Role.LEADER)
        assert belonging.membership.role is Role.LEADER and belonging.is_joined
        await phone.client.leave()
        assert not belonging.is_joined and not belonging.membership.organisation


async def test_nothing_of_ones_role_goes_before_one_says_so(
    endpoint: Endpoint, org: Organisation
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org)
        with pytest.raises(NoRole):
            await belonging.tell_role(does=True)
        await choose(phone, "first")
        await belonging.ask()
        assert (await person(phone).belongs())["job"] == ""
        await belonging.tell_role(does=True)
        assert belonging.tells_role and belonging.membership.job == "first"
        await choose(phone, "senior")
        await belonging.ask()
        assert (await person(phone).belongs())["job"] == "senior"
        await belonging.tell_role(does=False)
        await choose(phone, "board")
        await belonging.ask()
        assert not belonging.tells_role and belonging.membership.job == ""


async def test_another_organisation_is_not_told_what_one_agreed_to_tell_this_one(
    endpoint: Endpoint, org: Organisation
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org)
        await choose(phone, "first")
        await belonging.tell_role(does=True)
        await belonging.leave()
        assert not belonging.membership.organisation
        assert SettingsRepository(phone.store).all()[TELLS] == {}
        elsewhere = organisation(endpoint)
        boss = await elsewhere.person(Role.ADMINISTRATOR)
        await belonging.use(await boss.code())
        assert belonging.membership.organisation == elsewhere.id
        assert not belonging.tells_role and belonging.membership.job == ""


async def test_a_choice_that_could_not_be_sent_is_not_taken_for_made(
    endpoint: Endpoint, org: Organisation
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org)
        await choose(phone, "first")
        phone.network.instead = no_signal
        for deed in (
            belonging.tell_role(does=True),
            belonging.call("Sam"),
            belonging.leave(),
            belonging.use("AAAA"),
        ):
            with pytest.raises(NeedsNetwork, match="Nothing was changed"):
                await deed
        assert not belonging.tells_role and belonging.membership.organisation == org.id
        with pytest.raises(Offline):
            await belonging.ask()
        assert belonging.is_old
        phone.network.instead = None
        await belonging.ask()
        assert not belonging.is_old
        with pytest.raises(NoCode):
            await belonging.use("  ")


@pytest.mark.parametrize("answer", [PORTAL, "{}", "[]", '{"people": 5}', '{"count": "x"}', "null"])
async def test_an_answer_that_makes_no_sense_changes_nothing(
    endpoint: Endpoint, org: Organisation, answer: str
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org, Role.ADMINISTRATOR)
        members = Members(phone.store, belonging, Status())
        known = belonging.membership
        phone.network.instead = saying(200, answer, X_Leadwell="1")
        with pytest.raises(NeedsNetwork):
            await members.load()
        with pytest.raises(Offline):
            await belonging.ask()
        assert belonging.membership == known


async def test_who_is_refused_looks_again_at_what_they_are(
    endpoint: Endpoint, org: Organisation
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org, Role.ADMINISTRATOR)
        boss = await org.person(Role.ADMINISTRATOR)
        account = phone.store.meta["account"]["account"]
        await boss.done("members/role", account=account, role="lead")
        members = Members(phone.store, belonging, Status())
        with pytest.raises(Rejected, match="does not include this"):
            await members.load()
        assert belonging.membership.role is Role.LEAD


async def test_everybody_is_fetched_once_a_minute_and_nobody_stays_who_is_not_to_be_seen(
    endpoint: Endpoint, org: Organisation
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org, Role.ADMINISTRATOR)
        time = [1_000_000]
        members = Members(phone.store, belonging, Status(), lambda: time[0])
        await members.load()
        assert members.count == len(members.people) == 2
        await org.person(name="Sam")
        await members.load()
        assert members.count == 2
        time[0] += 60_000
        await members.load()
        assert members.count == 3 and [each.name for each in members.named("sa")] == ["Sam"]
        time[0] += 60_000
        phone.network.instead = no_signal
        with pytest.raises(NeedsNetwork):
            await members.load()
        assert len(members.people) == 3 and not members.is_whole
        phone.network.instead = None
        boss = await org.person(Role.ADMINISTRATOR)
        await boss.done("members/remove", account=belonging.account)
        with pytest.raises(Rejected):
            await members.load()
        assert members.people == () and not belonging.membership.organisation


async def test_asking_looks_again_only_where_one_may_be_somebody_else() -> None:
    looked = []

    async def look() -> None:
        looked.append(1)

    async def refuse(code: str) -> None:
        raise Rejected("No.", code)

    asking = Asking(look)
    for code, count in (("last", 0), ("role", 1), ("name", 1), ("team", 2)):
        with pytest.raises(Rejected):
            await asking(refuse(code))
        assert len(looked) == count


async def test_a_team_whose_answer_was_lost_is_made_once(
    endpoint: Endpoint, org: Organisation
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org, Role.LEADER)
        teams = Teams(phone.store, belonging, Status())
        with pytest.raises(NoName):
            await teams.make()
        teams.typed.type(NEW, "Maple ward")
        transport = endpoint.transport

        async def lost(request: object) -> object:
            await transport.handle_async_request(request)  # type: ignore[arg-type]
            return await no_signal(request)  # type: ignore[arg-type]

        phone.network.instead = lost  # type: ignore[assignment]
        with pytest.raises(NeedsNetwork):
            await teams.make()
        assert teams.typed.read(NEW) == "Maple ward"
        phone.network.instead = None
        id = await teams.make()
        assert [team.id for team in belonging.membership.teams] == [id]
        assert teams.typed.read(NEW) == ""


@pytest.mark.parametrize("text", ["", "0", "-1", "ten", "10001", "9" * 30, "1.5", "²", "\u0661"])
async def test_a_number_that_is_none_makes_no_code(
    endpoint: Endpoint, org: Organisation, text: str
) -> None:
    async with device(endpoint) as phone:
        belonging = await joined(phone, org, Role.ADMINISTRATOR)
        members = Members(phone.store, belonging, Status())
        members.typed.type("uses", text)
        with pytest.raises(NoNumber):
            await members.make_code()
        assert members.number("uses") == text and members.made is None
        members.typed.type("uses", "10,000")
        await members.make_code()
        assert members.made is not None and members.codes is not None
        assert members.number("uses") == "1"
        await members.withdraw(members.codes[0])
        assert members.made is None


async def test_what_is_half_typed_is_there_after_the_window_was_closed() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    typed = HalfDone(store, Status(), "teams")
    typed.type(NEW, "Maple")
    await typed.typing.flush()
    await store.close()
    store = await Store.open(backend)
    again = HalfDone(store, Status(), "teams")
    assert again.read(NEW) == "Maple" and again.read("other", "as it is") == "as it is"
    await again.forget(NEW)
    assert again.read(NEW) == "" and again.turn == 1 and not store.drafts
    await store.close()
