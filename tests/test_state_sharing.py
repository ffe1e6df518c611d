"""Sharing as the screens do it: chosen, kept up to date, taken back, and nothing besides."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy import select

from app.endpoint.tables import ops, shared
from app.models.feedback_sheet import HEARD
from app.models.moment import parse_day
from app.models.shared import Completion, SharedPromise, SharedVisit, share_id
from app.models.visit import Visit
from tests.endpoints import Endpoint, no_signal
from tests.sharers import Colleague, Hospital, colleague, hospital, restarted
from tests.states import NOON
from tests.teams import BARRIER, FIX, visited

HEARD_LINE = "A lock on the lift sticks"


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOON


@pytest.fixture
def place(endpoint: Endpoint) -> Hospital:
    """An organisation with one team."""
    return hospital(endpoint)


@pytest.fixture
async def leader(place: Hospital) -> AsyncIterator[Colleague]:
    made = await colleague(place)
    yield made
    await made.close()


@pytest.fixture
async def member(place: Hospital) -> AsyncIterator[Colleague]:
    made = await colleague(place)
    yield made
    await made.close()


async def visit_of(leader: Colleague) -> Visit:
    """A visit with something on its sheet."""
    visit = await visited(leader.visits)
    await leader.sheets.choose(visit, "slows")
    leader.sheets.type(visit, f"{HEARD}slows", HEARD_LINE)
    await leader.sheets.keep(visit, f"{HEARD}slows")
    return visit


async def settle() -> None:
    """Let what follows a change come about."""
    for _ in range(20):
        await asyncio.sleep(0)


async def seen(member: Colleague) -> tuple[list[SharedVisit], dict[str, SharedPromise]]:
    """Return what a member sees now."""
    await member.team_seen.look(member.place.team)
    found = [each.what for each in member.team_seen.seen[member.place.team]]
    promises = [each for each in found if isinstance(each, SharedPromise)]
    return [each for each in found if isinstance(each, SharedVisit)], {
        each.words: each for each in promises
    }


def promise_of(leader: Colleague, words: str) -> str:
    return next(each.id for each in leader.visits.promises if each.words == words)


async def test_a_team_sees_the_sheet_and_the_promises_and_no_note_of_the_visit(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    assert await seen(member) == ([], {})
    await leader.sharing.share(visit, leader.place.team)
    await leader.sync()
    visits, promises = await seen(member)
    assert [each.said for each in visits] == [(HEARD_LINE,)]
    assert visits[0].place == "Maple ward"
    assert set(promises) == {FIX, BARRIER}
    assert {each.standing for each in promises.values()} == {"open"}
    with leader.place.endpoint.database.owner() as connection:
        held = str(connection.scalars(select(shared.c.body)).all())
    for note in ("Kim", "porter", "twice a day"):
        assert note not in held


async def test_nothing_is_shared_by_itself(leader: Colleague, member: Colleague) -> None:
    visit = await visit_of(leader)
    await settle()
    await leader.sync()
    assert await seen(member) == ([], {}) and not leader.sharing.given
    assert leader.sharing.teams_of(visit.id) == set()


async def test_a_shared_promise_follows_what_becomes_of_it(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    promise = leader.visits.promising.all[0]
    await leader.visits.set_state(promise, "done")
    other = next(each for each in leader.visits.promises if each.id != promise.id)
    await leader.visits.set_state(other, "cant", "There is no room for it")
    await settle()
    await leader.sync()
    _, promises = await seen(member)
    assert promises[promise.words].standing == "kept" and promises[promise.words].settled
    assert promises[other.words].standing == "cannot"
    assert promises[other.words].reason == "There is no room for it"
    assert parse_day(promises[other.words].settled)


async def test_a_change_that_says_nothing_new_writes_nothing(leader: Colleague) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    count = len(leader.device.store.ops)
    await leader.sharing.follow()
    await leader.sharing.share(visit, leader.place.team)
    assert len(leader.device.store.ops) == count
    await leader.visits.keep_text(visit, "proud", "Something else")
    await settle()
    assert len(leader.device.store.ops) == count + 1


async def test_new_words_and_new_promises_wait_until_they_are_shared_too(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    team = leader.place.team
    await leader.sharing.share(visit, team)
    assert not leader.sharing.is_behind(visit, team)
    leader.sheets.type(visit, f"{HEARD}slows", "Kim says that the lift sticks")
    await leader.sheets.keep(visit, f"{HEARD}slows")
    await settle()
    await leader.sync()
    assert leader.sharing.is_behind(visit, team)
    assert (await seen(member))[0][0].said == (HEARD_LINE,)
    await leader.sharing.share(visit, team)
    await leader.sync()
    assert not leader.sharing.is_behind(visit, team)
    assert (await seen(member))[0][0].said == ("Kim says that the lift sticks",)


async def test_a_promise_that_is_left_off_the_sheet_is_taken_back_by_itself(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    await leader.sheets.leave_off(visit, promise_of(leader, FIX))
    await settle()
    await leader.sync()
    assert set((await seen(member))[1]) == {BARRIER}
    assert len(leader.sharing.given) == 2


async def test_a_visit_that_is_taken_away_is_taken_back_by_itself(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    await leader.visits.remove(visit)
    await settle()
    # The promises go once the visit has.
    await leader.sharing.follow()
    await leader.sync()
    assert await seen(member) == ([], {}) and not leader.sharing.given


async def test_taking_back_needs_no_network_and_empties_the_endpoint_when_there_is_one(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    team = leader.place.team
    await leader.sharing.share(visit, team)
    await leader.sync()
    await leader.sharing.ask()
    assert {leader.sharing.where(each) for each in leader.sharing.given} == {"there"}
    leader.network.instead = no_signal
    await leader.sharing.stop(visit.id, team)
    assert not leader.sharing.given
    assert len(leader.sharing.lingering) == 3
    leader.network.instead = None
    await leader.sync()
    await leader.sharing.ask()
    assert await seen(member) == ([], {})
    assert not leader.sharing.lingering
    with leader.place.endpoint.database.owner() as connection:
        assert set(connection.scalars(select(shared.c.body))) == {""}


async def test_one_promise_can_be_taken_back_alone_and_stays_so(leader: Colleague) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    fix = share_id("promise", promise_of(leader, FIX), leader.place.team)
    await leader.sharing.take_back(leader.sharing.shares[fix])
    await leader.visits.set_state(leader.visits.promises[0], "done")
    await settle()
    assert fix not in {each.id for each in leader.sharing.given}
    # The visit takes its promises along.
    whole = next(each for each in leader.sharing.given if each.kind == "visit")
    await leader.sharing.take_back(whole)
    assert not leader.sharing.given


async def test_what_the_endpoint_has_not_heard_is_said_and_what_it_lacks_can_be_sent_again(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    (share, *_) = leader.sharing.given
    assert leader.sharing.where(share) == "waiting"
    leader.place.leave(leader.account)
    await leader.sync()
    assert leader.sharing.where(share) == "unknown"
    await leader.sharing.ask()
    assert leader.sharing.where(share) == "missing"
    account = leader.account
    with leader.place.endpoint.database.owner() as connection:
        kept = connection.scalars(select(ops.c.body).where(ops.c.account == account)).all()
    # It is the person's own, and stays with the endpoint for their other devices.
    assert any("share.set" in body for body in kept)


async def test_a_second_device_shows_what_the_first_shared(leader: Colleague) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    again = await restarted(leader)
    assert [each.id for each in again.sharing.given] == [each.id for each in leader.sharing.given]
    assert again.sharing.name(leader.place.team) == "Maple ward"
    assert again.sharing.teams_of(visit.id) == {leader.place.team}
    await again.close()


async def test_what_a_team_saw_last_is_there_without_a_network(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    await leader.sync()
    await seen(member)
    member = await restarted(member)
    member.network.instead = no_signal
    visits, promises = await seen(member)
    assert len(visits) == 1 and len(promises) == 2
    assert member.team_seen.looked(member.place.team)
    await member.close()


async def finish(one: Colleague, id: str) -> None:
    module = one.learn.module(id)
    assert module is not None
    await one.learn.start(module)
    await one.learn.finish(module)
    await settle()


def completed(one: Colleague) -> set[str]:
    found = (each.what for each in one.sharing.given)
    return {each.module for each in found if isinstance(each, Completion)}


async def test_what_one_learns_is_shared_only_once_one_says_so_and_from_then_on(
    leader: Colleague,
) -> None:
    await finish(leader, "1.1")
    assert not leader.sharing.shares_learning and completed(leader) == set()
    await leader.sharing.share_learning(earlier=False)
    await finish(leader, "1.2")
    assert leader.sharing.shares_learning and completed(leader) == {"1.2"}
    await leader.sharing.stop_learning()
    assert not leader.sharing.shares_learning and completed(leader) == set()
    await finish(leader, "1.3")
    assert completed(leader) == set()
    await leader.sharing.share_learning(earlier=True)
    assert completed(leader) == {"1.1", "1.2", "1.3"}


async def test_a_module_that_was_taken_back_alone_stays_taken_back(leader: Colleague) -> None:
    await leader.sharing.share_learning(earlier=False)
    await finish(leader, "1.1")
    await finish(leader, "1.2")
    (first, _) = sorted(leader.sharing.given, key=lambda each: each.id)
    await leader.sharing.take_back(first)
    await finish(leader, "1.3")
    assert completed(leader) == {"1.2", "1.3"}


async def test_everything_can_be_taken_back_at_once(leader: Colleague) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    await leader.sharing.share_learning(earlier=False)
    await finish(leader, "1.1")
    assert len(leader.sharing.given) == 4
    await leader.sharing.take_all_back()
    await settle()
    assert not leader.sharing.given and not leader.sharing.shares_learning
    await leader.sync()
    await leader.sharing.ask()
    assert leader.sharing.held == {} and leader.visits.promises


async def test_a_full_disk_is_said_and_what_is_due_follows_later(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    await leader.visits.set_state(leader.visits.promises[0], "done")
    leader.device.fill()
    await settle()
    assert leader.device.status.trouble
    leader.device.clear()
    await leader.sharing.follow()
    await leader.sync()
    assert {each.standing for each in (await seen(member))[1].values()} == {"open", "kept"}


async def test_what_a_team_saw_is_forgotten_once_one_has_left_it(
    leader: Colleague, member: Colleague
) -> None:
    visit = await visit_of(leader)
    await leader.sharing.share(visit, leader.place.team)
    await leader.sync()
    await seen(member)
    await member.team_seen.tidy()
    assert member.team_seen.looked(member.place.team)
    member.place.leave(member.account)
    await member.belonging.ask()
    await member.team_seen.tidy()
    assert not member.team_seen.looked(member.place.team)
    assert "lift" not in str(dict(member.device.store.meta))
