"""Visits of a year: by team with the month of the last one, by kind and by place."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.models.content import Pack
from app.models.report import ALL, Line, Report
from app.models.report_hiding import OTHERS
from app.ui.parts.cards import card
from app.ui.parts.words import body, heading, note
from app.ui.screens.share.reports.figures import figure_row, group_name, in_order, said
from app.ui.theme import BLUE
from app.words import reports as words


def month(id: str) -> str:
    """Return a month as it is written: `September 2026`."""
    return f"{date.fromisoformat(f'{id}-01'):%B %Y}"


def _more(report: Report, line: Line) -> str:
    if line.table != "team" or line.group in (ALL, OTHERS):
        return ""
    last = report.last.get(line.group, "")
    return words.LAST.format(month=month(last)) if last else ""


def _table(report: Report, pack: Pack, table: str, title: str, *notes: str) -> list[ft.Control]:
    lines = [line for line in report.of(table) if line.group != ALL]
    whole = max((line.figure.count or 0 for line in lines), default=0)
    rows = [
        figure_row(name, line.figure, whole, more=_more(report, line), hue=BLUE)
        for name, line in in_order(lines, table, report, pack)
    ]
    return [card(heading(title), *map(note, notes), *rows, spacing=16)] if rows else []


def days(report: Report) -> str:
    """Return how soon teams heard, in words."""
    if report.days is None:
        return words.DAYS_UNKNOWN
    named = {0: words.DAYS_NONE, 1: words.DAYS_ONE}
    return words.DAYS.format(days=named.get(report.days, words.DAYS_N.format(n=report.days)))


def visits(report: Report, pack: Pack) -> list[ft.Control]:
    """The tables, with what they say in words."""
    whole = next((line for line in report.of("team") if line.group == ALL), None)
    if whole is None:
        return []
    gaps = sorted(
        group_name("team", line.group, report, pack)
        for line in report.of("team")
        if line.figure.count == 0 and line.group != ALL
    )
    return [
        card(
            heading(words.NAMES["visits"]),
            body(words.VISIT_WORDS.format(figure=said(whole.figure))),
            body(days(report)),
            *([body(words.GAPS.format(names=", ".join(gaps)))] if gaps else []),
            spacing=12,
        ),
        *_table(report, pack, "team", words.BY_TEAM, words.TWICE, words.NO_LEAGUE),
        *_table(report, pack, "kind", words.BY_KIND),
        *_table(report, pack, "place", words.BY_PLACE, words.PLACES_LEAD),
        note(words.WHY),
    ]
