"""Asking for views, giving one and seeing them together, on the screen, below the browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import flet as ft
import pytest

from app.models.assessment import TEMPLATE
from app.models.journal import Written
from app.models.view_request import pack_request, pack_view
from app.state.viewing import ROUTE as ANSWER
from app.state.views import ROUTE
from app.ui import routes
from app.words import views as words
from tests.screens import Window, window
from tests.teams import SITE
from tests.test_ui_heard import find, images
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound
from tests.viewers import Asker, answer_of, asker, carry, colleague, fill

STATEMENT = "Acts the same whoever is watching"


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window that has an address."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        for part in (made.app.receipts, made.app.views, made.app.viewing):
            part.site = SITE
        yield made


async def leave(screen: Window, name: str) -> None:
    """Press what ends by going to another screen, for which Flet waits for a window."""
    pressed = asyncio.create_task(screen.do(find(screen, name)))
    for _ in range(5):
        await screen.settle()
    pressed.cancel()
    with suppress(asyncio.CancelledError):
        await pressed


async def asked(screen: Window) -> str:
    """Ask on this device; return the code of the request."""
    views = screen.app.views
    round = await views.ask("Sam Lee", 5, 2)
    return views.address(round).removeprefix(SITE + ROUTE)


async def given(screen: Window, *said: str, words: str = "") -> None:
    """Have colleagues answer what was asked on this device."""
    app = screen.app
    for each in said:
        other = await colleague(app.views.address(app.views.rounds[0]))
        await fill(other, each, words=words and f"{words} {each}")
        await other.show()
        await app.views.keep(answer_of(other))


@pytest.mark.parametrize("width", WIDTHS)
async def test_one_asks_from_reflect_and_gets_a_code_for_all(screen: Window, width: int) -> None:
    await screen.go(routes.REFLECT, width)
    _is_sound(screen, "reflect")
    assert words.TITLE in buttons(screen)
    await screen.go(routes.VIEWS, width)
    _is_sound(screen, "views")
    for rule in words.RULES:
        assert rule in screen.words
    assert words.CARRIED in screen.words
    await screen.do(find(screen, words.ASK))
    assert "Write your name" in screen.said
    await screen.type(field(screen, words.NAME), "Sam Lee")
    await screen.do(find(screen, f"{words.HOW_MANY}: {words.MANY.format(n=5)}"))
    await leave(screen, words.ASK)
    await screen.settle()
    (round,) = screen.app.views.rounds
    assert round.request.name == "Sam Lee" and round.most == 5
    await screen.go(routes.views_of(round.id), width)
    _is_sound(screen, "round")
    assert words.COUNT[0] in screen.words and words.FEW in screen.words
    (image,) = images(screen)
    assert image.semantics_label == words.CODE_NAME
    assert words.LOOK not in buttons(screen) and words.SAW not in screen.headings


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_colleague_answers_without_an_account_and_carries_a_code_away(
    screen: Window, width: int
) -> None:
    one = await asker()
    one.views.now = screen.app.views.now
    await one.views.ask("Kim Day", 5, 2)
    code = pack_request(one.round.request)
    await screen.go(routes.view_request(code), width)
    _is_sound(screen, "request")
    assert words.ASKED.format(name="Kim Day") in screen.headings
    for promise in words.PROMISES:
        assert promise.format(name="Kim Day") in screen.words
    await screen.do(find(screen, words.BEGIN))
    _is_sound(screen, "area")
    assert STATEMENT in screen.words and "Kim Day do this?" in screen.words
    await screen.do(find(screen, f"{STATEMENT}: {words.SAY['3']}"))
    for _ in range(8):
        await screen.do(find(screen, words.NEXT))
    _is_sound(screen, "last")
    await screen.do(find(screen, words.SHOW))
    assert "how you work together" in screen.said and not images(screen)
    form = words.BELONG.format(name="Kim Day")
    assert words.STAND_ALONE.format(name="Kim Day") not in screen.words
    await screen.do(find(screen, f"{form}: {words.BELONGS['lead'].format(name='Kim Day')}"))
    await screen.do(find(screen, words.STAND_ALONE.format(name="Kim Day")))
    assert screen.app.viewing.sheet is not None and screen.app.viewing.sheet.is_alone
    await screen.do(find(screen, f"{form}: {words.BELONGS['peer']}"))
    await screen.type(field(screen, words.WORDS), "Nurse Pat is always thanked")
    assert "A name" in screen.words
    await screen.do(find(screen, words.SHOW))
    await screen.settle()
    _is_sound(screen, "code")
    (image,) = images(screen)
    assert image.semantics_label == words.ANSWER_CODE_NAME.format(name="Kim Day")
    (shown,) = (line for line in screen.words.splitlines() if line.startswith(SITE + ANSWER))
    assert shown == screen.app.viewing.code
    carried = answer_of(screen.app.viewing)
    await one.views.keep(carried)
    assert one.views.count(one.round) == 1
    await screen.do(find(screen, words.GIVEN))
    assert words.SENT in screen.headings and "Pat" not in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_owner_takes_answers_in_and_sees_three_together(
    screen: Window, width: int
) -> None:
    await asked(screen)
    app = screen.app
    (round,) = app.views.rounds
    data = {"form": "short", "answers": {"1.1": [4, 3], "1.2": [2, 3], "2.1": [1, 2]}}
    await app.reflect.journal.save(None, Written(TEMPLATE, 1, data=data), 1)
    await given(screen, "221-", "221-")
    other = await colleague(app.views.address(round))
    await fill(other, "2244", "report", "You listen")
    await other.show()
    code = other.code.removeprefix(SITE + ANSWER)
    await screen.go(routes.view_answer(code), width)
    await screen.settle()
    _is_sound(screen, "answer")
    assert words.TAKE_IN_WORDS in screen.words and "You listen" not in screen.words
    await leave(screen, words.TAKE)
    await screen.settle()
    await screen.go(routes.view_answer(code), width)
    await screen.settle()
    assert words.TAKEN_ALREADY in screen.words
    await screen.go(routes.views_of(round.id), width)
    _is_sound(screen, "waiting")
    assert words.COUNT[2].format(n=3, all=5) in screen.words and words.CAN_LOOK in screen.words
    assert words.SAW not in screen.headings and "You listen" not in screen.words
    await screen.do(find(screen, words.LOOK))
    await screen.settle()
    _is_sound(screen, "seen")
    assert words.SAW in screen.headings and words.FEW_MORE in screen.words
    # Own 4, theirs 2: a blind spot. Own 2, theirs 2. Own 1, theirs (1 + 1 + 4) / 3 = 2.
    headings = screen.headings
    assert headings.index(words.LOWER) < headings.index(words.HIGHER) < headings.index(words.SAME)
    assert words.THEY.format(often="sometimes") in screen.words
    assert f"{STATEMENT}. {words.COLUMN_YOU} 4.0. {words.COLUMN_ALL} 2.0" in screen.words
    third = "Notices how people are and does something useful"
    assert f"{third}. {words.COLUMN_YOU} 1.0. {words.COLUMN_ALL} 2.0" in screen.words
    # Only one has seen the fourth, and only one has written: neither is shown.
    assert "Makes room" not in screen.words and "You listen" not in screen.words
    assert words.FREE_FEW in screen.words


async def test_a_round_is_closed_and_thrown_away_only_after_a_question(screen: Window) -> None:
    await asked(screen)
    (round,) = screen.app.views.rounds
    await given(screen, "3", "3", words="Kind")
    await screen.go(routes.views_of(round.id), 390)
    await screen.do(find(screen, words.CLOSE))
    assert words.CLOSE_WORDS in screen.words
    await screen.do(find(screen, words.KEEP_OPEN))
    assert words.CLOSE_WORDS not in screen.words
    await screen.do(find(screen, words.CLOSE))
    await screen.do(find(screen, words.CLOSE_SURE))
    await screen.settle()
    _is_sound(screen, "closed")
    assert screen.app.views.rounds[0].is_closed and not images(screen)
    assert words.NOTHING_SHOWN in screen.words and words.LEFT[2].format(n=2) in screen.words
    assert "Kind" not in screen.words
    await screen.do(find(screen, words.FORGET))
    await leave(screen, words.FORGET_SURE)
    await screen.settle()
    assert screen.app.views.rounds == ()


async def test_words_and_the_one_shown_alone_stand_apart(screen: Window) -> None:
    await asked(screen)
    (round,) = screen.app.views.rounds
    await given(screen, "31", "32", "33", words="You listen")
    boss = await colleague(screen.app.views.address(round))
    await fill(boss, "24", "lead", "Ask for help")
    await boss.stand_alone()
    await boss.show()
    await screen.app.views.keep(answer_of(boss))
    await screen.app.views.look(round)
    await screen.go(routes.views_of(round.id), 390)
    _is_sound(screen, "alone")
    assert words.FREE in screen.headings and words.ALONE in screen.headings
    assert "You listen 31" in screen.words and "Ask for help" in screen.words
    assert f"{STATEMENT}. {words.COLUMN_ALL} 3.0" in screen.words
    assert words.NO_OWN_YET in screen.words and words.NO_OWN not in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_ones_own_request_can_be_looked_at_but_not_answered(
    screen: Window, width: int
) -> None:
    code = await asked(screen)
    await screen.go(routes.view_request(code), width)
    _is_sound(screen, "own")
    assert words.ASKED_OWN in screen.words and words.BEGIN not in buttons(screen)


async def test_while_the_journal_is_locked_nothing_of_it_is_on_any_screen(screen: Window) -> None:
    code = await asked(screen)
    await given(screen, "3", "3", "3", words="You listen")
    await screen.app.views.look(screen.app.views.rounds[0])
    round = screen.app.views.rounds[0]
    answer = await carried_code(screen)
    screen.app.lock.is_open = False
    for route in (routes.VIEWS, routes.views_of(round.id), routes.view_answer(answer)):
        await screen.go(route, 390)
        assert words.TITLE not in screen.words and "You listen" not in screen.words
        assert words.TAKE_IN not in screen.words
    # A colleague may answer on such a device; whose journal it is does not show.
    await screen.go(routes.view_request(code), 390)
    assert words.ASKED_OWN not in screen.words and words.BEGIN in buttons(screen)


async def carried_code(screen: Window) -> str:
    other = await colleague(screen.app.views.address(screen.app.views.rounds[0]))
    await fill(other, "3")
    await other.show()
    return other.code.removeprefix(SITE + ANSWER)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", ["hello", "q1abc", "q9abcdef", "w1", "w9abc", "%2f", "r1abc"])
async def test_a_code_of_something_else_a_cut_or_a_newer_one_says_so_and_changes_nothing(
    screen: Window, code: str, width: int
) -> None:
    count = len(screen.app.visits.store.ops)
    for route in (routes.view_request(code), routes.view_answer(code)):
        await screen.go(route, width)
        _is_sound(screen, code)
        assert words.UNREADABLE in screen.headings and "Nothing was changed" in screen.words
    assert len(screen.app.visits.store.ops) == count


async def test_an_answer_for_somebody_else_and_an_ended_request_say_so(screen: Window) -> None:
    one: Asker = await asker()
    await one.views.ask("Kim", 5, 1)
    carried = await carry(one, "3")
    await screen.go(routes.view_answer(pack_view(carried)), 390)
    await screen.settle()
    assert words.UNREADABLE in screen.headings and "somebody else" in screen.words
    # The device of the test is later than that of who asked.
    await screen.go(routes.view_request(pack_request(one.round.request)), 390)
    await screen.settle()
    _is_sound(screen, "ended")
    assert words.ENDED in screen.headings


async def test_statements_of_a_later_release_ask_to_update_first(screen: Window) -> None:
    one = await asker()
    one.views.now = screen.app.views.now
    await one.views.ask("Kim", 5, 1)
    request = one.round.request
    newer = type(request)(request.id, "Kim", (*request.statements[:3], "9.9"), request.until)
    await screen.go(routes.view_request(pack_request(newer)), 390)
    assert words.UNKNOWN in screen.words


async def test_a_round_that_is_not_here_says_so(screen: Window) -> None:
    await screen.go(routes.views_of("gone"), 390)
    _is_sound(screen, "gone")
    assert words.GONE in screen.headings
    assert any(isinstance(control, ft.FilledButton) for control in screen.controls())
