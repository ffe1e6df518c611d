"""Who uses the app, as far as they want to say."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("any", "first", "senior", "board")
"""Any member of staff, first leadership role, senior leader, board member."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it may be empty; no account is needed."""

    name: str = ""
    job: str = ""
    """What the person does, in their words."""
    role: str = ""
    """The id of a role, such as one of `ROLES`, or empty."""
