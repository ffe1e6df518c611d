"""What each step of a schedule does."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from app.keys.keyring import open_keyring
from app.keys.native import NativeCrypto
from app.models.journal import PAGE, Written
from app.store.memory import MemoryBackend
from app.store.store import Change, Store
from tests.endpoints import NOW
from tests.simulation.device import Device
from tests.simulation.marks import ODD, marks_of
from tests.simulation.network import SECRET
from tests.simulation.promises import Promises, attempt
from tests.simulation.schedule import CLOCKS, NETWORK

if TYPE_CHECKING:
    from tests.simulation.world import World

MOST_DEVICES = 7
"""Devices of the person, copies among them."""

Act = Callable[["World", Device, Promises, random.Random], Awaitable[None]]


async def edit(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    mark, record = marks.new(), dice.choice(("v1", "v2"))
    fields = {dice.choice(("answer", "note")): mark}
    await marks.keep(mark, device.store.set("visit.set", record, fields))


async def learn(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    mark = marks.new()
    event = {"e": mark, "k": "seen", "card": mark}
    await marks.keep(mark, device.store.commit(Change("learn.event", "module", event)))


async def write(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    mark = marks.new()
    await marks.keep(mark, device.journal.save(None, _words(mark), NOW))


async def rewrite(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    mark, entry = marks.new(), _entry(device, dice)
    await marks.keep(mark, device.journal.save(entry, _words(mark), NOW))


async def delete(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    entry = _entry(device, dice)
    if entry is not None:
        await attempt(lambda: device.journal.delete(entry, NOW))


async def draft(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    value = {"words": f"{SECRET.decode()} half a sentence"}
    await attempt(lambda: device.journal.keep_draft("new", value))


async def look(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    device.look(True)


async def tidy(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    await attempt(device.store.forget_older)


async def newer(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    mark = marks.new()
    change = dice.choice(
        (
            Change("later.thing", "later", {"mark": mark, "of": {"a": [1, None, "é\u0000"]}}),
            Change("visit.set", "v1", {"set": {"later": mark}, "over": {}, "later": [mark]}),
        )
    )
    await marks.keep(mark, device.store.commit(change))


async def older(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    mark = marks.new()
    change = Change("visit.set", "v2", {"set": {"answer": mark}})
    await marks.keep(mark, device.store.commit(change))


async def rejected(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    deep: Any = "deep"
    for _ in range(80):
        deep = [deep]
    change = Change("visit.set", f"{ODD}{dice.getrandbits(32)}", {"set": {"answer": deep}})
    await attempt(lambda: device.store.commit(change))


async def clock(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    device.clock = dice.choice(CLOCKS)


async def full(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    device.full(dice.randrange(1, 6), is_short=False)
    await edit(world, device, marks, dice)


async def short(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    device.full(dice.randrange(1, 6), is_short=True)
    await learn(world, device, marks, dice)


async def killed(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    await device.restart()


async def terminated(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    act = dice.choice((edit, learn, write, rewrite, tidy))
    await device.terminate_at(dice.randrange(6), lambda: act(world, device, marks, dice))


async def two_tabs(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    device.look(True)
    await asyncio.sleep(dice.uniform(0, 1))
    await device.hand_over()


async def cloned(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    if len(world.devices) < MOST_DEVICES:
        await world.clone(device)


async def put_back(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    if device.image is None:
        device.image = device.backend.crash(dice)
        return
    # What it had not sent goes with it.
    unsent = await marks_of(device, device.store.outbox)
    files, device.image = device.image, None
    await device.restart(files)
    marks.excuse(unsent - await marks_of(device))


async def revoked(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    await edit(world, device, marks, dice)
    device.look(True)
    if device.enrolled != world.devices[0].enrolled:
        await asyncio.sleep(dice.uniform(0, 0.8))
        world.site.revoke(device.enrolled, world.now())


async def rotation(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    other = await open_keyring(await Store.open(MemoryBackend()), NativeCrypto())
    box = await other.mailbox()
    world.boxes.append(box)
    await attempt(lambda: device.keyring.open_mailbox(*box))
    await write(world, device, marks, dice)


async def too_old(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    cursor = dice.choice(("", "ABCDEFGH:3", *device.cursors))
    await attempt(lambda: device.store.receive([], cursor))


async def server_killed(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    world.site.kill()


async def in_transaction(
    world: World, device: Device, marks: Promises, dice: random.Random
) -> None:
    await edit(world, device, marks, dice)
    world.site.kill_at = dice.randrange(14)
    device.look(True)


async def locked(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    world.site.lock(dice.randrange(1, 4))
    await edit(world, device, marks, dice)


async def backup(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    world.site.backup()


async def restored(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    world.site.restore(dice.randrange(60), says_so=True)


async def unsaid(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    world.site.restore(dice.randrange(60), says_so=False)


def _on_network(name: str) -> Act:
    async def order(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
        device.network.faults = [name] * dice.choice((1, 1, 2, 3))
        await edit(world, device, marks, dice)

    return order


ACTS: Mapping[str, Act] = {
    "edit": edit,
    "learn": learn,
    "write": write,
    "rewrite": rewrite,
    "delete": delete,
    "draft": draft,
    "look": look,
    "tidy": tidy,
    "newer op": newer,
    "older op": older,
    "op rejected": rejected,
    "clock": clock,
    "quota full": full,
    "short write": short,
    "tab killed": killed,
    "worker terminated": terminated,
    "two tabs": two_tabs,
    "device cloned": cloned,
    "device put back": put_back,
    "device revoked": revoked,
    "key rotation": rotation,
    "cursor too old": too_old,
    "server killed": server_killed,
    "killed in transaction": in_transaction,
    "database locked": locked,
    "backup": backup,
    "restored": restored,
    "restored unsaid": unsaid,
    **{name: _on_network(name) for name in NETWORK},
}


def _words(mark: str) -> Written:
    return Written("", NOW, {PAGE: f"{SECRET.decode()} {mark}"})


def _entry(device: Device, dice: random.Random) -> str | None:
    ids = sorted(each["id"] for each in device.store.documents("journal"))
    return dice.choice(ids) if ids else None
