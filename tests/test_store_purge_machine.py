"""A journal that is written, deleted and purged here while another device goes on with it, through
any order of events and every kind of bad luck.

What was not purged is never lost, what was purged is never seen again, and once it is forgotten no
byte of it is in the files.
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
from app.models.op import Op, canonical
from app.store.archive import export_archive, import_archive
from app.store.folds import Document, revisions
from app.store.frame import decode_header
from app.store.ledger import original
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from tests.locks import flushed, kept_bytes

T = TypeVar("T")
RECORDS = st.sampled_from(["e1", "e2"])
SEEDS = st.integers(0, 2**32)
STEPS = st.integers(0, 30)


class Killed(BaseException):
    """The process ends here."""


class JournalMachine(RuleBasedStateMachine):
    """One device, another one far away, and an oracle that keeps every version as it was made."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("app.store.log.COMPACT_FROM", 0)
        self.patch.setattr("app.models.identity.secrets.randbits", random.Random(0).getrandbits)
        self.time, self.numbers = itertools.count(1000), itertools.count()
        self.made: dict[str, Op] = {}
        """Every version, with its words, by its name."""
        self.far: list[Op] = []
        """What the other device made, and this one has heard of."""
        self.purged: set[str] = set()
        self.file = b""

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(what)

    def teardown(self) -> None:
        self.run(self.store.close())
        self.loop.close()
        self.patch.undo()

    @initialize()
    def start(self) -> None:
        self.backend = MemoryBackend()
        self.open()

    def open(self) -> None:
        self.store = self.run(Store.open(self.backend, now=lambda: next(self.time)))

    def document(self, record: str) -> Document:
        """Return what the oracle says of an entry, nothing being purged."""
        document: Document | None = None
        for op in self.made.values():
            if op.record == record:
                document = revisions(document, op)
        return document or {"revisions": {}, "heads": [], "is_deleted": True}

    def revision(self, record: str, parents: list[str], is_deleted: bool) -> dict[str, Any]:
        number = next(self.numbers)
        dice = random.Random(number)
        sealed = None if is_deleted else "".join(dice.choices("abcdefghijkmnpqrstuvwxyz", k=48))
        return {"rev": f"r{number}", "parents": parents, "sealed": sealed, "at": number}

    def made_here(self, op: Op) -> None:
        self.made[op.payload["rev"]] = op

    @rule(record=RECORDS, is_deleted=st.booleans())
    def write(self, record: str, is_deleted: bool) -> None:
        payload = self.revision(record, self.document(record)["heads"], is_deleted)
        (op,) = self.run(self.store.commit(Change("journal.revision", record, payload)))
        self.made_here(op)

    @rule(record=RECORDS, is_deleted=st.booleans(), data=st.data())
    def hear_of_a_change_made_elsewhere(
        self, record: str, is_deleted: bool, data: st.DataObject
    ) -> None:
        known = sorted(self.document(record)["revisions"])
        parents = data.draw(
            st.lists(st.sampled_from(known), max_size=2, unique=True) if known else st.just([])
        )
        payload = self.revision(record, parents, is_deleted)
        clock = (data.draw(st.integers(0, 3000)), 0)
        op = Op("far", len(self.far) + 1, "journal.revision", record, clock, payload)
        self.far.append(op)
        self.run(self.store.receive([op], f"e1:{next(self.time)}"))
        self.made_here(op)

    @precondition(lambda self: self.far)
    @rule(data=st.data(), is_relayed=st.booleans())
    def hear_of_it_again(self, data: st.DataObject, is_relayed: bool) -> None:
        op = data.draw(st.sampled_from(self.far))
        if is_relayed:
            place = self.far.index(op) + 1
            again = Op("near", place, "relay", op.record, (9, 0), {"op": op.wire()})
        else:
            again = replace(op, clock=(data.draw(st.integers(0, 3000)), 0))
        self.run(self.store.receive([again], f"e1:{next(self.time)}"))

    @rule(taken=st.integers(0, 20))
    def acknowledge(self, taken: int) -> None:
        self.run(self.store.acknowledge(min(taken, self.store._ledger._last) + 1))

    @rule()
    def renew_and_pull_all_again(self) -> None:
        device = self.store.device
        self.run(self.store.renew())
        originals = [op for op in self.made.values() if op.device == device]
        known = {op.id for op in self.store.ops}
        self.run(self.store.receive([op for op in originals if op.id in known], "e2:1"))

    @rule()
    def keep_a_file(self) -> None:
        self.file = export_archive(self.store)

    @precondition(lambda self: self.file)
    @rule()
    def bring_a_file_in(self) -> None:
        self.run(import_archive(self.store, self.file))

    def purgeable(self, record: str) -> set[str]:
        document = self.document(record)
        if not document["is_deleted"]:
            return set()
        return {rev for rev, kept in document["revisions"].items() if kept["sealed"] is not None}

    @rule(record=RECORDS)
    def purge(self, record: str) -> None:
        expected = self.purgeable(record)
        self.run(self.store.purge([record]))
        self.purged |= expected

    @rule()
    def forget(self) -> None:
        self.run(self.store.forget_older())
        self.nothing_purged_is_in_the_files()

    def nothing_purged_is_in_the_files(self) -> None:
        found = kept_bytes(flushed(self.backend))
        for rev in self.purged:
            assert self.made[rev].payload["sealed"].encode() not in found

    @rule()
    def compact(self) -> None:
        is_owed = self.store._ledger.is_owed
        self.run(self.store.compact_if_due())
        # Where it was tried in vain, it waits until something could be saved.
        if is_owed and not self.store._ledger.is_owed:
            self.nothing_purged_is_in_the_files()

    @rule(seed=SEEDS)
    def lose_power(self, seed: int) -> None:
        self.backend = MemoryBackend(self.backend.crash(random.Random(seed)))
        self.open()
        assert not self.store.recovered.is_degraded

    async def purge_and_forget(self) -> None:
        await self.store.purge(["e1", "e2"])
        await self.store.forget_older()

    @rule(seed=SEEDS, after=STEPS)
    def lose_power_while_purging(self, seed: int, after: int) -> None:
        steps = itertools.count()

        def fault(operation: str, name: str) -> int | None:
            if next(steps) >= after:
                raise Killed
            return None

        expected = self.purgeable("e1") | self.purgeable("e2")
        self.backend.fault = fault
        with suppress(Killed):
            self.run(self.purge_and_forget())
        self.lose_power(seed)
        kept = self.store._ledger.purged.kept()
        now = {rev for revs in kept.values() for rev in revs}
        # All of one purge, or nothing of it.
        assert now in (self.purged, self.purged | expected)
        self.purged = now

    @rule(after=STEPS, taken=st.none() | st.integers(0, 40))
    def run_out_of_room_while_purging(self, after: int, taken: int | None) -> None:
        steps = itertools.count()

        def fault(operation: str, name: str) -> int | None:
            if operation == "write" and next(steps) >= after:
                if taken is None:
                    raise OSError("no space")
                return taken
            return None

        expected = self.purgeable("e1") | self.purgeable("e2")
        self.backend.fault = fault
        with suppress(NotSaved):
            self.run(self.store.purge(["e1", "e2"]))
            self.purged |= expected
            self.run(self.store.forget_older())
            self.nothing_purged_is_in_the_files()
        self.backend.fault = None

    @rule(seed=SEEDS)
    def lose_a_snapshot(self, seed: int) -> None:
        files = self.backend.crash(random.Random(seed))
        log = self.store._log
        # Between two compactions the epoch before may be written over already.
        if log._snapshot_size and decode_header(files.get(f"LOG{1 - log._slot}", b"")):
            files[f"SNP{log._slot}"] = b""
            self.backend = MemoryBackend(files)
            self.open()
            assert self.store.recovered.is_degraded

    @invariant()
    def every_version_is_there_with_its_words_unless_it_was_purged(self) -> None:
        for record in ("e1", "e2"):
            expected, document = self.document(record), self.store.document("journal", record)
            if document is None:
                assert not expected["revisions"]
                continue
            assert set(document["heads"]) == set(expected["heads"])
            assert document["is_deleted"] == expected["is_deleted"]
            kept = document["revisions"]
            assert kept.keys() == expected["revisions"].keys()
            for rev, version in expected["revisions"].items():
                assert kept[rev]["parents"] == version["parents"]
                sealed = None if rev in self.purged else version["sealed"]
                assert kept[rev]["sealed"] == sealed

    @invariant()
    def what_was_purged_is_nowhere_in_memory(self) -> None:
        text = canonical(self.store._ledger.snapshot())
        for rev in self.purged:
            assert self.made[rev].payload["sealed"].encode() not in text

    @invariant()
    def every_op_is_there_and_waits_in_order(self) -> None:
        revs = {original(op).payload["rev"] for op in self.store.ops}
        assert revs == self.made.keys()
        numbers = [op.q for op in self.store.outbox]
        assert numbers == sorted(numbers)


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(max_examples=60, stateful_step_count=40)
