"""What tests of the state share: a store in memory, its keys, and a clock that is set by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from app.content.load import read_pack
from app.keys.keyring import open_keyring
from app.keys.native import NativeCrypto
from app.models.content import Pack
from app.state.clocks import Clocks
from app.state.learn import Learn
from app.state.proof import Proof
from app.state.reflect import Reflect
from app.state.status import Status
from app.state.visit import Visits
from app.store.journal import JournalRepository, Sealing
from app.store.memory import MemoryBackend
from app.store.store import Store

NOON = 1_764_158_400_000
"""26 November 2025, 12:00 UTC, in milliseconds."""


@dataclass
class Device:
    """A device as the screens see it; `restart` is what comes back after it was switched off."""

    backend: MemoryBackend
    store: Store
    sealer: Sealing
    status: Status = field(default_factory=Status)
    pack: Pack = field(default_factory=cache(read_pack))
    time: int = NOON

    def now(self) -> int:
        """The time by the device, a second later at each look."""
        self.time += 1000
        return self.time

    def learn(self) -> Learn:
        """Learning on this device."""
        return Learn(self.store, self.pack, self.status, self.now)

    def proof(self) -> Proof:
        """Proof of learning on this device, with learning of its own."""
        return Proof(self.store, self.learn(), self.status, self.now)

    def visits(self) -> Visits:
        """Visits on this device."""
        return Visits(self.store, self.pack, self.status, self.now)

    def clocks(self) -> Clocks:
        """The feedback clocks of the visits on this device."""
        return Clocks(self.store, self.pack, self.now)

    async def reflect(self) -> Reflect:
        """The journal on this device."""
        journal = JournalRepository(self.store, self.sealer)
        reflect = Reflect(self.store, journal, self.pack, self.status, self.now)
        await reflect.load()
        return reflect

    async def restart(self) -> Device:
        """Switch it off and on again."""
        await self.store.close()
        return await new_device(
            MemoryBackend({name: bytes(data) for name, data in self.backend.files.items()})
        )

    def fill(self) -> None:
        """Leave no room on it."""

        def full(operation: str, name: str) -> int | None:
            raise OSError(28, "No space left on device")

        self.backend.fault = full

    def clear(self) -> None:
        """Make room again."""
        self.backend.fault = None


async def new_device(backend: MemoryBackend | None = None) -> Device:
    """Return a device, empty unless `backend` holds something."""
    backend = backend or MemoryBackend()
    store = await Store.open(backend)
    keyring = await open_keyring(store, NativeCrypto())
    return Device(backend, store, keyring.sealer)
