"""Everything that can go wrong in a way that a person meets.

LeadwellError
  NotSaved
  Damaged
  ContentError
  Offline
  Rejected
"""

from __future__ import annotations


class LeadwellError(Exception):
    """Something went wrong. What you saved is safe. Please try again."""

    def __init__(self, message: str = "", **details: object) -> None:
        """Take `message`, or the class's own docstring, as the words a person reads."""
        # A docstring is wrapped for those who read the code, not for the screen.
        super().__init__(message or " ".join((type(self).__doc__ or "").split()))
        self.details = details


class NotSaved(LeadwellError):
    """Not saved: this device could not keep the change. Your words are still on the screen."""


class Damaged(LeadwellError):
    """This file is damaged or is not from Leadwell. Nothing on this device was changed."""
