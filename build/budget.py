"""What a first visit may weigh, and which of its phases each file belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

PHASES = ("read", "tap", "offline")
"""In their order: until there is something to read; until the app answers a tap; until everything
works without a network."""
RULES = (
    ("index.html", "read"),
    ("icons/icon.svg", "read"),
    ("needs.js", "read"),
    ("r/boot-*", "read"),
    ("r/client-*/assets/fonts/AtkinsonHyperlegibleNext.woff2", "read"),
    ("r/client-*/assets/fonts/OFL.txt", "offline"),
    ("r/later-*", "offline"),
    ("r/native-*", "offline"),
    ("r/*", "tap"),
    ("*", "offline"),
)
"""Patterns of paths and their phases; the first that fits counts."""
TARGETS = {"read": 120_000, "tap": 8_000_000, "offline": 9_000_000}
"""The most bytes on the wire, with Brotli, from the start of a first visit to the end of a phase,
in Chromium; other browsers have a larger way to draw, and no target."""
RENDERER = "skwasm"
"""The renderer that the targets are about."""
GROWTH = 0.02
"""How far sizes may grow beyond what is recorded; after a growth that is worth it, record it."""
RECORDED: Mapping[str, Mapping[str, int]] = {
    "skwasm": {"read": 50_208, "tap": 6_420_098, "offline": 7_885_010},
    "canvaskit": {"read": 50_208, "tap": 7_224_744, "offline": 8_689_656},
}
"""Bytes to the end of each phase, as `leadwell build --report` showed them last."""


def phase_of(name: str) -> str:
    """Return the phase that the file at `name`, its path in the packed app, belongs to."""
    return next(phase for pattern, phase in RULES if fnmatchcase(name, pattern))
