"""Devices that sync when it pleases Hypothesis, against one device that makes every change."""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import ExitStack
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.models.journal import PAGE, Written
from app.models.op import Op
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from app.sync.state import Outcome
from tests.endpoints import NOW
from tests.simulation.chance import unreal
from tests.simulation.device import Device
from tests.simulation.loop import VirtualLoop
from tests.simulation.network import Network
from tests.simulation.schedule import NETWORK
from tests.simulation.site import Site
from tests.simulation.template import begin, folder, template
from tests.simulation.verdict import documents

DEVICES = 3
device = st.integers(0, DEVICES - 1)
record = st.sampled_from(["v1", "v2"])
faults = st.lists(st.sampled_from(NETWORK), max_size=3)


class Machine(RuleBasedStateMachine):
    """Some devices of one person, and the one node that does what all of them do."""

    def __init__(self) -> None:
        """Let all of them join."""
        super().__init__()
        start = template()
        self._world = ExitStack()
        dice = self._world.enter_context(unreal(1))
        begin(start.database)
        self._loop = VirtualLoop()
        self._site = Site(folder(), 1, self._now, dice)
        self._count = 0
        self._devices = []
        self._made: list[set[tuple[str, int]]] = [set() for _ in range(DEVICES)]
        for number in range(DEVICES):
            network = Network(self._site, str(number), dice, lambda words: None)
            files = start.devices[number]
            self._devices.append(Device(str(number), files, "right", network, self._now, dice))
            self._devices[number].is_idle = True
            self._do(self._devices[number].open())
        self._oracle = self._do(Store.open(MemoryBackend(), now=self._now))

    @rule(number=device, record=record, field=st.sampled_from(["answer", "note"]))
    def edit(self, number: int, record: str, field: str) -> None:
        """Answer an item of a visit."""
        self._save(number, self._devices[number].store.set("visit.set", record, {field: self._new}))

    @rule(number=device)
    def learn(self, number: int) -> None:
        """See a card."""
        event = {"e": self._new, "k": "seen"}
        store = self._devices[number].store
        self._save(number, store.commit(Change("learn.event", "module", event)))

    @rule(number=device, id=st.sampled_from(["e1", "e2"]), words=st.text(max_size=20))
    def write(self, number: int, id: str, words: str) -> None:
        """Write an entry, or another version of it."""
        known = set(self._ids(number))
        self._do(self._devices[number].journal.save(id, Written("", NOW, {PAGE: words}), NOW))
        self._tell(number, known)

    @rule(number=device, id=st.sampled_from(["e1", "e2"]))
    def delete(self, number: int, id: str) -> None:
        """Delete an entry."""
        known = set(self._ids(number))
        self._do(self._devices[number].journal.delete(id, NOW))
        self._tell(number, known)

    @rule(number=device, faults=faults)
    def sync(self, number: int, faults: list[str]) -> None:
        """Sync once, with bad luck."""
        self._devices[number].network.faults = list(faults)
        self._do(self._devices[number].client.once())

    @rule(number=device)
    def crash(self, number: int) -> None:
        """End it at once, and start it again."""
        self._do(self._devices[number].restart())

    @invariant()
    def each_has_what_it_saved(self) -> None:
        """What a device said was saved is there, whatever has happened since."""
        for number, made in enumerate(self._made):
            assert made <= set(self._ids(number))

    def teardown(self) -> None:
        """Let everybody hear of everything; then all are as the one node is."""
        try:
            for each in (*self._devices, *self._devices):
                each.network.faults = []
                assert self._do(each.client.once()) is Outcome.DONE, each.client.state
            for each in self._devices:
                assert each.store.outbox == ()
                assert documents(each.store) == documents(self._oracle)
        finally:
            for each in self._devices:
                self._do(each.close())
            self._site.close()
            self._loop.close()
            self._world.close()

    @property
    def _new(self) -> str:
        self._count += 1
        return f"m{self._count}"

    def _now(self) -> int:
        # A millisecond a change, so that clocks say which was the last.
        return NOW + int(self._loop.time() * 1000) + self._count

    def _ids(self, number: int) -> list[tuple[str, int]]:
        return [op.id for op in self._devices[number].store.ops]

    def _save(self, number: int, change: Coroutine[Any, Any, Any]) -> None:
        known = set(self._ids(number))
        self._do(change)
        self._tell(number, known)

    def _tell(self, number: int, known: set[tuple[str, int]]) -> None:
        """Let the one node make what was just made."""
        store = self._devices[number].store
        made: list[Op] = [op for op in store.ops if op.id not in known]
        assert made
        self._made[number].update(op.id for op in made)
        self._do(self._oracle.receive(made, ""))

    def _do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self._loop.run_until_complete(what)


Machine.TestCase.settings = settings(max_examples=100, stateful_step_count=30)
TestDevicesAreAsOneNodeWouldBe = Machine.TestCase
