"""50,000 torn and damaged images of a device's files, and what is recovered from each.

Every image is what a power cut, a full disk or a failing one could leave at some moment of a
long run with compactions in it. The verdicts: opening never fails, what is recovered is a run of
whole transactions from the first on, and nothing that was flushed is missing.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from app.errors import NotSaved
from app.store.frame import FrameType
from app.store.log import Log
from app.store.memory import MemoryBackend

IMAGES = 50_000
STEPS = 60
LOGS = ("LOG0", "LOG1")


@dataclass
class Moment:
    """The files as a crash may leave them, with what had been promised by then."""

    files: dict[str, bytes]
    promised: int
    """How many transactions had been acknowledged."""
    begun: int
    """How many had been begun; the last may or may not be there."""


@dataclass
class Run:
    """A run of appends and compactions that is interrupted everywhere."""

    dice: random.Random
    moments: list[Moment] = field(default_factory=list)
    promised: int = 0
    begun: int = 0

    async def go(self) -> None:
        """Append and compact; take an image at every call of the backend."""
        backend = MemoryBackend()
        log = await Log.open(backend, seed=self.dice.randbytes)

        def meet(operation: str, name: str) -> int | None:
            for _ in range(3):
                files = backend.crash(self.dice)
                self.moments.append(Moment(files, self.promised, self.begun))
            if self.dice.random() < 0.03:
                raise OSError(f"{operation} failed")
            if operation == "write" and self.dice.random() < 0.03:
                return self.dice.randrange(40)
            return None

        backend.fault = meet
        for _ in range(STEPS):
            if self.dice.random() < 0.08:
                with contextlib.suppress(NotSaved):
                    await log.compact(list(range(self.promised)))
                continue
            self.begun = self.promised + 1
            size = self.dice.choice((0, 10, 300, 3000))
            payload = [self.promised, self.dice.randbytes(size).hex()]
            try:
                await log.append(FrameType.OPS, payload)
                self.promised += 1
            except NotSaved:
                pass


def _numbers(log: Log) -> list[int]:
    known: list[int] = list(log.recovered.snapshot or [])
    return known + [frame.payload[0] for frame in log.recovered.frames]


async def _recover(files: dict[str, bytes]) -> list[int]:
    return _numbers(await Log.open(MemoryBackend(files)))


def _damage(files: dict[str, bytes], dice: random.Random) -> dict[str, bytes]:
    """Return files with a bit turned, a piece cut out or rubbish written over."""
    name = dice.choice([name for name in files if name in LOGS or name.startswith("SNP")])
    data = bytearray(files[name])
    if data:
        place = dice.randrange(len(data))
        match dice.randrange(3):
            case 0:
                data[place] ^= 1 << dice.randrange(8)
            case 1:
                del data[place : place + dice.randrange(1, 40)]
            case _:
                data[place : place + 16] = dice.randbytes(16)
    return {**files, name: bytes(data)}


async def _all() -> Counter[str]:
    dice = random.Random(20261123)
    seen: Counter[str] = Counter()
    while seen.total() < IMAGES:
        run = Run(dice)
        await run.go()
        for moment in dice.sample(run.moments, min(len(run.moments), 400)):
            numbers = await _recover(moment.files)
            assert numbers == list(range(len(numbers))), "half a transaction, or one out of order"
            assert len(numbers) >= moment.promised, "a flushed transaction is missing"
            assert len(numbers) <= moment.begun, "a transaction that never was"
            seen["torn"] += 1
            again: list[Any] = await _recover(_damage(moment.files, dice))
            # Damage of flushed bytes may lose what follows it, but never shows what was not
            # written, and never half of it.
            assert len(set(again)) == len(again)
            assert set(again) <= set(range(moment.begun))
            seen["damaged"] += 1
    return seen


def test_fifty_thousand_torn_and_damaged_images_lose_nothing_that_was_flushed() -> None:
    seen = asyncio.run(_all())
    print(dict(seen))
    assert seen.total() >= IMAGES
