"""How Flet's controls are made: from what they are given, not from all they could be given.

Flet 1.0.5 writes each of the fifty or so fields of a control when it is made, one call a field,
although it keeps only those that differ from their defaults. That was a fifth of what a tap cost
(seen in a profile of four screens in turn), so `install` lets a control write what it is given
alone. `tests/test_ui_making.py` holds it to what Flet's own makes; another release of Flet is left
as it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field
from typing import Any

import flet
from flet.controls.base_control import BaseControl
from flet.controls.value_types import _UNSET, Prop, _get_raw_descriptor

from app.ui.walk import KNOWN as KNOWN

Init = Callable[..., None]
_own: dict[type, Init | None] = {}
"""What made the controls of a class before; None where a class is left as it is."""


def _kind(field: Field[Any]) -> str:
    return str(field._field_type)  # type: ignore[attr-defined]


def _default(field: Field[Any]) -> Callable[[], Any] | None:
    """Return what makes the default of a field; None where it has none."""
    if field.default is not MISSING:
        value = field.default
        return lambda: value
    return None if field.default_factory is MISSING else field.default_factory


def _maker(kind: type, own: Init) -> Init:
    """Return what makes a control of a class: as its own `__init__` does, but for the fields that
    stay as they are by default."""
    every: dict[str, Field[Any]] = kind.__dataclass_fields__  # type: ignore[attr-defined]
    sparse: dict[str, Any] = kind._prop_defaults  # type: ignore[attr-defined]
    taken = [field for field in every.values() if field.init and "CLASSVAR" not in _kind(field)]
    known = {field.name for field in taken}
    places = [field.name for field in taken if not field.kw_only]
    passed = [field for field in taken if "INITVAR" in _kind(field)]
    always = [
        (field.name, _default(field))
        for field in dataclasses.fields(kind)
        if sparse.get(field.name, _UNSET) is _UNSET and field.name not in ("_values", "_dirty")
    ]
    is_plain = {name for name in sparse if type(_get_raw_descriptor(kind, name)) is Prop}
    is_plain -= {name for name, _ in always}
    needed = {
        field.name
        for field in taken
        if field.default is MISSING and field.default_factory is MISSING
    }

    def init(self: Any, *args: Any, **given: Any) -> None:
        if args:
            if len(args) > len(places) or not given.keys().isdisjoint(places[: len(args)]):
                return own(self, *args, **given)
            given.update(zip(places, args, strict=False))
        if not (given.keys() <= known and needed <= given.keys()):
            return own(self, **given)
        values: dict[str, Any] = {}
        object.__setattr__(self, "_values", values)
        object.__setattr__(self, "_dirty", {})
        for name, factory in always:
            if name in given:
                setattr(self, name, given.pop(name))
            elif factory is not None:
                setattr(self, name, factory())
        last = [given.pop(field.name, field.default) for field in passed]
        for name, value in given.items():
            if name not in is_plain:
                setattr(self, name, value)
            elif value is not None if sparse[name] is None else value != sparse[name]:
                # What `Prop.__set__` comes to where nothing is there yet and nobody listens.
                values[name] = value
        self.__post_init__(*last)

    return init


def _new(kind: type, *args: Any, **given: Any) -> Any:
    """Make a control; before the first of a class, change how they are made."""
    if kind not in _own:
        own: Init | None = vars(kind).get("__init__")
        _own[kind] = own if hasattr(kind, "_prop_defaults") else None
        if (own := _own[kind]) is not None:
            kind.__init__ = _maker(kind, own)  # type: ignore[misc]
    return object.__new__(kind)


def _plain(kind: type, *args: Any, **given: Any) -> Any:
    return object.__new__(kind)


def install() -> None:
    """Let controls be made so from now on, if Flet is the release that this is made for."""
    if flet.__version__ == KNOWN:
        BaseControl.__new__ = _new  # type: ignore[method-assign,assignment]


def uninstall() -> None:
    """Let controls be made as Flet does by itself."""
    # Once a class had a `__new__` of its own, Python's does not take arguments any more.
    BaseControl.__new__ = _plain  # type: ignore[method-assign,assignment]
    for kind, own in _own.items():
        if own is not None:
            kind.__init__ = own  # type: ignore[misc]
    _own.clear()
