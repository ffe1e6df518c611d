"""Sharing, as one comes to it: how it stands, and the ways to everything about it, in order."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.screen import bar, screen
from app.ui.screens.share.added import added
from app.ui.screens.share.belonging import belonging_ways
from app.ui.screens.share.joining import Joining, other_joins
from app.ui.screens.share.leaving import Leaving
from app.ui.screens.share.sharingways import sharing_ways
from app.ui.screens.share.standing import Standing, attention, sent_way
from app.ui.screens.share.ways import at_risk, device_ways
from app.words import share as words


@component
def ShareHome() -> ft.Control:
    """Joining, for who has not; else how it stands, what is shared, with whom, from where, and at
    the end the ways out."""
    app = use_app()
    me, devices = watch(app.me), watch(app.devices)
    belongs = watch(app.belonging).membership
    account = str((me.account or {}).get("account", ""))
    ft.use_effect(action(devices.ask_quietly), dependencies=[account])
    # What was shared before is on a device that sends no more, and it can still be looked at.
    shared = sharing_ways(belongs, is_joined=me.account is not None)
    parts: list[ft.Control]
    if me.account is None:
        parts = [Joining(key="joining"), *other_joins(), *shared]
    else:
        parts = [
            *added(devices),
            *([at_risk()] if devices.is_at_risk else []),
            *([attention(me)] if me.rejections else []),
            Standing(key="standing"),
            sent_way(watch(app.status)),
            *shared,
            *belonging_ways(belongs, app.reports),
            *device_ways(devices, me),
            Leaving(key="leaving"),
        ]
    return screen(*parts, head=bar(words.TITLE, routes.go(routes.ME)), key="share")
