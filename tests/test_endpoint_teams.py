"""Teams, and the codes that bring people into them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import text

from app.endpoint.invite import DAY
from app.endpoint.secret import digest
from app.models.identity import new_id
from app.models.membership import Role
from tests.endpoints import NOW, Endpoint
from tests.organisations import Organisation, newcomer, organisation


class Time:
    """The endpoint's time, which a test may move."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock() -> Callable[[], int]:
    return Time()


@pytest.fixture
def org(endpoint: Endpoint) -> Organisation:
    return organisation(endpoint)


async def test_a_leader_makes_a_team_and_brings_people_into_it(org: Organisation) -> None:
    leader, sam = await org.person(Role.LEADER, "Lee"), await org.person(name="Sam")
    team = await leader.team(" Maple  ward ")
    assert (await leader.belongs())["teams"] == [
        {"id": team, "name": "Maple ward", "role": "leader"}
    ]
    code = await leader.code(team=team, uses=2)
    await sam.done("invites/use", code=code)
    # A lost answer may be asked for again, at no further use.
    await sam.done("invites/use", code=code)
    new = await newcomer(org.endpoint, code, "Nia")
    for person in (sam, new):
        assert (await person.belongs())["teams"][0]["role"] == "learner"
    inside = (await leader.done("teams/people", team=team))["people"]
    assert [each["name"] for each in inside] == ["Lee", "Nia", "Sam"]
    (shown,) = (await leader.done("invites/list"))["invites"]
    assert (shown["used"], shown["uses"], shown["team_name"]) == (2, 2, "Maple ward")
    assert code not in str(shown) and code.replace("-", "") not in str(shown)


async def test_a_learner_makes_no_team_and_one_of_the_team_does_not_lead_it(
    org: Organisation,
) -> None:
    leader, sam, other = (
        await org.person(Role.LEADER),
        await org.person(),
        await org.person(Role.LEADER),
    )
    assert await sam.refused("teams", team=new_id(), name="Ours") == (403, "role")
    team = await leader.team()
    await sam.done("invites/use", code=await leader.code(team=team))
    for path, body in (
        ("teams/people", {"team": team}),
        ("teams/rename", {"team": team, "name": "Ours"}),
        ("teams/close", {"team": team}),
        ("teams/role", {"team": team, "account": sam.account, "role": "leader"}),
        ("teams/remove", {"team": team, "account": leader.account}),
        ("invites", {"team": team}),
    ):
        assert await sam.refused(path, **body) == (403, "role"), path
        # To a leader of another team it might as well not exist.
        assert (await other.refused(path, **body))[0] == 404, path
    assert await leader.refused("invites") == (403, "role")
    assert (await other.done("invites/list"))["invites"] == []


async def test_nobody_gives_a_role_above_their_own(org: Organisation) -> None:
    leader = await org.person(Role.LEADER)
    team = await leader.team()
    for role in ("lead", "administrator"):
        assert await leader.refused("invites", team=team, role=role) == (403, "role")
    sam = await newcomer(org.endpoint, await leader.code(team=team, role="leader"))
    assert (await sam.belongs())["role"] == "leader"


async def test_a_code_raises_a_role_and_never_lowers_it(org: Organisation) -> None:
    boss, lead, sam = (
        await org.person(Role.ADMINISTRATOR),
        await org.person(Role.LEAD),
        await org.person(),
    )
    code = await boss.code(role="leader", uses=5)
    for person in (lead, sam, boss):
        await person.done("invites/use", code=code)
    assert [(await each.belongs())["role"] for each in (lead, sam, boss)] == [
        "lead",
        "leader",
        "administrator",
    ]
    (shown,) = [each for each in (await boss.done("invites/list"))["invites"] if each["uses"] == 5]
    assert shown["used"] == 1


async def test_the_last_use_of_a_code_is_for_one_of_two_who_come_at_once(
    org: Organisation,
) -> None:
    boss = await org.person(Role.ADMINISTRATOR)
    team = await boss.team()
    for _ in range(5):
        pair = [await org.person() for _ in range(2)]
        code = await boss.code(team=team)
        replies = await asyncio.gather(*(each.ask("invites/use", code=code) for each in pair))
        assert sorted(reply.status_code for reply in replies) == [200, 410]
        inside = [bool((await each.belongs())["teams"]) for each in pair]
        assert sorted(inside) == [False, True]
        code = await boss.code(team=team)
        bodies = [{"code": code, "device": new_id()} for _ in range(2)]
        post = org.endpoint.http.post
        replies = await asyncio.gather(*(post("/v1/enrol", json=body) for body in bodies))
        assert sorted(reply.status_code for reply in replies) == [200, 410]


async def test_a_code_that_is_over_is_refused_in_words(org: Organisation) -> None:
    boss, sam = await org.person(Role.ADMINISTRATOR), await org.person()
    team = await boss.team()
    withdrawn = await boss.done("invites", team=team)
    await boss.done("invites/withdraw", invite=withdrawn["id"])
    await boss.done("invites/withdraw", invite=withdrawn["id"])
    expired = await boss.code(team=team, days=1)
    of_closed = await boss.code(team=team, days=9)
    time = org.endpoint.now
    assert isinstance(time, Time)
    time.at += DAY + 1
    await boss.done("teams/close", team=team)
    for code, why in (
        (withdrawn["code"], "withdrawn"),
        (expired, "expired"),
        (of_closed, "closed"),
    ):
        assert await sam.refused("invites/use", code=code) == (410, why)
        body = {"code": code, "device": new_id()}
        assert (await org.endpoint.http.post("/v1/enrol", json=body)).status_code == 410
    assert await sam.refused("invites/use", code="AAAA-AAAA-AAAA") == (404, "code")
    shown = (await boss.done("invites/list"))["invites"]
    assert withdrawn["id"] not in {each["id"] for each in shown}


async def test_unknown_codes_are_counted_whoever_tries_them(org: Organisation) -> None:
    sam = await org.person()
    for number in range(20):
        assert (await sam.refused("invites/use", code=f"WRONG{number}"))[0] == 404
    assert (await sam.refused("invites/use", code="WRONG"))[0] == 429


async def test_one_belongs_to_one_organisation_at_a_time(org: Organisation) -> None:
    boss, elsewhere = await org.person(Role.ADMINISTRATOR), organisation(org.endpoint)
    sam = await elsewhere.person(name="Sam")
    code = await boss.code()
    assert await sam.refused("invites/use", code=code) == (409, "elsewhere")
    assert (await sam.belongs())["organisation"] == elsewhere.id
    await sam.done("membership/leave")
    await sam.done("invites/use", code=code)
    belongs = await sam.belongs()
    assert (belongs["organisation"], belongs["called"]) == (org.id, "Sam")


async def test_a_team_is_renamed_and_closed_by_who_leads_it(org: Organisation) -> None:
    leader, sam = await org.person(Role.LEADER), await org.person()
    team = await leader.team()
    await sam.done("invites/use", code=await leader.code(team=team))
    org.share(sam, team)
    org.share(sam, org.id)
    await leader.done("teams/rename", team=team, name="Oak ward")
    assert (await sam.belongs())["teams"][0]["name"] == "Oak ward"
    await leader.done("teams/close", team=team)
    assert (await sam.belongs())["teams"] == [] == (await leader.belongs())["teams"]
    # What was shared with the organisation stays: that is another matter.
    assert sorted(map(bool, org.shared(sam))) == [False, True]
    assert (await leader.refused("teams/people", team=team))[0] == 404


async def test_a_name_is_of_one_team_at_a_time(org: Organisation) -> None:
    leader = await org.person(Role.LEADER)
    first = await leader.team("Maple ward")
    assert await leader.refused("teams", team=new_id(), name="Maple ward") == (409, "name")
    assert await leader.refused("teams", team=new_id(), name=" \u0000 ") == (422, "name")
    second = await leader.team("Oak ward")
    assert await leader.refused("teams/rename", team=second, name="Maple ward") == (409, "name")
    # Asked twice for the same, since the answer was lost, it is there once.
    await leader.done("teams", team=first, name="Maple ward")
    await leader.done("teams/close", team=first)
    await leader.team("Maple ward")
    assert len((await leader.belongs())["teams"]) == 2


async def test_who_leaves_a_team_takes_back_what_they_shared_with_it(org: Organisation) -> None:
    leader, sam = await org.person(Role.LEADER), await org.person()
    teams = [await leader.team("Maple ward"), await leader.team("Oak ward")]
    for team in teams:
        await sam.done("invites/use", code=await leader.code(team=team))
        org.share(sam, team)
    await sam.done("teams/leave", team=teams[0])
    assert [each["id"] for each in (await sam.belongs())["teams"]] == [teams[1]]
    assert sorted(map(bool, org.shared(sam))) == [False, True]
    assert (await sam.refused("teams/leave", team=teams[0]))[0] == 404
    await leader.done("teams/remove", team=teams[1], account=sam.account)
    assert (await sam.belongs())["teams"] == [] and not any(org.shared(sam))
    assert (await leader.refused("teams/remove", team=teams[1], account=sam.account))[0] == 404


async def test_a_leader_makes_another_of_the_team_a_leader_but_brings_in_nobody_unasked(
    org: Organisation,
) -> None:
    boss, leader, sam = (
        await org.person(Role.ADMINISTRATOR),
        await org.person(Role.LEADER),
        await org.person(),
    )
    team = await leader.team()
    asked = {"team": team, "account": sam.account, "role": "leader"}
    assert await leader.refused("teams/role", **asked) == (403, "role")
    await boss.done("teams/role", **{**asked, "role": "learner"})
    await leader.done("teams/role", **asked)
    assert (await sam.belongs())["teams"][0]["role"] == "leader"
    await sam.done("teams/people", team=team)
    elsewhere = await organisation(org.endpoint).person()
    strange = {**asked, "account": elsewhere.account}
    assert (await boss.refused("teams/role", **strange))[0] == 404
    listed = (await boss.done("teams/list"))["teams"]
    assert [(each["name"], each["people"]) for each in listed] == [("Maple ward", 2)]


async def test_all_of_it_is_in_the_audit_without_a_code_or_a_name(org: Organisation) -> None:
    boss, sam = await org.person(Role.ADMINISTRATOR), await org.person(name="Samantha")
    team = await boss.team("Maple ward")
    made = await boss.done("invites", team=team, label="For the night shift")
    await sam.done("invites/use", code=made["code"])
    await boss.done("teams/rename", team=team, name="Oak ward")
    await boss.done("teams/role", team=team, account=sam.account, role="leader")
    await boss.done("teams/remove", team=team, account=sam.account)
    await boss.done("invites/withdraw", invite=made["id"])
    await boss.done("teams/close", team=team)
    await boss.done("members/remove", account=sam.account)
    assert org.audited()[-10:] == [
        "team made",
        "team role",
        "invite made",
        "invite used",
        "team renamed",
        "team role",
        "team removed",
        "invite withdrawn",
        "team closed",
        "member removed",
    ]
    kept = org.everything_audited()
    for secret in ("Samantha", "Maple", "Oak", "night", made["code"], boss.token):
        assert secret not in kept


async def test_a_code_of_an_older_release_still_works_and_can_be_withdrawn(
    org: Organisation,
) -> None:
    database = org.endpoint.database
    database.migrate("0001")
    codes = ["AAAABBBBCCCC", "DDDDEEEEFFFF"]
    with database.owner() as connection:
        for code in codes:
            old = {"hash": digest(code), "organisation": org.id, "expires": NOW + DAY}
            connection.execute(
                text("INSERT INTO invite VALUES (:hash, :organisation, 5, 0, :expires)"), old
            )
    database.migrate()
    boss = await org.person(Role.ADMINISTRATOR)
    sam = await newcomer(org.endpoint, codes[0])
    assert (await sam.belongs())["role"] == "learner"
    shown = [each for each in (await boss.done("invites/list"))["invites"] if each["uses"] == 5]
    assert sorted(each["used"] for each in shown) == [0, 1]
    for each in shown:
        await boss.done("invites/withdraw", invite=each["id"])
    body = {"code": codes[1], "device": "late"}
    assert (await org.endpoint.http.post("/v1/enrol", json=body)).status_code == 410
