"""Names that are the same on every device and for ever, for what leaves the app as a record."""

from __future__ import annotations

from datetime import UTC, datetime

HOME = "https://leadwell.example/"
"""Where our names live: one that is reserved, so that it never belongs to anybody else."""
LANGUAGE = "en-GB"


def module_address(id: str) -> str:
    """The name of a module."""
    return f"{HOME}modules/{id}"


def card_address(module: str, card: str) -> str:
    """The name of a card of a module."""
    return f"{module_address(module)}/cards/{card}"


def pathway_address(id: str) -> str:
    """The name of a pathway."""
    return f"{HOME}pathways/{id}"


def uuid_of(*parts: str) -> str:
    """Return the one UUID (version 5) of what `parts` name."""
    import uuid  # no first screen needs it

    return str(uuid.uuid5(uuid.NAMESPACE_URL, HOME + "/".join(parts)))


def stamp(at: int) -> str:
    """Return milliseconds since 1970 as a time in UTC by ISO 8601."""
    time = datetime.fromtimestamp(at / 1000, UTC)
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
