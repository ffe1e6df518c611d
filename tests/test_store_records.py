"""Records made anew only where something changed are what making all of them anew would give."""

from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.journal import Written
from app.models.op import Op
from app.store.journal import JournalRepository
from app.store.learning import LearningRepository
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from app.store.visits import PromiseRepository, VisitRepository
from tests.states import new_device

FIELDS = st.sampled_from(["place", "started", "finished", "removed", "answer.a", "note.a"])
VALUES = st.one_of(st.none(), st.integers(1, 5), st.sampled_from(["yes", "no"]))
RECORDS = st.sampled_from(["r1", "r2", "r3"])
EVENTS = st.sampled_from(
    [
        {"k": "place", "card": "c1"},
        {"k": "answered", "card": "c1", "choice": ["a"], "right": True},
        {"k": "answered", "card": "c1", "choice": ["b"], "right": False},
        {"k": "planned", "when": "it rains", "then": "I walk"},
        {"k": "finished", "at": 5},
        {"k": "again"},
    ]
)
STEPS = st.one_of(
    st.tuples(st.just("visit.set"), RECORDS, FIELDS, VALUES),
    st.tuples(st.just("promise.set"), RECORDS, FIELDS, VALUES),
    st.tuples(st.just("learn"), RECORDS, EVENTS, st.integers(0, 4)),
    st.tuples(st.just("late"), RECORDS, EVENTS, st.integers(0, 4)),
    st.tuples(st.just("acknowledge"), st.integers(0, 6)),
    st.tuples(st.just("renew")),
)


async def _do(store: Store, step: Any, number: int) -> None:
    match step:
        case ("visit.set" | "promise.set" as type, record, field, value):
            await store.set(type, record, {field: value})
        case ("learn", record, event, name):
            await store.commit(Change("learn.event", record, {"e": f"e{name}", **event}))
        case ("late", record, event, name):
            # From another device, long ago: it may be earlier than all that is here, or replace.
            payload = {"e": f"e{name}", **event}
            op = Op("far", number + 1, "learn.event", record, (1 + name, 0), payload)
            await store.receive([op], f"e1:{number}")
        case ("acknowledge", count):
            await store.acknowledge(min(count, len(store.ops)) + 1)
        case ("renew",):
            await store.renew()


@given(st.lists(STEPS, max_size=25))
@settings(max_examples=80)
def test_after_any_changes_the_lists_are_as_if_read_for_the_first_time(steps: list[Any]) -> None:
    async def run() -> None:
        store = await Store.open(MemoryBackend())
        kept = (VisitRepository(store), PromiseRepository(store), LearningRepository(store))
        for number, step in enumerate(steps):
            await _do(store, step, number)
            new = (VisitRepository(store), PromiseRepository(store), LearningRepository(store))
            assert [each.all() for each in kept] == [each.all() for each in new]
            own = [op for op in store.ops if op.device == store.device]
            waiting = [op.q for op in own if op.q > store.acknowledged]
            assert [op.q for op in store.outbox] == sorted(waiting)

    asyncio.run(run())


@given(
    st.lists(st.tuples(st.sampled_from(["save", "delete"]), st.integers(0, 4)), max_size=12),
    st.integers(1, 3),
)
@settings(max_examples=30)
def test_a_journal_opened_a_few_at_a_time_is_the_journal_opened_at_once(
    steps: list[tuple[str, int]], count: int
) -> None:
    async def run() -> None:
        device = await new_device()
        kept = JournalRepository(device.store, device.sealer)
        ids: list[str] = []
        for number, (what, which) in enumerate(steps):
            if what == "save":
                old = ids[which] if which < len(ids) else None
                written = Written("R1", 1000 - number, {"a": f"{number}"})
                ids.append(await kept.save(old, written, number))
            elif which < len(ids):
                await kept.delete(ids[which], number)
            await kept.open(count)
        while kept.is_waiting:
            await kept.open(count)
        new = JournalRepository(device.store, device.sealer)
        assert (kept.entries(), kept.locked) == await new.all()

    asyncio.run(run())


async def test_the_newest_entries_are_opened_first_and_one_that_is_asked_for_before_them() -> None:
    device = await new_device()
    journal = JournalRepository(device.store, device.sealer)
    ids = [await journal.save(None, Written("R1", at, {"a": f"{at}"}), at) for at in range(1, 8)]
    journal = JournalRepository(device.store, device.sealer)
    await journal.open(2)
    assert [entry.id for entry in journal.entries()] == [ids[6], ids[5]]
    await journal.open(1, first=ids[0])
    assert [entry.id for entry in journal.entries()] == [ids[6], ids[5], ids[0]]
    assert journal.is_waiting
