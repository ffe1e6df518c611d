"""The size of the window and of its text, for screens that change shape with them."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft


@ft.observable
@dataclass
class Layout:
    """Width and height in logical pixels; a phone until the page has said otherwise."""

    width: float = 390
    height: float = 844
    scale: float = 1.0
    """The app's own text size."""
    is_elsewhere: bool = False
    """Whether a newer tab has taken over."""

    @property
    def growth(self) -> float:
        """How much wider a column must be for the text in it; half of what the text grew by."""
        return (1 + self.scale) / 2

    @property
    def room(self) -> float:
        """The width, in pixels as they were at the usual text size."""
        return self.width / self.growth

    def resize(self, width: float | None, height: float | None) -> None:
        """Take the page's new size; None (a page with no window) changes nothing."""
        if width and width != self.width:
            self.width = width
        if height and height != self.height:
            self.height = height
