"""What goes wrong with devices, on the network and at the endpoint."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from app.keys.keyring import open_keyring
from app.keys.native import NativeCrypto
from app.store.memory import MemoryBackend
from app.store.store import Store
from app.sync.errors import Offline, Rejected
from tests.simulation.device import Device
from tests.simulation.marks import marks_of
from tests.simulation.promises import Promises, attempt
from tests.simulation.schedule import CLOCKS
from tests.simulation.work import edit, learn, rewrite, tidy, write

if TYPE_CHECKING:
    from tests.simulation.world import World

MOST_DEVICES = 7
"""Devices of the person, copies among them."""

Act = Callable[["World", Device, Promises, random.Random], Awaitable[None]]


async def clock(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Set the clock."""
    device.clock = dice.choice(CLOCKS)


async def full(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Fill the disk, and save."""
    device.full(dice.randrange(1, 6), is_short=False)
    await edit(world, device, marks, dice)


async def short(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Let writes stop short, and save."""
    device.full(dice.randrange(1, 6), is_short=True)
    await learn(world, device, marks, dice)


async def killed(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Close the tab at once."""
    await device.restart()


async def terminated(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """End the worker in the middle of what it writes."""
    act = dice.choice((edit, learn, write, rewrite, tidy))
    await device.terminate_at(dice.randrange(6), lambda: act(world, device, marks, dice))


async def two_tabs(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Open another tab while the first one syncs."""
    device.look(True)
    await asyncio.sleep(dice.uniform(0, 1))
    await device.hand_over()


async def cloned(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Copy the files to another device, and use both."""
    if len(world.devices) < MOST_DEVICES:
        await world.clone(device)


async def put_back(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Keep the files at first; another time, put them back."""
    if device.image is None:
        device.image = device.backend.crash(dice)
        return
    # What it had not sent goes with it.
    unsent = await marks_of(device, device.store.outbox)
    files, device.image = device.image, None
    await device.restart(files)
    marks.excuse(unsent - await marks_of(device))


async def revoked(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Turn the device out while it syncs."""
    await edit(world, device, marks, dice)
    device.look(True)
    if device.enrolled != world.devices[0].enrolled:
        await asyncio.sleep(dice.uniform(0, 0.8))
        # Nobody waits for it: where there is no answer, it goes on as it was.
        with suppress(Offline, Rejected):
            await world.devices[0].identity.revoke(device.enrolled)


async def rotation(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Seal with a new key from now on, which the others get later."""
    other = await open_keyring(await Store.open(MemoryBackend()), NativeCrypto())
    box = await other.mailbox()
    world.boxes.append(box)
    await attempt(lambda: device.keyring.open_mailbox(*box))
    await write(world, device, marks, dice)


async def too_old(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Have a cursor of long ago, or of nowhere; what everybody has may have been blanked since."""
    if dice.random() < 0.5:
        # Copies of a device may have given out one number twice.
        held = [{(*op.id, op.digest()) for op in each.store.ops} for each in world.devices]
        everywhere = sorted(set.intersection(*held))
        world.site.blank([(name, q) for name, q, _ in everywhere if dice.random() < 0.5])
        # A device that went back to before it had these would never see them again.
        for each in world.devices:
            each.image = None
    cursor = dice.choice(("", "ABCDEFGH:3", *device.cursors))
    await attempt(lambda: device.store.receive([], cursor))


async def server_killed(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Kill a process."""
    world.site.kill()


async def in_transaction(
    world: World, device: Device, marks: Promises, dice: random.Random
) -> None:
    """Kill the process that answers next, before some statement of its own."""
    await edit(world, device, marks, dice)
    world.site.kill_at = dice.randrange(14)
    device.look(True)


async def locked(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Let another program hold the database."""
    world.site.lock(dice.randrange(1, 4))
    await edit(world, device, marks, dice)


async def backup(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Keep a copy of the database."""
    world.site.backup()


async def restored(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Put a copy back, and say so."""
    world.site.restore(dice.randrange(60), says_so=True)


async def unsaid(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Put a copy back, and say nothing."""
    world.site.restore(dice.randrange(60), says_so=False)


def on_network(name: str) -> Act:
    """Return what lets the next requests of a device meet `name`, and saves something to send."""

    async def order(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
        device.network.faults = [name] * dice.choice((1, 1, 2, 3))
        await edit(world, device, marks, dice)

    return order
