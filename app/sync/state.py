"""Where sync stands, how one sync ended, and the line about it on every screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Phase = Literal["off", "idle", "sending", "waiting", "attention"]
"""off: no endpoint is set; waiting: it did not answer; attention: a person has to do something."""


class Outcome(StrEnum):
    """How one sync ended."""

    OFF = "off"
    """No endpoint is set, and nothing was tried."""
    DONE = "done"
    """Everything is sent and fetched."""
    LATER = "later"
    """The endpoint did not answer."""
    ATTENTION = "attention"
    """The endpoint said no, or this device could not keep what came."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where sync stands."""

    phase: Phase = "off"
    waiting: int = 0
    """Changes and photos that the endpoint has not yet."""
    last: int = 0
    """When everything was last sent and fetched, in milliseconds since 1970; 0 for never."""
    problem: str = ""
    """What is in the way, in plain words."""


def line(state: SyncState) -> str:
    """Return the line that says what is saved and what is sent."""
    to_send = f" · {state.waiting} to send" if state.waiting else ""
    match state.phase:
        case "off":
            return "All saved here"
        case "waiting":
            return f"Saved here · no signal{to_send}"
        case "attention":
            return f"Saved here · needs attention{to_send}"
        case "sending" if state.waiting:
            return f"All saved here · sending {state.waiting}"
        case _:
            return f"All saved here{to_send}" if to_send else "All saved and sent"
