"""Small tests of change on the screen, below the browser."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import flet as ft
import pytest

from app.errors import LeadwellError
from app.models.improvement import SmallTest, plain
from app.state.improvement import draft
from app.ui import routes
from app.words import improvement as words
from tests.screens import Window
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound

SERIES = ("8", "9", "8", "9", "8", "9", "3", "2", "3", "2", "3", "2")


async def begin(screen: Window) -> SmallTest:
    """Begin a test."""
    improvement = screen.app.improvement
    improvement.typing.type("tests/new//idea", "Answer bells by name")
    test = improvement.test(await improvement.begin("", "Maple ward"))
    assert test is not None
    return test


async def measure(screen: Window, test: SmallTest, values: tuple[str, ...] = SERIES) -> None:
    """Keep a result a day."""
    improvement = screen.app.improvement
    for place, value in enumerate(values, 1):
        improvement.typing.type(f"tests/number/{test.id}/value", value)
        improvement.typing.type(f"tests/number/{test.id}/day", f"{place}/3/2025")
        await improvement.measure(test)


def drawn(screen: Window) -> list[Any]:
    """Return the charts on the screen."""
    return [control for control in screen.controls() if type(control).__name__ == "LineChart"]


async def tap(screen: Window, name: str) -> None:
    """Tap the button that is called `name`; whoever goes elsewhere then would wait for Flutter."""
    going = asyncio.create_task(screen.do(_button(screen, name)))
    await screen.settle()
    await screen.settle()
    if going.done():
        return going.result()
    going.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await going


def _button(screen: Window, name: str) -> ft.Control:
    for control in screen.controls():
        if isinstance(control, ft.MergeSemantics):
            assert isinstance(control.content, ft.Semantics)
            if control.content.label == name:
                assert control.content.content is not None
                return control.content.content
        if isinstance(control, ft.FilledButton | ft.OutlinedButton | ft.TextButton):
            content = control.content
            if isinstance(content, ft.Text) and content.value == name:
                return control
    raise AssertionError(f"There is no {name}.")


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_screen_opens_empty_and_full_and_all_on_it_has_a_name(
    screen: Window, width: int
) -> None:
    for route, said in ((routes.TESTS, words.EMPTY), (routes.new_test(), words.START_TINY)):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert said in screen.words
    test = await begin(screen)
    await screen.go(routes.small_test(test.id), width)
    _is_sound(screen, "empty test")
    assert words.NO_NUMBERS in screen.words and words.NO_CYCLES in screen.words
    assert not drawn(screen)
    await measure(screen, test)
    cycle = await screen.app.improvement.plan(test)
    for route, said in (
        (routes.TESTS, "Answer bells by name"),
        (routes.small_test(test.id), "Median 5.5, the dashed line"),
        (routes.small_test(test.id, "about"), words.HOW_KNOW),
        (routes.small_test(test.id, "numbers"), "above the median · part of a signal"),
        (routes.cycle(test.id, cycle), words.NO_PREDICTION),
        (routes.VISIT, words.TITLE),
    ):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert said in screen.words, route


@pytest.mark.parametrize("width", WIDTHS)
async def test_an_address_that_leads_nowhere_says_so_and_offers_a_way_on(
    screen: Window, width: int
) -> None:
    test = await begin(screen)
    for route in (
        routes.small_test("gone"),
        routes.small_test("gone", "about"),
        routes.small_test("gone", "numbers"),
        routes.cycle("gone", "gone"),
        routes.cycle(test.id, "gone"),
    ):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert words.GONE in screen.words, route
        assert words.BACK in buttons(screen), route


async def test_the_chart_says_in_words_what_it_draws_and_signals_have_another_shape(
    screen: Window,
) -> None:
    test = await begin(screen)
    await screen.app.improvement.choose("test", test, "better", "down")
    await measure(screen, test)
    await screen.go(routes.small_test(test.id), 390)
    (chart,) = drawn(screen)
    median, line = chart.data_series
    assert [point.y for point in median.points] == [5.5, 5.5]
    assert median.dash_pattern and not line.dash_pattern
    assert [point.y for point in line.points] == [float(value) for value in SERIES]
    assert {type(point.point).__name__ for point in line.points} == {"ChartSquarePoint"}
    said = next(
        control.label
        for control in screen.controls()
        if isinstance(control, ft.Semantics) and control.image
    )
    assert said and "12 results from 1 March 2025 to 12 March 2025. Median 5.5" in said
    first = "6 results in a row are above the median, 1 March 2025 to 6 March 2025."
    assert first in screen.words and words.WORSE_WAY in screen.words
    assert "6 results in a row are below the median" in screen.words
    assert words.BETTER_WAY in screen.words and words.CAUTION in screen.words
    assert "2 runs, where 3 to 11 are to be expected" in screen.words


async def test_where_nothing_stands_out_every_point_is_round_and_the_words_say_so(
    screen: Window,
) -> None:
    test = await begin(screen)
    await measure(screen, test, ("4", "6", "5", "6", "4", "6", "4", "4", "6", "5", "4"))
    await screen.go(routes.small_test(test.id), 1180)
    (chart,) = drawn(screen)
    shapes = {type(point.point).__name__ for point in chart.data_series[1].points}
    assert shapes == {"ChartCirclePoint"}
    assert words.NO_SIGNAL in screen.words and words.SQUARES not in screen.words


async def test_one_result_and_results_that_are_all_the_same_can_be_drawn(screen: Window) -> None:
    test = await begin(screen)
    await measure(screen, test, ("7",))
    await screen.go(routes.small_test(test.id), 390)
    assert len(drawn(screen)) == 1 and "one result so far, 7" in screen.words
    await measure(screen, test, ("7", "7"))
    await screen.settle()
    (chart,) = drawn(screen)
    assert chart.min_y < 7 < chart.max_y


async def test_while_the_drawing_has_not_come_the_words_are_there(screen: Window) -> None:
    async def away() -> None:
        raise LeadwellError

    screen.app.improvement.ready = away
    test = await begin(screen)
    await measure(screen, test)
    await screen.go(routes.small_test(test.id), 390)
    assert not drawn(screen)
    assert words.NO_DRAWING in screen.words and "Median 5.5" in screen.words


async def test_from_a_visit_to_a_test_to_a_cycle_to_the_next_by_taps(screen: Window) -> None:
    app = screen.app
    app.visits.typing.type("place/huddle", "Theatre three")
    visit = await app.visits.start("huddle")
    await screen.go(routes.visit(visit), 390)
    assert words.MAKE in buttons(screen)
    await screen.go(routes.new_test(visit), 390)
    assert words.FROM.format(place="Theatre three") in screen.words
    await screen.type(field(screen, words.IDEA), "Start with what went well")
    await tap(screen, words.BEGIN)
    (test,) = app.improvement.tests
    assert (test.idea, test.visit, test.place) == (
        "Start with what went well",
        visit,
        "Theatre three",
    )
    await screen.go(routes.small_test(test.id), 390)
    await tap(screen, words.FIRST)
    (cycle,) = app.improvement.cycles(test.id)
    await screen.go(routes.cycle(test.id, cycle.id), 390)
    await screen.type(field(screen, words.PREDICTION), "People smile")
    await tap(screen, f"{words.SIZE}: {words.SIZES['more']}")
    assert words.TOO_LARGE in screen.words
    assert words.EXPECTED.format(prediction="People smile") in screen.words
    await screen.type(field(screen, words.ENDS), "soon")
    assert field(screen, words.ENDS).error == words.WRONG_DAY
    await tap(screen, f"{words.ACT}: {words.ACTS['adapt']}")
    await screen.type(field(screen, words.NEXT_STEP), "Ask the porters too")
    await screen.go(routes.small_test(test.id), 390)
    await tap(screen, words.NEXT)
    second = app.improvement.cycles(test.id)[1]
    await screen.go(routes.cycle(test.id, second.id), 390)
    assert words.BEFORE.format(act="Adapt") in screen.words
    assert field(screen, words.PLAN).value == "Ask the porters too"


async def test_a_result_is_added_by_typing_and_the_field_is_empty_for_the_next(
    screen: Window,
) -> None:
    test = await begin(screen)
    await screen.go(routes.small_test(test.id), 390)
    await screen.type(field(screen, words.VALUE), "12.5")
    await tap(screen, words.ADD)
    assert [plain(each.value) for each in screen.app.improvement.measured(test.id)] == ["12.5"]
    assert field(screen, words.VALUE).value == ""
    await screen.go(routes.small_test(test.id, "numbers"), 390)
    await tap(screen, words.REMOVE_ROW.format(day="today", value="12.5"))
    assert screen.app.improvement.measured(test.id) == ()


async def test_the_median_can_be_kept_as_it_was_before_a_day(screen: Window) -> None:
    test = await begin(screen)
    await measure(screen, test)
    await screen.go(routes.small_test(test.id, "numbers"), 820)
    await screen.type(field(screen, words.UNTIL), "6/3/2025")
    assert words.SAID_BASE.format(n=6) in screen.words
    assert "Median 8.5" in screen.words
    await screen.type(field(screen, words.UNTIL), "spring")
    assert field(screen, words.UNTIL).error == words.WRONG_DAY
    assert draft("test", test.id, "until") in screen.app.improvement.wrong
