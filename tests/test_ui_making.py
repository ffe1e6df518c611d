"""Controls that are made from what they are given are those that Flet itself would make."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from flet.controls.base_control import BaseControl

from app.ui import making, routes
from tests.screens import window

Given = tuple[type, tuple[Any, ...], dict[str, Any]]
NEVER_ALIKE = {"_i", "_parent", "_internals"}
"""Fields that no two controls share."""


@pytest.fixture(autouse=True)
def flets_own() -> Iterator[None]:
    """Flet makes controls as it does by itself."""
    making.uninstall()
    yield
    making.uninstall()
    making.install()


def _facts(control: BaseControl) -> dict[str, Any]:
    """Return everything that a control knows of itself."""
    kept = {name: value for name, value in vars(control).items() if name not in NEVER_ALIKE}
    fields = [field.name for field in dataclasses.fields(control)]
    return kept | {name: getattr(control, name) for name in fields if name not in NEVER_ALIKE}


async def _made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Given]:
    """Return how controls are made all over the app, each way once."""
    found: dict[Any, Given] = {}
    plain = BaseControl.__post_init__
    new = making._new

    def noted(kind: type, *args: Any, **given: Any) -> Any:
        found.setdefault((kind, len(args), *sorted(given)), (kind, args, given))
        return new(kind, *args, **given)

    monkeypatch.setattr(making, "_new", noted)
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    making.install()
    async with window() as screen:
        await screen.app.learn.start(screen.app.pack.modules[0])
        for width in (390, 1180):
            for route in (
                *(routes.TODAY, routes.LEARN, routes.module("1.1"), routes.player("1.1")),
                *(routes.REFLECT, routes.write("R1"), routes.VISIT, routes.start("huddle")),
                *(routes.RHYTHM, routes.PROMISES, routes.SEARCH, routes.PROOF, routes.ME),
            ):
                await screen.go(route, width)
    making.uninstall()
    assert BaseControl.__post_init__ is plain
    return list(found.values())


async def test_every_way_in_which_the_app_makes_a_control_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = await _made(tmp_path, monkeypatch)
    # A page makes things of its own that no two share.
    ways = [way for way in every if issubclass(way[0], ft.Control)]
    ways = [way for way in ways if not issubclass(way[0], ft.Page)]
    assert len({kind for kind, _, _ in ways}) >= 20
    for kind, args, given in ways:
        theirs = _facts(kind(*args, **given))
        making.install()
        ours = _facts(kind(*args, **given))
        making.uninstall()
        assert ours == theirs, kind.__name__


@pytest.mark.parametrize(
    ("args", "given"),
    [(("a",), {"icon": "b"}), (tuple("abcdefghijkl"), {}), ((), {"no_such_field": 1}), ((), {})],
)
def test_what_flet_refuses_is_refused_in_the_same_words(
    args: tuple[Any, ...], given: dict[str, Any]
) -> None:
    with pytest.raises(TypeError) as theirs:
        ft.Icon(*args, **given)
    making.install()
    with pytest.raises(TypeError) as ours:
        ft.Icon(*args, **given)
    assert str(ours.value) == str(theirs.value)


def test_it_is_made_for_the_flet_that_is_here() -> None:
    assert ft.__version__ == making.KNOWN
