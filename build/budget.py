"""Which phase of a first visit a file belongs to."""

from __future__ import annotations


def phase_of(name: str) -> str:
    """Provisional."""
    if (
        name in ("index.html", "icons/icon.svg")
        or "needs-" in name
        or "boot-" in name
        or "Atkinson" in name
    ):
        return "read"
    if name.startswith("r/") and not any(x in name for x in ("later", "native")):
        return "tap"
    return "offline"
