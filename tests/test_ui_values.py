"""Looking back on the screen, below the browser: by eye, by ear and by key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import flet as ft
import pytest

from app.models.journal import Written
from app.ui import routes
from app.words import values as words
from tests.screens import Window
from tests.test_ui_improvement import tap
from tests.test_ui_routes import WIDTHS, _is_sound

PARTS = ("trend", "words", "areas", "quiet")
SECRET = "xylophone"


async def write(screen: Window, text: str, days: int, **data: list[int]) -> str:
    """Keep an entry of so many days ago."""
    at = round((datetime.now() - timedelta(days=days)).timestamp() * 1000)
    written = Written("R1", at, {"showed": text}, data={"ratings": data} if data else {})
    reflect = screen.app.reflect
    id = await reflect.journal.save(None, written, at)
    await reflect.load()
    await screen.settle()
    return id


def spoken(screen: Window) -> list[str]:
    """What a screen reader hears of what is drawn: rows of tables, and charts."""
    return [
        control.label
        for control in screen.controls()
        if isinstance(control, ft.Semantics)
        and control.label
        and (control.container or control.image)
    ]


def names(screen: Window) -> list[str]:
    """Return the names of everything that can be tapped."""
    return [
        str(control.content.label)
        for control in screen.controls()
        if isinstance(control, ft.MergeSemantics) and isinstance(control.content, ft.Semantics)
    ]


def charts(screen: Window) -> list[Any]:
    return [each for each in screen.controls() if type(each).__name__ == "LineChart"]


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_screen_opens_empty_and_full_at_any_size_of_text(
    screen: Window, width: int
) -> None:
    for scale in (1.0, 2.0):
        screen.app.layout.scale = scale
        for route in (routes.LOOK_BACK, *map(routes.look_back, PARTS)):
            await screen.go(route, width)
            _is_sound(screen, route)
    await screen.app.quiet.at("00:00")
    for days in (0, 7, 21, 22, 365):
        await write(screen, "The ward and the wards", days, compassion=[3, 2], respect=[0, 4])
    for scale in (1.0, 2.0):
        screen.app.layout.scale = scale
        for route in (
            routes.LOOK_BACK,
            *map(routes.look_back, PARTS),
            routes.REFLECT,
            routes.TODAY,
        ):
            await screen.go(route, width)
            await screen.settle()
            _is_sound(screen, route)


async def test_with_no_check_in_the_page_offers_the_first(screen: Window) -> None:
    await screen.go(routes.look_back("trend"), 390)
    assert words.NONE in screen.words
    await write(screen, "Words alone", 0)
    await screen.go(routes.look_back("trend"), 390)
    assert words.NONE in screen.words


async def test_one_check_in_is_told_drawn_and_a_row(screen: Window) -> None:
    await write(screen, "One", 0, compassion=[3, 3])
    await screen.go(routes.look_back("trend"), 390)
    told = "Compassion mattered a lot and was lived often this week. The two were close."
    assert told in screen.words
    (chart,) = charts(screen)
    assert [len(series.points) for series in chart.data_series] == [1, 1]
    assert told in spoken(screen)
    assert any(
        row.endswith("mattered a lot, lived often, from one check-in.") for row in spoken(screen)
    )


async def test_gaps_stay_gaps_in_the_chart_and_in_the_table(screen: Window) -> None:
    for days in (0, 21, 28):
        await write(screen, "One", days, compassion=[4, 1])
    await screen.go(routes.look_back("trend"), 390)
    (chart,) = charts(screen)
    assert sorted(len(series.points) for series in chart.data_series) == [1, 1, 2, 2]
    # What lies before the first check-in is no gap: the drawing begins with it.
    assert min(point.x for series in chart.data_series for point in series.points) == 0
    rows = [each for each in spoken(screen) if "nothing said" in each]
    assert len(rows) == 1 and rows[0].startswith("2 weeks, from ")


async def test_the_gap_is_told_in_words_and_how_it_was_before(screen: Window) -> None:
    await write(screen, "Now", 0, compassion=[4, 2])
    await write(screen, "Then", 14, compassion=[2, 4])
    await screen.go(routes.look_back("trend"), 390)
    assert (
        "Compassion mattered vitally and was lived sometimes this week. It mattered more than it "
        "was lived. Two weeks ago it was the other way round."
    ) in screen.words


async def test_a_value_is_chosen_to_be_drawn_and_weeks_to_look_back_on(screen: Window) -> None:
    await write(screen, "Now", 0, compassion=[4, 2])
    await write(screen, "Long ago", 200, respect=[1, 1])
    await screen.go(routes.look_back("trend"), 390)
    assert f"{words.SHOW}: Respect and dignity" not in names(screen)
    await tap(screen, f"{words.WINDOW}: 52 weeks")
    await tap(screen, f"{words.SHOW}: Respect and dignity")
    assert words.TABLE.format(name="Respect and dignity") in screen.headings
    # One value has no check-in of the last four weeks, and then the other one is drawn.
    await tap(screen, f"{words.WINDOW}: 4 weeks")
    assert words.TABLE.format(name="Compassion") in screen.headings


async def test_check_ins_of_long_ago_are_not_called_missing(screen: Window) -> None:
    await write(screen, "Long ago", 200, compassion=[1, 1])
    await screen.go(routes.look_back("trend"), 390)
    assert words.NONE_LATELY in screen.words and words.NONE not in screen.words


async def test_words_are_told_and_counted_and_lead_to_the_search(screen: Window) -> None:
    await write(screen, f"A {SECRET}, a {SECRET}, a ward, the wards", 0)
    await screen.go(routes.look_back("words"), 390)
    await screen.settle()
    assert words.WORDS_TOLD.format(words=f"ward and {SECRET}") in screen.words
    await tap(screen, f"{SECRET}, 2 times. Search for it")
    assert screen.app.entry_search.query == SECRET
    assert [item.kind for item in screen.app.entry_search.found] != []
    # Where it leads to has no word of it.
    assert SECRET not in str(screen._session.page.route)
    await screen.go(routes.REFLECT_SEARCH, 390)
    (field,) = (each for each in screen.controls() if isinstance(each, ft.TextField))
    assert field.value == SECRET


async def test_an_area_says_when_one_wrote_about_it_or_where_one_can_begin(screen: Window) -> None:
    await write(screen, "One", 1)
    await screen.go(routes.look_back("areas"), 390)
    assert words.LATELY.format(day="yesterday") in screen.words
    assert words.TO_LEARN.format(title="Compassion in four moves") not in screen.words
    titles = {module.id: module.title for module in screen.app.pack.modules}
    assert words.TO_LEARN.format(title=titles["1.3"]) in screen.words
    assert words.TO_LEARN.format(title=titles["1.1"]) not in screen.words
    assert screen.words.count(words.NOT_LATELY) == 6


async def test_this_day_stands_on_reflect_alone_and_can_be_put_away(screen: Window) -> None:
    await write(screen, f"A {SECRET}", 7)
    await screen.go(routes.REFLECT, 390)
    assert words.ON_THIS_DAY in screen.headings
    assert f"{words.A_WEEK_AGO}. A {SECRET}" in names(screen)
    for route in (routes.TODAY, routes.ME, routes.LEARN, routes.VISIT):
        await screen.go(route, 390)
        assert SECRET not in screen.words and words.ON_THIS_DAY not in screen.words
    await screen.go(routes.REFLECT, 390)
    await tap(screen, words.NOT_TODAY_NAME)
    assert words.ON_THIS_DAY not in screen.headings
    assert screen.said.startswith(words.PUT_AWAY)


async def test_a_long_entry_is_recalled_by_its_first_words_whole(screen: Window) -> None:
    await write(screen, "Somebody " * 30, 7)
    await screen.go(routes.REFLECT, 390)
    (name,) = (name for name in names(screen) if name.startswith(words.A_WEEK_AGO))
    assert name.endswith("Somebody…") and len(name) < 90


async def test_a_locked_journal_shows_nothing_of_what_was_looked_back_on(screen: Window) -> None:
    await write(screen, f"A {SECRET} and a {SECRET}", 7, compassion=[3, 3])
    for part in PARTS:
        await screen.go(routes.look_back(part), 390)
    await screen.app.reflect.lock()
    screen.app.lock.is_open = False
    for route in (routes.REFLECT, routes.TODAY, *map(routes.look_back, PARTS)):
        await screen.go(route, 390)
        assert SECRET not in screen.words and "mattered a lot" not in screen.words, route


async def test_the_quiet_line_comes_on_today_and_goes_with_not_now(screen: Window) -> None:
    await screen.go(routes.TODAY, 390)
    assert words.MOMENT not in screen.words
    await screen.app.quiet.at("00:00")
    await screen.settle()
    assert words.MOMENT in screen.words
    await tap(screen, words.NOT_NOW_NAME)
    assert words.MOMENT not in screen.words


async def test_a_time_and_days_are_chosen_and_told(screen: Window) -> None:
    await screen.go(routes.look_back("quiet"), 390)
    assert words.IS_OFF in screen.words and words.SAVE not in screen.words
    await tap(screen, f"{words.AT}: 17:30")
    assert words.IS_ON.format(time="17:30", days=words.EVERY_DAY) in screen.words
    assert words.SAVE in screen.words
    for day in words.DAYS[2:]:
        await tap(screen, f"{words.ON_DAYS} {day}")
    assert words.IS_ON.format(time="17:30", days="Monday and Tuesday") in screen.words
    for day in words.DAYS[:2]:
        await tap(screen, f"{words.ON_DAYS} {day}")
    assert words.IS_ON_NO_DAYS in screen.words and words.SAVE not in screen.words
    await tap(screen, words.TURN_OFF)
    assert words.IS_OFF in screen.words


async def test_a_time_that_is_none_is_said_and_stays_in_its_field(screen: Window) -> None:
    await screen.go(routes.look_back("quiet"), 390)
    (field,) = (each for each in screen.controls() if isinstance(each, ft.TextField))
    await screen.type(field, "at tea")
    assert screen.said.startswith("That is not a time we can read.")
    assert field.value == "at tea"


async def test_nothing_on_these_screens_counts_days_or_gives_a_number_to_a_person(
    screen: Window,
) -> None:
    for days in (0, 1, 2, 3):
        await write(screen, "One", days, compassion=[4, 4])
    for part in ("trend", "areas"):
        await screen.go(routes.look_back(part), 390)
        for word in ("streak", "score:", "points", "average", "in a row", "%"):
            assert word not in screen.words.lower(), (part, word)
