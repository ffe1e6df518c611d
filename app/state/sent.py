"""What was sent, what waits, and what needs attention, as the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.outgoing import counted, kinds_of
from app.models.rejection import Rejection
from app.store.store import Store
from app.sync.client import ACCOUNT
from app.sync.state import SyncState


@dataclass(frozen=True, slots=True)
class Apart:
    """A change that the endpoint keeps apart."""

    rejection: Rejection
    kinds: tuple[tuple[str, int], ...]
    """What it is about; nothing where the change is not on this device any more."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How sending stands."""

    is_joined: bool
    waiting: tuple[tuple[str, int], ...]
    """How many of each kind wait."""
    is_sending: bool
    sent: int
    """How many of this device's changes the endpoint has."""
    latest: int
    """When the latest of them was made, in milliseconds since 1970; 0 where there is none."""
    asked: int
    """When everything was last sent and fetched since the app was opened; 0 for never."""
    problem: str
    """What is in the way, in plain words; empty where only something was kept apart."""
    apart: tuple[Apart, ...]

    @property
    def needs_attention(self) -> bool:
        """Whether a person has to do something."""
        return bool(self.problem or self.apart)


def sent(store: Store, state: SyncState, photos: frozenset[str] = frozenset()) -> Sent:
    """Return how sending stands on this device; `photos` are those whose bytes wait."""
    ops = {op.q: op for op in store.ops if op.device == store.device}
    apart = store.rejections
    refused = {each.q for each in apart}
    taken = [op for q, op in ops.items() if q <= store.acknowledged and q not in refused]
    is_stopped = state.phase == "attention" and state.problem not in {e.message for e in apart}
    return Sent(
        is_joined=bool(store.meta.get(ACCOUNT)),
        waiting=counted(store.outbox, photos),
        is_sending=state.phase == "sending",
        sent=len(taken),
        latest=max((op.clock[0] for op in taken), default=0),
        asked=state.last,
        problem=state.problem if is_stopped else "",
        apart=tuple(
            Apart(each, tuple((kind, 1) for kind in sorted(kinds_of(ops[each.q]))))
            if each.q in ops
            else Apart(each, ())
            for each in apart
        ),
    )
