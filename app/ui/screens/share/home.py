"""Sharing, as one comes to it: whom one has joined, and the ways to everything about it."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, screen
from app.ui.screens.share.joining import attention, joining
from app.ui.screens.share.organisation import organisation_card
from app.ui.screens.share.reports import way_to_reports
from app.ui.theme import TEAL
from app.words import sent, signin
from app.words import share as words


@component
def ShareHome() -> ft.Control:
    """Whom one has joined."""
    app = use_app()
    me = watch(app.me)
    status = watch(app.status)
    watch(app.belonging)
    return screen(
        joining(me, status),
        organisation_card(watch(app.belonging).membership),
        *([attention(me)] if me.rejections else []),
        link_card(signin.WAY, signin.WAY_DETAIL, routes.go(routes.SIGN_IN), ft.Icons.LOGIN, TEAL),
        *way_to_reports(app.reports),
        link_card(sent.LINK, status.line, routes.go(routes.SENT), ft.Icons.OUTBOX_OUTLINED),
        head=bar(words.TITLE, routes.go(routes.ME)),
        key="share",
    )
