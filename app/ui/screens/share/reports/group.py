"""What one role or team has learned."""

from __future__ import annotations

from typing import cast

import flet as ft

from app.models.report import Name
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.screen import bar, empty, screen
from app.ui.screens.share.reports.figures import group_name
from app.ui.screens.share.reports.frame import freshness, notes
from app.ui.screens.share.reports.groups import modules
from app.ui.screens.share.reports.home import not_yours
from app.words import reports as words


@component
def GroupScreen() -> ft.Control:
    """The modules of the group in the address."""
    app = use_app()
    watch(app.belonging)
    reports = watch(app.reports)
    params = ft.use_route_params()
    name, group = params.get("name", ""), params.get("group", "")
    is_known = name in ("training", "teams")

    async def ask() -> None:
        if is_known and reports.seen(cast(Name, name)) is None:
            await reports.ask(cast(Name, name))

    ft.use_effect(ask, [name, reports.is_allowed])
    if not reports.is_allowed:
        return not_yours()
    seen = reports.seen(cast(Name, name)) if is_known else None
    head = bar(words.NAMES.get(name, words.TITLE), routes.go(routes.report(name)))
    if is_known and seen is None:
        return screen(*freshness(reports, cast(Name, name), seen), head=head)
    cards = modules(seen.report, app.pack, group) if seen is not None else []
    if seen is None or not cards:
        return screen(
            empty(
                ft.Icons.INSIGHTS,
                words.GONE,
                words.GONE_WORDS,
                words.SEE_ALL,
                routes.go(routes.REPORTS),
            )
        )
    table = "role" if name == "training" else "team"
    title = group_name(table, group, seen.report, app.pack)
    return screen(
        *freshness(reports, cast(Name, name), seen),
        *cards,
        *notes(seen),
        head=bar(title, routes.go(routes.report(name))),
        key=f"report-{name}-{group}",
    )
