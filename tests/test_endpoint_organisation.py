"""The people of an organisation: their roles, who changes them, and how they leave."""

from __future__ import annotations

import asyncio

import pytest

from app.endpoint.member import people
from app.models.membership import Role
from tests.endpoints import Endpoint, change
from tests.organisations import Organisation, organisation


@pytest.fixture
def org(endpoint: Endpoint) -> Organisation:
    return organisation(endpoint)


async def test_an_administrator_sees_the_people_page_by_page(org: Organisation) -> None:
    boss = await org.person(Role.ADMINISTRATOR, "Ada")
    for number in range(4):
        await org.person(name=f"Sam {number}")
    seen, after = [], ""
    while True:
        page = await boss.done("members/list", after=after, limit=2)
        assert page["count"] == 5 and len(page["people"]) <= 2
        seen += page["people"]
        if not page["more"]:
            break
        after = seen[-1]["account"]
    assert {each["name"] for each in seen} == {"Ada", "Sam 0", "Sam 1", "Sam 2", "Sam 3"}
    assert len(seen) == 5


@pytest.mark.parametrize("role", [Role.LEARNER, Role.LEADER, Role.LEAD])
async def test_only_an_administrator_sees_or_changes_people(org: Organisation, role: Role) -> None:
    await org.person(Role.ADMINISTRATOR)
    asking, other = await org.person(role), await org.person()
    for path, body in (
        ("members/list", {"after": ""}),
        ("members/role", {"account": other.account, "role": "administrator"}),
        ("members/role", {"account": asking.account, "role": "administrator"}),
        ("members/job", {"account": other.account, "job": "first"}),
        ("members/remove", {"account": other.account}),
        ("teams/list", {}),
        ("invites", {}),
    ):
        assert await asking.refused(path, **body) == (403, "role"), path
    assert (await other.belongs())["role"] == "learner"


async def test_a_changed_role_is_there_at_the_next_look(org: Organisation) -> None:
    boss, sam = await org.person(Role.ADMINISTRATOR), await org.person()
    await boss.done("members/role", account=sam.account, role="lead")
    await boss.done("members/role", account=sam.account, role="lead")
    await boss.done("members/job", account=sam.account, job="first")
    belongs = await sam.belongs()
    assert (belongs["role"], belongs["job"]) == ("lead", "first")
    assert org.audited().count("member role") == 1


async def test_nobody_touches_the_people_of_another_organisation(org: Organisation) -> None:
    boss = await org.person(Role.ADMINISTRATOR)
    elsewhere = organisation(org.endpoint)
    stranger = await elsewhere.person(Role.ADMINISTRATOR)
    theirs = await stranger.team()
    code = await stranger.done("invites")
    page = await boss.done("members/list", after="")
    assert [each["account"] for each in page["people"]] == [boss.account]
    for path, body in (
        ("members/role", {"account": stranger.account, "role": "learner"}),
        ("members/job", {"account": stranger.account, "job": "x"}),
        ("members/remove", {"account": stranger.account}),
        ("teams/people", {"team": theirs}),
        ("teams/rename", {"team": theirs, "name": "Ours"}),
        ("teams/close", {"team": theirs}),
        ("teams/leave", {"team": theirs}),
        ("teams/role", {"team": theirs, "account": boss.account, "role": "leader"}),
        ("teams/remove", {"team": theirs, "account": stranger.account}),
        ("invites", {"team": theirs}),
        ("invites/withdraw", {"invite": code["id"]}),
    ):
        status, _ = await boss.refused(path, **body)
        assert status == 404, path
    status, _ = await boss.refused("teams", team=theirs, name="Ours")
    assert status == 409
    assert (await stranger.belongs())["teams"][0]["name"] == "Maple ward"


async def test_the_last_administrator_stays_one(org: Organisation) -> None:
    boss, other = await org.person(Role.ADMINISTRATOR), await org.person(Role.LEAD)
    last = (409, "last")
    assert await boss.refused("members/role", account=boss.account, role="lead") == last
    assert await boss.refused("members/remove", account=boss.account) == last
    assert await boss.refused("membership/leave") == last
    await boss.done("members/role", account=other.account, role="administrator")
    await boss.done("membership/leave")
    assert await other.refused("membership/leave") == last


async def test_two_administrators_who_lower_each_other_at_once_leave_one(
    org: Organisation,
) -> None:
    for _ in range(5):
        org = organisation(org.endpoint)
        pair = [await org.person(Role.ADMINISTRATOR) for _ in range(2)]
        replies = await asyncio.gather(
            pair[0].ask("members/role", account=pair[1].account, role="learner"),
            pair[1].ask("members/role", account=pair[0].account, role="learner"),
        )
        assert sorted(reply.status_code for reply in replies) == [200, 403]
        roles = sorted([(await each.belongs())["role"] for each in pair])
        assert roles == ["administrator", "learner"]


async def test_two_administrators_who_leave_at_once_leave_one(org: Organisation) -> None:
    pair = [await org.person(Role.ADMINISTRATOR) for _ in range(2)]
    replies = await asyncio.gather(*(each.ask("membership/leave") for each in pair))
    assert sorted(reply.status_code for reply in replies) == [200, 409]


async def test_who_leaves_takes_back_what_was_shared_and_keeps_what_is_theirs(
    org: Organisation,
) -> None:
    boss, sam = await org.person(Role.ADMINISTRATOR), await org.person(name="Sam")
    team = await boss.team()
    await sam.done("invites/use", code=await boss.code(team=team))
    for person in (boss, sam):
        for space in (org.id, team):
            org.share(person, space)
    await org.endpoint.sync(sam.token, ops=[change(1)])
    await sam.done("membership/leave")
    assert org.shared(sam) == ["", ""] and "" not in org.shared(boss)
    assert org.row(sam).left and org.row(sam, team).left
    nothing = {"organisation": "", "name": "", "role": "learner", "job": "", "called": ""}
    assert await sam.belongs() == {**nothing, "teams": []}
    assert (await boss.done("members/list", after=""))["count"] == 1
    # The endpoint goes on to serve their own devices.
    sent = await org.endpoint.sync(sam.token, start=2, ops=[change(2)])
    assert sent.json()["push"]["next"] == 3
    for path in ("membership/leave", "membership/tell", "teams/list", "invites"):
        status, _ = await sam.refused(path)
        assert status == 403, path
    assert org.audited()[-1] == "member left"


async def test_who_was_removed_may_come_again_but_not_by_a_code_of_their_own(
    org: Organisation,
) -> None:
    boss, other = await org.person(Role.ADMINISTRATOR), await org.person(Role.ADMINISTRATOR)
    back_door = await other.code(role="administrator")
    await boss.done("members/remove", account=other.account)
    assert await other.refused("invites/use", code=back_door) == (410, "withdrawn")
    assert (await other.belongs())["organisation"] == ""
    await other.done("invites/use", code=await boss.code())
    belongs = await other.belongs()
    assert (belongs["organisation"], belongs["role"]) == (org.id, "learner")
    assert org.row(other).left is None


async def test_who_is_lowered_leaves_no_code_that_gives_more(org: Organisation) -> None:
    boss, other = await org.person(Role.ADMINISTRATOR), await org.person(Role.ADMINISTRATOR)
    code = await other.code(role="administrator", uses=5)
    await boss.done("members/role", account=other.account, role="leader")
    assert await other.refused("invites/use", code=code) == (410, "withdrawn")


async def test_one_says_oneself_what_one_is_called_and_does(org: Organisation) -> None:
    boss, sam = await org.person(Role.ADMINISTRATOR), await org.person()
    team = await boss.team()
    await sam.done("invites/use", code=await boss.code(team=team))
    assert (await sam.belongs())["job"] == ""
    await sam.done("membership/tell", name=" Sam\u0000 \u202e Okafor\n", job="first")
    belongs = await sam.belongs()
    assert (belongs["called"], belongs["job"]) == ("Sam Okafor", "first")
    inside = await boss.done("teams/people", team=team)
    assert "Sam Okafor" in {each["name"] for each in inside["people"]}
    await sam.done("membership/tell", job="")
    belongs = await sam.belongs()
    assert (belongs["called"], belongs["job"]) == ("Sam Okafor", "")
    # Nobody's name gets into the audit.
    assert "Okafor" not in org.everything_audited()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("members/role", {"account": "a", "role": "emperor"}),
        ("members/role", {"account": "", "role": "lead"}),
        ("members/list", {"after": "", "limit": 0}),
        ("members/job", {"account": "a", "job": "two words"}),
        ("membership/tell", {"name": "x" * 201}),
        ("membership/tell", {"name": 5}),
        ("teams", {"team": "t", "name": None}),
        ("invites", {"uses": 0}),
        ("invites", {"days": 2**70}),
        ("invites", {"role": "learner'; --"}),
        ("invites/use", {"code": ""}),
    ],
)
async def test_what_makes_no_sense_is_refused(
    org: Organisation, path: str, body: dict[str, object]
) -> None:
    boss = await org.person(Role.ADMINISTRATOR)
    reply = await boss.ask(path, **body)
    assert reply.status_code == 400
    assert reply.json()["code"] == "shape"


async def test_halves_of_characters_are_left_out_of_a_name(org: Organisation) -> None:
    sam = await org.person()
    headers = {"Authorization": f"Bearer {sam.token}", "Content-Type": "application/json"}
    content = b'{"name": "Sa\\ud800m\\u0000"}'
    url = "/v1/membership/tell"
    reply = await org.endpoint.http.post(url, content=content, headers=headers)
    assert reply.status_code in (200, 400)
    assert (await sam.belongs())["called"] in ("Sa m", "")


async def test_a_page_of_people_that_is_full_is_not_always_followed_by_another(
    org: Organisation,
) -> None:
    for _ in range(2):
        await org.person()
    with org.endpoint.database.owner() as connection:
        count, rows, more = people(connection, org.id, "", 2)
    assert (count, len(rows), more) == (2, 2, False)


async def test_a_name_at_joining_may_hold_anything(org: Organisation) -> None:
    sam = await org.person(name="Sa\u0000m\n Okafor ")
    assert (await sam.belongs())["called"] == "Sa m Okafor"
