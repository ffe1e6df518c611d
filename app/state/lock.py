"""Whether the journal is open to whoever holds the device."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.state.reflect import Reflect


@ft.observable
@dataclass
class Lock:
    """What the screens know of the lock."""

    reflect: Reflect
    is_open: bool = True
    """Whether entries may be shown."""
