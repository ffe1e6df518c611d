"""Roles, tests, plans and the habit on their screens, below the browser."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import flet as ft
from flet.controls.base_control import BaseControl

from app.models.plans import DAY
from app.ui import routes
from app.words import habit as habit_words
from app.words import plans as plan_words
from app.words import pretest as test_words
from app.words import roles as role_words
from tests.screens import WHOLE, Window
from tests.test_models_questions import right_answer
from tests.test_state_pretest import wrong_answer

PHONE = 390


def _named(screen: Window, name: str) -> BaseControl:
    """The button called `name`, however it is drawn."""
    for control in screen.controls():
        if isinstance(control, ft.Semantics) and control.label == name:
            assert isinstance(control.content, BaseControl)
            return control.content
        if isinstance(control, ft.FilledButton | ft.OutlinedButton | ft.TextButton):
            content = control.content
            if isinstance(content, ft.Text) and content.value == name:
                return control
    raise AssertionError(f"nothing is called “{name}”: {screen.words}")


async def _tap(screen: Window, name: str) -> None:
    await screen.do(_named(screen, name))


async def _tap_away(screen: Window, name: str) -> None:
    """Tap what leads to another address: Flutter, which would answer, is not there."""
    task = asyncio.create_task(screen.do(_named(screen, name)))
    await asyncio.sleep(0.1)
    await screen.settle()
    task.cancel()


def _late(screen: Window, days: int) -> None:
    """Let so many days pass for all that looks at the time."""
    for part in (screen.app.plans, screen.app.habit):
        now = part.now
        part.now = lambda now=now: now() + days * DAY  # type: ignore[misc]


async def test_the_role_is_asked_first_and_then_says_what_it_expects_and_why(
    screen: Window,
) -> None:
    await screen.go(routes.LEARN, PHONE)
    assert role_words.ASK in screen.headings
    await _tap(screen, "Board member")
    assert role_words.ASK not in screen.headings
    assert "Your role: Board member" in screen.words
    assert role_words.CLAIMS["expected"] in screen.headings
    await screen.go(routes.LEARN, PHONE, WHOLE)
    order = [
        screen.words.index(words)
        for words in (
            role_words.CLAIMS["expected"],
            "A talk about the board's profile",
            "The board or team profile talk",
            role_words.CLAIMS["offered"],
        )
    ]
    assert order == sorted(order)
    await screen.go(routes.TODAY, PHONE)
    assert "The board or team profile talk" in screen.words
    await screen.go(routes.ME, PHONE)
    chosen = [
        control.label
        for control in screen.controls()
        if isinstance(control, ft.Semantics) and control.checked and control.label
    ]
    assert "Board member" in chosen


async def test_the_role_can_be_changed_or_left_out(screen: Window) -> None:
    await screen.go(routes.LEARN, PHONE)
    await _tap(screen, "Senior leader")
    await _tap(screen, role_words.CHANGE)
    await _tap(screen, "Any member of staff")
    assert "Your role: Any member of staff" in screen.words
    await _tap(screen, role_words.CHANGE)
    await _tap(screen, role_words.LEAVE_OUT)
    assert role_words.ASK not in screen.words and "Your role:" not in screen.words
    assert role_words.CLAIMS["expected"] not in screen.words
    await _tap(screen, role_words.CHOOSE)
    assert role_words.ASK in screen.headings


async def test_a_module_is_passed_by_its_test_from_its_page(screen: Window) -> None:
    app = screen.app
    module = app.learn.by_id["1.4"]
    await screen.go(routes.module(module.id), PHONE)
    await _tap_away(screen, test_words.ASK)
    assert app.learn.progress(module.id).test is not None
    await screen.go(routes.pretest(module.id), PHONE)
    cards = app.pretest.questions(module)
    for number, card in enumerate(cards, 1):
        assert card.question is not None
        assert f"Question {number} of {len(cards)}" in screen.words
        await app.learn.pick(module, card, *right_answer(card.question))
        await screen.settle()
        await _tap(screen, "Sure. Check my answer")
        await _tap(screen, test_words.END if number == len(cards) else test_words.NEXT)
    assert test_words.PASSED in screen.headings
    await screen.go(routes.module(module.id), PHONE)
    assert test_words.BY_TEST in screen.words and test_words.ASK not in screen.words
    await screen.go(routes.LEARN, PHONE)
    assert test_words.BY_TEST in screen.words
    await screen.go(routes.player(module.id), PHONE)
    assert test_words.BY_TEST_WORDS in screen.words


async def test_a_test_that_is_not_all_right_names_the_cards_and_starts_at_the_first(
    screen: Window,
) -> None:
    app = screen.app
    module = app.learn.by_id["1.4"]
    await app.pretest.start(module)
    for card in app.pretest.questions(module):
        await app.learn.pick(module, card, *wrong_answer(card))
        await app.pretest.give(module, card, 1)
        await app.pretest.go_on(module)
    await screen.go(routes.pretest(module.id), PHONE)
    assert test_words.NOT_YET in screen.headings
    first, *_ = app.pretest.to_read(module)
    assert first.title in screen.words
    await _tap_away(screen, test_words.READ_HERE)
    assert app.learn.card(module) == first and app.learn.progress(module.id).is_open


async def test_a_test_that_was_left_is_carried_on_from_the_modules_page(screen: Window) -> None:
    module = screen.app.learn.by_id["1.4"]
    await screen.app.pretest.start(module)
    await screen.go(routes.module(module.id), PHONE)
    assert test_words.CARRY_ON in screen.words and test_words.ASK not in screen.words


async def test_a_plan_comes_back_on_today_and_goes_once_it_is_told(screen: Window) -> None:
    app = screen.app
    for id in ("1.1", "1.2"):
        await app.learn.start(app.learn.by_id[id])
        await app.learn.finish(app.learn.by_id[id])
    await screen.go(routes.TODAY, PHONE)
    assert plan_words.ASK not in screen.words
    _late(screen, 8)
    await screen.go(routes.LEARN, PHONE)
    await screen.go(routes.TODAY, PHONE)
    assert plan_words.ASK in screen.headings
    plan = app.learn.progress("1.1").plan
    assert plan is not None and f"If {plan.when}, then I will {plan.then}." in screen.words
    assert plan_words.MORE.format(n=1) in screen.words
    field = next(control for control in screen.controls() if isinstance(control, ft.TextField))
    assert field.label == plan_words.LINE
    app.plans.type(app.plans.due[0], "I did it twice")
    await _tap(screen, plan_words.OUTCOMES["did"])
    other = app.learn.progress("1.2").plan
    assert other is not None and other.then in screen.words and plan.then not in screen.words
    kept = next(plan for plan in app.plans.all if plan.module == "1.1")
    assert [telling.note for telling in kept.tellings] == ["I did it twice"]
    await _tap(screen, plan_words.OUTCOMES["waiting"])
    assert plan_words.ASK not in screen.words


async def test_the_habit_is_one_line_and_time_off_is_two_taps_away(screen: Window) -> None:
    app = screen.app
    await screen.go(routes.TODAY, PHONE)
    assert habit_words.BEGIN in screen.words
    await app.learn.start(app.learn.by_id["1.1"])
    await screen.settle()
    assert habit_words.BEGUN in screen.words
    _late(screen, 2)
    await screen.go(routes.LEARN, PHONE)
    assert "1 of your last 2 worked days" in screen.words
    _late(screen, 20)
    await screen.go(routes.TODAY, PHONE)
    assert habit_words.ANY_TIME in screen.words
    await screen.go(routes.TIME_OFF, PHONE)
    await _tap(screen, f"{habit_words.FOR}: {habit_words.SPANS[1]}")
    assert habit_words.OFF_TODAY in screen.words
    await _tap(screen, habit_words.BACK)
    assert habit_words.OFF_TODAY not in screen.words
    last = app.habit.today + timedelta(days=40)
    app.habit.type(f"{last.day}/{last.month}/{last.year}")
    await _tap(screen, habit_words.KEEP)
    assert f"Off until {last.day} {last:%B}" in screen.words
    await screen.go(routes.TODAY, PHONE)
    assert f"Off until {last.day} {last:%B}" in screen.words


def test_the_words_of_the_habit_never_blame() -> None:
    said = " ".join(
        value for name, value in vars(habit_words).items() if name.isupper() and type(value) is str
    )
    assert not re.search(r"\b(streak|lost|lose|miss|missed|fail|should|only \d)\b", said.lower())
