"""Learning by role or by team: everyone first, then a way to each."""

from __future__ import annotations

import flet as ft

from app import text
from app.models.content import Pack
from app.models.report import ALL, Report
from app.models.report_hiding import OTHERS
from app.ui import routes
from app.ui.component import component
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card, link_card
from app.ui.parts.screen import stacked
from app.ui.parts.words import heading, note
from app.ui.screens.share.reports.figures import figure_row, group_name
from app.words import reports as words

AT_ONCE = 40
"""Groups that are shown before one asks for more."""


def groups(report: Report, pack: Pack) -> list[ft.Control]:
    """The roles or teams of a report, by name and never by number."""
    table = "role" if report.name == "training" else "team"
    first: dict[str, int] = {}
    for line in report.of(table):
        if line.group != OTHERS:
            first.setdefault(line.group, line.figure.people or 0)
    named = sorted(
        (group_name(table, group, report, pack), group, people)
        for group, people in first.items()
        if group != ALL
    )
    return [
        Ways(report.name, [(words.EVERYONE, ALL, first.get(ALL, 0)), *named]),
        note(words.COUNTED),
        note(words.NO_LEAGUE),
    ]


@component
def Ways(name: str, named: list[tuple[str, str, int]]) -> ft.Control:
    """A way to each group, a few at a time: there may be hundreds of teams."""
    shown, show = ft.use_state(AT_ONCE)
    ways: list[ft.Control] = [
        link_card(
            title,
            words.PEOPLE.format(n=people),
            routes.go(routes.report(name, group)),
            key=group,
        )
        for title, group, people in named[:shown]
    ]
    if len(named) > shown:
        more = text.SHOW_MORE.format(n=len(named) - shown)
        ways.append(ft.Row([quiet_button(more, lambda: show(shown + AT_ONCE))], key="more"))
    return stacked(*ways)


def modules(report: Report, pack: Pack, group: str) -> list[ft.Control]:
    """How many of one group have learned each module, pathway by pathway."""
    table = "role" if report.name == "training" else "team"
    found = {line.topic: line.figure for line in report.of(table) if line.group == group}
    titles = {module.id: module.title for module in pack.modules}
    cards: list[ft.Control] = []
    ways = [(way.title, way.modules) for way in pack.pathways]
    known = {id for _, ids in ways for id in ids}
    # A module that only another edition or overlay has.
    ways.append((words.OTHER_MODULES, tuple(id for id in found if id not in known)))
    for title, ids in ways:
        rows = [figure_row(titles.get(id, id), found[id]) for id in ids if id in found]
        if rows:
            cards.append(card(heading(title), *rows, spacing=16))
    return cards
