"""What can go wrong between a device and the endpoint.

LeadwellError
  Offline
  Rejected
"""

from __future__ import annotations

from app.errors import LeadwellError


class Offline(LeadwellError):
    """There is no answer from the endpoint just now. Everything is saved on this device."""

    def __init__(self, message: str = "", retry_after: float = 0) -> None:
        """`retry_after` is how many seconds the endpoint wants to be left alone, if it said so."""
        super().__init__(message)
        self.retry_after = retry_after


class Rejected(LeadwellError):
    """The endpoint did not accept this. Everything is saved on this device."""

    def __init__(self, message: str = "", code: str = "", retry_after: float = 0) -> None:
        """`message` is the endpoint's own words; `code` is for the app."""
        super().__init__(message)
        self.code = code
        self.retry_after = retry_after
