"""Controls are written down for Flutter as Flet itself writes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flet as ft
import msgpack
import pytest
from flet.controls.base_control import BaseControl
from flet.messaging import protocol

from app.ui import packing, routes
from tests.screens import window
from tests.test_ui_walk import MAKERS

KEPT = ("__prev_lists", "__prev_dicts", "__prev_classes")
"""What Flet compares the next state of a control with."""


@pytest.fixture(autouse=True)
def flets_own() -> Iterator[None]:
    """Flet writes as it does by itself."""
    packing.uninstall()
    yield
    packing.install()


def _theirs(item: Any) -> Any:
    return protocol.configure_encode_object_for_msgpack(BaseControl)(item)


def _kept(item: Any) -> list[Any]:
    """Return which things, by identity, are kept in which fields."""
    lists, dicts, classes = (vars(item).get(name, {}) for name in KEPT)
    return [
        {name: list(map(id, each)) for name, each in lists.items()},
        {name: {key: id(one) for key, one in each.items()} for name, each in dicts.items()},
        {name: id(each) for name, each in classes.items()},
    ]


def _differing(item: Any, seen: set[int]) -> list[str]:
    """Return the classes of what is written otherwise, in `item` and in all that is in it."""
    if isinstance(item, list | tuple):
        return [name for each in item for name in _differing(each, seen)]
    if isinstance(item, dict):
        return _differing(list(item.values()), seen)
    if not hasattr(item, "__dataclass_fields__") or id(item) in seen:
        return []
    seen.add(id(item))
    theirs = _theirs(item)
    kept = _kept(item)
    ours = packing.encode(item)
    is_same = list(ours.items()) == list(theirs.items()) and _kept(item) == kept
    return [*([] if is_same else [type(item).__name__]), *_differing(theirs, seen)]


@pytest.mark.parametrize("make", MAKERS)
def test_controls_of_every_kind_are_written_as_flet_writes_them(make: Any) -> None:
    seen: set[int] = set()
    assert _differing(make(), seen) == []
    assert len(seen) > 2


async def test_every_place_is_written_as_flet_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    seen: set[int] = set()
    async with window() as screen:
        await screen.app.learn.start(screen.app.pack.modules[0])
        for width in (390, 1180):
            for route in (
                *(routes.TODAY, routes.LEARN, routes.module("1.1"), routes.player("1.1")),
                *(routes.REFLECT, routes.write("R1"), routes.VISIT, routes.start("huddle")),
                *(routes.RHYTHM, routes.PROMISES, routes.SEARCH, routes.PROOF, routes.ME),
            ):
                await screen.go(route, width)
                assert _differing(list(screen.controls()), seen) == []
    assert len(seen) > 1_000


@pytest.mark.parametrize(
    "item",
    [
        ft.MainAxisAlignment.CENTER,
        ft.Duration(seconds=3),
        datetime.time(3, 4),
        datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.UTC),
        protocol.PatchControlBody(3, [1, 2]),
        [protocol.MessageAction.PATCH_CONTROL, protocol.PatchControlBody(3, [])],
    ],
)
def test_what_is_no_control_is_written_as_flet_writes_it(item: Any) -> None:
    own = protocol.configure_encode_object_for_msgpack(BaseControl)
    theirs = msgpack.packb(item, default=own)
    assert msgpack.packb(item, default=packing.encode) == theirs


def test_a_method_is_refused_as_flet_refuses_it() -> None:
    with pytest.raises(RuntimeError, match="Cannot serialize method"):
        packing.encode(print)


def test_whoever_speaks_to_flutter_writes_so_once_it_is_installed() -> None:
    packing.install()
    assert protocol.configure_encode_object_for_msgpack(BaseControl) is packing.encode
