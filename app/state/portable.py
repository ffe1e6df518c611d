"""The journal, taken along: out into files, in from files, and one reflection as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.keys.crypto import Crypto
from app.state.carrying import Carrying
from app.state.evidence import Evidence
from app.state.libraries import Ready, here
from app.state.proof import Proof
from app.state.reflect import Reflect
from app.state.taking import Taking
from app.state.work import Work
from app.store.store import Store

if TYPE_CHECKING:
    from app.store.bringing import Naming


@dataclass
class Portable:
    """The three of them, and the work on a file that they share: one thing at a time."""

    taking: Taking
    carrying: Carrying
    evidence: Evidence
    work: Work

    async def lock(self) -> None:
        """Keep what is half told, sealed, then stop what is under way and forget everything."""
        self.work.stop()
        await self.evidence.lock()
        self.taking.forget()
        self.carrying.forget()


def portable(
    store: Store,
    reflect: Reflect,
    proof: Proof,
    crypto: Crypto,
    sealing: Naming,
    ready: Ready = here,
) -> Portable:
    """Return all of it on one journal; `ready` waits for `fpdf`."""
    work = Work()
    return Portable(
        Taking(store, reflect, crypto, work, reflect.now, ready),
        Carrying(store, reflect, sealing, crypto, work, reflect.now),
        Evidence(reflect, proof, reflect.status, reflect.now, ready),
        work,
    )
