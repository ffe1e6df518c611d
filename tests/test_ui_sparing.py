"""What is remembered is what Flet itself finds out each time, and errors are still told."""

from __future__ import annotations

import logging
from typing import Any

import flet as ft
import pytest
import repath  # type: ignore[import-untyped]
from flet.components import router
from flet.controls import base_control, control_event

from app.ui import sparing
from app.ui.app import ROUTES

CONTROLS: list[Any] = [ft.TextButton("a"), ft.TextField(), ft.Checkbox(), ft.Column(), ft.Text("b")]


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: type(control).__name__)
def test_every_event_of_a_control_is_of_the_same_class(control: Any) -> None:
    fields = [name for name in dir(control) if name.startswith("on_")]
    for field in [*fields, "on_nothing_at_all"]:
        theirs = control_event.get_event_field_type(control, field)
        for _ in range(2):
            assert sparing.event_type(control, field) is theirs, field


def _paths(routes: list[ft.Route]) -> list[str]:
    return [path for each in routes for path in (each.path, *_paths(each.children or [])) if path]


def test_every_route_has_the_same_pattern() -> None:
    paths = _paths(ROUTES)
    assert len(paths) > 50
    for path in paths:
        for ending in (True, False):
            assert sparing.pattern(path, end=ending) == repath.pattern(path, end=ending)


def test_it_is_there_with_the_app_and_can_be_taken_away() -> None:
    assert vars(base_control)["get_event_field_type"] is sparing.event_type
    sparing.uninstall()
    try:
        assert (
            vars(base_control)["get_event_field_type"]
            is vars(control_event)["get_event_field_type"]
        )
        assert vars(router)["repath"] is repath
    finally:
        sparing.install()


@pytest.mark.parametrize("name", sparing.LOGS)
def test_only_lines_that_nobody_keeps_are_silent(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger(name)
    with caplog.at_level(logging.DEBUG, logger=name):
        log.debug("each control")
        log.error("trouble")
        sparing.uninstall()
        try:
            log.debug("as before")
        finally:
            sparing.install()
    assert caplog.messages == ["trouble", "as before"]
