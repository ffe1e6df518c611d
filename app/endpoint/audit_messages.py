"""What is asked and answered about the audit."""

from __future__ import annotations

from pydantic import BaseModel, Field

from app.endpoint.messages import Message


class AuditRequest(Message):
    """Which entries an administrator wants to read."""

    before: int = Field(0, ge=0, le=2**53)
    """Those with a lower number; 0 for the newest."""
    limit: int = Field(100, ge=1, le=500)


class AuditEntry(BaseModel):
    """An entry, as it was written."""

    space: str
    n: int
    at: int
    actor: str
    device: str
    action: str
    subject: str
    result: str
    before: str
    hash: str


class AuditAnswer(BaseModel):
    """Entries, newest first."""

    entries: list[AuditEntry]
