"""What an endpoint would not take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """An op that the endpoint keeps apart; on this device nothing of it is undone."""

    q: int
    """The op's number."""
    code: str
    message: str
    """Plain words for the person."""
