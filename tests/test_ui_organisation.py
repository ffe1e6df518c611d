"""The screens of organisations, teams, people and codes, below the browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import httpx
import pytest

from app import machine
from app.models.clock import wall
from app.models.membership import Role
from app.models.organisation import Colleague, order
from app.ui import routes
from app.words import organisation as words
from app.words import share as share_words
from tests.endpoints import URL, Endpoint, Network, no_signal
from tests.organisations import Organisation, Person, newcomer, organisation
from tests.screens import Window, window
from tests.test_ui_heard import find, images
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound

UNDER_WAY: list[asyncio.Task[None]] = []
"""What taps have set off."""
PLACES = (routes.ORGANISATION, routes.MEMBERS, routes.CODES, routes.TEAMS, routes.team("gone"))


@pytest.fixture
def org(tmp_path: Path) -> Organisation:
    return organisation(Endpoint(tmp_path / "endpoint", now=wall))


@pytest.fixture
def network(org: Organisation, monkeypatch: pytest.MonkeyPatch) -> Network:
    """The way from the window to the endpoint."""
    way = Network(org.endpoint)

    async def client() -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=way)

    monkeypatch.setattr(machine, "client", client)
    return way


@pytest.fixture
async def screen(
    tmp_path: Path, network: Network, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Window]:
    """The app in a window that has an address, joined to nothing."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        made.app.around.site = f"{URL}/"
        yield made
        while UNDER_WAY:
            UNDER_WAY.pop().cancel()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    (tmp_path / "endpoint").mkdir()


async def join(screen: Window, org: Organisation, role: Role = Role.LEARNER) -> None:
    """Join the organisation with a role."""
    boss = await org.person(Role.ADMINISTRATOR, "Ada")
    screen.app.me.type("endpoint", URL)
    screen.app.me.type("code", await boss.code(role=role))
    await screen.app.me.enrol()
    await until(screen, lambda: bool(screen.app.belonging.membership.organisation))
    assert screen.app.belonging.membership.role is role


async def until(screen: Window, is_so: object) -> None:
    """Wait for what the endpoint says."""
    assert callable(is_so)
    async with asyncio.timeout(30):
        while not is_so():
            await asyncio.sleep(0.01)
    await screen.settle()


async def shows(screen: Window, text: str) -> None:
    """Wait until something is on the screen, or was said at its foot."""
    await until(screen, lambda: text in screen.words or text in screen.said)


async def tap(screen: Window, name: str) -> None:
    """Tap a button. One that leads elsewhere is not waited for: nobody here takes us there."""
    doing = asyncio.create_task(screen.do(find(screen, name)))
    UNDER_WAY.append(doing)
    await asyncio.wait([doing], timeout=1)


async def boss_of(org: Organisation) -> Person:
    return await org.person(Role.ADMINISTRATOR, "Bea")


@pytest.mark.parametrize("width", WIDTHS)
async def test_who_has_joined_nothing_is_told_so_and_shown_the_way(
    screen: Window, width: int
) -> None:
    await screen.go(routes.ORGANISATION, width)
    _is_sound(screen, "organisation")
    assert words.NOT_JOINED in screen.headings and words.NOT_JOINED_STEP in buttons(screen)
    for route in PLACES[1:]:
        await screen.go(route, width)
        _is_sound(screen, route)
        assert words.NOT_YOURS in screen.headings, route
        assert words.BACK in buttons(screen), route


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_member_sees_what_they_belong_to_and_comes_into_a_team_by_code(
    screen: Window, org: Organisation, width: int
) -> None:
    await join(screen, org)
    boss = await boss_of(org)
    team = await boss.team("Maple ward")
    await screen.go(routes.ORGANISATION, width)
    _is_sound(screen, "organisation")
    assert words.ROLES["learner"] in screen.words and words.NO_TEAMS in screen.words
    assert words.RUN not in screen.headings and words.MAKE_TEAM not in buttons(screen)
    await tap(screen, words.USE)
    await shows(screen, "Type the code first.")
    await screen.type(field(screen, words.CODE), await boss.code(team=team))
    await tap(screen, words.USE)
    await shows(screen, "Maple ward. " + words.TEAM_ROLES["learner"])
    assert field(screen, words.CODE).value == ""
    await screen.go(routes.team(team), width)
    _is_sound(screen, "team")
    assert words.LET_IN not in screen.headings
    await tap(screen, words.LEAVE_TEAM)
    assert words.LEAVE_TEAM_LEAD.format(team="Maple ward") in screen.words
    await tap(screen, words.LEAVE_SURE)
    await until(screen, lambda: not screen.app.belonging.membership.teams)


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_leader_makes_a_team_and_shows_its_code(
    screen: Window, org: Organisation, width: int
) -> None:
    await join(screen, org, Role.LEADER)
    await screen.go(routes.ORGANISATION, width)
    await tap(screen, words.MAKE_TEAM)
    await shows(screen, "Type the team's name first.")
    await screen.type(field(screen, words.NEW_TEAM), "Maple ward")
    await tap(screen, words.MAKE_TEAM)
    await until(screen, lambda: bool(screen.app.belonging.membership.teams))
    (team,) = screen.app.belonging.membership.teams
    await screen.go(routes.team(team.id), width)
    await shows(screen, words.NAMELESS_SINCE.split("{")[0])
    _is_sound(screen, "team")
    await tap(screen, words.MAKE_CODE)
    await until(screen, lambda: bool(images(screen)))
    _is_sound(screen, "team with code")
    code = screen.app.teams.codes[team.id].code
    assert code in screen.words and f"{URL}/#{routes.invitation(code)}" in screen.words
    sam = await newcomer(org.endpoint, code, "Sam")
    await screen.app.teams.look(team.id)
    await shows(screen, "Sam")
    await tap(screen, f"{words.MAKE_LEADER}: Sam")
    await shows(screen, f"{words.NO_LEADER}: Sam")
    assert (await sam.belongs())["teams"][0]["role"] == "leader"
    await screen.type(field(screen, words.RENAME), "Oak ward")
    await tap(screen, words.RENAME_NOW)
    await shows(screen, words.RENAMED)
    assert "Oak ward" in screen.headings
    await shows(screen, words.WITHDRAW_NAME.format(label="Oak ward"))
    await tap(screen, words.CLOSE)
    await tap(screen, words.CLOSE_SURE)
    await until(screen, lambda: not screen.app.belonging.membership.teams)
    assert (await sam.belongs())["teams"] == []


@pytest.mark.parametrize("width", WIDTHS)
async def test_an_administrator_finds_somebody_and_gives_them_a_role(
    screen: Window, org: Organisation, width: int
) -> None:
    await join(screen, org, Role.ADMINISTRATOR)
    sam = await org.person(name="Sam Okafor")
    await screen.go(routes.ORGANISATION, width)
    assert words.RUN in screen.headings
    await screen.go(routes.MEMBERS, width)
    await shows(screen, words.COUNTED.format(n=3))
    _is_sound(screen, "people")
    await screen.type(field(screen, words.FIND), "okaf sam")
    assert words.FOUND.format(n=1, all=3) in screen.words
    await screen.type(field(screen, words.FIND), "nobody")
    assert words.PEOPLE_NONE in screen.words
    await screen.go(routes.member(sam.account), width)
    _is_sound(screen, "member")
    assert "Sam Okafor" in screen.headings
    await tap(screen, f"{words.MAY_DO}: {words.ROLES['lead']}")
    await shows(screen, words.ROLE_SET.format(name="Sam Okafor", role=words.ROLES["lead"]))
    role = screen.app.pack.roles[0]
    await tap(screen, f"{words.DOES}: {role.title}")
    await shows(screen, words.JOB_SET)
    belongs = await sam.belongs()
    assert (belongs["role"], belongs["job"]) == ("lead", role.id)
    await tap(screen, words.REMOVE)
    await tap(screen, words.REMOVE_SURE)
    await until(screen, lambda: screen.app.members.person(sam.account) is None)
    await screen.settle()
    assert words.PERSON_GONE in screen.headings
    assert (await sam.belongs())["organisation"] == ""


@pytest.mark.parametrize("width", WIDTHS)
async def test_an_administrator_makes_a_code_and_withdraws_it(
    screen: Window, org: Organisation, width: int
) -> None:
    await join(screen, org, Role.ADMINISTRATOR)
    await screen.go(routes.CODES, width)
    await shows(screen, words.OUT)
    _is_sound(screen, "codes")
    await screen.type(field(screen, words.HOW_MANY), "many")
    await tap(screen, words.MAKE)
    await shows(screen, "in figures")
    assert field(screen, words.HOW_MANY).value == "many"
    await screen.type(field(screen, words.HOW_MANY), "10,000")
    await screen.type(field(screen, words.WHAT_FOR), "Night shift")
    await tap(screen, f"{words.GIVES}: {words.ROLES['leader']}")
    await tap(screen, words.MAKE)
    await until(screen, lambda: bool(images(screen)))
    _is_sound(screen, "codes with one")
    made = screen.app.members.made
    assert made is not None and made.code in screen.words
    assert "It works 10,000 times" in screen.words
    await shows(screen, "used 0 of 10,000")
    assert field(screen, words.WHAT_FOR).value == ""
    sam = await newcomer(org.endpoint, made.code)
    assert (await sam.belongs())["role"] == "leader"
    await tap(screen, words.WITHDRAW_NAME.format(label="Night shift"))
    await tap(screen, words.WITHDRAW)
    await until(screen, lambda: screen.app.members.made is None)
    body = {"code": made.code, "device": "late"}
    assert (await org.endpoint.http.post("/v1/enrol", json=body)).status_code == 410


async def test_an_administrator_puts_somebody_into_a_team_that_they_are_not_in(
    screen: Window, org: Organisation
) -> None:
    leader, sam = await org.person(Role.LEADER, "Lee"), await org.person(name="Sam Okafor")
    team = await leader.team("Maple ward")
    await join(screen, org, Role.ADMINISTRATOR)
    await screen.go(routes.TEAMS, 390)
    await shows(screen, words.COUNTED_ONE)
    await screen.go(routes.team(team), 390)
    await shows(screen, "Lee")
    assert "Maple ward" in screen.headings and words.LEAVE_TEAM not in buttons(screen)
    await until(screen, lambda: screen.app.members.is_whole)
    await screen.type(field(screen, words.ADD), "lee")
    assert words.ADD_NONE in screen.words
    await screen.type(field(screen, words.ADD), "okafor")
    await tap(screen, words.ADD_NOW.format(name="Sam Okafor"))
    await shows(screen, f"{words.MAKE_LEADER}: Sam Okafor")
    assert (await sam.belongs())["teams"][0]["id"] == team
    await tap(screen, words.TAKE_OUT.format(name="Sam Okafor"))
    await tap(screen, words.TAKE_OUT_SURE)
    await until(screen, lambda: len(screen.app.teams.people[team]) == 1)


async def test_what_one_does_is_told_only_by_ones_own_choice_and_follows_a_change(
    screen: Window, org: Organisation
) -> None:
    await join(screen, org)
    first, second = screen.app.pack.roles[:2]
    await screen.go(routes.ORGANISATION, 390)
    assert words.NO_ROLE_YET in screen.words
    await screen.app.me.set_role(first.id)
    await screen.go(routes.ORGANISATION, 390)
    assert words.TELLS_OFF in screen.words
    belonging = screen.app.belonging
    assert belonging.membership.job == ""
    await tap(screen, f"{words.TELLS}: {words.ON}")
    await shows(screen, words.TELLS_WHAT.format(role=first.title))
    await screen.app.me.set_role(second.id)
    await until(screen, lambda: belonging.membership.job == second.id)
    # What an administrator notes stays until the person chooses otherwise.
    boss = await boss_of(org)
    own = (screen.app.me.account or {})["account"]
    await boss.done("members/job", account=own, job=first.id)
    await belonging.ask()
    assert belonging.membership.job == first.id
    await tap(screen, f"{words.TELLS}: {words.OFF}")
    await until(screen, lambda: belonging.membership.job == "")
    await screen.app.me.set_role(first.id)
    await screen.settle()
    await belonging.ask()
    assert belonging.membership.job == ""


async def test_without_a_network_all_is_as_last_known_and_nothing_typed_is_lost(
    screen: Window, org: Organisation, network: Network
) -> None:
    await join(screen, org, Role.ADMINISTRATOR)
    network.instead = no_signal
    await screen.app.belonging.ask_quietly()
    await screen.go(routes.ORGANISATION, 390)
    assert words.OLD in screen.words and words.ROLES["administrator"] in screen.words
    await screen.type(field(screen, words.NEW_TEAM), "Maple ward")
    await tap(screen, words.MAKE_TEAM)
    await shows(screen, "This needs a network")
    assert field(screen, words.NEW_TEAM).value == "Maple ward"
    await screen.app.teams.typed.typing.flush()
    assert screen.app.me.store.drafts["teams/new-team"] == "Maple ward"
    for route in (routes.MEMBERS, routes.CODES, routes.TEAMS):
        await screen.go(route, 390)
        await shows(screen, "This needs a network")
        _is_sound(screen, route)
    network.instead = None
    await tap(screen, words.AGAIN)
    await until(screen, lambda: "This needs a network" not in screen.words)
    await screen.go(routes.ORGANISATION, 390)
    await tap(screen, words.MAKE_TEAM)
    await until(screen, lambda: bool(screen.app.belonging.membership.teams))
    assert "teams/new-team" not in screen.app.me.store.drafts


async def test_who_is_lowered_meanwhile_is_told_kindly_and_sees_it(
    screen: Window, org: Organisation
) -> None:
    await join(screen, org, Role.ADMINISTRATOR)
    boss = await boss_of(org)
    await screen.go(routes.CODES, 390)
    own = (screen.app.me.account or {})["account"]
    await boss.done("members/role", account=own, role="learner")
    await tap(screen, words.MAKE)
    await shows(screen, words.NOT_YOURS)
    assert screen.app.belonging.membership.role is Role.LEARNER


async def test_who_leaves_is_asked_first_and_keeps_everything(
    screen: Window, org: Organisation
) -> None:
    await join(screen, org)
    name = screen.app.belonging.membership.name
    await screen.go(routes.ORGANISATION, 390)
    await tap(screen, words.LEAVE.format(organisation=name))
    assert words.LEAVE_LEAD.format(organisation=name) in screen.words
    await tap(screen, words.STAY)
    assert words.LEAVE_STAYS not in screen.words
    await tap(screen, words.LEAVE.format(organisation=name))
    await tap(screen, words.LEAVE_SURE)
    await shows(screen, words.NONE)
    assert screen.app.me.account is not None
    assert field(screen, words.CODE).label == words.CODE


@pytest.mark.parametrize("is_joined", [False, True])
async def test_a_code_that_the_camera_opened_brings_one_in(
    screen: Window, org: Organisation, is_joined: bool
) -> None:
    boss = await boss_of(org)
    team = await boss.team("Maple ward")
    if is_joined:
        await join(screen, org)
    else:
        screen.app.me.type("endpoint", URL)
    code = await boss.code(team=team)
    route = routes.invitation(code)
    await screen.go(route, 390)
    _is_sound(screen, route)
    assert words.INVITED_CODE.format(code=code) in screen.words
    await tap(screen, words.USE if is_joined else words.INVITED_JOIN)
    await until(screen, lambda: bool(screen.app.belonging.membership.team(team)))
    if not is_joined:
        assert share_words.JOINED.split("{")[0] in screen.said


@pytest.mark.parametrize("width", WIDTHS)
async def test_ten_thousand_people_scroll(screen: Window, org: Organisation, width: int) -> None:
    await join(screen, org, Role.ADMINISTRATOR)
    await screen.go(routes.MEMBERS, width)
    await shows(screen, words.COUNTED.format(n=2))
    members = screen.app.members
    many = [
        Colleague(f"{n:026}", f"Person {n:05}", Role.LEARNER, "", 1_700_000_000_000 + n)
        for n in range(10_000)
    ]
    members._take(many)
    members.count = len(many)
    await screen.settle()
    shown = [name for name in buttons(screen) if name.startswith("Person ")]
    assert 5 < len(shown) < 40 and shown[0].startswith("Person 00000")
    assert words.COUNTED.format(n=10_000) in screen.words
    (listing,) = [each for each in screen.controls() if isinstance(each, ft.ListView)]
    assert listing.on_scroll is not None
    await screen.type(field(screen, words.FIND), "09999")
    assert words.FOUND.format(n=1, all=10_000) in screen.words
    assert any(name.startswith("Person 09999") for name in buttons(screen))


def test_people_stand_by_name_and_who_has_none_at_the_end() -> None:
    people = [
        Colleague(account, name, Role.LEARNER, "", 1)
        for account, name in (("1", ""), ("2", "zoe"), ("3", "Ada"), ("0", ""))
    ]
    assert [each.account for each in order(people)] == ["3", "2", "0", "1"]
