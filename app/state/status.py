"""What every screen says about saving and sending."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft


@ft.observable
@dataclass
class Status:
    """One line, and what kind of line it is: off, idle, sending, waiting or attention."""

    phase: str = "off"
    line: str = ""
