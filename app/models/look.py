"""How a person wants the app to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCALES = (1.0, 1.15, 1.3, 1.6, 2.0)
"""Text sizes offered on top of the device's own, up to the 200 % of WCAG 2.2, 1.4.4."""


@dataclass(frozen=True, slots=True)
class Look:
    """Text size, contrast, light or dark, and whether things may move."""

    scale: float = 1.0
    high_contrast: bool = False
    mode: Literal["system", "light", "dark"] = "system"
    still: bool = False
