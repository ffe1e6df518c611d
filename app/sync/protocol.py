"""What a device and the endpoint say to each other: `POST /v1/sync`, version 1."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.errors import Damaged
from app.models.op import Clock, Op, canonical
from app.models.rejection import Rejection

VERSION = 1
"""The version of the protocol."""
HEADER = "X-Leadwell"
"""A header with the version, on every request and answer: captive portals do not send it."""
OPS_LIMIT = 500
"""The most ops in one message, either way."""
BODY_LIMIT = 1024 * 1024
"""The most bytes of one message, before it is compressed."""
OP_LIMIT = 256 * 1024
"""The most bytes of one op as JSON; a larger one stays on its device and is listed there."""
BATCH_LIMIT = BODY_LIMIT - 64 * 1024
"""The most bytes of ops in one message, which leaves room for the rest of it."""
PART_LIMIT = 256 * 1024
"""The bytes of a part of an attachment; the last part has the rest."""
ATTACHMENT_LIMIT = 12_000_000
"""The most bytes of an attachment: a photo as a phone takes it, before it was made smaller."""
ASKED_LIMIT = 500
"""The most attachments that one question is about."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The ops of one push, as JSON, numbered without a gap from `start`."""

    start: int
    """The number of the first op; without ops, of the next one to come."""
    ops: tuple[bytes, ...]
    prev: str = ""
    """The digest of the op before `start`; empty where there is none to speak of."""

    @property
    def end(self) -> int:
        """The number after the last op."""
        return self.start + len(self.ops)


@dataclass(frozen=True, slots=True)
class Reply:
    """The endpoint's answer."""

    next: int
    """The number of this device's op that the endpoint expects next."""
    final: tuple[tuple[int, Clock], ...]
    """Ops whose clock the endpoint put back, with the clock that counts."""
    rejected: tuple[Rejection, ...]
    """Ops that the endpoint keeps apart."""
    ops: tuple[object, ...]
    """Ops of the account, not yet checked."""
    cursor: str
    """Up to where the pull went; opaque to the device."""
    more: bool
    """Whether there is more to pull at once."""
    sum: str
    """The checksum of all ops of the account; empty while there is more, or from an endpoint that
    gives none."""


def batch(
    start: int,
    ops: Iterable[Op],
    limit: int = OPS_LIMIT,
    finals: Mapping[int, Clock] | None = None,
    prev: str = "",
) -> Batch:
    """Return as many of `ops`, from number `start` on and without a gap, as one message holds.

    `finals` are clocks that count here already and for good. `prev` goes along.
    """
    taken: list[bytes] = []
    total = 0
    for op in ops:
        if op.q != start + len(taken) or len(taken) == limit:
            break
        text = _sent(op)
        if finals and op.q in finals:
            # What the device wrote stays as it is: the endpoint knows it again by its digest.
            text = b'{"f":%b,%b' % (canonical(finals[op.q]), text[1:])
        total += len(text)
        if total > BATCH_LIMIT:
            break
        taken.append(text)
    return Batch(start, tuple(taken), prev)


def digest_of(op: Op | None) -> str:
    """Return what tells an op that was sent from any other of its number; empty for none."""
    return "" if op is None else hashlib.blake2b(_sent(op), digest_size=16).hexdigest()


def _sent(op: Op) -> bytes:
    """Return an op as it is sent. One that is too large goes as a note of its size, so that the
    endpoint can refuse it and the ops behind it are not kept waiting."""
    wire = op.wire()
    text = canonical(wire)
    if len(text) <= OP_LIMIT:
        return text
    return canonical({**wire, "p": None, "size": len(text)})


def request(device: str, push: Batch, cursor: str) -> bytes:
    """Return the body of a request; the ops, which are most of it, are not written twice."""
    head = {"v": VERSION, "device": device, "pull": {"cursor": cursor, "limit": OPS_LIMIT}}
    ops = b",".join(push.ops)
    prev = b'"prev":"%b",' % push.prev.encode() if push.prev else b""
    start = push.start
    return b'%b,"push":{"from":%d,%b"ops":[%b]}}' % (canonical(head)[:-1], start, prev, ops)


def reply_from(data: object) -> Reply:
    """Return the answer that `data` is. Damaged: it is none."""
    match data:
        case {
            "v": 1,
            "push": {"next": int(next), "final": list(final), "rejected": list(rejected)},
            "pull": {"ops": list(ops), "cursor": str(cursor), "more": bool(more), **pull},
        } if next > 0:
            sum = pull.get("sum")
            return Reply(
                next,
                tuple(map(_final, final)),
                tuple(map(_rejection, rejected)),
                tuple(ops),
                cursor,
                more,
                sum if isinstance(sum, str) else "",
            )
    raise Damaged("The endpoint's answer is not in the form it should have.")


def _final(item: object) -> tuple[int, Clock]:
    match item:
        case [int(q), int(), [int(ms), int(counter)]]:
            return q, (ms, counter)
    raise Damaged("The endpoint's answer is not in the form it should have.")


def _rejection(item: object) -> Rejection:
    match item:
        case {"q": int(q), "code": str(code), "message": str(message)}:
            return Rejection(q, code, message)
    raise Damaged("The endpoint's answer is not in the form it should have.")


def parts_of(size: int) -> int:
    """Return how many parts an attachment of `size` bytes has."""
    return -(-size // PART_LIMIT)


def epoch_of(cursor: str) -> str:
    """Return the part of a cursor that changes where the endpoint has lost something."""
    return cursor.partition(":")[0]
