"""One run: everything is set up, everything happens, and everything is judged."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass

from tests.endpoints import NOW, URL
from tests.simulation.acts import ACTS
from tests.simulation.chance import unreal
from tests.simulation.device import Device
from tests.simulation.loop import VirtualLoop
from tests.simulation.network import SECRET, Network
from tests.simulation.promises import Promises
from tests.simulation.schedule import SLEEPS, WORK, Schedule, Step
from tests.simulation.site import Site
from tests.simulation.template import Files, begin, folder, template
from tests.simulation.together import LOST, faults_between, photos_missing
from tests.simulation.verdict import faults_at_rest, faults_of

HEALED = (5, 5, 35, 20, 60, 55)
"""Seconds after which is looked whether all is well again: three minutes in all."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a schedule."""

    schedule: Schedule
    wrong: tuple[str, ...]
    trace: tuple[str, ...]
    seconds: float
    """How long it took in the time of its world."""


def run(schedule: Schedule) -> Run:
    """Go through a schedule."""
    begin(template(has_keys=schedule.has_keys).database)
    with unreal(schedule.seed):
        loop = VirtualLoop()
        world = World(schedule, loop)
        try:
            wrong = loop.run_until_complete(world.live())
        except Exception as error:
            wrong = [f"it broke: {error!r}"]
        finally:
            loop.run_until_complete(world.close())
            loop.close()
        return Run(schedule, (*wrong, *loop.mistakes), tuple(world.trace), loop.time())


class World:
    """One endpoint, a person with several devices, and a stranger."""

    def __init__(self, schedule: Schedule, loop: VirtualLoop) -> None:
        """Begin as the template says."""
        self._schedule = schedule
        self._loop = loop
        self.trace: list[str] = []
        self.boxes: list[tuple[str, str]] = []
        """Mailboxes with a newer key, and what opens each."""
        self.site = Site(folder(), schedule.processes, self.now, self._dice("site"))
        start = template(has_keys=schedule.has_keys)
        chosen = [*range(schedule.devices), -1]
        self._all = [
            self._device(
                str(number) if number >= 0 else "stranger",
                start.devices[number],
                clock,
                start.ids[number],
            )
            for number, clock in zip(chosen, schedule.clocks, strict=True)
        ]
        self.stranger = self._all.pop()
        self.devices = self._all
        self._marks = Promises("m")
        self._strange = Promises("s")

    def now(self) -> int:
        """Return the right time, in milliseconds since 1970."""
        return NOW + int(self._loop.time() * 1000)

    async def live(self) -> list[str]:
        """Let everything happen, and return what is wrong in the end."""
        for device in (*self.devices, self.stranger):
            await device.open()
        for step in self._schedule.steps:
            await self._do(step)
        await self._heal()
        wrong: list[str] = []
        for seconds in HEALED:
            await asyncio.sleep(seconds)
            await self._let_in()
            wrong = await self._judge()
            if not wrong:
                break
            if self._schedule.seed % 2:
                # Somebody looks at all devices again; else each syncs when its minute is over.
                for device in (*self.devices, self.stranger):
                    device.look(True)
        if wrong and all(each.endswith(LOST) for each in wrong):
            # An older database was put in place and nobody said so: it has their records, and each
            # device looks again at what was confirmed when the app is started.
            for device in self.devices:
                await device.restart()
                device.look(True)
            await asyncio.sleep(HEALED[-1])
            wrong = await self._judge()
        for device in self.devices:
            wrong += await faults_at_rest(device)
            wrong += await photos_missing(device)
            self._note(f"{device.name} ends with {len(device.store.ops)} ops")
        return wrong

    async def clone(self, device: Device) -> None:
        """Let another device begin with the files of this one."""
        name = f"{device.name}'"
        files = device.backend.crash(device.network.dice)
        copy = self._device(name, files, device.clock, device.enrolled)
        copy.shelf.kept.update(device.shelf.kept)
        self.devices.append(copy)
        await copy.open()

    async def close(self) -> None:
        """Switch everything off."""
        for device in (*self.devices, self.stranger):
            await device.close()
        self.site.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _device(self, name: str, files: Files, clock: str, enrolled: str) -> Device:
        dice = self._dice(name)
        network = Network(self.site, name, dice, self._note)
        has = {"has_keys": self._schedule.has_keys, "has_photos": self._schedule.has_photos}
        device = Device(name, files, clock, network, self.now, dice, **has)
        device.enrolled = enrolled
        return device

    def _dice(self, name: str) -> random.Random:
        """Return luck of one's own, so that what is left out elsewhere changes nothing here."""
        return random.Random(f"{self._schedule.seed} {name}")

    async def _do(self, step: Step) -> None:
        is_strange = step.device >= 54 and step.name in WORK
        device = self.devices[step.device % len(self.devices)]
        marks = self._marks
        if is_strange:
            device, marks = self.stranger, self._strange
        self._note(f"-- {step}")
        device.cursors.append(device.store.cursor)
        await ACTS[step.name](self, device, marks, random.Random(step.seed))
        if step.pause in SLEEPS:
            for each in (*self.devices, self.stranger):
                await each.sleep()
        await asyncio.sleep(step.pause)
        for each in (*self.devices, self.stranger):
            each.look(False)
            each.wake()

    async def _heal(self) -> None:
        """Make whole what was broken; let in again who was turned out."""
        self._note("-- healed")
        self.site.heal()
        for device in (*self.devices, self.stranger):
            device.network.faults = []
            device.backend.fault = None
            for secret, mailbox in self.boxes:
                await device.keyring.open_mailbox(secret, mailbox)
            device.look(True)

    async def _let_in(self) -> None:
        """Do what the screens of devices ask for that the endpoint does not know any more."""
        for device in self.devices[1:]:
            if device.client.state.phase == "sending":
                # Only its answer tells whether the device is known.
                await device.client.once()
            state, rejections = device.client.state, device.store.rejections
            is_known = state.problem in [each.message for each in rejections]
            if state.phase == "attention" and not is_known:
                self._note(f"{device.name} joins again")
                await device.client.join(URL, await self.devices[0].client.link(""))
                await device.prove()

    async def _judge(self) -> list[str]:
        there = self.site.ids()
        wrong = await faults_of(self.devices, self._marks, there)
        wrong += await faults_of([self.stranger], self._strange, there)
        wrong += faults_between(self.devices, self.site) + faults_between(
            [self.stranger], self.site
        )
        for device in (*self.devices, self.stranger):
            wrong += [f"a word of the journal went to {path}" for path in device.network.leaks]
        if SECRET in self.site.content:
            wrong.append("a word of the journal lies in the database")
        return wrong

    def _note(self, words: str) -> None:
        self.trace.append(f"{self._loop.time():11.3f} {words}")
