"""Devices, joining by an address, and the recovery code, on the screen with a real endpoint."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import flet as ft
import httpx
import pytest

from app import machine
from app.state.devices import parts_of
from app.ui import routes
from app.words import devices as words
from app.words import share as share_words
from tests.endpoints import URL, Endpoint
from tests.members import Member, member
from tests.screens import Window, window
from tests.test_ui_heard import find
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound

SITE = f"{URL}/"


@pytest.fixture
async def screen(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Window]:
    """The app in a window on the site of the endpoint, not yet joined."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))

    async def client() -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=endpoint.transport)

    async def push(page: ft.Page, route: str) -> None:
        page.route = route
        await page.session.dispatch_event(page._i, "route_change", {"route": route})

    monkeypatch.setattr(machine, "client", client)
    monkeypatch.setattr(ft.Page, "push_route", push)
    async with window() as made:
        made.app.devices.site = SITE
        made.app.me.sending.here = URL
        # What sends was begun before there was a page that could draw.
        for task in made.app.tasks:
            task.cancel()
        made.app.begin(made.app.me.sending.run())
        yield made


async def until(screen: Window, is_so: Callable[[], bool]) -> None:
    """Wait for what the endpoint brings about."""
    async with asyncio.timeout(30):
        while not is_so():
            await asyncio.sleep(0.01)
            await screen.settle()


async def sees(screen: Window, words: str) -> None:
    await until(screen, lambda: words in screen.words)


async def tap(screen: Window, name: str) -> None:
    await screen.do(find(screen, name))


@pytest.fixture
async def joined(screen: Window, endpoint: Endpoint) -> Window:
    """The same, joined by an invite."""
    await screen.go(routes.SHARE, 390)
    await screen.type(field(screen, share_words.CODE), endpoint.invite())
    await tap(screen, share_words.ENROL)
    await sees(screen, "Joined to Northtown")
    return screen


async def other(screen: Window, endpoint: Endpoint, device: Member) -> None:
    """Let another device join by what the screen shows."""
    await tap(screen, share_words.LINK)
    await until(screen, lambda: bool(screen.app.me.link_code))
    await device.join(screen.app.me.link_code)


@pytest.mark.parametrize("width", WIDTHS)
async def test_another_device_is_added_by_a_code_that_its_camera_opens(
    joined: Window, endpoint: Endpoint, width: int
) -> None:
    await joined.go(routes.SHARE, width)
    await sees(joined, words.CODE_ASK)
    await tap(joined, share_words.LINK)
    await sees(joined, words.ADD_CAMERA)
    _is_sound(joined, routes.SHARE)
    code = joined.app.me.link_code
    assert code in joined.words
    (picture,) = [each for each in joined.controls() if isinstance(each, ft.Image)]
    assert picture.semantics_label == words.PICTURE
    address = joined.app.devices.address(code)
    assert address.startswith(f"{SITE}#/me/share/join/")
    assert parts_of(address.rsplit("/", 1)[1]) == (code.replace("-", ""), "")
    async with member(endpoint) as tablet:
        await tablet.me.join_by(*(parts_of(address.rsplit("/", 1)[1]) or ("", "")))
        assert tablet.me.account is not None
    await joined.app.devices.ask()
    await joined.settle()
    assert words.CODE_ASK not in joined.words


async def test_a_code_of_an_endpoint_elsewhere_carries_its_address(joined: Window) -> None:
    joined.app.me.sending.here = "https://elsewhere.test"
    address = joined.app.devices.address("ABCD-" * 6 + "ABCD")
    assert parts_of(address.rsplit("/", 1)[1]) == ("ABCD" * 7, URL)
    assert parts_of("A" * 28 + "!") is None
    assert parts_of("A" * 28 + "AAAA") is None


@pytest.mark.parametrize("width", WIDTHS)
async def test_who_opens_the_address_joins_with_one_tap_and_not_without(
    screen: Window, endpoint: Endpoint, width: int
) -> None:
    async with member(endpoint) as phone:
        await phone.write("On the phone")
        await phone.enrol(endpoint.invite())
        code = (await phone.link()).replace("-", "")
        await screen.go(routes.join_device(code), width)
        _is_sound(screen, "join")
        assert screen.app.me.account is None
        await tap(screen, words.JOIN_NOW)
        await sees(screen, "Joined to Northtown")
        await screen.go(routes.join_device(code), width)
        assert "has joined Northtown" in screen.words
        assert words.JOIN_NOW not in buttons(screen)


@pytest.mark.parametrize("width", WIDTHS)
async def test_devices_are_listed_named_and_signed_out(
    joined: Window, endpoint: Endpoint, width: int
) -> None:
    async with member(endpoint) as tablet:
        await other(joined, endpoint, tablet)
        await joined.go(routes.DEVICES, width)
        await sees(joined, "Firefox on Linux")
        _is_sound(joined, routes.DEVICES)
        assert words.HERE in joined.words and words.UNSURE not in joined.words
        await tap(joined, words.RENAME_NAME.format(name="Firefox on Linux"))
        await joined.type(field(joined, words.NAME_OF.format(name="Firefox on Linux")), " ")
        await tap(joined, words.KEEP_NAME)
        assert "Type a name first" in joined.said
        name = field(joined, words.NAME_OF.format(name="Firefox on Linux"))
        await joined.type(name, "Ward tablet")
        await tap(joined, words.KEEP_NAME)
        await sees(joined, "Ward tablet")
        await tap(joined, words.REVOKE_NAME.format(name="Ward tablet"))
        assert words.REVOKE_WORDS in joined.words
        _is_sound(joined, routes.DEVICES)
        await tap(joined, words.REVOKE_KEEP)
        assert tablet.store.device and words.REVOKE_WORDS not in joined.words
        await tap(joined, words.REVOKE_NAME.format(name="Ward tablet"))
        await tap(joined, words.REVOKE_NOW)
        await until(joined, lambda: "is signed out" in joined.said)
        await sees(joined, words.OUT_TITLE)
        assert not joined.app.me.sending.renewal.is_owed
        await tablet.client.once()
        assert "signed out from another of your devices" in tablet.client.state.problem


async def test_a_device_that_was_added_is_pointed_out_until_somebody_answers(
    joined: Window, endpoint: Endpoint
) -> None:
    async with member(endpoint) as tablet:
        await other(joined, endpoint, tablet)
        await joined.app.devices.ask()
        await joined.settle()
        for place in (routes.TODAY, routes.ME, routes.SHARE):
            await joined.go(place, 390)
            assert words.NEW_TITLE in joined.words
            _is_sound(joined, place)
        await tap(joined, words.NEW_NOT_ME)
        assert words.REVOKE_ASK.format(name="Firefox on Linux") in joined.words
        await joined.go(routes.SHARE, 390)
        await tap(joined, words.NEW_MINE)
        assert words.NEW_TITLE not in joined.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_recovery_code_is_shown_typed_back_and_gives_everything_back(
    joined: Window, endpoint: Endpoint, width: int
) -> None:
    await joined.go(routes.RECOVERY_CODE, width)
    _is_sound(joined, "code")
    await tap(joined, words.CODE_MAKE)
    await sees(joined, words.CODE_WRITE)
    _is_sound(joined, "code")
    code = joined.app.codes.code
    await tap(joined, words.CODE_NEXT)
    await joined.type(
        field(joined, words.CODE_FIELD), code[:-1] + ("A" if code[-1] != "A" else "B")
    )
    await tap(joined, words.CODE_CONFIRM)
    await until(joined, lambda: "One letter or number" in joined.said)
    assert joined.app.codes.typed("back")
    await joined.type(field(joined, words.CODE_FIELD), code)
    _is_sound(joined, "code")
    await tap(joined, words.CODE_CONFIRM)
    await until(joined, lambda: words.CODE_DONE in joined.said)
    assert words.CODE_ASK not in joined.words and code not in joined.words
    async with member(endpoint) as new:
        await new.sending.recover("", code)
        assert new.me.account is not None


async def test_who_lost_every_device_types_the_code_on_a_new_one(
    screen: Window, endpoint: Endpoint
) -> None:
    async with member(endpoint) as phone:
        await phone.enrol(endpoint.invite())
        code = await phone.sending.coding.make()
        await phone.sending.coding.confirm(code)
    await screen.go(routes.SHARE, 390)
    await tap(screen, words.LOST)
    _is_sound(screen, routes.RECOVER)
    await screen.type(field(screen, words.CODE_FIELD), code.lower())
    await tap(screen, words.RECOVER_NOW)
    await sees(screen, "Joined to Northtown")


async def test_stopping_asks_first_and_says_what_is_not_sent(joined: Window) -> None:
    await joined.app.me.store.set("visit.set", "v1", {"answer": "yes"})
    assert share_words.LEAVE not in buttons(joined)
    await tap(joined, share_words.OUT)
    await tap(joined, share_words.LEAVE)
    assert words.LEAVE_ASK in joined.words
    _is_sound(joined, routes.SHARE)
    await tap(joined, words.LEAVE_KEEP)
    assert words.LEAVE_ASK not in joined.words
    await tap(joined, share_words.LEAVE)
    await tap(joined, words.LEAVE_NOW)
    await until(joined, lambda: share_words.LEFT in joined.said)
    assert joined.app.me.account is None
    assert joined.app.me.store.document("visits", "v1") is not None


async def test_who_was_signed_out_elsewhere_is_told_and_can_join_again(
    joined: Window, endpoint: Endpoint
) -> None:
    async with member(endpoint) as tablet:
        await other(joined, endpoint, tablet)
        devices = await tablet.identity.list()
        await tablet.identity.revoke(devices.all[0].id)
        await tap(joined, share_words.SEND_NOW)
        await sees(joined, "signed out from another of your devices")
        await joined.type(field(joined, share_words.CODE), await tablet.link())
        await tap(joined, share_words.JOIN)
        await until(joined, lambda: not joined.app.me.sending.identity.is_out)
        await until(joined, lambda: "signed out from another" not in joined.words)
