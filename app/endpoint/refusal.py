"""What the endpoint says when it does not do what it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, Response

from app.errors import LeadwellError

TYPE = "application/problem+json"
"""The media type of a problem document (RFC 9457)."""


class Refusal(LeadwellError):
    """The endpoint could not do this."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        retry_after: int = 0,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        """`code` is for the device, `message` for the person; `retry_after` is in seconds, `more`
        is what else the problem document says."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.more = more or {}

    def problem(self) -> dict[str, Any]:
        """Return it as a problem document, with the two fields that devices read beside."""
        return {
            **self.more,
            "type": f"urn:leadwell:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.message,
            "code": self.code,
            "message": self.message,
        }

    def response(self, headers: Mapping[str, str] | None = None) -> Response:
        """Return it as an answer."""
        sent = dict(headers or {})
        if self.retry_after:
            sent["Retry-After"] = str(self.retry_after)
        return JSONResponse(self.problem(), self.status, sent, TYPE)
