"""Today: the one thing to do now, and what is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import flet as ft

from app.models.clock import wall
from app.models.moment import greeting, said


@ft.observable
@dataclass
class Today:
    """What the Today screen knows of its own: the time."""

    now: Callable[[], int] = wall

    @property
    def greeting(self) -> str:
        """The greeting that fits the hour."""
        return greeting(self.now())

    @property
    def day(self) -> str:
        """The present day, in words."""
        today = datetime.fromtimestamp(self.now() / 1000)
        return f"{today:%A} {today.day} {today:%B}"

    def said(self, at: int) -> str:
        """Return the day of a time, as one says it today."""
        return said(at, self.now())
