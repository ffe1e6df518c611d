"""A photo of another device on the screen: where it is, and then itself, without a tap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import flet as ft
import httpx
import pytest

from app import machine
from app.models.edition import edition, kept
from app.models.photo import Photo
from app.state.leadwell import Leadwell
from app.ui import routes
from tests.carriers import Carrier
from tests.checklists import EVERY
from tests.endpoints import URL, Device, Endpoint, Network, no_signal
from tests.screens import Window, window
from tests.test_store_attachments import picture
from tests.test_ui_routes import WIDTHS, _is_sound

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
