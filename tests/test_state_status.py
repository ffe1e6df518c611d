"""The line about saving and sending, and when screens hear of it."""

from __future__ import annotations

from typing import cast

import flet as ft
import pytest

from app.errors import NotSaved
from app.state.status import Status


class Screen:
    """Counts how often it would be drawn again."""

    def __init__(self, status: Status) -> None:
        self.drawn = 0
        self.listener = self.draw
        """Held here: Flet holds its listeners only weakly."""
        cast(ft.Observable, status).subscribe(self.listener)

    def draw(self, sender: object, field: str | None) -> None:
        self.drawn += 1


@pytest.fixture
def status() -> Status:
    return Status()


def test_nothing_is_said_before_there_is_something_to_say(status: Status) -> None:
    assert (status.phase, status.line, status.trouble) == ("off", "", "")


def test_a_new_line_or_phase_is_shown_and_the_same_again_draws_nothing(status: Status) -> None:
    screen = Screen(status)
    status.say("idle", "All saved and sent")
    assert (status.phase, status.line) == ("idle", "All saved and sent")
    assert screen.drawn > 0
    screen.drawn = 0
    status.say("idle", "All saved and sent")
    assert screen.drawn == 0
    status.say("sending", "All saved and sent")
    assert status.phase == "sending"
    assert screen.drawn > 0


def test_trouble_is_said_in_the_errors_words_until_a_save_has_worked(status: Status) -> None:
    status.fail(NotSaved())
    assert status.trouble.startswith("Not saved: this device could not keep the change.")
    status.saved()
    assert status.trouble == ""
    screen = Screen(status)
    status.saved()
    assert screen.drawn == 0
