"""Strengths and gaps on their screens, below the browser."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from app.errors import LeadwellError
from app.models.form import asked
from app.models.others import OthersView
from app.ui import routes
from app.ui.screens.reflect.strengths import telling
from app.words import learn as learn_words
from app.words import strengths as words
from tests.screens import Window
from tests.test_ui_improvement import tap
from tests.test_ui_lists import button
from tests.test_ui_proof import field
from tests.test_ui_routes import WIDTHS, _is_sound

EXAMPLE = "I thanked the porter who told us"
PHONE = 390


async def answered(screen: Window, often: str = "3", much: str = "3", form: str = "full") -> str:
    """Answer a form, an area a digit; the last digit goes for all areas after it."""
    strengths = screen.app.strengths
    await strengths.load()
    id = await strengths.begin(form)
    some = strengths.find(id)
    assert some is not None
    for number, area in enumerate(strengths.areas):
        for statement in asked(some.said, area):
            for part, digits in (("frequency", often), ("importance", much)):
                value = int(digits[min(number, len(digits) - 1)])
                await strengths.answer(id, statement.id, part, value)
    return id


def choices(screen: Window) -> dict[str, bool]:
    """What can be chosen, by name, and whether it is."""
    return {
        control.label: control.checked
        for control in screen.controls()
        if isinstance(control, ft.Semantics) and control.label and control.checked is not None
    }


def drawn(screen: Window) -> list[Any]:
    """The charts on the screen."""
    return [control for control in screen.controls() if type(control).__name__ == "BarChart"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", WIDTHS)
async def test_every_screen_of_strengths_can_be_used_by_eye_and_ear_at_any_size(
    screen: Window, width: int, scale: float
) -> None:
    screen.app.layout.scale = scale
    for route, said in ((routes.REFLECT, words.TITLE), (routes.STRENGTHS, words.HOW)):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert said in screen.words, route
    id = await answered(screen, "41203", "44433")
    await screen.app.strengths.say(id, "examples/1", EXAMPLE)
    area = screen.app.strengths.areas[0].name
    for route, said in (
        (routes.STRENGTHS, words.AREAS),
        (routes.strengths_area(id, "1"), EXAMPLE),
        (routes.strengths_area(id, "8"), words.SHOW),
        (routes.strengths_of(id), words.NEVER),
    ):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert said in screen.words, route
    await screen.app.strengths.finish(id)
    await screen.go(routes.STRENGTHS, width)
    _is_sound(screen, "finished")
    assert words.ANEW in screen.words and area not in screen.words


async def test_a_statement_takes_two_taps_and_each_is_kept_and_said(screen: Window) -> None:
    await screen.go(routes.STRENGTHS, PHONE)
    await tap(screen, words.BEGIN)
    (some,) = screen.app.strengths.all
    await screen.go(routes.strengths_area(some.id, "1"), PHONE)
    statement = screen.app.strengths.areas[0].behaviours[0].statement
    often = f"{words.OFTEN_NAME.format(statement=statement)}: {words.FREQUENCY[3]}"
    much = f"{words.MUCH_NAME.format(statement=statement)}: {words.IMPORTANCE[4]}"
    assert choices(screen)[often] is False and choices(screen)[much] is False
    await screen.do(button(screen, often))
    await screen.do(button(screen, much))
    assert choices(screen)[often] is True and choices(screen)[much] is True
    assert words.PROGRESS.format(n=1, all=16) in screen.words
    await screen.do(button(screen, often))
    assert choices(screen)[often] is False
    assert words.PROGRESS.format(n=0, all=16) in screen.words


async def test_the_short_form_asks_two_statements_an_area_and_can_be_made_longer(
    screen: Window,
) -> None:
    id = await answered(screen, form="short")
    await screen.go(routes.strengths_area(id, "2"), PHONE)
    statements = [each.statement for each in screen.app.strengths.areas[1].behaviours]
    assert [each in screen.words for each in statements] == [True, True, False, False]
    await screen.do(button(screen, words.MORE))
    assert all(each in screen.words for each in statements)
    assert words.PROGRESS.format(n=16, all=32) in screen.words


async def test_what_could_give_somebody_away_is_said_while_one_types_and_mended(
    screen: Window,
) -> None:
    id = await answered(screen)
    await screen.go(routes.strengths_area(id, "3"), PHONE)
    await screen.type(field(screen, words.EXAMPLE), "I thanked nurse Okafor for the bad news")
    assert "A name: Okafor" in screen.words
    await screen.do(button(screen, words.MEND_NAME.format(words="A name")))
    assert "Okafor" not in screen.words
    assert "Okafor" not in str(field(screen, words.EXAMPLE).value)


async def test_the_profile_says_in_words_what_the_answers_show(screen: Window) -> None:
    # Area 1: 4 and 4 with an example: a strength. 2: 1 and 4: a gap. 3: no chance. Others: 3 and 3.
    id = await answered(screen, "4103", "4443")
    await screen.app.strengths.say(id, "examples/1", EXAMPLE)
    await screen.app.strengths.say(id, "reach/1", "team")
    await screen.go(routes.strengths_of(id), PHONE)
    areas = screen.app.strengths.areas
    assert words.YOUR_EXAMPLE.format(words=EXAMPLE) in screen.words
    assert words.RUNGS["team"] in screen.words
    assert words.IT_IS.format(often="rarely", much="vital") in screen.words
    assert areas[1].warnings[0] in screen.words
    assert words.CHANCE_WORDS.format(n=4, all=4) in screen.words
    learn = screen.app.learn
    for module in (areas[1].modules[0], areas[2].modules[0]):
        found = learn.module(module)
        assert found is not None and found.title in screen.words
    for shown in (words.OTHERS, "Since you looked last"):
        assert shown not in screen.words


async def test_chart_and_table_say_the_same_and_there_is_no_number_for_all(screen: Window) -> None:
    id = await answered(screen, "4103", "4443")
    await screen.go(routes.strengths_of(id), PHONE)
    (chart,) = drawn(screen)
    assert [[rod.to_y for rod in group.rods] for group in chart.groups[:4]] == [
        [4, 4],
        [1, 4],
        [0, 4],
        [3, 3],
    ]
    (told,) = [
        control.label
        for control in screen.controls()
        if isinstance(control, ft.Semantics) and control.image
    ]
    assert told is not None
    for area in screen.app.strengths.areas:
        assert area.name in told
    assert "How often: rarely (1)" in told and "No chance to show 4 of 4" in told
    assert "How often: rarely (1)" in screen.words
    for never in ("score", "%", "out of"):
        assert never not in screen.words.replace(words.RULES, "").lower()


async def test_where_charts_have_not_come_the_words_are_there_all_the_same(screen: Window) -> None:
    async def away() -> None:
        raise LeadwellError

    screen.app.strengths.ready = away
    id = await answered(screen, "4103", "4443")
    await screen.go(routes.strengths_of(id), PHONE)
    assert not drawn(screen)
    assert words.NO_DRAWING in screen.words and "How often: rarely (1)" in screen.words


async def test_views_of_others_and_changes_show_where_there_are_any(screen: Window) -> None:
    strengths = screen.app.strengths
    strengths.others = lambda: [OthersView("1", 2.5, 4), OthersView("2.1", 4.0, 3)]
    first = await answered(screen, "2")
    await strengths.finish(first)
    second = await answered(screen, "43332")
    await strengths.finish(second)
    await screen.go(routes.strengths_of(second), PHONE)
    names = [area.name for area in strengths.areas]
    assert (
        words.BLIND.format(
            name=names[0], own="almost always", n=4, others="between sometimes and often"
        )
        in screen.words
    )
    statement = strengths.areas[1].behaviours[0].statement
    assert (
        words.HIDDEN.format(name=statement, own="often", n=3, others="almost always")
        in screen.words
    )
    assert words.CHANGES["more"].format(areas="; ".join(names[:4])) in screen.words
    assert words.CHANGES["same"].format(areas="; ".join(names[4:])) in screen.words
    await screen.go(routes.strengths_of(first), PHONE)
    assert words.OTHERS not in screen.words


async def test_the_plan_is_kept_in_ones_own_words_and_said_to_leave_the_journal(
    screen: Window,
) -> None:
    id = await answered(screen, "1", "4")
    await screen.go(routes.strengths_of(id), PHONE)
    module = screen.app.learn.module("1.1")
    assert module is not None
    assert words.PLAN_OPEN.format(title=module.title) in screen.words
    await screen.type(field(screen, words.IF), "")
    await screen.do(button(screen, words.KEEP_PLAN))
    assert "A plan needs both parts" in screen.said and not screen.app.plans.all
    await screen.type(field(screen, words.IF), "the huddle begins")
    await screen.type(field(screen, words.THEN), "say which value it is about")
    await screen.do(button(screen, words.KEEP_PLAN))
    assert screen.said == words.PLAN_KEPT
    assert words.PLAN_IS_KEPT.format(title=module.title) in screen.words
    (plan,) = screen.app.plans.all
    line = learn_words.PLAN_LINE.format(when=plan.plan.when, then=plan.plan.then)
    assert line == "If the huddle begins, then I will say which value it is about."


async def test_a_look_that_is_gone_or_an_area_that_never_was_says_so(screen: Window) -> None:
    id = await answered(screen)
    for route, said in (
        (routes.strengths_of("gone"), words.GONE),
        (routes.strengths_area("gone", "1"), words.GONE),
        (routes.strengths_area(id, "99"), "nothing at"),
    ):
        await screen.go(route, PHONE)
        _is_sound(screen, route)
        assert said in screen.words


async def test_locked_no_screen_shows_anything_of_it(screen: Window) -> None:
    id = await answered(screen, "4103", "4443")
    await screen.app.strengths.say(id, "examples/1", EXAMPLE)
    for route in (routes.STRENGTHS, routes.strengths_of(id), routes.strengths_area(id, "1")):
        screen.app.lock.is_open = True
        await screen.go(route, PHONE)
        screen.app.lock.is_open = False
        await screen.settle()
        assert (
            EXAMPLE not in screen.words and screen.app.strengths.areas[0].name not in screen.words
        )


def test_an_average_is_said_to_the_nearest_half() -> None:
    said = {
        value: telling.step(value, words.OFTEN_WORDS)
        for value in (1, 1.24, 1.25, 1.74, 1.75, 2.5, 3.75, 4)
    }
    assert said == {
        1: "rarely",
        1.24: "rarely",
        1.25: "between rarely and sometimes",
        1.74: "between rarely and sometimes",
        1.75: "sometimes",
        2.5: "between sometimes and often",
        3.75: "almost always",
        4: "almost always",
    }
