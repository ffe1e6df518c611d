"""Where this machine's Chromium is."""

from __future__ import annotations

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str | None:
    """Return the machine's Chromium, or None for the one that Playwright brought itself."""
    return next(filter(None, map(shutil.which, NAMES)), None)
