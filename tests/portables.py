"""What tests of the travelling journal share: a device that has one, and files from elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

from app.keys.native import NativeCrypto
from app.models.journal import PAGE, Entry, Written
from app.state.portable import Portable, portable
from app.state.reflect import Reflect
from app.state.taking import Form
from app.store.bringing import Naming
from app.ui.screens.reflect.portable.labels import LABELS
from tests.states import NOON, Device, new_device


@dataclass
class Journal:
    """A journal on a device, and its ways out and in."""

    device: Device
    reflect: Reflect
    portable: Portable

    async def write(self, text: str, at: int = NOON, **more: Any) -> str:
        """Write an entry, and return its id."""
        written = Written("", at, {PAGE: text}, **more)
        id = await self.reflect.journal.save(None, written, at)
        await self.reflect.load()
        return id

    async def take(self, form: Form = "json", passphrase: str = "") -> bytes:
        """Return the journal as a file."""
        taking = self.portable.taking
        taking.set_form(form)
        taking.type_pass(passphrase)
        await taking.look_over()
        return (await taking.file(LABELS)).data

    async def bring(self, data: bytes, passphrase: str = "") -> int:
        """Bring a file in, and return how many entries came."""
        carrying = self.portable.carrying
        await self.look(data, passphrase)
        await carrying.bring()
        assert carrying.done is not None
        return carrying.done

    async def look(self, data: bytes, passphrase: str = "") -> None:
        """Choose a file and look at it."""
        carrying = self.portable.carrying
        carrying.choose(data)
        carrying.type_pass(passphrase)
        await carrying.read()

    async def entries(self) -> tuple[Entry, ...]:
        """Return what is in the journal, newest first."""
        return (await self.reflect.journal.all())[0]

    async def words(self) -> list[str]:
        """Return what the entries say, newest first."""
        return [text for each in await self.entries() for text in each.written.answers.values()]

    async def restart(self) -> Journal:
        """Switch the device off and on again."""
        return await journal(await self.device.restart())


async def journal(device: Device | None = None) -> Journal:
    """Return the journal of a device, of a new one unless it is given."""
    device = device or await new_device()
    reflect = await device.reflect()
    sealing = cast(Naming, device.sealer)
    made = portable(device.store, reflect, device.proof(), NativeCrypto(), sealing)
    return Journal(device, reflect, made)


def day_one(count: int, **more: Any) -> bytes:
    """Return a journal as Day One exports it, an entry a day."""
    entries = [
        {
            "uuid": f"{number:032X}",
            "creationDate": f"2019-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}T08:30:00Z",
            "text": f"Entry {number}\\. I listened to a worried porter\\.",
            "tags": ["ward"],
            **more,
        }
        for number in range(count)
    ]
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries}).encode()


def of_jrnl(*titles: str) -> bytes:
    """Return a journal as `jrnl --export json` prints it."""
    entries = [
        {
            "title": title,
            "body": "",
            "date": "2021-11-05",
            "time": "21:40",
            "tags": ["@calm"],
            "starred": False,
        }
        for title in titles
    ]
    return json.dumps({"tags": {"@calm": len(titles)}, "entries": entries}, indent=2).encode()
