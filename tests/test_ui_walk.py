"""Our walk through controls finds what Flet's own finds, in the same order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from flet.controls.base_control import BaseControl
from flet.controls.object_patch import DiffBuilder

from app.state.layout import Layout
from app.ui import routes, walk
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import link_card, progress, tinted
from app.ui.parts.choices import chips
from app.ui.parts.screen import bar, beside, bullets, empty, foot, screen
from app.ui.parts.words import body, markdown, title
from tests.screens import window


def _nothing() -> None:
    """Do nothing."""


MAKERS: list[Callable[[], ft.Control]] = [
    lambda: screen(
        title("One"), body("Two"), head=bar("Three", _nothing), foot=main_button("Go", _nothing)
    ),
    lambda: beside(Layout(), bullets(["a", "b"]), empty(ft.Icons.ADD, "c", "d", "e", _nothing)),
    lambda: tinted(progress(0.5, "half"), chips([("a", "A"), ("b", "B")], "a", print)),
    lambda: foot(link_card("f", "g", _nothing, ft.Icons.ADD, chosen=True), markdown("**h**")),
    lambda: ft.ListView([ft.TextField(label="i", border=ft.OutlineInputBorder())], padding=4),
    lambda: ft.NavigationBar(
        destinations=[ft.NavigationBarDestination(icon=ft.Icons.ADD) for _ in range(3)]
    ),
    lambda: ft.Container(
        ft.Text("j", style=ft.TextStyle(size=3), spans=[ft.TextSpan("k")]),
        gradient=ft.LinearGradient(colors=[ft.Colors.RED]),
        shadow=[ft.BoxShadow(blur_radius=3)],
        data={"l": [ft.Text("m")]},
    ),
]


@pytest.fixture
def flets_own() -> Iterator[None]:
    """Flet walks as it does by itself."""
    walk.uninstall()
    yield
    walk.install()


def _walk(make: Callable[[], ft.Control]) -> list[tuple[str, str | None]]:
    root, above = make(), ft.Column()
    builder = DiffBuilder(None, root, control_cls=BaseControl)
    added = list(builder._configure_dataclass(root, above, False))
    removed = list(builder._removed_controls(root, True))
    parents = {control._i: type(control.parent).__name__ for control in added}
    return [(type(control).__name__, parents.get(control._i)) for control in (*added, *removed)]


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_controls_come_and_go_with_the_same_parents(
    make: Callable[[], ft.Control], flets_own: None
) -> None:
    theirs = _walk(make)
    walk.install()
    assert len(theirs) >= 4
    assert _walk(make) == theirs


def test_it_is_made_for_the_flet_that_is_here() -> None:
    assert ft.__version__ == walk.KNOWN


async def test_nothing_in_the_whole_app_is_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, differing = [], []
    held = walk.held

    def watched(item: Any) -> list[Any]:
        fields = [each for each in dataclasses.fields(item) if not each.metadata.get("skip")]
        values = [getattr(item, each.name) for each in fields]
        every = [each for each in values if dataclasses.is_dataclass(each) or _has_any(each)]
        found = held(item)
        seen.append(type(item))
        if [id(each) for each in found] != [id(each) for each in every]:
            differing.append(item)
        return found

    monkeypatch.setattr(walk, "held", watched)
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as screen:
        for width in (390, 1180):
            for route in (routes.LEARN, routes.module("1.1"), routes.REFLECT, routes.ME):
                await screen.go(route, width)
            await screen.app.learn.start(screen.app.pack.modules[0])
            await screen.go(routes.player("1.1"), width)
            await screen.go(routes.write("R1"), width)
            await screen.go(routes.start("huddle"), width)
    assert len(set(seen)) > 25
    assert differing == []


REFUSED: list[Callable[[], ft.Control]] = [
    lambda: ft.Text("a", opacity=-1),
    lambda: ft.Text("a", opacity=2),
    lambda: ft.Slider(value=0.5, max=0.2),
    lambda: ft.Slider(min=2),
    lambda: ft.RangeSlider(start_value=5, end_value=6),
    lambda: ft.SafeArea(content=ft.Text("a", visible=False)),
    lambda: ft.SegmentedButton(segments=[]),
    lambda: ft.Container(ft.Text("a"), expand="yes"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("make", REFUSED)
def test_what_flet_refuses_to_send_is_refused_in_the_same_words(
    make: Callable[[], ft.Control],
) -> None:
    with pytest.raises(ValueError) as theirs:
        make()._before_update_safe()  # type: ignore[no-untyped-call]
    with pytest.raises(ValueError) as ours:
        walk._make_ready(make())
    assert str(ours.value) == str(theirs.value)


def _has_any(value: Any) -> bool:
    return isinstance(value, list | dict) and bool(value)
