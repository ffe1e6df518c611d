"""What must be so once everything that was broken is whole again."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any

from app.models.op import Op, canonical
from app.store.frame import FrameType
from app.store.ledger import Ledger
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.simulation.device import Device
from tests.simulation.marks import ODD, is_odd, marks_of
from tests.simulation.network import SECRET
from tests.simulation.promises import Promises
from tests.simulation.twins import without_twins

TABLES = ("visits", "learning", "journal", "keyring")


async def faults_of(
    devices: list[Device], promises: Promises, there: Set[tuple[str, int]]
) -> list[str]:
    """Return what is wrong with one account's devices, in words; nothing where all is well.

    `there` are the ops that the endpoint has.
    """
    wrong = []
    oracle = _oracle((op for device in devices for op in device.store.ops), there)
    for device in devices:
        store = device.store
        problems = []
        if store.outbox:
            problems.append(f"stuck queue: {len(store.outbox)} wait, {device.client.state}")
        if locked := await _locked(device):
            problems.append(f"{locked} journal entries do not open")
        problems += promises.faults(await marks_of(device))
        problems += _odd(store)
        if documents(store) != oracle and _oracle(store.ops, there) != oracle:
            problems.append("diverged from the oracle")
        wrong += [f"{device.name}: {problem}" for problem in problems]
    return wrong


async def faults_at_rest(device: Device) -> list[str]:
    """Return what is wrong with what a power cut leaves of a device."""
    files = device.backend.crash(device.network.dice)
    try:
        again = await Store.open(MemoryBackend(files))
    except Exception as error:
        return [f"{device.name}: a store that does not open: {error!r}"]
    if documents(again) != documents(device.store) or again.outbox != device.store.outbox:
        return [f"{device.name}: a store that opens as another"]
    if any(SECRET in content for content in files.values()):
        return [f"{device.name}: a word of the journal lies in the files"]
    return []


def _oracle(ops: Iterable[Op], there: Set[tuple[str, int]]) -> Any:
    """Return the documents that one device would have, had it made every change itself."""
    all = {op.id: op for op in ops if not is_odd(op)}
    ledger = Ledger(lambda: 0)
    once = without_twins(all.values(), there)
    wire = [op.wire() for op in sorted(once, key=lambda op: op.key)]
    ledger.apply(FrameType.REMOTE, {"ops": wire, "cursor": ""})
    return _all(ledger.view)


def documents(store: Store) -> Any:
    """Return everything that screens show, in a form that can be compared."""
    return _all(store)


def _all(view: Any) -> dict[str, list[bytes]]:
    return {
        name: sorted(
            canonical(row) for row in view.table(name).all() if not row["id"].startswith(ODD)
        )
        for name in TABLES
    }


def _odd(store: Store) -> list[str]:
    """Return what is wrong about the changes that the endpoint refuses."""
    apart = {each.q for each in store.rejections}
    own = {op.q for op in store.ops if is_odd(op) and op.device == store.device}
    wrong = [] if own <= apart else ["a refused change that needs no attention"]
    if apart - own:
        wrong.append(f"refused although nothing was wrong with it: {store.rejections}")
    return wrong


async def _locked(device: Device) -> int:
    """Return how many entries the journal of a device cannot open."""
    _, locked = await device.journal.all()
    return locked
