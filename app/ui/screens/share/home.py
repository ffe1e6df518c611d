"""Sharing, as one comes to it: whom one has joined, and the ways to everything about it."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.screen import bar, screen
from app.ui.screens.share.added import added
from app.ui.screens.share.joining import Joining, attention
from app.ui.screens.share.ways import at_risk, device_ways
from app.words import share as words


@component
def ShareHome() -> ft.Control:
    """Whom one has joined."""
    app = use_app()
    me = watch(app.me)
    devices = watch(app.devices)
    account = str((me.account or {}).get("account", ""))
    ft.use_effect(action(devices.ask_quietly), dependencies=[account])
    return screen(
        *added(devices),
        Joining(),
        *([at_risk()] if me.account and devices.is_at_risk else []),
        *([attention(me)] if me.rejections else []),
        *(device_ways(devices) if me.account else []),
        head=bar(words.TITLE, routes.go(routes.ME)),
        key="share",
    )
