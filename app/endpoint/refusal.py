"""What the endpoint says when it does not do what it is asked."""

from __future__ import annotations

from app.errors import LeadwellError


class Refusal(LeadwellError):
    """The endpoint could not do this."""

    def __init__(self, status: int, code: str, message: str, retry_after: int = 0) -> None:
        """`code` is for the device, `message` for the person; `retry_after` is in seconds."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after
