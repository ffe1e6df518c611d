"""Promises of a year: where they stand, and in which teams."""

from __future__ import annotations

import flet as ft

from app.models.content import Pack
from app.models.report import ALL, Report
from app.models.report_hiding import OTHERS
from app.ui.parts.cards import card
from app.ui.parts.words import body, heading, note
from app.ui.screens.share.reports.figures import figure_row, in_order
from app.ui.theme import AMBER
from app.words import reports as words

ORDER = (ALL, "open", "overdue", "kept", "cannot", OTHERS)


def promises(report: Report, pack: Pack) -> list[ft.Control]:
    """Where promises stand, then by team where the number is told."""
    known = {line.group: line.figure for line in report.of("standing")}
    if ALL not in known:
        return []
    whole = known[ALL].count
    rows = [
        figure_row(words.STANDING[each], known[each], whole, hue=AMBER)
        for each in ORDER
        if each in known
    ]
    cards: list[ft.Control] = [
        card(heading(words.NAMES["promises"]), note(words.PROMISED), *rows, spacing=16)
    ]
    for each in ("overdue", "open", "kept", "cannot"):
        if known.get(each) and known[each].count:
            cards += _by_team(report, pack, each)
    return [*cards, body(words.OWNERS), note(words.NO_LEAGUE), note(words.WHY)]


def _by_team(report: Report, pack: Pack, standing: str) -> list[ft.Control]:
    lines = [line for line in report.of("team", standing) if line.figure.count != 0]
    named = in_order(lines, "team", report, pack)
    whole = max((line.figure.count or 0 for line in lines), default=0)
    rows = [figure_row(name, line.figure, whole, hue=AMBER) for name, line in named]
    return [card(heading(words.STANDING[standing]), *rows, spacing=16)] if rows else []
