"""Sharing, as one comes to it: whom one has joined, and the ways to everything about it."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, screen
from app.ui.screens.share.added import added
from app.ui.screens.share.erasing import ErasingCard
from app.ui.screens.share.joining import Joining, attention
from app.ui.screens.share.organisation import organisation_card
from app.ui.screens.share.reports import way_to_reports
from app.ui.screens.share.sharingways import SharingWays
from app.ui.screens.share.ways import at_risk, device_ways
from app.ui.theme import TEAL
from app.words import sent, signin
from app.words import share as words


@component
def ShareHome() -> ft.Control:
    """Whom one has joined."""
    app = use_app()
    me = watch(app.me)
    status = watch(app.status)
    devices = watch(app.devices)
    account = str((me.account or {}).get("account", ""))
    ft.use_effect(action(devices.ask_quietly), dependencies=[account])
    sign_in = link_card(
        signin.WAY, signin.WAY_DETAIL, routes.go(routes.SIGN_IN), ft.Icons.LOGIN, TEAL
    )
    return screen(
        *added(devices),
        Joining(),
        *([at_risk()] if me.account and devices.is_at_risk else []),
        *([attention(me)] if me.rejections else []),
        link_card(sent.LINK, status.line, routes.go(routes.SENT), ft.Icons.OUTBOX_OUTLINED),
        organisation_card(watch(app.belonging).membership),
        *([SharingWays()] if me.account else []),
        *way_to_reports(app.reports),
        *(device_ways(devices) if me.account else [sign_in]),
        *([ErasingCard(app.erasing)] if me.account is not None else []),
        head=bar(words.TITLE, routes.go(routes.ME)),
        key="share",
    )
