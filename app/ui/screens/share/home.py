"""Sharing, as one comes to it: how it stands, and the ways to everything about it, in order."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.screen import bar, screen, stacked
from app.ui.screens.share.added import added
from app.ui.screens.share.belonging import belonging_ways
from app.ui.screens.share.joining import Joining, other_joins
from app.ui.screens.share.leaving import Leaving
from app.ui.screens.share.sharingways import sharing_ways
from app.ui.screens.share.standing import Standing, attention
from app.ui.screens.share.ways import at_risk, device_ways
from app.ui.theme import MEASURE
from app.words import share as words

TWO = 1_000
"""Room for two columns."""
SIDE = 28
"""What is beside and between them."""


@component
def ShareHome() -> ft.Control:
    """Joining, for who has not; else how it stands, what is shared, with whom, from where, and at
    the end the ways out."""
    app = use_app()
    me, devices = watch(app.me), watch(app.devices)
    belongs = watch(app.belonging).membership
    account = str((me.account or {}).get("account", ""))
    ft.use_effect(action(devices.ask_quietly), dependencies=[account])
    # Who comes back finds no code for a device that may have joined with it already.
    ft.use_effect(action(me.hide_link), dependencies=[])
    head = bar(words.TITLE, routes.go(routes.ME))
    # Who sends no more from here can still look at what was shared.
    shared = sharing_ways(belongs)
    if me.account is None:
        return screen(Joining(key="joining"), *other_joins(), *shared, head=head, key="share")
    first = [
        *added(devices),
        *([at_risk()] if devices.is_at_risk else []),
        *([attention(me)] if me.rejections else []),
        Standing(key="standing"),
        *shared,
    ]
    then = [
        *belonging_ways(belongs, app.reports),
        *device_ways(devices, me),
        Leaving(key="leaving"),
    ]
    if watch(app.layout).room < TWO:
        return screen(*first, *then, head=head, key="share")
    return _beside(head, first, then)


def _beside(head: ft.Control, first: list[ft.Control], then: list[ft.Control]) -> ft.Control:
    """The head over two columns that scroll as one."""
    columns: list[ft.Control] = [
        ft.Container(
            stacked(*each),
            expand=True,
        )
        for each in (first, then)
    ]
    both = ft.Row(columns, spacing=SIDE, vertical_alignment=ft.CrossAxisAlignment.START)
    padding = ft.Padding.only(left=SIDE, right=SIDE, top=8, bottom=28)
    scrolled = ft.Column(
        [ft.Container(both, width=2 * MEASURE, padding=padding)],
        key="share-wide",
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    over = ft.Padding.symmetric(horizontal=SIDE, vertical=8)
    return ft.Column(
        [ft.Container(head, width=2 * MEASURE, padding=over), scrolled],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
