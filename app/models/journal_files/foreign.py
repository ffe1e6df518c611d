"""What entries of other programs have in common: a time, tags, and what tells one from another."""

from __future__ import annotations

import hashlib
from datetime import datetime

from app.models.journal_files.plain import sound
from app.models.moment import moment

LONGEST_TAG = 100
"""Letters of a tag that are kept: more is no tag."""


def at_of(said: str) -> int | None:
    """Return an ISO 8601 time in milliseconds since 1970; one without a zone is by this device's
    clock. None where it is none, or lies before 1970, which is not kept."""
    try:
        return moment(round(datetime.fromisoformat(said.strip()).timestamp() * 1000))
    except (ValueError, OverflowError, OSError):
        return None


def tags_of(value: object, mark: str = "") -> tuple[str, ...]:
    """Return tags, each once, without the `mark` that a program puts before them."""
    tags = value if isinstance(value, list) else []
    words = (
        " ".join(sound(tag).split()).removeprefix(mark)[:LONGEST_TAG]
        for tag in tags
        if isinstance(tag, str)
    )
    return tuple(dict.fromkeys(word for word in words if word))


def digest(*parts: str) -> str:
    """Return what makes an entry without a name this one: a digest of what it says."""
    data = "\0".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(data, digest_size=16).hexdigest()
