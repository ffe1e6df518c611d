"""How every run begins: a person with five devices and a stranger, of one organisation."""

from __future__ import annotations

import atexit
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.endpoint.database import Database
from app.endpoint.enrolment import create_organisation, invite
from tests.endpoints import NOW, URL
from tests.simulation.chance import unreal
from tests.simulation.device import Device
from tests.simulation.loop import VirtualLoop
from tests.simulation.network import Network
from tests.simulation.site import Site

MOST = 5
"""Devices of the person."""
MEMORY = Path("/dev/shm")
"""A folder in memory, where there is one."""

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Template:
    """What the files hold at first."""

    database: bytes
    devices: tuple[Files, ...]
    """The person's, and the stranger's at last."""
    ids: tuple[str, ...]
    """What each device is called at the endpoint."""


@cache
def folder() -> Path:
    """Return this process's folder for the database, which nobody has to keep."""
    made = Path(tempfile.mkdtemp(prefix="leadwell-", dir=MEMORY if MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def begin(database: bytes) -> None:
    """Let the folder hold this database, and nothing else."""
    for file in folder().iterdir():
        file.unlink()
    (folder() / "endpoint.sqlite").write_bytes(database)


@cache
def template(*, has_keys: bool = False) -> Template:
    """Return how every run begins, with keys of devices or without; made once in each process."""
    begin(b"")
    Database(f"sqlite:///{folder()}/endpoint.sqlite").close()
    with unreal(0) as dice:
        loop = VirtualLoop()
        try:
            return loop.run_until_complete(_made(folder(), dice, has_keys))
        finally:
            loop.close()


async def _made(place: Path, dice: random.Random, has_keys: bool) -> Template:
    site = Site(place, 1, lambda: NOW, dice)
    with site.first.database.owner() as connection:
        organisation = create_organisation(connection, "Northtown", NOW)
        code = invite(connection, organisation, 2, 1, NOW)
    devices = []
    for number in range(MOST + 1):
        network = Network(site, str(number), dice, lambda words: None)
        device = Device(str(number), {}, "right", network, lambda: NOW, dice, has_keys=has_keys)
        await device.open()
        devices.append(device)
    first, *more, stranger = devices
    await first.client.enrol(URL, code)
    await stranger.client.enrol(URL, code)
    for device in more:
        secret, mailbox = await first.keyring.mailbox()
        got = await device.client.join(URL, await first.client.link(mailbox))
        await device.keyring.open_mailbox(secret, got)
    for device in devices:
        await device.prove()
    names = [device.store.device for device in devices]
    for device in devices:
        await device.close()
        await device.store.close()
    site.close()
    database = sqlite3.connect(place / "endpoint.sqlite")
    content = database.serialize()
    ids = dict(database.execute("SELECT device, id FROM device").fetchall())
    database.close()
    files = tuple(_files(device) for device in devices)
    return Template(content, files, tuple(ids[name] for name in names))


def _files(device: Device) -> Files:
    held: Mapping[str, bytearray] = device.backend.files
    return {name: bytes(content) for name, content in held.items()}
