"""What waits to be sent, by kind of thing, as a person would count it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from app.models.op import Op

KINDS: Mapping[str, str] = {
    "promise.set": "promise",
    "promise.word": "promise",
    "area.set": "plan",
    "planned.set": "plan",
    "test.set": "test",
    "cycle.set": "test",
    "measurement.set": "test",
    "learn.event": "learning",
    "journal.revision": "entry",
    "receipt.set": "receipt",
    "cpd.set": "learning",
    "setting.set": "setting",
}
"""By type of change; what is not here is `other`."""
PARTS: Mapping[str, str] = {"answer": "answer", "photo": "photo"}
"""Of a visit, by the first word of the field; any other field is of the `visit`."""
RELAY = "relay"
ORDER = (
    "answer",
    "photo",
    "visit",
    "promise",
    "receipt",
    "plan",
    "test",
    "entry",
    "learning",
    "setting",
    "other",
)
"""Every kind, in the order in which they are told."""


def kinds_of(op: Op) -> frozenset[str]:
    """Return what a change is about."""
    kind, payload = op.type, op.payload
    if kind == RELAY and isinstance(payload.get("op"), Mapping):
        kind, payload = payload["op"].get("t"), payload["op"].get("p", {})
    if kind != "visit.set":
        return frozenset({KINDS.get(kind, "other")})
    fields = payload.get("set") or {"": None}
    return frozenset(PARTS.get(field.partition(".")[0], "visit") for field in fields)


def counted(ops: Iterable[Op], photos: frozenset[str] = frozenset()) -> tuple[tuple[str, int], ...]:
    """Return how many there are of each kind; `photos` are the registers of those whose bytes wait,
    whether their records do or not. Where one thing was changed again and again, it counts once:
    nobody thinks of keystrokes."""
    things = {(kind, thing) for op in ops for kind in kinds_of(op) for thing in _things(op, kind)}
    things |= {("photo", register) for register in photos}
    found = Counter(kind for kind, _ in things)
    return tuple((kind, found[kind]) for kind in ORDER if found[kind])


def _things(op: Op, kind: str) -> frozenset[str]:
    """Return what `op` changes of that kind, by name."""
    if kind == "photo":
        # The register is at random, and the same one names the bytes.
        return frozenset(field for field in _fields(op) if _is(field, kind))
    if kind in PARTS.values():
        return frozenset(f"{op.record} {field}" for field in _fields(op) if _is(field, kind))
    if kind == "learning":
        return frozenset({f"{op.device} {op.q}"})
    return frozenset({op.record})


def _fields(op: Op) -> Iterable[str]:
    payload = op.payload["op"]["p"] if op.type == RELAY else op.payload
    fields: Iterable[str] = payload["set"]
    return fields


def _is(field: str, kind: str) -> bool:
    return PARTS.get(field.partition(".")[0]) == kind
