"""How Flet writes controls down for Flutter: by a plan made once for each class.

Flet 1.0.5 asks anew of every control which fields its class has, what kind each is and what it is
by default. That was a quarter of what a tap cost (seen in a profile of four screens in turn), so
`install` puts a plan for each class in its place. `tests/test_ui_packing.py` holds it to what
Flet's own writes; another release of Flet is left as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum
from typing import Any

import flet
import flet.messaging.protocol as protocol
from flet.controls.base_control import BaseControl
from flet.controls.value_types import Value
from flet.messaging.protocol import _get_root_dataclass_field

from app.ui.walk import HOLDS, KNOWN

Encode = Callable[[Any], Any]
_NAME = "configure_encode_object_for_msgpack"
_CONFIGURE: Callable[[type], Encode] = getattr(protocol, _NAME)
_OWN = _CONFIGURE(BaseControl)
"""Flet's own way, for all that is no control and no value."""


def _value(item: Enum) -> Any:
    return item.value


def _plan(kind: type) -> Encode:
    """Return what writes down what is of a class."""
    if not issubclass(kind, BaseControl | Value) or not hasattr(kind, "_structural_fields"):
        # A dataclass that is an enumeration too would be written as a dataclass.
        is_plain = issubclass(kind, Enum) and not hasattr(kind, "__dataclass_fields__")
        return _value if is_plain else _OWN
    known: Any = kind
    events, roots, overrides = known._event_fields, known._root_defaults, known._override_props
    given = [(name, value) for name, value in overrides.items() if value is not None]
    # What Flutter takes for the default is that of the first class that has the field.
    first = {name: _get_root_dataclass_field(kind, name) for name in known._structural_fields}
    structure = [(name, field.default) for name, field in first.items()]

    def encode(item: Any) -> dict[str, Any]:
        written: dict[str, Any] = {}
        lists: dict[str, Any] = {}
        dicts: dict[str, Any] = {}
        classes: dict[str, Any] = {}
        for name, value in item._values.items():
            if value is None or (name in roots and value == roots[name]):
                continue
            if not HOLDS[type(value)]:
                written[name] = value if name not in events else True
            elif isinstance(value, list):
                written[name] = lists[name] = value[:]
            elif isinstance(value, dict):
                written[name] = dicts[name] = value.copy()
            else:
                written[name] = classes[name] = value
        for name, value in given:
            written.setdefault(name, value)
        for name, default in structure:
            value = getattr(item, name)
            if not HOLDS[type(value)]:
                if value is not None and value != default:
                    written[name] = value
            elif isinstance(value, list):
                lists[name] = value = value[:]
                if value:
                    written[name] = value
            elif isinstance(value, dict):
                dicts[name] = value = value.copy()
                if value:
                    written[name] = value
            else:
                written[name] = classes[name] = value
        if not hasattr(item, "_frozen"):
            # Flet compares with these what comes next.
            kept = {"__prev_lists": lists, "__prev_dicts": dicts, "__prev_classes": classes}
            for name, value in kept.items():
                object.__setattr__(item, name, value)
        return written

    return encode


class _Plans(dict[type, Encode]):
    """What writes down what is of each class."""

    def __missing__(self, kind: type) -> Encode:
        """Find out once."""
        self[kind] = plan = _plan(kind)
        return plan


_PLANS = _Plans()


def encode(item: Any) -> Any:
    """Return `item` as something that MessagePack knows, or whose parts are put in again."""
    return _PLANS[type(item)](item)


def _configure(kind: type) -> Encode:
    return encode


def install() -> None:
    """Let Flet write so from now on, if it is the release that this is made for."""
    if flet.__version__ == KNOWN:
        _put(_configure)


def uninstall() -> None:
    """Let Flet write as it does by itself."""
    _put(_CONFIGURE)


def _put(configure: Callable[[type], Encode]) -> None:
    # The connection to a page is there in a browser alone, and has a name of its own for it.
    for module in (protocol, sys.modules.get("flet.messaging.pyodide_connection")):
        if module is not None:
            setattr(module, _NAME, configure)
