"""How Flet walks through the controls that come and go: past what they have, not all they could.

Flet 1.0.5 looks at each of the fifty or so fields of every control that is added or removed,
although it keeps the few that are set in a dictionary of their own. That was three quarters of
what a tap cost (seen in a profile of four screens in turn), so `install` puts a walk over the few
in its place. `tests/test_ui_walk.py` holds it to what Flet's own finds; another release of Flet is
left as it is.
"""

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Iterator
from functools import cache
from typing import Any

import flet
from flet.controls.base_control import BaseControl
from flet.controls.object_patch import DiffBuilder, _control_setattr
from flet.utils.validation import _compile_class_spec

KNOWN = "1.0.5"
"""The release of Flet whose walk this is."""


_PLAIN = ("_i", "_c")
"""The number of a control and the name of its class."""


@cache
def _fields(kind: type) -> tuple[tuple[tuple[int, str], ...], dict[str, int]]:
    """Return the fields of a class that are always to be looked at, and the places of those that
    only are where they are set."""
    defaults = getattr(kind, "_prop_defaults", {})
    always, sparse = [], {}
    for place, field in enumerate(dataclasses.fields(kind)):
        if field.metadata.get("skip", False) or field.name in _PLAIN:
            continue
        if field.name in defaults and not HOLDS[type(defaults[field.name])]:
            sparse[field.name] = place
        else:
            always.append((place, field.name))
    return tuple(always), sparse


class _Holds(dict[type, bool]):
    """Whether a value of a class may have controls in it."""

    def __missing__(self, kind: type) -> bool:
        """Find out once."""
        self[kind] = issubclass(kind, list | dict) or hasattr(kind, "__dataclass_fields__")
        return self[kind]


HOLDS = _Holds()
"""Whether there may be controls in a value, by its class."""


def held(item: Any) -> list[Any]:
    """Return what is in the fields of a dataclass and may have controls in it, in their order; what
    is empty has none."""
    kind: type = type(item)
    always, sparse = _fields(kind)
    found = []
    for place, name in always:
        value = getattr(item, name)
        if value and HOLDS[type(value)]:
            found.append((place, value))
    for name, value in getattr(item, "_values", {}).items():
        if value and HOLDS[type(value)] and name in sparse:
            found.append((sparse[name], value))
    if len(found) > 1:
        found.sort(key=lambda pair: pair[0])
    return [value for _, value in found]


@cache
def _checks(kind: type) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]], list[Any]] | None:
    """Return what Flet checks of a control of a class before it is sent: fields that always are,
    fields that only are where they are set, and the whole. None: it has something of its own to
    do first."""
    if kind.before_update is not BaseControl.before_update:  # type: ignore[attr-defined]
        return None
    defaults: dict[str, Any] = kind._prop_defaults  # type: ignore[attr-defined]
    always: list[tuple[str, Any]] = []
    sparse: list[tuple[str, Any]] = []
    rules = _compile_class_spec(kind)
    for name, rule in rules.field_rules:
        is_free = name in defaults and _is_allowed(kind, rule, name, defaults[name])
        (sparse if is_free else always).append((name, rule))
    return always, sparse, [*rules.class_rules]


def _is_allowed(kind: type, rule: Any, name: str, value: Any) -> bool:
    """Return whether `value` is allowed whatever the other fields are: a rule that looks at them
    finds none here."""
    try:
        rule.validate(object.__new__(kind), name, value)
    except (ValueError, AttributeError):
        return False
    return True


def _make_ready(item: Any) -> None:
    """Do what `BaseControl._before_update_safe` does; a default is known to be allowed."""
    kind: type = type(item)
    checks = _checks(kind)
    if checks is None:
        item._before_update_safe()
        return
    always, sparse, whole = checks
    values = item._values
    try:
        for name, rule in always:
            rule.validate(item, name, getattr(item, name))
        for name, rule in sparse:
            if name in values:
                rule.validate(item, name, values[name])
        for rule in whole:
            rule.validate(item)
    except ValueError:
        # Flet says it once and not again.
        item._before_update_safe()


def _configure(builder: Any, item: Any, parent: Any, frozen: bool, found: list[Any]) -> None:
    """Do what `DiffBuilder._configure_dataclass` does; put the controls into `found`."""
    if isinstance(item, list):
        for each in item:
            _configure(builder, each, parent, frozen, found)
        return
    if isinstance(item, dict):
        for each in item.values():
            _configure(builder, each, parent, frozen, found)
        return
    if not hasattr(type(item), "__dataclass_fields__"):
        return
    if parent is None:
        reference = getattr(item, "_parent", None)
        parent = reference() if reference else None
    if parent:
        item._parent = weakref.ref(parent)
    if hasattr(item, "_frozen"):
        frozen = item._frozen
    elif frozen:
        item._frozen = frozen
    kind = type(item)
    if getattr(kind, "__flet_control_cls__", None) is None:
        kind.__flet_control_cls__ = builder.control_cls
    is_control = builder.control_cls and isinstance(item, builder.control_cls)
    if is_control:
        item.build()
        _make_ready(item)
        object.__setattr__(item, "_initialized", True)
        found.append(item)
    above = item if is_control else parent
    for each in held(item):
        _configure(builder, each, above, frozen, found)
    if not frozen:
        dirty = getattr(item, "_dirty", None)
        if dirty is not None:
            dirty.clear()
        else:
            if vars(kind).get("__setattr__") is not _control_setattr:
                kind.__setattr__ = _control_setattr  # type: ignore[assignment]
            object.__setattr__(item, "__changes", {})


def _configured(
    builder: Any, item: Any, parent: Any, frozen: bool, configure_setattr_only: bool = False
) -> Iterator[Any]:
    if configure_setattr_only:
        return _CONFIGURED(builder, item, parent, frozen, configure_setattr_only)
    found: list[Any] = []
    _configure(builder, item, parent, frozen, found)
    return iter(found)


def _remove(builder: Any, item: Any, recurse: bool, found: list[Any]) -> None:
    """Do what `DiffBuilder._removed_controls` does; put the controls into `found`."""
    if builder.control_cls and isinstance(item, builder.control_cls):
        if hasattr(item, "__prev_lists"):
            for name in ("__prev_lists", "__prev_dicts", "__prev_classes"):
                for each in getattr(item, name, {}).values():
                    _remove(builder, each, recurse, found)
        elif recurse:
            for each in held(item):
                _remove(builder, each, recurse, found)
        found.append(item)
    elif isinstance(item, dict):
        for each in item.values():
            _remove(builder, each, recurse, found)
    elif isinstance(item, list):
        for each in item:
            _remove(builder, each, recurse, found)


def _removed(builder: Any, item: Any, recurse: bool) -> Iterator[Any]:
    found: list[Any] = []
    _remove(builder, item, recurse, found)
    return iter(found)


_CONFIGURED = DiffBuilder._configure_dataclass
_REMOVED = DiffBuilder._removed_controls


def _put(configure: Any, removed: Any) -> None:
    for name, walk in (("_configure_dataclass", configure), ("_removed_controls", removed)):
        setattr(DiffBuilder, name, walk)


def install() -> None:
    """Let Flet walk so from now on, if it is the release that this is made for."""
    if flet.__version__ == KNOWN:
        _put(_configured, _removed)


def uninstall() -> None:
    """Let Flet walk as it does by itself."""
    _put(_CONFIGURED, _REMOVED)
