"""The store of a device: a change goes to the log, then to the documents that the screens read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from app.errors import NotSaved
from app.models.clock import wall
from app.models.collector import keep, resting
from app.models.identity import new_id
from app.models.op import Clock, Op, canonical
from app.models.rejection import Rejection
from app.store.backend import Backend
from app.store.change import Change as Change
from app.store.course import Course
from app.store.folds import FOLDS, replaced
from app.store.frame import FrameType
from app.store.known import Known
from app.store.ledger import Ledger
from app.store.listeners import Listener, Listeners
from app.store.log import Log
from app.store.pack import packed
from app.store.purged import purgeable
from app.store.relay import renewed


class Store(Known):
    """Everything one device knows; made by `Store.open`.

    Every method that changes anything returns once the change is flushed, and raises NotSaved
    where it could not be. They may be called at the same time: each waits for the one before.
    """

    def __init__(self, backend: Backend, log: Log, now: Callable[[], int]) -> None:
        """Use `Store.open`."""
        self.kind = backend.kind
        """`opfs`, `indexeddb`, `file` or `memory`."""
        self.is_durable = backend.is_durable
        """Whether anything is kept once the app is closed."""
        self.recovered = log.recovered
        """What opening found: bytes that had to be dropped, and whether a snapshot was lost."""
        self._log = log
        self._lock = asyncio.Lock()
        self._listeners = Listeners()
        self._is_closed = False
        self._is_whole = not log.recovered.is_degraded
        self._ledger, self._writes = Ledger(now), 0
        self._given_up = -1
        """At how many writes forgetting was last tried in vain."""

    @classmethod
    async def open(cls, backend: Backend, now: Callable[[], int] = wall) -> Store:
        """Recover what `backend` holds; `now` gives milliseconds since 1970."""
        with resting():
            store = cls(backend, await Log.open(backend), now)
            store._replay()
        keep(len(store._ledger.ops))
        if not store._is_whole:
            # A full disk must not keep anybody from what is left; the next opening tries again.
            with suppress(NotSaved):
                await store.renew()
                await store._log.compact(store._ledger.snapshot())
        if store._ledger.device is None:
            await store.remember("device", new_id())
        return store

    async def commit(self, *changes: Change) -> tuple[Op, ...]:
        """Keep `changes` as one transaction and return their ops. NotSaved: none was kept."""
        async with self._lock:
            return await self._commit(changes)

    def registers(self, type: str, record: str, fields: Mapping[str, Any]) -> Change:
        """Return the change that sets `fields` of a last-writer-wins record."""
        document = self.document(FOLDS[type][0], record)
        versions = document["versions"] if document else {}
        over = {f: replaced(versions[f], self.device) for f in fields if f in versions}
        return Change(type, record, {"set": dict(fields), "over": over})

    async def set(self, type: str, record: str, fields: Mapping[str, Any]) -> Op:
        """Set `fields` of a last-writer-wins record."""
        async with self._lock:
            (op,) = await self._commit([self.registers(type, record, fields)])
            return op

    async def draft(self, key: str, value: Any | None) -> None:
        """Keep half-typed text under `key`; None forgets it. Never sent."""
        async with self._lock:
            if value is not None or key in self.drafts:
                await self._write(FrameType.DRAFT, [key, value])

    async def remember(self, key: str, value: Any) -> None:
        """Keep a fact about this device; never sent."""
        async with self._lock:
            await self._write(FrameType.META, [key, value])

    async def keep_keys(self, value: Any) -> None:
        """Keep the keyring."""
        await self.change_keys(lambda _: value)

    async def change_keys(self, change: Callable[[Any | None], Any]) -> None:
        """Keep what `change` makes of the keyring, unless it makes the same; nobody else changes
        it meanwhile."""
        async with self._lock:
            value = change(self.keyring)
            if value != self.keyring:
                await self._write(FrameType.KEYRING, value)

    async def purge(self, records: Iterable[str]) -> None:
        """Take the sealed bytes out of every revision of those journal entries that are deleted.

        They are gone from what is known at once, and from the files after `forget_older`, or some
        time later without it. What a device that has not heard of it still writes comes in as ever;
        what was purged never does. NotSaved: nothing was purged.
        """
        async with self._lock:
            table = self.table("journal")
            found = {record: table.find(record) for record in records}
            documents = {record: row for record, row in found.items() if row is not None}
            revs = purgeable(documents, self._ledger.ops.values())
            if revs:
                await self._write(FrameType.PURGE, {"revs": revs})

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
            "final": final,
            "rejected": [[item.q, item.code, item.message] for item in rejected],
        }
        async with self._lock:
            await self._write(FrameType.ACK, payload)

    async def receive(self, ops: Sequence[Op], cursor: str) -> None:
        """Take ops of other devices, already checked, and the cursor after them, as one frame."""
        async with self._lock:
            new = [self._ledger.purged.bare(op).wire() for op in ops if self._ledger.is_new(op)]
            if new or cursor != self.cursor:
                await self._write(FrameType.REMOTE, {"ops": new, "cursor": cursor})

    async def rewind(self, next_q: int) -> None:
        """Send again from `next_q`: the endpoint knows less than it once did."""
        await self.acknowledge(next_q)

    async def renew(self) -> None:
        """Go on under a new name: the endpoint holds another op under a number of ours, or lacks
        one that was lost here. What it never took goes out again, and all is pulled again."""
        async with self._lock:
            await self._write(FrameType.STATE, renewed(self._ledger, new_id()))
            self._is_whole = True

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the names of what changed: tables, drafts, keys, meta, sync."""
        return self._listeners.add(listener)

    async def compact_if_due(self) -> bool:
        """Start a new epoch of the log if it has grown long, or if older ones are to be forgotten;
        put off where something is saved."""
        if self._ledger.is_owed and self._writes != self._given_up:
            await self.forget_older()
            return True
        async with self._lock:
            # While the newest snapshot is lost, the epoch before it is the only one that has all.
            if self._is_closed or not self._is_whole or not self._log.is_compaction_due:
                return False
            writes, state = self._writes, self._ledger.state()
        data = await packed(state, Course())
        async with self._lock:
            if self._is_closed or self._writes != writes:
                return False
            await self._log.compact(data)
            return True

    async def forget_older(self) -> None:
        """Leave no byte in the files of what was taken back before now: an older keyring, what was
        purged, a fact. NotSaved: it is still owed; `compact_if_due` tries again once something was
        saved, or after the next opening."""
        async with self._lock:
            if not self._ledger.is_owed:
                return
            if self._is_closed or not self._is_whole:
                raise NotSaved
            self._given_up = self._writes
            # The epoch after the next has the place of the present one. Until then it is owed.
            for is_owed in (True, False):
                state = {**self._ledger.state(), "owed": is_owed}
                await self._log.compact(await packed(state, Course()), is_scrubbing=True)
            self._ledger.is_owed = False

    async def close(self) -> None:
        """Finish what is being written and let go of the files; what comes later is NotSaved."""
        async with self._lock:
            if not self._is_closed:
                self._is_closed = True
                await self._log.close()

    def _replay(self) -> None:
        if self.recovered.snapshot is not None:
            self._ledger.restore(self.recovered.snapshot)
        for frame in self.recovered.frames:
            self._ledger.apply(frame.type, frame.payload)
        # What is forgotten later must not live on here.
        self.recovered = replace(self.recovered, snapshot=None, frames=())

    async def _commit(self, changes: Iterable[Change]) -> tuple[Op, ...]:
        ops = []
        for number, change in enumerate(changes, self._ledger.next_q):
            clock = self._ledger.clock.tick()
            op = Op(self.device, number, change.type, change.record, clock, change.payload)
            ops.append(self._ledger.purged.bare(op))
            if change.type in FOLDS:
                # What cannot be folded must fail before it is in the log, not at each start.
                FOLDS[change.type][1](None, ops[-1])
        if ops:
            await self._write(FrameType.OPS, [op.wire() for op in ops])
        return tuple(self._ledger.ops[op.id] for op in ops)

    async def _write(self, type: FrameType, payload: Any) -> None:
        if self._is_closed:
            raise NotSaved
        data = canonical(payload)
        await self._log.append(type, data)
        self._writes += 1
        with resting():
            # A copy: what is in memory is what a restart finds, whoever changes the original later.
            changed = self._ledger.apply(type, json.loads(data))
        self._listeners.tell(changed)
