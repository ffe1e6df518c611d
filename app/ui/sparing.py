"""What Flet does again and again for nothing: it is spared that here.

Flet 1.0.5 evaluates the annotations of a control's class at every tap and every step of a scroll,
to find out of which class the event is; it makes the pattern of every route anew at each address;
and it offers a line about every control that comes or goes to a log that nobody keeps. Each was a
millisecond in a browser (seen in profiles of ticked chips and opened lists). `install` lets it
remember, and keeps these logs silent; another release of Flet is left as it is.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import flet
from flet.components import router
from flet.controls import base_control, control_event

from app.ui.walk import KNOWN

_EVENT_TYPE = control_event.get_event_field_type
_PATTERNS: Any = vars(router)["repath"]
LOGS = ("flet", "flet_components", "flet_controls", "flet_object_patch", "flet_transport")
"""Logs with a line for each control or message."""
_known: dict[tuple[type, str], Any] = {}


def event_type(control: Any, field: str) -> Any:
    """Return the class of the events that a control tells to a field; None: it has no such one."""
    key = type(control), field
    if key not in _known:
        _known[key] = _EVENT_TYPE(control, field)
    return _known[key]


@lru_cache(maxsize=512)
def pattern(path: str, **options: bool) -> str:
    """Return the regular expression of a route; the app has a hundred."""
    return str(_PATTERNS.pattern(path, **options))


def install() -> None:
    """Spare Flet all this from now on, if it is the release that this is made for."""
    if flet.__version__ == KNOWN:
        _put(event_type, SimpleNamespace(pattern=pattern))
        for log in LOGS:
            vars(logging.getLogger(log))["debug"] = _silent


def uninstall() -> None:
    """Let Flet do it each time."""
    _put(_EVENT_TYPE, _PATTERNS)
    for log in LOGS:
        vars(logging.getLogger(log)).pop("debug", None)


def _silent(*words: object, **more: object) -> None:
    """Say nothing, and look no further."""


def _put(find: Any, patterns: Any) -> None:
    base_control.get_event_field_type = find  # type: ignore[attr-defined]
    vars(router)["repath"] = patterns
