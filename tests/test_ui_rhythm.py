"""Rhythm, the map of coverage, areas and plans on their screens, below the browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import flet as ft
import pytest
from flet.controls.base_control import BaseControl
from hypothesis import given
from hypothesis import strategies as st

from app.state.layout import Layout
from app.ui import routes
from app.ui.screens.visit.coverage import GAP, NARROWEST, WHOLE, shape
from app.words import rhythm as words
from tests.screens import Window, window
from tests.test_ui_lists import button
from tests.test_ui_routes import WIDTHS, _is_sound

PHONE = 390
AREAS = ("Birch", "Estates office", "Maple")


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with three areas and four visits to two of them and to the lift."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        now = datetime.now().replace(hour=10, minute=0)
        visits = (("Maple", 1, "day"), ("maple ", 2, "night"), ("Birch", 300, "day"))
        store = made.app.visits.store
        await made.app.rhythm.add(*AREAS)
        await store.commit(
            *(
                store.registers(
                    "visit.set",
                    f"v{n}",
                    {
                        "template": "huddle",
                        "place": place,
                        "started": round((now - timedelta(days=days)).timestamp() * 1000),
                        "shift": shift,
                        "finished": 1,
                    },
                )
                for n, (place, days, shift) in enumerate((*visits, ("The lift", 3, "day")))
            )
        )
        yield made


def rows(screen: Window) -> list[str]:
    """What a screen reader hears of each row of the map."""
    return [
        control.label
        for control in screen.controls()
        if isinstance(control, ft.Semantics) and control.label and control.exclude_semantics
    ]


def field(screen: Window, name: str) -> ft.TextField:
    (found,) = [
        control
        for control in screen.controls()
        if isinstance(control, ft.TextField) and control.label == name
    ]
    return found


def day(days: int) -> str:
    that = datetime.now() + timedelta(days=days)
    return f"{that.day}/{that.month}/{that.year}"


async def plan(screen: Window, days: int, place: str = "Maple") -> str:
    planner = screen.app.rhythm.planner
    planner.typing.type("planned/new/place", place)
    planner.typing.type("planned/new/day", day(days))
    return await planner.add()


async def tap_away(screen: Window, name: str) -> None:
    """Tap what leads to another address: Flutter, which would answer, is not there."""
    task = asyncio.create_task(screen.do(button(screen, name)))
    for _ in range(20):
        await asyncio.sleep(0.01)
    task.cancel()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", WIDTHS)
async def test_every_screen_of_rhythm_can_be_used_by_eye_and_ear_at_any_size(
    screen: Window, width: int, scale: float
) -> None:
    screen.app.layout.scale = scale
    id = await plan(screen, 3)
    area = screen.app.rhythm.areas[0].id
    for route, said in (
        (routes.RHYTHM, "Visited: 1 of 3"),
        (routes.COVERAGE, words.LEGEND),
        (routes.AREAS, "Estates office"),
        (routes.area(area), "At night: not yet"),
        (routes.PLANNED, words.SAVE_ALL),
        (routes.PLAN_VISIT, words.KEEP),
        (routes.planned(id), words.MOVE_HINT),
        (routes.visit("v0"), words.WHO_MET),
        (routes.VISIT, "Maple"),
        (routes.TODAY, "Maple"),
    ):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert said in screen.words, route


async def test_what_was_not_visited_is_named_for_as_long_as_one_looks_back(
    screen: Window,
) -> None:
    await screen.go(routes.RHYTHM, PHONE)
    assert "Not visited for 6 months: Birch; Estates office" in screen.words
    assert "Not visited at night for 6 months: Birch; Estates office" in screen.words
    assert "No area was visited at a weekend for 6 months." in screen.words
    assert "One visit was to a place that is not on your list." in screen.words
    assert "You were a guest at 3 huddles." in screen.words
    await screen.do(button(screen, "Look back: 12 months"))
    assert "Not visited for 12 months: Estates office" in screen.words
    assert "Your visits here begin on" in screen.words


async def test_the_map_is_read_row_by_row_and_by_name_and_a_table_says_the_same(
    screen: Window,
) -> None:
    await screen.go(routes.COVERAGE, PHONE)
    heard = rows(screen)
    assert [row.split(":")[0] for row in heard] == [*AREAS, words.ELSEWHERE]
    assert all(row.count(";") == 11 for row in heard)
    assert heard[1].count(" none") == 12
    await screen.do(button(screen, f"{words.LAYOUT}: {words.AS_TABLE}"))
    assert rows(screen) == heard
    await screen.do(button(screen, f"{words.SHOW}: {words.BY_SHIFT}"))
    assert rows(screen) == [
        "Birch: Day 1; Evening none; Night none; Weekend none",
        "Estates office: Day none; Evening none; Night none; Weekend none",
        "Maple: Day 1; Evening none; Night 1; Weekend none",
        "Places not on your list: Day 1; Evening none; Night none; Weekend none",
    ]


async def test_no_cell_of_the_map_speaks_by_colour_alone(screen: Window) -> None:
    await screen.go(routes.COVERAGE, PHONE)
    cells = [
        control
        for control in screen.controls()
        if isinstance(control, ft.Container)
        and control.height
        and isinstance(control.border, ft.Border)
    ]
    assert len(cells) == 4 * 12
    for cell in cells:
        numbers = [
            each.value
            for each in _inside(cell)
            if isinstance(each, ft.Text) and each.value.isdigit()
        ]
        assert len(numbers) == 1


def _inside(control: BaseControl) -> list[BaseControl]:
    content = getattr(control, "content", None)
    return list(content.controls) if isinstance(content, ft.Column) else []


@given(st.integers(320, 2000), st.floats(1, 2), st.sampled_from([(4, WHOLE), (12, NARROWEST)]))
def test_every_column_has_room_for_what_stands_in_it_however_large_the_text(
    width: int, scale: float, of: tuple[int, int]
) -> None:
    columns, narrowest = of
    form = shape(Layout(width=width, scale=scale), columns, narrowest)
    assert columns % form.per_line == 0
    room = min(width - 36 - (88 if width >= 600 else 0), 640) - form.name_width
    assert room / form.per_line - GAP >= narrowest * scale - 0.01


async def test_places_that_were_visited_become_areas_with_one_tap(screen: Window) -> None:
    await screen.go(routes.AREAS, PHONE)
    await screen.do(button(screen, "Add The lift"))
    assert [area.name for area in screen.app.rhythm.areas] == [*AREAS, "The lift"]
    assert words.UNLISTED not in screen.words
    await screen.type(field(screen, words.ADD_AREAS), "Oak\nElm")
    await screen.do(button(screen, words.ADD))
    assert {"Oak", "Elm"} <= {area.name for area in screen.app.rhythm.areas}
    assert field(screen, words.ADD_AREAS).value == ""


async def test_a_visit_is_given_its_roles_and_its_shift_on_its_summary(screen: Window) -> None:
    await screen.go(routes.visit("v3"), PHONE)
    assert "“The lift” is not on your list of areas." in screen.words
    await screen.do(button(screen, "Whom you met: Porter"))
    await screen.do(button(screen, "Whom you met: Clerk"))
    await screen.do(button(screen, f"{words.WHICH_SHIFT}: Night"))
    await screen.do(button(screen, words.CHANGE_AREA))
    await screen.do(button(screen, f"{words.WHICH_AREA}: Birch"))
    seen = screen.app.rhythm.seen("v3")
    assert seen is not None
    assert sorted(seen.met) == ["clerk", "porter"] and seen.shift == "night"
    assert "Area: Birch" in screen.words
    await screen.go(routes.RHYTHM, PHONE)
    assert "Porter or driver: one visit" in screen.words
    assert "3 visits do not say yet whom you met." not in screen.words
    assert "2 visits do not say yet whom you met." in screen.words


async def test_a_plan_is_made_moved_and_begun_and_is_in_sight_all_the_while(
    screen: Window,
) -> None:
    await screen.go(routes.PLAN_VISIT, PHONE)
    await screen.do(button(screen, words.FROM_AREAS))
    await screen.do(button(screen, f"{words.WHICH_AREA}: Estates office"))
    await screen.do(button(screen, f"{words.DAY}: In one week"))
    await tap_away(screen, words.KEEP)
    (made,) = screen.app.rhythm.planner.plans
    assert made.place == "Estates office"
    for route in (routes.TODAY, routes.VISIT):
        await screen.go(route, PHONE)
        assert "Estates office" in screen.words, route
    await screen.go(routes.planned(made.id), PHONE)
    await screen.do(button(screen, f"{words.MOVE_DAY}: In two weeks"))
    await screen.do(button(screen, words.MOVE_TO))
    assert words.MOVED_ONE in screen.words and words.HISTORY in screen.headings
    await screen.go(routes.TODAY, PHONE)
    assert "Estates office" not in screen.words
    await screen.go(routes.planned(made.id), PHONE)
    await tap_away(screen, words.BEGIN)
    visit = screen.app.visits.unfinished()[0]
    assert visit.place == "Estates office"
    await screen.go(routes.planned(made.id), PHONE)
    assert words.BEGUN in screen.words and words.MOVED_ONE in screen.words


async def test_a_plan_that_will_not_be_done_asks_why_and_shows_it(screen: Window) -> None:
    id = await plan(screen, 3)
    await screen.go(routes.planned(id), PHONE)
    await screen.do(button(screen, words.LEAVE_IT))
    assert screen.app.rhythm.planner.are("open")
    await screen.type(field(screen, words.REASON), "Flu on the ward")
    await screen.do(button(screen, words.LEAVE_IT))
    assert words.NOT_DONE in screen.words and "Flu on the ward" in screen.words
    await screen.go(routes.PLANNED, PHONE)
    assert words.BECAME in screen.headings and "Flu on the ward" in screen.words


async def test_sixty_areas_and_five_hundred_visits_draw_only_what_is_seen(screen: Window) -> None:
    rhythm = screen.app.rhythm
    store = screen.app.visits.store
    await rhythm.add(*(f"Ward {n:02d}" for n in range(60)))
    now = round(datetime.now().timestamp() * 1000)
    await store.commit(
        *(
            store.registers(
                "visit.set",
                f"m{n}",
                {
                    "place": f"ward {n % 60:02d}",
                    "started": now - n * 57_000_000,
                    "template": "huddle",
                },
            )
            for n in range(500)
        )
    )
    await screen.go(routes.COVERAGE, PHONE)
    assert 0 < len(rows(screen)) < 15
    reckoned = rhythm.coverage
    await screen.go(routes.RHYTHM, PHONE)
    await screen.go(routes.AREAS, PHONE)
    assert rhythm.coverage is reckoned
    assert len(reckoned.rows) == 64


async def test_a_plan_says_first_what_the_team_still_waits_for(screen: Window) -> None:
    late = (datetime.now() - timedelta(days=4)).date().isoformat()
    store = screen.app.visits.store
    promise = {"place": "Maple", "words": "Mend the lift", "due": late, "state": "open", "made": 1}
    await store.set("promise.set", "p1", {"visit": "v0", "item": "x", "owner": "Sam", **promise})
    await screen.go(routes.planned(await plan(screen, 3)), PHONE)
    assert "Mend the lift" in screen.words
    await screen.go(routes.planned(await plan(screen, 3, "Birch")), PHONE)
    assert "Mend the lift" not in screen.words
