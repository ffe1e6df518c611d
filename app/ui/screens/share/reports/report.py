"""One report, at its address."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.models.content import Pack
from app.models.report import NAMES, Report
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import bar, empty, screen
from app.ui.screens.share.reports.expected import expected
from app.ui.screens.share.reports.frame import framed
from app.ui.screens.share.reports.groups import groups
from app.ui.screens.share.reports.home import not_yours
from app.ui.screens.share.reports.promises import promises
from app.ui.screens.share.reports.themes import themes
from app.ui.screens.share.reports.visits import visits
from app.words import reports as words

Body = Callable[[Report, Pack], list[ft.Control]]
BODIES: dict[str, Body] = {
    "training": groups,
    "teams": groups,
    "strategy": expected,
    "visits": visits,
    "promises": promises,
    "themes": themes,
}


@component
def ReportScreen() -> ft.Control:
    """A report as it came last; it is asked for anew when one comes."""
    app = use_app()
    watch(app.belonging)
    reports = watch(app.reports)
    name = ft.use_route_params().get("name", "")

    async def ask() -> None:
        if name in NAMES:
            await reports.ask(name)

    ft.use_effect(ask, [name, reports.chosen.id, reports.is_allowed])
    if not reports.is_allowed:
        return not_yours()
    if name not in NAMES:
        return screen(
            empty(
                ft.Icons.INSIGHTS,
                words.GONE,
                words.GONE_WORDS,
                words.SEE_ALL,
                routes.go(routes.REPORTS),
            )
        )
    seen = reports.seen(name)
    parts = BODIES[name](seen.report, app.pack) if seen is not None else []
    return screen(
        *framed(reports, name, seen, parts),
        head=bar(words.NAMES[name], routes.go(routes.REPORTS)),
        key=f"report-{name}",
    )
