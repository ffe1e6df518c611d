"""Sharing and the team profile on the screen, below the browser, with a real endpoint behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import flet as ft
import httpx
import pytest

from app.models.form import asked
from app.models.membership import Role
from app.sync.client import SyncClient
from app.ui import routes
from app.words import rounds as round_words
from app.words import shared as words
from tests.endpoints import URL, Endpoint
from tests.screens import Window, window
from tests.sharers import Hospital, Somebody, hospital
from tests.teams import FIX, visited
from tests.test_ui_heard import find
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound
from tests.test_ui_views import leave

SECRET = "secret-of-thirty-two-letters-"


@pytest.fixture
def place(endpoint: Endpoint) -> Hospital:
    """An organisation with one team."""
    return hospital(endpoint)


@pytest.fixture
async def screen(
    place: Hospital, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Window]:
    """The app of somebody who leads a team, in a window."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))

    async def client() -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=place.endpoint.transport)

    monkeypatch.setattr("app.machine.client", client)
    async with window() as made:
        yield made


async def join(screen: Window, place: Hospital, role: Role = Role.LEADER) -> None:
    """Join the organisation, and its team."""
    store = screen.app.me.store
    http = httpx.AsyncClient(transport=place.endpoint.transport)
    joining = SyncClient(store, http)
    await joining.enrol(URL, code(place))
    joining.close()
    await http.aclose()
    place.admit(place.account(str(store.meta["account"]["token"])), role)
    await screen.app.belonging.ask()


def code(place: Hospital) -> str:
    from app.endpoint.enrolment import invite

    with place.endpoint.database.owner() as connection:
        return invite(connection, place.organisation, 1, 1, place.endpoint.now())


async def until(screen: Window, is_so: Callable[[], Any]) -> None:
    """Wait for what the endpoint's answer brings about."""
    async with asyncio.timeout(30):
        while not is_so():
            await asyncio.sleep(0.01)
    await screen.settle()


async def look_at_oneself(screen: Window) -> None:
    """Answer the short form."""
    strengths = screen.app.strengths
    await strengths.load()
    id = await strengths.begin()
    some = strengths.find(id)
    assert some is not None
    for area in strengths.areas:
        for statement in asked(some.said, area):
            await strengths.answer(id, statement.id, "frequency", 4)
            await strengths.answer(id, statement.id, "importance", 4)
    await strengths.finish(id)


async def others_reply(others: list[Somebody], place: Hospital, round: str) -> None:
    for number, other in enumerate(others):
        often = (100, 400, 400, 200)[number % 4]
        areas = {
            str(id): {"frequency": often, "importance": 400, "reach": "me", "chanceless": 0}
            for id in range(1, 9)
        }
        body = {
            "team": place.team,
            "round": round,
            "secret": f"{SECRET}{number:05}",
            "areas": areas,
        }
        reply = await other.post("rounds/reply", body)
        assert reply.status_code == 200


@pytest.mark.parametrize("width", WIDTHS)
async def test_who_has_joined_nobody_reads_that_nothing_is_shared(
    screen: Window, width: int
) -> None:
    await screen.go(routes.SHARE, width)
    _is_sound(screen, "share")
    assert any(name.startswith(words.WAY) for name in buttons(screen))
    assert not any(name.startswith(round_words.WAY) for name in buttons(screen))
    await screen.go(routes.SHARED, width)
    _is_sound(screen, "shared")
    assert words.ALONE in screen.words and words.JOURNAL in screen.words
    await screen.go(routes.ROUNDS, width)
    _is_sound(screen, "rounds")
    assert round_words.ALONE in screen.words
    for route in (routes.team_shared("x"), routes.team_round("x"), routes.team_round("x", "sheet")):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert "not on this device" in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_visit_is_shared_seen_by_the_team_and_taken_back(
    screen: Window, place: Hospital, width: int
) -> None:
    visit = await visited(screen.app.visits)
    await screen.go(routes.visit(visit.id), width)
    assert not any(name.startswith(words.SHARE_VISIT) for name in buttons(screen))
    await join(screen, place)
    await screen.app.sheets.choose(visit, "proud")
    await screen.app.sheets.set_size(visit, "large")
    await screen.app.sheets.choose(visit, "slows")
    await screen.go(routes.visit(visit.id), width)
    assert any(name.startswith(words.SHARE_VISIT) for name in buttons(screen))
    await screen.go(routes.share_visit(visit.id), width)
    _is_sound(screen, "share a visit")
    assert "The lift lock sticks twice a day" in screen.words and FIX in screen.words
    assert "new rota" not in screen.words
    await screen.do(find(screen, words.SHARE_NOW.format(name="Maple ward")))
    assert screen.said == words.SHARED_NOW.format(name="Maple ward")
    sharing = screen.app.sharing
    await until(screen, lambda: not sharing.unsent)
    await screen.go(routes.SHARED, width)
    await until(screen, lambda: sharing.held)
    _is_sound(screen, "shared")
    assert words.WITH.format(name="Maple ward") in screen.words
    assert words.WHERE["there"] in screen.words
    await screen.go(routes.team_shared(place.team), width)
    await until(screen, lambda: screen.app.team_seen.seen.get(place.team))
    _is_sound(screen, "team")
    assert "The lift lock sticks twice a day" in screen.words and FIX in screen.words
    assert words.TEAM_PROMISES in screen.headings
    await screen.go(routes.SHARED, width)
    await screen.do(find(screen, words.TAKE_BACK + ": Visit"))
    assert screen.said == words.TAKEN and not sharing.given
    assert words.NOTHING in screen.words


async def test_everything_is_taken_back_after_a_question(screen: Window, place: Hospital) -> None:
    visit = await visited(screen.app.visits)
    await join(screen, place)
    await screen.app.sharing.share(visit, place.team)
    screen.app.layout.height = 9000
    await screen.go(routes.SHARED, 390)
    screen.app.layout.height = 9000
    await screen.settle()
    await screen.do(find(screen, words.TAKE_ALL))
    assert words.TAKE_ALL_SURE in screen.words and screen.app.sharing.given
    await screen.do(find(screen, words.KEEP))
    assert words.TAKE_ALL_SURE not in screen.words
    await screen.do(find(screen, words.TAKE_ALL))
    await screen.do(find(screen, words.TAKE_ALL_YES))
    assert not screen.app.sharing.given


async def test_learning_is_off_until_one_turns_it_on(screen: Window, place: Hospital) -> None:
    await join(screen, place)
    await screen.go(routes.SHARED, 390)
    name = screen.app.belonging.membership.name
    assert words.LEARNING_OFF.format(name=name) in screen.words
    await screen.do(find(screen, words.LEARNING_SHARE))
    assert screen.app.sharing.shares_learning
    assert words.LEARNING_ON.format(name=name) in screen.words
    await screen.do(find(screen, words.LEARNING_STOP))
    assert words.LEARNING_OFF.format(name=name) in screen.words


async def test_what_could_give_somebody_away_is_pointed_to_before_it_is_shared(
    screen: Window, place: Hospital
) -> None:
    visit = await visited(screen.app.visits)
    await join(screen, place)
    await screen.app.sheets.set_size(visit, "large")
    await screen.app.sheets.choose(visit, "slows")
    screen.app.sheets.type(visit, "heard.slows", "Nurse Kim Lee on 07700 900123 said so")
    await screen.go(routes.share_visit(visit.id), 390)
    await screen.settle()
    await until(screen, lambda: words.LOOK_FIRST in screen.words)
    assert "07700 900123" in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_round_is_opened_replied_to_and_talked_about(
    screen: Window, place: Hospital, width: int
) -> None:
    others = [await place.join() for _ in range(4)]
    await join(screen, place)
    rounds = screen.app.rounds
    await screen.go(routes.ROUNDS, width)
    await until(screen, lambda: rounds.asked_at)
    _is_sound(screen, "rounds")
    assert round_words.NONE in screen.words
    await screen.go(routes.OPEN_ROUND, width)
    _is_sound(screen, "open a round")
    for rule in round_words.RULES:
        assert rule in screen.words
    await screen.do(find(screen, round_words.OPEN_NOW))
    assert "needs a name" in screen.said
    await screen.type(field(screen, round_words.NAME), "Autumn")
    await leave(screen, round_words.OPEN_NOW)
    await until(screen, lambda: rounds.all)
    round = rounds.all[0]
    await screen.go(routes.TODAY, width)
    assert any(name.startswith(round_words.ASKS) for name in buttons(screen))
    await screen.go(routes.team_round(round.id), width)
    _is_sound(screen, "round")
    assert round_words.NOT_YET in screen.words and round_words.REPLY in buttons(screen)
    await screen.go(routes.team_round(round.id, "reply"), width)
    await until(screen, lambda: round_words.NOTHING_TO_GIVE in screen.words)
    _is_sound(screen, "nothing to give")
    await look_at_oneself(screen)
    await screen.go(routes.team_round(round.id, "reply"), width)
    _is_sound(screen, "reply")
    assert round_words.GIVE_NOT in screen.words and "almost always (4)" in screen.words
    await leave(screen, round_words.SEND)
    await until(screen, lambda: rounds.all[0].has_replied)
    await screen.go(routes.team_round(round.id, "reply"), width)
    _is_sound(screen, "replied")
    assert round_words.WITHDRAW in buttons(screen) and "almost always (4)" in screen.words
    await others_reply(others, place, round.id)
    await rounds.fetch()
    await screen.go(routes.team_round(round.id), width)
    await screen.do(find(screen, round_words.LOOK))
    assert round_words.LOOK_SURE in screen.words
    await screen.do(find(screen, round_words.KEEP))
    await screen.do(find(screen, round_words.CLOSE))
    await screen.do(find(screen, round_words.CLOSE_YES))
    await until(screen, lambda: rounds.all[0].result)
    _is_sound(screen, "result")
    assert round_words.LABELS["split"] in screen.words
    assert round_words.MEANS["gap"] not in screen.words
    await screen.go(routes.team_round(round.id, "sheet"), width)
    _is_sound(screen, "talk")
    for step, *_ in round_words.STEPS:
        assert step in screen.headings
    assert round_words.CHALLENGE[2] in screen.words


async def test_the_sheet_for_the_talk_is_a_pdf_and_a_page(screen: Window) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    from app.models.team_profile import AreaReply, result
    from app.models.team_round import Round
    from app.ui.screens.share.rounds.talk import talk

    replies = [
        {str(id): AreaReply(often, 400, "me", 0) for id in range(1, 9)}
        for often in (100, 200, 400, 400, 400)
    ]
    found = result(replies)
    assert found is not None
    round = Round("r", "t", "Autumn", 1, 2, 2, 5, 5, False, False, False, found)
    sheet = talk(round, "Maple ward", found, screen.app.pack.areas, 1_800_000_000_000)
    pages = PdfReader(BytesIO(await screen.app.rounds.pdf(sheet))).pages
    read = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Split views" in read and "Live the values" in read and len(pages) <= 2
    page = (await screen.app.rounds.page(sheet)).decode()
    assert "<h1>" in page and "One habit for 60 days" in page


async def test_a_member_is_not_offered_what_is_for_who_leads(
    screen: Window, place: Hospital
) -> None:
    await join(screen, place, Role.LEARNER)
    await screen.go(routes.ROUNDS, 390)
    assert round_words.OPEN_ROUND not in buttons(screen)
    await screen.go(routes.OPEN_ROUND, 390)
    _is_sound(screen, "open a round")
    assert not any(isinstance(each, ft.TextField) for each in screen.controls())
