"""What people and releases do."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from app.models.journal import PAGE, Written
from app.store.store import Change
from tests.endpoints import NOW
from tests.simulation.device import VISITS, Device
from tests.simulation.marks import ODD
from tests.simulation.network import SECRET
from tests.simulation.promises import Promises, attempt

if TYPE_CHECKING:
    from tests.simulation.world import World


async def edit(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Answer an item of a visit."""
    mark, record = marks.new(), dice.choice(VISITS)
    fields = {dice.choice(("answer", "note")): mark}
    await marks.keep(mark, device.store.set("visit.set", record, fields))


async def learn(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """See a card."""
    mark = marks.new()
    event = {"e": mark, "k": "seen", "card": mark}
    await marks.keep(mark, device.store.commit(Change("learn.event", "module", event)))


async def write(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Write a journal entry."""
    mark = marks.new()
    await marks.keep(mark, device.journal.save(None, _words(mark), NOW))


async def rewrite(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Write another version of an entry."""
    mark, entry = marks.new(), _entry(device, dice)
    await marks.keep(mark, device.journal.save(entry, _words(mark), NOW))


async def delete(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Delete an entry."""
    entry = _entry(device, dice)
    if entry is not None:
        await attempt(lambda: device.journal.delete(entry, NOW))


async def draft(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Leave half a sentence."""
    value = {"words": f"{SECRET.decode()} half a sentence"}
    await attempt(lambda: device.journal.keep_draft("new", value))


async def photo(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Take a photo."""
    mark = marks.new()
    await marks.keep(mark, device.take(mark, dice))


async def taken_away(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Take a photo away."""
    shown = [(visit, each) for visit in VISITS for each in device.photos(visit)]
    if shown:
        visit, gone = dice.choice(shown)
        await attempt(lambda: device.store.set("visit.set", visit, {gone.field: None}))


async def look(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Look at the device, for this step."""
    device.look(True)


async def tidy(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Let go of what was taken back."""
    await attempt(device.store.forget_older)


async def newer(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Make a change that only a later release understands."""
    mark = marks.new()
    change = dice.choice(
        (
            Change("later.thing", "later", {"mark": mark, "of": {"a": [1, None, "é\u0000"]}}),
            Change("visit.set", "v1", {"set": {"later": mark}, "over": {}, "later": [mark]}),
        )
    )
    await marks.keep(mark, device.store.commit(change))


async def older(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Make a change as an earlier release did."""
    mark = marks.new()
    change = Change("visit.set", "v2", {"set": {"answer": mark}})
    await marks.keep(mark, device.store.commit(change))


async def rejected(world: World, device: Device, marks: Promises, dice: random.Random) -> None:
    """Make a change that the endpoint keeps apart."""
    deep: Any = "deep"
    for _ in range(80):
        deep = [deep]
    change = Change("visit.set", f"{ODD}{dice.getrandbits(32)}", {"set": {"answer": deep}})
    await attempt(lambda: device.store.commit(change))


def _words(mark: str) -> Written:
    return Written("", NOW, {PAGE: f"{SECRET.decode()} {mark}"})


def _entry(device: Device, dice: random.Random) -> str | None:
    ids = sorted(each["id"] for each in device.store.documents("journal"))
    return dice.choice(ids) if ids else None
