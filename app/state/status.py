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
    problem: str = ""
    """What is in the way of sending, in plain words."""
    trouble: str = ""
    """Why the last save failed; empty once a save has worked again."""

    def say(self, phase: str, line: str, problem: str = "") -> None:
        """Show how sending stands."""
        self.phase, self.line, self.problem = phase, line, problem

    def fail(self, error: Exception) -> None:
        """Show that something was not saved."""
        self.trouble = str(error)

    def saved(self) -> None:
        """Show that saving works."""
        self.trouble = ""
