"""What somebody shares with a team or an organisation, and nothing besides.

A share is one record of the op type `share.set`: the register `share` holds `{"space", "kind",
"body"}`, and a body of None takes it back. Its id is made of what is shared and with whom, so that
two devices which share the same thing share it once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

TYPE = "share.set"
"""The type of the op."""
FIELD = "share"
"""The register."""

Standing = Literal["open", "kept", "cannot"]
"""Where a promise stands: `cannot` is an honest no."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A module that was learned. It goes to the organisation, and says nothing of any answer."""

    module: str
    """The module's id."""
    day: str
    """ISO date."""


@dataclass(frozen=True, slots=True)
class SharedVisit:
    """A visit as the team it was paid to may see it."""

    visit: str
    template: str
    """The id of the checklist."""
    place: str
    day: str
    """ISO date of the visit."""
    said: tuple[str, ...]
    """What the feedback says, a line each."""
    themes: tuple[str, ...]
    """Ids of the areas of behaviour, or of themes, that it was about."""
    told: str
    """ISO date on which the team had its feedback; empty until then."""


@dataclass(frozen=True, slots=True)
class SharedPromise:
    """A promise as the team it was made to may see it."""

    promise: str
    visit: str
    """The visit on which it was made; may be empty."""
    words: str
    made: str
    """ISO date."""
    due: str
    """ISO date; may be empty."""
    standing: Standing
    settled: str
    """ISO date on which it was kept or answered with a no; empty while it is open."""
    reason: str = ""
    """Why it cannot be kept."""


Shared = Completion | SharedVisit | SharedPromise
KINDS: dict[str, type[Any]] = {
    "completion": Completion,
    "visit": SharedVisit,
    "promise": SharedPromise,
}
"""What can be shared, by the name of its kind."""


def share_id(kind: str, thing: str, space: str) -> str:
    """Return the id of the share of `thing` with `space`."""
    return f"{kind}:{thing}:{space}"
