"""The store of a device: ops go to the log, then to the documents that the screens read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.clock import HybridClock, wall
from app.models.identity import new_id
from app.models.op import Clock, Op
from app.models.rejection import Rejection
from app.store.backend import Backend
from app.store.folds import FOLDS
from app.store.frame import Frame, FrameType
from app.store.log import Log
from app.store.table import LiveTable, View

RELAY = "relay"
"""An op that carries an op of another device, word for word: how an import reaches the endpoint."""

Listener = Callable[[frozenset[str]], None]


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants to change; the store makes an op of it."""

    type: str
    record: str
    payload: Mapping[str, Any]


def original(op: Op) -> Op:
    """Return the op itself, or the one that a relay carries."""
    return Op.of(op.payload["op"]) if op.type == RELAY else op


class Store:
    """Everything one device knows; made by `Store.open`.

    State is a pure fold of the set of ops: the same ops give the same documents, in any order.
    """

    def __init__(self, backend: Backend, log: Log, now: Callable[[], int]) -> None:
        """Use `Store.open`."""
        self._log = log
        self.kind = backend.kind
        self.is_durable = backend.is_durable
        self.recovered = log.recovered
        self._clock = HybridClock(now)
        self._view = View()
        self._listeners: list[Listener] = []
        self._ops: dict[tuple[str, int], Op] = {}
        self._own: list[Op] = []
        self._by_record: dict[str, list[Op]] = {}
        self._finals: dict[int, Clock] = {}
        self.acknowledged = 0
        self.cursor = ""
        self.drafts: dict[str, Any] = {}
        self.meta: dict[str, Any] = {}
        self.keyring: Any | None = None
        self.rejections: tuple[Rejection, ...] = ()

    @classmethod
    async def open(cls, backend: Backend, now: Callable[[], int] = wall) -> Store:
        """Recover what `backend` holds; `now` gives milliseconds since 1970."""
        store = cls(backend, await Log.open(backend), now)
        store._restore(store.recovered.snapshot or {})
        for frame in store.recovered.frames:
            store._replay(frame)
        if "device" not in store.meta:
            await store.remember("device", new_id())
        return store

    @property
    def device(self) -> str:
        """This device's random name."""
        return str(self.meta["device"])

    @property
    def outbox(self) -> tuple[Op, ...]:
        """This device's ops that the endpoint has not acknowledged, oldest first."""
        return tuple(self._own[self.acknowledged :])

    @property
    def ops(self) -> tuple[Op, ...]:
        """Every op of every device, as known here."""
        return tuple(self._ops.values())

    async def commit(self, *changes: Change) -> tuple[Op, ...]:
        """Keep `changes` as one transaction and return their ops. NotSaved: none was kept."""
        ops = []
        latest = self._clock.latest
        for number, change in enumerate(changes, len(self._own) + 1):
            clock = self._clock.tick()
            ops.append(
                Op(self.device, number, change.type, change.record, clock, change.payload)
            )
        try:
            await self._log.append(FrameType.OPS, [op.wire() for op in ops])
        except BaseException:
            self._clock.latest = latest
            raise
        self._tell(self._take(ops))
        return tuple(ops)

    def registers(self, type: str, record: str, fields: Mapping[str, Any]) -> Change:
        """Return the change that sets `fields` of a last-writer-wins record."""
        document = self.document(FOLDS[type][0], record)
        versions = document["versions"] if document else {}
        over = {
            field: versions[field][-1][0][2:] for field in fields if field in versions
        }
        return Change(type, record, {"set": dict(fields), "over": over})

    async def set(self, type: str, record: str, fields: Mapping[str, Any]) -> Op:
        """Set `fields` of a last-writer-wins record."""
        (op,) = await self.commit(self.registers(type, record, fields))
        return op

    async def draft(self, key: str, value: Any | None) -> None:
        """Keep half-typed text under `key`; None forgets it. Never sent."""
        if value is None and key not in self.drafts:
            return
        await self._log.append(FrameType.DRAFT, [key, value])
        self._draft(key, value)
        self._tell({"drafts"})

    async def remember(self, key: str, value: Any) -> None:
        """Keep a fact about this device; never sent."""
        await self._log.append(FrameType.META, [key, value])
        self.meta = {**self.meta, key: value}
        self._tell({"meta"})

    async def keep_keys(self, value: Any) -> None:
        """Keep the keyring."""
        await self._log.append(FrameType.KEYRING, value)
        self.keyring = value

    async def acknowledge(
        self,
        next_q: int,
        final: Sequence[tuple[int, Clock]] = (),
        rejected: Sequence[Rejection] = (),
    ) -> None:
        """Take the endpoint's word: it has all of this device's ops before `next_q`.

        `final` gives the clocks that it changed; `rejected` what it keeps apart. Leaving the
        outbox and the record of it are one frame.
        """
        payload = {
            "next": next_q,
            "final": [[q, list(clock)] for q, clock in final],
            "rejected": [[item.q, item.code, item.message] for item in rejected],
        }
        await self._log.append(FrameType.ACK, payload)
        self._tell(self._acknowledge(payload))

    async def receive(self, ops: Sequence[Op], cursor: str) -> None:
        """Take ops of other devices and the cursor after them, as one frame."""
        new = [op for op in ops if op.id not in self._ops]
        payload = {"ops": [op.wire() for op in new], "cursor": cursor}
        await self._log.append(FrameType.REMOTE, payload)
        self.cursor = cursor
        self._tell(self._take(new) | {"sync"})

    async def rewind(self, next_q: int) -> None:
        """Send again from `next_q`: the endpoint knows less than it once did."""
        await self.acknowledge(next_q)

    def document(self, table: str, record: str) -> Mapping[str, Any] | None:
        """Return the document of `record`, if there is one."""
        return self._view.table(table).find(record)

    def documents(self, table: str) -> list[Mapping[str, Any]]:
        """Return all documents of a table."""
        return list(self._view.table(table).all())

    def table(self, name: str) -> LiveTable:
        """Return a TinyDB table, for queries; nobody writes to it but the store."""
        return self._view.table(name)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the names of what changed: tables, drafts, meta, sync."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def compact_if_due(self) -> bool:
        """Start a new epoch of the log if the present one has grown long."""
        if not self._log.is_compaction_due:
            return False
        await self._log.compact(self.snapshot())
        return True

    async def close(self) -> None:
        """Let go of the files."""
        await self._log.close()

    def snapshot(self) -> dict[str, Any]:
        """Return everything as one JSON value; documents are not in it, since ops make them."""
        return {
            "ops": [op.wire() for op in self._ops.values()],
            "acknowledged": self.acknowledged,
            "finals": [[q, list(clock)] for q, clock in self._finals.items()],
            "rejected": [[item.q, item.code, item.message] for item in self.rejections],
            "cursor": self.cursor,
            "drafts": self.drafts,
            "meta": self.meta,
            "keyring": self.keyring,
        }

    def _restore(self, snapshot: Mapping[str, Any]) -> None:
        self.meta = dict(snapshot.get("meta", {}))
        self.drafts = dict(snapshot.get("drafts", {}))
        self.keyring = snapshot.get("keyring")
        self.cursor = snapshot.get("cursor", "")
        self._take(map(Op.of, snapshot.get("ops", ())))
        if snapshot:
            self._acknowledge(
                {
                    "next": snapshot["acknowledged"] + 1,
                    "final": snapshot["finals"],
                    "rejected": snapshot["rejected"],
                }
            )

    def _replay(self, frame: Frame) -> None:
        match frame.type:
            case FrameType.OPS:
                self._take(map(Op.of, frame.payload))
            case FrameType.REMOTE:
                self._take(map(Op.of, frame.payload["ops"]))
                self.cursor = frame.payload["cursor"]
            case FrameType.ACK:
                self._acknowledge(frame.payload)
            case FrameType.DRAFT:
                self._draft(*frame.payload)
            case FrameType.META:
                key, value = frame.payload
                self.meta[key] = value
            case FrameType.KEYRING:
                self.keyring = frame.payload

    def _draft(self, key: str, value: Any | None) -> None:
        if value is None:
            self.drafts.pop(key, None)
        else:
            self.drafts[key] = value

    def _take(self, ops: Iterable[Op]) -> frozenset[str]:
        """Fold ops that are not known yet; return the tables that changed."""
        changed = set()
        for op in ops:
            if op.id in self._ops:
                continue
            self._ops[op.id] = op
            if op.device == self.meta.get("device"):
                self._own.append(op)
            self._clock.see(op.clock)
            table = self._fold(original(op))
            if table:
                changed.add(table)
        return frozenset(changed)

    def _fold(self, op: Op) -> str | None:
        if op.type not in FOLDS:
            return None
        name, fold = FOLDS[op.type]
        self._by_record.setdefault(op.record, []).append(op)
        table = self._view.table(name)
        table.put(op.record, fold(table.find(op.record), self._final(op)))
        return name

    def _final(self, op: Op) -> Op:
        """Return the op with the clock that the endpoint gave it, if it did."""
        clock = self._finals.get(op.q) if op.device == self.meta.get("device") else None
        if clock is None:
            return op
        return Op(op.device, op.q, op.type, op.record, clock, op.payload)

    def _acknowledge(self, payload: Mapping[str, Any]) -> frozenset[str]:
        changed = {"sync"}
        self.acknowledged = min(payload["next"] - 1, len(self._own))
        refold = set()
        for q, (ms, counter) in payload["final"]:
            if 0 < q <= len(self._own) and self._own[q - 1].clock != (ms, counter):
                self._finals[q] = (ms, counter)
                refold.add(original(self._own[q - 1]).record)
        for record in refold:
            ops, self._by_record[record] = self._by_record.get(record, []), []
            for name in {FOLDS[op.type][0] for op in ops}:
                self._view.table(name).drop([record])
            for op in ops:
                changed.add(self._fold(op) or "sync")
        known = {item.q for item in self.rejections}
        self.rejections += tuple(
            Rejection(*item) for item in payload["rejected"] if item[0] not in known
        )
        return frozenset(changed)

    def _tell(self, changed: Iterable[str]) -> None:
        names = frozenset(changed)
        for listener in tuple(self._listeners):
            listener(names)
