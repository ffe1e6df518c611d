"""One's devices: their names, when each was seen, and how to sign one out."""

from __future__ import annotations

import flet as ft

from app.models.device import LONGEST, Device
from app.models.moment import said
from app.state.devices import MyDevices
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, quiet_button, side_button
from app.ui.parts.cards import card, pill, tinted
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.naming import called
from app.ui.theme import AMBER, TEAL
from app.words import devices as words


@component
def DevicesScreen() -> ft.Control:
    """All of them, this one first."""
    app = use_app()
    devices = watch(app.devices)
    ft.use_effect(action(devices.ask_quietly), dependencies=[])
    known = devices.known
    head = bar(words.TITLE, routes.go(routes.SHARE))
    if not devices.is_joined:
        alone = empty(
            ft.Icons.DEVICES,
            words.ALONE,
            words.ALONE_WORDS,
            words.ALONE_STEP,
            routes.go(routes.SHARE),
        )
        return screen(alone, head=head, key="devices")
    if known is None:
        return screen(body(words.NONE_KNOWN), head=head, key="devices")
    active = sorted(known.active, key=lambda each: (each.id != known.here, -each.seen))
    gone = [each for each in known.all if each.revoked is not None]
    return screen(
        body(words.LEAD),
        *([] if devices.is_fresh else [note(words.OFFLINE)]),
        *(_device(devices, each) for each in active),
        *([heading(words.OUT_TITLE)] if gone else []),
        *(_gone(devices, each) for each in reversed(gone)),
        head=head,
        key="devices",
    )


def _device(devices: MyDevices, device: Device) -> ft.Control:
    known = devices.known
    is_here = known is not None and device.id == known.here
    name, now = called(device), devices.now()
    if devices.asked == device.id:
        return _question(devices, name)
    facts = [words.SEEN.format(day=said(device.seen, now))] if not is_here else []
    facts.append(words.ADDED.format(day=said(device.created, now)))
    if device.name and device.kind:
        facts.insert(0, device.kind)
    return card(
        *([ft.Row([pill(words.HERE)])] if is_here else []),
        strong(name),
        note(" · ".join(facts)),
        *([note(words.UNSURE, AMBER.full)] if device.id in devices.unsure else []),
        *([note(words.BY_TOKEN)] if not device.public and not is_here else []),
        *(_naming(devices, device) if devices.naming == device.id else [_ways(devices, device)]),
    )


def _ways(devices: MyDevices, device: Device) -> ft.Control:
    name = called(device)
    is_here = devices.known is not None and device.id == devices.known.here
    ways: list[ft.Control] = [
        quiet_button(
            words.RENAME,
            action(devices.begin_naming, device.id),
            icon=ft.Icons.EDIT_OUTLINED,
            name=words.RENAME_NAME.format(name=name),
        )
    ]
    if not is_here:
        ways.append(
            quiet_button(
                words.REVOKE,
                action(devices.ask_to_revoke, device.id),
                AMBER,
                ft.Icons.LOGOUT,
                name=words.REVOKE_NAME.format(name=name),
            )
        )
    return ft.Row(ways, wrap=True)


def _naming(devices: MyDevices, device: Device) -> list[ft.Control]:
    async def keep() -> None:
        await devices.rename()
        tell(words.RENAMED)

    return [
        Field(
            words.NAME_OF.format(name=called(device)),
            devices.typed,
            devices.type,
            most=LONGEST,
            hue=TEAL,
            is_first=True,
            key=f"name-{device.id}",
        ),
        ft.Row(
            [
                side_button(words.KEEP_NAME, action(keep)),
                quiet_button(words.NOT_NOW, action(devices.begin_naming, "")),
            ],
            wrap=True,
        ),
    ]


def _question(devices: MyDevices, name: str) -> ft.Control:
    async def revoke() -> None:
        is_owed = await devices.revoke()
        tell((words.REVOKED_OWED if is_owed else words.REVOKED).format(name=name))

    return tinted(
        strong(words.REVOKE_ASK.format(name=name), AMBER.full),
        body(words.REVOKE_WORDS),
        ft.Row(
            [
                grave_button(words.REVOKE_NOW, action(revoke), ft.Icons.LOGOUT),
                quiet_button(words.REVOKE_KEEP, action(devices.ask_to_revoke, ""), AMBER),
            ],
            wrap=True,
        ),
        hue=AMBER,
        icon=ft.Icons.WARNING_AMBER,
    )


def _gone(devices: MyDevices, device: Device) -> ft.Control:
    day = said(device.revoked or device.created, devices.now())
    return card(strong(called(device)), note(words.OUT.format(day=day)))
