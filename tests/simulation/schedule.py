"""What happens in one run: drawn from a seed before anything starts, so that it can be shrunk."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, replace

LENGTH = 30
"""Steps in one schedule."""
CLOCKS = ("right", "ahead", "behind", "frozen", "back and forth")
"""What a device's clock may do."""
PAUSES = (0.0, 0.0, 0.0, 0.3, 1.0, 2.5, 2.5, 2.5, 8.0, 35.0)
"""Seconds between steps."""
SLEEPS = (3_600.0, 86_400.0)
"""Seconds for which everybody has put their devices away, now and then."""

WORK = {
    "edit": 16,
    "learn": 8,
    "write": 6,
    "rewrite": 4,
    "delete": 2,
    "draft": 1,
    "look": 8,
    "tidy": 1,
    "newer op": 2,
    "older op": 2,
    "op rejected": 2,
}
"""What people and releases do, with how often."""
NETWORK = (
    "request dropped",
    "answer dropped",
    "sent twice",
    "late",
    "request truncated",
    "answer truncated",
    "slow",
    "slow answer",
    "500",
    "429",
    "portal",
    "unmarked",
    "reset",
    "request gzip corrupted",
    "answer gzip corrupted",
    "future protocol",
)
"""What the network does to a device's next requests."""
DEVICE = (
    "clock",
    "quota full",
    "short write",
    "tab killed",
    "worker terminated",
    "two tabs",
    "device cloned",
    "device put back",
    "device revoked",
    "key rotation",
    "cursor too old",
)
"""What happens to a device."""
SITE = (
    "server killed",
    "killed in transaction",
    "killed in transaction",
    "database locked",
    "backup",
    "restored",
    "restored unsaid",
)
"""What happens to the endpoint."""
COPIES = ("device put back",)
PHOTOS = {"learn": "photo", "draft": "photo taken away", "delete": "photo taken away"}
"""What is done with photos, in place of what else, in runs that have them."""
RESTORES = ("restored", "restored unsaid")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens."""

    number: int
    name: str
    device: int
    """On which device, modulo how many there are."""
    seed: int
    """What its details are drawn from."""
    pause: float
    """Seconds that pass after it."""

    def __str__(self) -> str:
        return f"{self.number:2} {self.name} @{self.device} +{self.pause:g} s"


@dataclass(frozen=True, slots=True)
class Schedule:
    """One run."""

    seed: int
    devices: int
    clocks: tuple[str, ...]
    """One a device, and the stranger's at last."""
    processes: int
    """How many endpoints serve one database."""
    steps: tuple[Step, ...]
    has_keys: bool = False
    """Whether devices prove themselves by keys, and are let in for a while; else by tokens."""
    has_photos: bool = False

    def only(self, numbers: Collection[int]) -> Schedule:
        """Return it with these steps alone."""
        kept = tuple(step for step in self.steps if step.number in numbers)
        return replace(self, steps=kept)


def schedule(seed: int, length: int = LENGTH, *, is_plain: bool = False) -> Schedule:
    """Return the schedule of a seed; without keys and photos, if it `is_plain`."""
    dice = random.Random(seed)
    devices = dice.choice((3, 3, 4, 5))
    right = [dice.random() < 0.5 for _ in range(devices + 1)]
    clocks = tuple("right" if is_right else dice.choice(CLOCKS) for is_right in right)
    # What only a device and a server had that both were put back is gone: nobody can promise it.
    # So in one run either devices are put back or servers are.
    without = RESTORES if dice.random() < 0.5 else COPIES
    steps = tuple(_step(dice, number, without) for number in range(length))
    processes = dice.choice((1, 1, 2))
    more = random.Random(f"{seed} more")
    # Both take time, so most runs go without.
    has_keys = more.random() < 0.3 and not is_plain
    has_photos = more.random() < 0.2 and not is_plain
    if has_photos:
        steps = tuple(replace(step, name=PHOTOS.get(step.name, step.name)) for step in steps)
    return Schedule(seed, devices, clocks, processes, steps, has_keys, has_photos)


def _step(dice: random.Random, number: int, without: Collection[str]) -> Step:
    luck = dice.random()
    if luck < 0.5:
        name = dice.choices(list(WORK), list(WORK.values()))[0]
    elif luck < 0.75:
        name = dice.choice(NETWORK)
    else:
        name = dice.choice(DEVICE if luck < 0.9 else SITE)
    pause = dice.choice(PAUSES)
    if dice.random() < 0.06:
        pause = dice.choice(SLEEPS)
    if name in without:
        name = "edit"
    return Step(number, name, dice.randrange(60), dice.getrandbits(32), pause)
