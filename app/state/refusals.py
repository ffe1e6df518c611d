"""Why a promise is not kept as it was typed."""

from __future__ import annotations

from app.errors import LeadwellError


class NoWords(LeadwellError):
    """Say what you promise first. Nothing is lost."""


class NoDay(LeadwellError):
    """That is not a date we can read. Write it like 3/12/2026. Nothing is lost."""


class PastDay(LeadwellError):
    """That day has passed already. Choose a later one, or say that you mean it. Nothing is lost."""


class NotYet(LeadwellError):
    """That day has not come yet. Write the day on which it was done. Nothing is lost."""


class Enough(LeadwellError):
    """Three are enough for one visit. Change one, or keep this for the next. Nothing is lost."""


class NoReason(LeadwellError):
    """Say why it can't be done first: the team will want to know. Nothing is lost."""


class NoOne(LeadwellError):
    """Say who has it now first. Nothing is lost."""
