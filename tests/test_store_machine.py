"""The store against an oracle that keeps everything in plain lists, through any order of events.

Nothing that was said to be saved is ever lost, no op leaves the outbox before it is taken, and a
device that is killed, filled up, or loses a snapshot goes on from exactly where it was.
"""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.errors import NotSaved
from app.models.op import Op
from app.store.archive import export_archive, import_archive
from app.store.ledger import original
from app.store.memory import MemoryBackend
from app.store.store import Change, Store

T = TypeVar("T")
Id = tuple[str, int]

RECORDS = st.sampled_from(["v1", "v2", "v3"])
FIELDS = st.dictionaries(st.sampled_from(["x", "y"]), st.text(max_size=3), min_size=1)
CLOCKS = st.tuples(st.integers(0, 3000), st.integers(0, 2))
SEEDS = st.integers(0, 2**32)


class Killed(BaseException):
    """The process ends here."""


class StoreMachine(RuleBasedStateMachine):
    """One device, an endpoint that takes and forgets, a far device, and every kind of bad luck."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("app.store.log.COMPACT_FROM", 0)
        # How well a snapshot compresses depends on the names in it, and where a torn write ends on
        # that; an example that is run again must come to the same.
        self.patch.setattr("app.models.identity.secrets.randbits", random.Random(0).getrandbits)
        self.time = itertools.count(1000)
        self.ops: dict[Id, Op] = {}
        """Originals by id, each with its earliest known clock."""
        self.own: list[Id] = []
        """What this device must send, by its number; under its present name."""
        self.taken = 0
        self.drafts: dict[str, str] = {}
        self.cursor = ""
        self.far = 0

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(what)

    def teardown(self) -> None:
        self.loop.close()
        self.patch.undo()

    @initialize()
    def start(self) -> None:
        self.backend = MemoryBackend()
        self.open()

    def open(self) -> None:
        self.store = self.run(Store.open(self.backend, now=lambda: next(self.time)))

    def wrote(self, *ops: Op) -> None:
        for op in ops:
            self.own.append(original(op).id)
            self.ops.setdefault(original(op).id, original(op))

    @rule(record=RECORDS, fields=FIELDS)
    def set_fields(self, record: str, fields: dict[str, str]) -> None:
        self.wrote(self.run(self.store.set("visit.set", record, fields)))

    @rule(changes=st.lists(st.tuples(RECORDS, FIELDS), min_size=2, max_size=4))
    def set_at_once(self, changes: list[tuple[str, dict[str, str]]]) -> None:
        async def both() -> list[Op]:
            sets = (self.store.set("visit.set", record, fields) for record, fields in changes)
            *ops, _ = await asyncio.gather(*sets, self.store.compact_if_due())
            return [op for op in ops if isinstance(op, Op)]

        self.wrote(*self.run(both()))

    @rule(record=RECORDS, fields=FIELDS)
    def commit_three(self, record: str, fields: dict[str, str]) -> None:
        event = Change("learn.event", record, {"e": f"e{len(self.ops)}", "k": "seen"})
        later = Change("later.kind", record, {"any": "thing"})
        change = self.store.registers("visit.set", record, fields)
        self.wrote(*self.run(self.store.commit(change, event, later)))

    @rule(key=st.sampled_from(["a", "b"]), text=st.none() | st.text(max_size=5))
    def draft(self, key: str, text: str | None) -> None:
        self.run(self.store.draft(key, text))
        self.drafts.pop(key, None)
        if text is not None:
            self.drafts[key] = text

    @rule(record=RECORDS, fields=FIELDS, clock=CLOCKS)
    def receive_new(self, record: str, fields: dict[str, str], clock: tuple[int, int]) -> None:
        self.far += 1
        op = Op("far", self.far, "visit.set", record, clock, {"set": fields, "over": {}})
        self.receive(op)

    @precondition(lambda self: self.far)
    @rule(data=st.data(), clock=CLOCKS)
    def receive_again(self, data: st.DataObject, clock: tuple[int, int]) -> None:
        op = self.ops["far", data.draw(st.integers(1, self.far))]
        self.receive(replace(op, clock=clock))

    def receive(self, op: Op) -> None:
        self.ops[op.id] = op
        self.cursor = f"e1:{next(self.time)}"
        self.run(self.store.receive([op], self.cursor))

    @rule(data=st.data(), is_put_back=st.booleans())
    def acknowledge(self, data: st.DataObject, is_put_back: bool) -> None:
        taken = data.draw(st.integers(0, len(self.own)))
        final = []
        if is_put_back and taken > self.taken:
            clock = (data.draw(st.integers(0, 900)), 0)
            final.append((self.taken + 1, clock))
            id = self.own[self.taken]
            if id[0] == self.store.device:
                self.ops[id] = replace(self.ops[id], clock=clock)
        self.run(self.store.acknowledge(taken + 1, final))
        self.taken = taken

    @rule()
    def compact(self) -> None:
        self.run(self.store.compact_if_due())

    @rule(seed=SEEDS)
    def lose_power(self, seed: int) -> None:
        self.backend = MemoryBackend(self.backend.crash(random.Random(seed)))
        self.open()
        assert not self.store.recovered.is_degraded

    @rule(record=RECORDS, fields=FIELDS, seed=SEEDS, after=st.integers(0, 8), what=st.booleans())
    def lose_power_in_the_middle(
        self, record: str, fields: dict[str, str], seed: int, after: int, what: bool
    ) -> None:
        steps = itertools.count()

        def fault(operation: str, name: str) -> int | None:
            if next(steps) >= after:
                raise Killed
            return None

        async def change() -> None:
            if what:
                await self.store.compact_if_due()
            await self.store.set("visit.set", record, fields)

        before = {op.id for op in self.store.ops}
        self.backend.fault = fault
        with suppress(Killed):
            self.run(change())
        self.lose_power(seed)
        self.wrote(*(op for op in self.store.ops if op.id not in before))

    @rule(record=RECORDS, fields=FIELDS, taken=st.none() | st.integers(0, 40))
    def run_out_of_room(self, record: str, fields: dict[str, str], taken: int | None) -> None:
        def fault(operation: str, name: str) -> int | None:
            if operation == "write" and taken is None:
                raise OSError("no space")
            return taken if operation == "write" else None

        self.backend.fault = fault
        with pytest.raises(NotSaved):
            self.run(self.store.set("visit.set", record, fields))
        self.backend.fault = None

    def renewed(self) -> None:
        now = {op.id: op for op in self.store.ops}
        waiting = self.own[self.taken :]
        self.own, self.taken, self.cursor = [], 0, ""
        for number, id in enumerate(waiting, 1):
            op, new = self.ops.pop(id), now[self.store.device, number]
            assert (op.type, op.record, op.clock) == (new.type, new.record, new.clock)
            assert op.payload.get("set") == new.payload.get("set")
            self.ops[new.id] = new
            self.own.append(new.id)

    @rule()
    def renew(self) -> None:
        self.run(self.store.renew())
        self.renewed()

    @rule(seed=SEEDS)
    def lose_a_snapshot(self, seed: int) -> None:
        files = self.backend.crash(random.Random(seed))
        log = self.store._log
        if log._snapshot_size and files.get(f"LOG{1 - log._slot}"):
            files[f"SNP{log._slot}"] = b""
            self.backend = MemoryBackend(files)
            self.open()
            assert self.store.recovered.is_degraded
            self.renewed()

    @rule()
    def import_on_a_fresh_device(self) -> None:
        fresh = self.run(Store.open(MemoryBackend()))
        self.run(import_archive(fresh, export_archive(self.store)))
        for name in ("visits", "learning"):
            rows = {row["id"]: row for row in self.store.documents(name)}
            assert {row["id"]: row for row in fresh.documents(name)} == rows
        assert fresh.drafts == self.store.drafts
        assert {original(op).id for op in fresh.outbox} == self.ops.keys()

    @invariant()
    def nothing_is_lost(self) -> None:
        store = self.store
        known: dict[Id, Op] = {}
        for op in map(original, store.ops):
            if op.id not in known or op.key < known[op.id].key:
                known[op.id] = op
        assert known == self.ops
        assert store.drafts == self.drafts
        assert store.cursor == self.cursor

    @invariant()
    def the_outbox_holds_what_was_not_taken(self) -> None:
        store = self.store
        assert [original(op).id for op in store.outbox] == self.own[self.taken :]
        assert [op.q for op in store.outbox] == list(range(self.taken + 1, len(self.own) + 1))
        assert {op.device for op in store.outbox} <= {store.device}

    @invariant()
    def the_last_write_of_a_field_is_its_value(self) -> None:
        expected: dict[str, dict[str, str]] = {}
        for op in sorted(self.ops.values(), key=lambda op: op.key):
            if op.type == "visit.set":
                expected.setdefault(op.record, {}).update(op.payload["set"])
        visits = self.store.documents("visits")
        assert {visit["id"]: visit["fields"] for visit in visits} == expected


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(max_examples=60, stateful_step_count=40)
