"""What somebody shares with a team or an organisation, and nothing besides.

A share is one record of the op type `share.set`: the register `share` holds `{"space", "kind",
"body"}`, and a body of None takes it back. Its id is made of what is shared and with whom, so that
two devices which share the same thing share it once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from app.models.moment import moment

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


@dataclass(frozen=True, slots=True)
class Share:
    """What is shared with one team or organisation, as the device has it."""

    id: str
    space: str
    kind: str
    body: Mapping[str, Any] | None
    """As it is sent; None once it was taken back."""
    since: int
    """Milliseconds since 1970 when it was last given after nothing; 0 where nobody knows."""
    op: tuple[str, int]
    """The device and number of the change that counts."""

    @property
    def is_given(self) -> bool:
        """Whether it is shared now."""
        return self.body is not None

    @property
    def what(self) -> Shared | None:
        """What is shared; None where it was taken back, or is of a later release."""
        return shared_of(self.kind, self.body)


def share_of(document: Mapping[str, Any]) -> Share | None:
    """Return the share that a document of registers holds; None where it holds none."""
    versions = document.get("versions", {}).get(FIELD, ())
    match document["fields"].get(FIELD):
        case {"space": str(space), "kind": str(kind), "body": body} if versions and (
            body is None or isinstance(body, Mapping)
        ):
            since = 0
            for key, value, _ in versions:
                is_given = isinstance(value, Mapping) and value.get("body") is not None
                since = (since or moment(key[0]) or 0) if is_given else 0
            _, _, device, q = versions[-1][0]
            return Share(document["id"], space, kind, body, since, (device, q))
    return None


def data(shared: Shared) -> dict[str, Any]:
    """Return what is shared as JSON."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(shared).items()
    }


def kind_of(shared: Shared) -> str:
    """Return the name of the kind of what is shared."""
    return next(name for name, kind in KINDS.items() if isinstance(shared, kind))


def thing_of(shared: Shared) -> str:
    """Return the id of what is shared: of the module, the visit or the promise."""
    match shared:
        case Completion():
            return shared.module
        case SharedVisit():
            return shared.visit
    return shared.promise


def shared_of(kind: str, body: object) -> Shared | None:
    """Return what JSON of that kind says; None where it is not one that is known here."""
    if not isinstance(body, Mapping):
        return None

    def texts(*names: str) -> dict[str, Any] | None:
        found = {name: body.get(name) for name in names}
        return found if all(isinstance(each, str) for each in found.values()) else None

    match kind:
        case "completion" if fields := texts("module", "day"):
            return Completion(**fields)
        case "visit" if fields := texts("visit", "template", "place", "day", "told"):
            return SharedVisit(
                **fields, said=_lines(body.get("said")), themes=_lines(body.get("themes"))
            )
        case "promise" if fields := texts(
            "promise", "visit", "words", "made", "due", "standing", "settled"
        ):
            if fields["standing"] not in ("open", "kept", "cannot"):
                fields["standing"] = "open"
            return SharedPromise(**fields, reason=str(body.get("reason") or ""))
    return None


def _lines(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def share_id(kind: str, thing: str, space: str) -> str:
    """Return the id of the share of `thing` with `space`."""
    return f"{kind}:{thing}:{space}"


Put = tuple[str, str, str, Mapping[str, Any] | None]
"""The id of a share, its space and kind, and its body; None takes it back."""


def put(what: Shared, space: str) -> Put:
    """Return the change that shares something with `space`."""
    kind = kind_of(what)
    return (share_id(kind, thing_of(what), space), space, kind, data(what))


def taken(share: Share) -> Put:
    """Return the change that takes something back."""
    return (share.id, share.space, share.kind, None)
