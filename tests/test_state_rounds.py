"""A team looks at itself, end to end: from each person's own look to what all see together."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy import select

from app.endpoint.round import DAY
from app.endpoint.tables import ops, round_replies
from app.errors import LeadwellError
from app.models.membership import Role
from app.models.team_profile import labels
from app.models.team_round import Round
from app.state.rounds import NoSecret, NothingToGive, NoTitle
from app.sync.errors import Offline, Rejected
from tests.endpoints import Endpoint, no_signal
from tests.sharers import Colleague, Hospital, colleague, hospital, restarted
from tests.states import NOON

TIME = {"now": NOON}


@pytest.fixture
def clock() -> Callable[[], int]:
    TIME["now"] = NOON
    return lambda: TIME["now"]


@pytest.fixture
def place(endpoint: Endpoint) -> Hospital:
    """An organisation with one team."""
    return hospital(endpoint)


@pytest.fixture
async def people(place: Hospital) -> AsyncIterator[list[Colleague]]:
    """A leader and four others of the team."""
    found = [await colleague(place, Role.LEADER)]
    found += [await colleague(place) for _ in range(4)]
    yield found
    for each in found:
        await each.close()


async def asked(people: list[Colleague]) -> str:
    """Open a round; return its id."""
    leader = people[0]
    return await leader.rounds.open(leader.place.team, " Autumn ", 2)


async def the(one: Colleague) -> Round:
    """Return the newest round as it is now."""
    await one.rounds.fetch()
    return one.rounds.all[0]


async def test_a_team_looks_at_itself_and_all_see_the_same(people: list[Colleague]) -> None:
    leader = people[0]
    id = await asked(people)
    for often, one in zip((4, 4, 3, 1, 1), people, strict=True):
        round = await the(one)
        assert round.id == id and one.rounds.waiting == (round,)
        await one.look_at_oneself(often)
        await one.rounds.send(round)
        assert not one.rounds.waiting
    assert (await the(people[1])).result is None
    await leader.rounds.close(await the(leader))
    results = [(await the(one)).result for one in people]
    assert results[0] is not None and all(each == results[0] for each in results)
    area = results[0].areas["1"]
    assert (area.low, area.middle, area.high, area.importance) == (100, 300, 400, 400)
    assert labels(area) == ("split", "gap")


async def test_nothing_but_figures_leaves_the_device(people: list[Colleague]) -> None:
    one = people[1]
    await asked(people)
    await one.look_at_oneself(3)
    round = await the(one)
    requests = one.network.requests
    requests.clear()
    await one.rounds.send(round)
    sent = next(each for each in requests if each.url.path == "/v1/rounds/reply")
    body = sent.content.decode() if sent.content[:1] == b"{" else ""
    if not body:
        import gzip

        body = gzip.decompress(sent.content).decode()
    said = json.loads(body)
    assert set(said) == {"team", "round", "secret", "areas"}
    assert "porter" not in body and one.account not in body
    assert all(
        set(area) == {"frequency", "importance", "reach", "chanceless"}
        for area in said["areas"].values()
    )
    await one.sync()
    with one.place.endpoint.database.owner() as connection:
        everything = str(connection.execute(select(round_replies)).all())
        everything += str(connection.scalars(select(ops.c.body)).all())
    assert "porter" not in everything and said["secret"] not in everything
    # On the device, the secret is sealed as the journal is.
    for data in one.device.backend.files.values():
        assert said["secret"].encode() not in data


async def test_a_reply_can_be_taken_back_from_the_device_that_sent_it(
    people: list[Colleague],
) -> None:
    one = people[1]
    await asked(people)
    await one.look_at_oneself(3)
    await one.rounds.send(await the(one))
    again = await restarted(one)
    people[1] = again
    await again.rounds.recall(again.rounds.all[0].id)
    assert again.rounds.own[again.rounds.all[0].id]["1"].frequency == 300
    await again.rounds.withdraw(again.rounds.all[0])
    round = await the(again)
    assert (round.replied, round.has_replied) == (0, False) and not again.rounds.own
    with pytest.raises(NoSecret):
        await again.rounds.withdraw(round)
    await again.rounds.send(round)
    assert (await the(again)).replied == 1


async def test_an_answer_that_was_lost_makes_no_second_reply(people: list[Colleague]) -> None:
    one = people[1]
    await asked(people)
    await one.look_at_oneself(3)
    round = await the(one)
    transport, way = one.network.endpoint.transport, one.network

    async def lost(request):  # type: ignore[no-untyped-def]
        answer = await transport.handle_async_request(request)
        await answer.aread()
        return await no_signal(request)

    way.instead = lost
    with pytest.raises(Offline):
        await one.rounds.send(round)
    way.instead = None
    await one.rounds.send(round)
    assert (await the(one)).replied == 1
    await one.rounds.withdraw(round)
    assert (await the(one)).replied == 0


async def test_without_a_finished_look_there_is_nothing_to_give(people: list[Colleague]) -> None:
    one = people[1]
    await asked(people)
    round = await the(one)
    with pytest.raises(NothingToGive):
        await one.rounds.send(round)
    id = await one.strengths.begin()
    await one.strengths.answer(id, "1.1", "frequency", 3)
    with pytest.raises(NothingToGive):
        one.rounds.reply()
    assert (await the(one)).replied == 0


async def test_what_is_known_of_rounds_stays_without_a_network(people: list[Colleague]) -> None:
    one = people[1]
    await asked(people)
    await the(one)
    again = await restarted(one)
    people[1] = again
    again.network.instead = no_signal
    await again.rounds.fetch_quietly()
    assert again.rounds.all[0].title == "Autumn" and again.rounds.asked_at
    await again.look_at_oneself(3)
    with pytest.raises(Offline):
        await again.rounds.send(again.rounds.all[0])
    assert not again.rounds.own


async def test_a_round_needs_a_name_and_a_leader(people: list[Colleague]) -> None:
    leader, member, *_ = people
    with pytest.raises(NoTitle):
        await leader.rounds.open(leader.place.team, "  ", 2)
    with pytest.raises(Rejected, match="leads the team"):
        await member.rounds.open(leader.place.team, "Autumn", 2)
    id = await asked(people)
    with pytest.raises(Rejected, match="open"):
        await asked(people)
    await leader.rounds.fetch()
    assert [each.id for each in leader.rounds.all] == [id]
    with pytest.raises(Rejected, match="Not enough"):
        await leader.rounds.look(leader.rounds.all[0])


async def test_a_round_that_ended_meanwhile_takes_no_reply(people: list[Colleague]) -> None:
    one = people[1]
    await asked(people)
    await one.look_at_oneself(3)
    round = await the(one)
    TIME["now"] = NOON + 20 * DAY
    with pytest.raises(LeadwellError, match="ended"):
        await one.rounds.send(round)
    assert (await the(one)).closed
    assert not one.rounds.waiting


async def test_who_has_left_knows_of_no_round_any_more(people: list[Colleague]) -> None:
    one = people[1]
    await asked(people)
    await the(one)
    await one.client.leave()
    await one.rounds.fetch_quietly()
    assert not one.rounds.all and not one.rounds.asked_at
