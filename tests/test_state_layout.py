"""The size of the window and of its text."""

from __future__ import annotations

import pytest

from app.state.layout import Layout


def test_it_is_a_phone_until_the_page_says_otherwise() -> None:
    layout = Layout()
    assert layout.width < layout.height
    layout.resize(1280, 800)
    assert (layout.width, layout.height) == (1280, 800)


@pytest.mark.parametrize("size", [None, 0.0])
def test_a_page_without_a_window_changes_nothing(size: float | None) -> None:
    layout = Layout(1280, 800)
    layout.resize(size, size)
    assert (layout.width, layout.height) == (1280, 800)


def test_one_side_may_change_alone() -> None:
    layout = Layout(1280, 800)
    layout.resize(1280, 500)
    layout.resize(600, 500)
    assert (layout.width, layout.height) == (600, 500)


def test_larger_text_leaves_less_room_and_usual_text_all_of_it() -> None:
    layout = Layout(width=1200)
    assert layout.room == 1200
    layout.scale = 2.0
    assert layout.room == 800
    assert layout.room * layout.growth == layout.width
