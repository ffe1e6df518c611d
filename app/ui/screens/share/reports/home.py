"""The reports there are, and the way to them."""

from __future__ import annotations

import flet as ft

from app.models.report import NAMES
from app.state.reports import Reports
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body
from app.words import reports as words

ICONS = {
    "training": ft.Icons.SCHOOL_OUTLINED,
    "teams": ft.Icons.GROUPS_OUTLINED,
    "strategy": ft.Icons.CHECKLIST,
    "visits": ft.Icons.DIRECTIONS_WALK,
    "promises": ft.Icons.HANDSHAKE_OUTLINED,
    "themes": ft.Icons.TIMELINE,
}


def way_to_reports(reports: Reports) -> list[ft.Control]:
    """The way to reports; nothing for those whom they are not for."""
    if not reports.is_allowed:
        return []
    way = routes.go(routes.REPORTS)
    return [link_card(words.WAY, words.WAY_LEAD, way, ft.Icons.INSIGHTS, key="reports")]


def not_yours() -> ft.Control:
    """What is at the address of a report for those whom it is not for."""
    return screen(
        empty(
            ft.Icons.INSIGHTS,
            words.NOT_YOURS,
            words.NOT_YOURS_WORDS,
            words.BACK,
            routes.go(routes.SHARE),
        ),
        head=bar(words.TITLE, routes.go(routes.SHARE)),
    )


@component
def ReportsHome() -> ft.Control:
    """The reports."""
    app = use_app()
    belonging = watch(app.belonging)
    reports = watch(app.reports)
    if not reports.is_allowed:
        return not_yours()
    return screen(
        body(words.LEAD.format(organisation=belonging.membership.name)),
        *(
            link_card(words.NAMES[name], words.LEADS[name], routes.go(routes.report(name)), icon)
            for name in NAMES
            if (icon := ICONS[name])
        ),
        head=bar(words.TITLE, routes.go(routes.SHARE)),
        key="reports",
    )
