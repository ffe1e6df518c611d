"""Sharing, as one comes to it: whom one has joined, and the ways to everything about it."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import bar, screen
from app.ui.screens.share.joining import attention, joining
from app.ui.screens.share.ways import SharingWays
from app.words import share as words


@component
def ShareHome() -> ft.Control:
    """Whom one has joined."""
    app = use_app()
    me = watch(app.me)
    status = watch(app.status)
    return screen(
        joining(me, status),
        *([attention(me)] if me.rejections else []),
        SharingWays(),
        head=bar(words.TITLE, routes.go(routes.ME)),
        key="share",
    )
