"""The size of the window, for screens that change shape with it."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft


@ft.observable
@dataclass
class Layout:
    """Width and height in logical pixels; a phone until the page has said otherwise."""

    width: float = 390
    height: float = 844
    is_elsewhere: bool = False
    """Whether a newer tab has taken over."""

    def resize(self, width: float | None, height: float | None) -> None:
        """Take the page's new size; None (a page with no window) changes nothing."""
        if width and width != self.width:
            self.width = width
        if height and height != self.height:
            self.height = height
