"""The values of a check-in on the screen, below the browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import flet as ft
import pytest
from flet.controls.context import _context_page
from flet.messaging.session import Session

from app.models.ratings import ratings_of
from app.rehearsal import Nobody
from app.state.reflect import Reflect
from app.ui.component import component, watch
from app.ui.screens.reflect.ratings import Ratings, rated_words
from app.words import values as words
from tests.screens import Window
from tests.test_ui_improvement import tap
from tests.test_ui_values import names


@component
def _Desk(reflect: Reflect) -> ft.Control:
    watch(reflect)
    assert reflect.desk is not None
    return ft.Column([Ratings(reflect, reflect.desk), *rated_words(reflect, reflect.desk.written)])


@pytest.fixture
async def desk(screen: Window) -> AsyncIterator[Window]:
    """A check-in on the desk, and a window with its values alone."""
    template = next(each for each in screen.app.reflect.templates if each.rates_values)
    await screen.app.reflect.write(template)
    session = Session(Nobody())
    _context_page.set(session.page)
    session.start_updates_scheduler()
    session.page.render(_Desk, screen.app.reflect)
    session.get_page_patch()
    made = Window(screen.app, session)
    await made.settle()
    yield made
    session.close()


async def test_six_values_are_folded_and_each_is_said_in_three_taps(desk: Window) -> None:
    assert [name for name in names(desk) if words.NOT_SAID in name] == [
        f"{value.name}. {words.NOT_SAID}" for value in desk.app.pack.values
    ]
    await tap(desk, f"Compassion. {words.NOT_SAID}")
    await tap(desk, "Compassion. How much did it matter?: A lot")
    await tap(desk, "Compassion. How far did you live it?: Sometimes")
    (row,) = (
        control.content
        for control in desk.controls()
        if isinstance(control, ft.MergeSemantics)
        and isinstance(control.content, ft.Semantics)
        and control.content.expanded
    )
    assert isinstance(row, ft.Semantics)
    assert row.label == "Compassion. Mattered a lot, lived sometimes"
    assert "Compassion mattered a lot and was lived sometimes." in desk.words
    id = await desk.app.reflect.keep()
    assert id is not None
    entry = desk.app.reflect.entry(id)
    assert entry is not None
    assert ratings_of(entry.written.data)["compassion"].mattered == 3
    assert entry.written.data["value_names"] == {"compassion": "Compassion"}


async def test_one_row_is_open_at_a_time_and_choices_have_a_state(desk: Window) -> None:
    await tap(desk, f"Compassion. {words.NOT_SAID}")
    await tap(desk, f"Respect and dignity. {words.NOT_SAID}")
    opened = [name for name in names(desk) if words.HOW_LIVED in name]
    assert len(opened) == 4 and all(name.startswith("Respect") for name in opened)
    await tap(desk, "Respect and dignity. How far did you live it?: Often")
    states = {
        control.content.label: control.content.checked
        for control in desk.controls()
        if isinstance(control, ft.MergeSemantics)
        and isinstance(control.content, ft.Semantics)
        and control.content.checked is not None
    }
    assert [name for name, is_checked in states.items() if is_checked] == [
        "Respect and dignity. How far did you live it?: Often"
    ]
    # The same again takes it back, and then there is nothing to keep.
    await tap(desk, "Respect and dignity. How far did you live it?: Often")
    assert desk.app.reflect.typed is not None and desk.app.reflect.typed.data == {}


async def test_what_was_typed_stays_when_a_value_is_rated(desk: Window) -> None:
    desk.app.reflect.type("showed", "I sat down")
    await tap(desk, f"Compassion. {words.NOT_SAID}")
    await tap(desk, "Compassion. How much did it matter?: Vitally")
    typed = desk.app.reflect.typed
    assert typed is not None and typed.answers == {"showed": "I sat down"}


async def test_a_value_that_was_taken_away_is_still_shown_as_it_was_called(desk: Window) -> None:
    desk.app.reflect.put(
        data={"ratings": {"courage": [4, 0]}, "value_names": {"courage": "Courage"}}
    )
    await desk.settle()
    assert "Courage. Mattered vitally" in names(desk)
    assert "Courage mattered vitally." in desk.words
