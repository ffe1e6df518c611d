"""What somebody may do in an organisation."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role in an organisation or a team; each may do all that those before it may."""

    LEARNER = "learner"
    """Learns, reflects, visits, and shares what it chooses."""
    LEADER = "leader"
    """Makes teams, and opens rounds of a team profile."""
    LEAD = "lead"
    """Sees the reports of the organisation."""
    ADMINISTRATOR = "administrator"
    """Lets people in, gives roles, and reads the audit."""

    def may(self, least: Role) -> bool:
        """Return whether this role may do what is for `least` and those above it."""
        order = list(Role)
        return order.index(self) >= order.index(least)
