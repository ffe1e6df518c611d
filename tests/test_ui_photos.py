"""A photo of another device on the screen: where it is, and then itself, without a tap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import flet as ft
import httpx
import pytest

from app import machine
from app.keys.archive import is_archive, open_archive
from app.models.edition import edition, kept
from app.models.photo import Photo
from app.state.leadwell import Leadwell
from app.store.archive import import_archive, save_archive
from app.store.attachments import Attachments
from app.store.course import Course
from app.store.memory import MemoryBackend
from app.store.parcel import parcel_in, take_in
from app.store.shelves import MemoryShelf
from app.store.store import Store
from app.ui import routes
from app.ui.screens.me import keeping
from tests.carriers import Carrier
from tests.checklists import EVERY
from tests.endpoints import URL, Device, Endpoint, Network, no_signal
from tests.screens import Window, window
from tests.test_store_attachments import picture
from tests.test_ui_routes import WIDTHS, _is_sound
from tests.test_ui_ward import button

END = routes.ward("v1", "end")


@pytest.fixture
def way(endpoint: Endpoint) -> Network:
    """The way from the tablet to the endpoint."""
    return Network(endpoint)


@pytest.fixture
async def screen(
    way: Network, phone: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Window]:
    """The app on a tablet, in a window, with the visit that the phone began."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "tablet"))

    async def client() -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=way)

    monkeypatch.setattr(machine, "client", client)
    name = edition(EVERY)
    await phone.store.set("template.set", name, {"template": kept(EVERY)})
    fields = {"template": "every", "edition": name, "place": "Maple ward", "started": 1}
    await phone.store.set("visit.set", "v1", fields)
    async with window() as made:
        yield made


async def join(app: Leadwell, phone: Device) -> None:
    """Let the tablet join the phone's account."""
    joined = {"link": await phone.client.link(""), "device": app.me.store.device}
    reply = await phone.http.post(f"{URL}/v1/enrol", json=joined, headers={"X-Leadwell": "1"})
    account = {name: reply.json()[name] for name in ("account", "organisation", "token")}
    await app.me.store.remember("account", {"endpoint": URL, **account})


async def until(screen: Window, is_so: Callable[[], bool]) -> None:
    """Wait for what the network brings about."""
    async with asyncio.timeout(60):
        while not is_so():
            await asyncio.sleep(0.01)
            await screen.settle()


def images(screen: Window) -> list[ft.Image]:
    """Return the photos on the screen."""
    return [each for each in screen.controls() if isinstance(each, ft.Image)]


async def take(camera: Carrier) -> Photo:
    """Take a photo that is one."""
    data, small = picture(1600, 1200), picture(320, 240)
    digest, copy = await camera.kept.keep(data), await camera.kept.keep(small)
    photo = Photo("p1", "board", digest, copy, len(data), 1600, 1200, 1)
    await camera.store.set("visit.set", "v1", {photo.field: photo.value()})
    return photo


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_photo_on_its_way_is_said_so_and_shows_itself_once_it_has_come(
    screen: Window, way: Network, phone: Device, width: int
) -> None:
    camera, app = Carrier(phone), screen.app
    photo = await take(camera)

    async def records_alone(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("put"):
            return await no_signal(request)
        return await camera.network.endpoint.transport.handle_async_request(request)

    phone.network.instead = records_alone
    await phone.client.once()
    await join(app, phone)
    await until(screen, lambda: app.visits.visit("v1") is not None)
    await screen.go(END, width)
    await until(screen, lambda: "still on its way from there" in screen.words)
    _is_sound(screen, END)
    assert images(screen) == []
    phone.network.instead = None
    await phone.client.once()
    app.me.sending.wake()
    await until(screen, lambda: len(images(screen)) == 1)
    assert "still on its way" not in screen.words
    _is_sound(screen, END)
    found = app.visits.visit("v1")
    assert found is not None
    await until(screen, lambda: way.requests[-1].url.path.endswith("get"))
    assert await app.photos.fetch(photo) is None
    way.instead = no_signal
    assert await app.photos.whole(found.photos[0]) == picture(1600, 1200)


async def test_without_a_signal_it_says_that_the_photo_comes_once_there_is_one(
    screen: Window, way: Network, phone: Device
) -> None:
    camera, app = Carrier(phone), screen.app
    await take(camera)
    await phone.client.once()

    async def records_alone(request: httpx.Request) -> httpx.Response:
        if "attachments" in request.url.path:
            return await no_signal(request)
        return await way.endpoint.transport.handle_async_request(request)

    way.instead = records_alone
    await join(app, phone)
    await until(screen, lambda: app.visits.visit("v1") is not None)
    await screen.go(END, 390)
    await until(screen, lambda: "no answer from the endpoint" in screen.words)
    way.instead = None
    app.me.sending.wake()
    await until(screen, lambda: len(images(screen)) == 1)


async def test_files_that_the_app_writes_have_the_photos_in_them_and_it_takes_them_in(
    screen: Window, phone: Device
) -> None:
    app, camera = screen.app, Carrier(phone)
    photo = await take(camera)
    await app.me.bring_in(await save_archive(phone.store, Course(), camera.kept))
    await screen.go(END, 390)
    await until(screen, lambda: len(images(screen)) == 1)
    assert await app.photos.whole(photo) == picture(1600, 1200)
    for data in (await app.me.export("four plain words"), await app.together.handover.file()):
        kept, fresh = Attachments(MemoryShelf()), await Store.open(MemoryBackend())
        if is_archive(data):
            data = await open_archive(app.me.crypto, "four plain words", data)
            await import_archive(fresh, data, Course(), kept)
        else:
            await take_in(fresh, await parcel_in(data, Course()), Course(), kept)
        assert await kept.find(photo.digest) == picture(1600, 1200)
    await app.together.handover.look()
    await screen.go(routes.HANDOVER, 390)
    await until(screen, lambda: "1 photo" in screen.words)
    _is_sound(screen, routes.HANDOVER)


async def test_the_screens_say_what_of_a_files_photos_could_not_be_brought_in(
    screen: Window, phone: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = Carrier(phone)
    await take(camera)
    data = bytearray(await save_archive(phone.store, Course(), camera.kept))
    data[-5] ^= 1

    async def chosen() -> bytes:
        return bytes(data)

    monkeypatch.setattr(keeping, "pick_file", chosen)
    await screen.go(routes.ME, 390)
    await screen.do(button(screen, "Bring a file in"))
    await until(screen, lambda: "1 photo came with it." in screen.said)
    assert "1 photo could not be brought in: it is damaged in the file" in screen.said
