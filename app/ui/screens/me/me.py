"""Everything about oneself and this device."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.content import Pack
from app.models.profile import ROLES
from app.state.me import Me
from app.state.status import Status
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import screen
from app.ui.parts.words import body, heading, headline, note, strong
from app.ui.screens.me.keeping import keeping
from app.ui.screens.me.locking import Locking
from app.ui.screens.me.people import PeopleCard
from app.ui.screens.share.added import added
from app.ui.theme import TEAL
from app.words import me as words


def _roles(pack: Pack) -> list[tuple[str, str]]:
    """The roles to choose from; a pack that is older than roles has none of its own."""
    known = [(role.id, role.title) for role in pack.roles]
    return known or [(role, words.ROLES[role]) for role in ROLES]


def _profile(me: Me, pack: Pack) -> ft.Control:
    return card(
        heading(words.PROFILE),
        note(words.PROFILE_LEAD),
        Field(words.NAME, me.profile.name, partial(me.typing.type, "name"), hue=TEAL, key="name"),
        Field(words.JOB, me.profile.job, partial(me.typing.type, "job"), hue=TEAL, key="job"),
        strong(words.ROLE),
        chips(_roles(pack), me.profile.role, me.set_role, hue=TEAL),
        spacing=14,
    )


def _switch(me: Me, name: str, label: str, *, is_on: bool) -> list[ft.Control]:
    async def choose(value: str) -> None:
        await (
            me.set_look(contrast=value == "on")
            if name == "contrast"
            else me.set_look(still=value == "on")
        )

    options = [("on", words.ON), ("off", words.OFF)]
    return [strong(label), chips(options, "on" if is_on else "off", choose, hue=TEAL, about=label)]


def _look(me: Me) -> ft.Control:
    async def scale(value: str) -> None:
        await me.set_look(scale=float(value))

    async def mode(value: str) -> None:
        await me.set_look(mode=value)

    sizes = [(str(size), name) for size, name in words.SCALES.items()]
    return card(
        heading(words.LOOK),
        strong(words.TEXT_SIZE),
        chips(sizes, str(me.look.scale), scale, hue=TEAL, about=words.TEXT_SIZE),
        strong(words.MODE),
        chips(list(words.MODES.items()), me.look.mode, mode, hue=TEAL, about=words.MODE),
        *_switch(me, "contrast", words.CONTRAST, is_on=me.look.high_contrast),
        *_switch(me, "still", words.STILL, is_on=me.look.still),
        spacing=10,
    )


def _sharing(me: Me, status: Status) -> ft.Control:
    return card(
        heading(words.SHARING),
        note(status.line if me.account else words.ALONE),
        quiet_button(words.SHARING_WAY, routes.go(routes.SHARE), icon=ft.Icons.DEVICES),
    )


def _about(edition: str) -> ft.Control:
    return card(
        heading(words.ABOUT),
        body(words.ABOUT_WORDS),
        note(words.ACCESSIBILITY),
        note(words.EDITION.format(edition=edition)),
    )


@component
def MeScreen() -> ft.Control:
    """Me."""
    app = use_app()
    me = watch(app.me)
    status = watch(app.status)
    devices = watch(app.devices)
    return screen(
        headline(words.TITLE),
        *added(devices),
        _profile(me, app.pack),
        _look(me),
        PeopleCard(me),
        Locking(),
        keeping(me),
        _sharing(me, status),
        _about(app.pack.edition),
        key="me",
    )
