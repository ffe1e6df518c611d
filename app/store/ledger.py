"""What a device knows, as a fold of the frames of its log, live and at replay alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.models.checksum import written
from app.models.clock import HybridClock
from app.models.op import BLANK, Clock, Op
from app.models.rejection import Rejection
from app.store.folds import FOLDS, Document
from app.store.frame import FrameType
from app.store.purged import Purged
from app.store.relay import RELAY as RELAY
from app.store.relay import original as original
from app.store.table import View
from app.store.tally import Tally


class Ledger(Tally):
    """Ops and all else in the log, and the documents that the ops make.

    Documents are a pure function of the set of ops and of what was purged: the same give the same
    documents, in whatever order they came.
    """

    def __init__(self, now: Callable[[], int]) -> None:
        """Know nothing yet."""
        self.clock = HybridClock(now)
        self._forget()

    def _forget(self) -> None:
        self.view = View()
        self.ops: dict[tuple[str, int], Op] = {}
        self.acknowledged = 0
        self.cursor = ""
        self.drafts: dict[str, Any] = {}
        self.meta: dict[str, Any] = {}
        self.keyring: Any | None = None
        self.rejections: tuple[Rejection, ...] = ()
        self._last = 0
        self._waiting: list[Op] | None = None
        self.finals: dict[int, Clock] = {}
        self._later: list[Any] = []
        self.purged = Purged()
        self.sum = 0
        self.is_owed = False
        """Whether what was purged or taken back may still lie in the files."""

    @property
    def next_q(self) -> int:
        """The number of this device's next op; the endpoint may know of more than was kept here."""
        return max(self._last, self.acknowledged) + 1

    @property
    def waiting(self) -> Sequence[Op]:
        """This device's ops that the endpoint has not acknowledged, oldest first, for a look."""
        if self._waiting is None:
            ids = ((str(self.device), q) for q in range(self.acknowledged + 1, self._last + 1))
            self._waiting = [self.ops[id] for id in ids if id in self.ops]
        return self._waiting

    def _wait(self, op: Op) -> None:
        """Take a new op of this device into the outbox, which is looked at after every change."""
        if self._waiting is None or op.q <= max(self._last, self.acknowledged):
            self._waiting = None
        else:
            self._waiting.append(op)
        self._last = max(self._last, op.q)

    def is_new(self, op: Op) -> bool:
        """Whether `op` tells anything: not known, with another clock, or another op altogether.

        The endpoint's last word counts, or devices that heard different ones, before and after a
        backup was put back, would never agree again: two copies of a device may have given out one
        number, even at one time. Of this device's own ops only the clock can be new, where the
        endpoint lost one and got it again by a request that was long on its way.
        """
        known = self.ops.get(op.id)
        if known is None:
            return True
        is_same = op.type == BLANK or self.purged.bare(replace(op, clock=known.clock)) == known
        is_elsewhen = op.clock != self.effective(known).clock
        if op.device == self.device:
            return is_same and is_elsewhen and self._is_taken(op.q)
        return is_elsewhen or not is_same

    def apply(self, type: int, payload: Any) -> frozenset[str]:
        """Take one frame; return the names of what changed."""
        match type:
            case FrameType.OPS:
                # Where the name was lost with a snapshot, this device's own ops still tell it.
                self.meta.setdefault("device", payload[0]["d"])
                return self._take(map(Op.of, payload)) | {"sync"}
            case FrameType.REMOTE:
                self.cursor = payload["cursor"]
                return self._take(map(Op.of, payload["ops"])) | {"sync"}
            case FrameType.ACK:
                return self._acknowledge(payload)
            case FrameType.DRAFT:
                key, value = payload
                self.drafts = {name: text for name, text in self.drafts.items() if name != key}
                if value is not None:
                    self.drafts[key] = value
                return frozenset({"drafts"})
            case FrameType.META:
                key, value = payload
                self.is_owed |= value is None and self.meta.get(key) is not None
                self.meta = {**self.meta, key: value}
                # Which ops are this device's own depends on its name.
                self._waiting = None
                return frozenset({"meta"})
            case FrameType.KEYRING:
                self.is_owed |= self.keyring is not None
                self.keyring = payload
                return frozenset({"keys"})
            case FrameType.PURGE:
                return self._purge(payload)
            case FrameType.STATE:
                self._forget()
                self.restore(payload)
                return frozenset({"drafts", "meta", "sync", *(name for name, _ in FOLDS.values())})
            case _:
                self._later.append([type, payload])
        return frozenset()

    def snapshot(self) -> dict[str, Any]:
        """Return everything as one JSON value; documents are not in it, since ops make them."""
        return {**self.state(), "ops": [op.wire() for op in self.ops.values()]}

    def state(self) -> dict[str, Any]:
        """Return what `snapshot` does, with the ops as records: at once, however many there are."""
        return {
            "ops": list(self.ops.values()),
            "acknowledged": self.acknowledged,
            "finals": [[q, list(clock)] for q, clock in self.finals.items()],
            "rejected": [[item.q, item.code, item.message] for item in self.rejections],
            "cursor": self.cursor,
            "drafts": self.drafts,
            "meta": self.meta,
            "keyring": self.keyring,
            "later": self._later,
            "owed": self.is_owed,
            "purged": self.purged.kept(),
            "sum": written(self.sum),
        }

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Take what `snapshot` returned; only for a ledger that knows nothing yet."""
        self.meta = dict(snapshot["meta"])
        self.drafts = dict(snapshot["drafts"])
        self.keyring = snapshot["keyring"]
        self.cursor = snapshot["cursor"]
        self.purged = Purged(snapshot.get("purged"))
        self.is_owed = bool(snapshot.get("owed"))
        self.finals = {q: (ms, counter) for q, (ms, counter) in snapshot["finals"]}
        self.acknowledged = snapshot["acknowledged"]
        self._waiting = None
        self.rejections = tuple(Rejection(*item) for item in snapshot["rejected"])
        sum = snapshot.get("sum")
        self._take(map(Op.of, snapshot["ops"]), is_summed=sum is not None)
        self.sum = int(sum, 16) if sum else self.sum
        for type, payload in snapshot["later"]:
            # An earlier release keeps what it does not know for one that does.
            if type == FrameType.PURGE:
                self._purge(payload)
            else:
                self._later.append([type, payload])

    def _take(self, ops: Iterable[Op], *, is_summed: bool = False) -> frozenset[str]:
        changed: set[str] = set()
        again: set[tuple[str, str]] = set()
        is_other = False
        for op in map(self.purged.bare, ops):
            if not self.is_new(op):
                continue
            known = self.ops.get(op.id)
            if known and op.device == self.device:
                self._count([op.q])
                again |= self._put_back(op.q, op.clock)
                self._count([op.q])
                changed |= {name for name, _ in again}
                continue
            self.ops[op.id] = op
            if not is_summed:
                self.sum ^= self._mark(op) ^ (self._mark(known) if known else 0)
            if op.device == self.device:
                self._wait(op)
            inner = original(op)
            self.clock.see(max(op.clock, inner.clock))
            is_other |= known is not None and replace(known, clock=op.clock) != op
            if inner.type in FOLDS:
                name, fold = FOLDS[inner.type]
                changed.add(name)
                if known:
                    again.add((name, inner.record))
                    continue
                table = self.view.table(name)
                table.put(inner.record, fold(table.find(inner.record), self.effective(inner)))
        if is_other:
            self._fold_anew()
            return frozenset(name for name, _ in FOLDS.values())
        self._fold_again(again)
        return frozenset(changed)

    def _purge(self, payload: Mapping[str, Any]) -> frozenset[str]:
        self.purged.add(payload["revs"])
        bared = {id: self.purged.bare(op) for id, op in self.ops.items()}
        changed = {id for id, op in bared.items() if op is not self.ops[id]}
        self.ops, self._waiting = bared, None
        self._fold_again({("journal", original(bared[id]).record) for id in changed})
        self.is_owed = True
        return frozenset({"journal"})

    def _acknowledge(self, payload: Mapping[str, Any]) -> frozenset[str]:
        before, next_q = self.acknowledged, max(1, payload["next"])
        told = [item[0] for item in (*payload["final"], *payload["rejected"])]
        counted = {*range(*sorted((before + 1, next_q))), *told}
        self._count(counted)
        self.acknowledged = next_q - 1
        if self.acknowledged < before:
            self._waiting = None
            self.rejections = tuple(each for each in self.rejections if each.q < next_q)
        elif self._waiting is not None:
            self._waiting = [op for op in self._waiting if op.q > self.acknowledged]
        again: set[tuple[str, str]] = set()
        for q, (ms, counter) in payload["final"]:
            again |= self._put_back(q, (ms, counter))
        self._fold_again(again)
        known = {item.q for item in self.rejections}
        self.rejections += tuple(
            Rejection(*item) for item in payload["rejected"] if item[0] not in known
        )
        self._count(counted)
        return frozenset({"sync", *(name for name, _ in again)})

    def _put_back(self, q: int, clock: Clock) -> set[tuple[str, str]]:
        """Let `clock` count for an op of this device; return which records are to be folded."""
        op = self.ops.get((str(self.device), q))
        if op is None or self.effective(op).clock == clock:
            return set()
        self.finals[q] = clock
        inner = original(op)
        return {(FOLDS[inner.type][0], inner.record)} if inner.type in FOLDS else set()

    def _fold_again(self, records: set[tuple[str, str]]) -> None:
        """Fold records from nothing: one of their ops has another clock now."""
        documents: dict[tuple[str, str], Document] = {}
        for op in map(original, self.ops.values() if records else ()):
            name, fold = FOLDS.get(op.type, ("", None))
            if fold is not None and (name, op.record) in records:
                document = documents.get((name, op.record))
                documents[name, op.record] = fold(document, self.effective(op))
        for (name, record), document in documents.items():
            self.view.table(name).put(record, document)

    def _fold_anew(self) -> None:
        """Make all tables again, from nothing: a document may have lost what it was made of."""
        self.view = View()
        all = map(original, self.ops.values())
        self._fold_again({(FOLDS[op.type][0], op.record) for op in all if op.type in FOLDS})
