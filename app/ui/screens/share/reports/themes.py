"""What visits were about, quarter by quarter."""

from __future__ import annotations

import flet as ft

from app.models.content import Pack
from app.models.report import Report
from app.ui.parts.cards import card
from app.ui.parts.words import body, heading, note
from app.ui.screens.share.reports.figures import figure_row
from app.ui.theme import BLUE
from app.words import reports as words


def quarter(id: str) -> str:
    """Return a quarter as it is written: `April to June 2026`."""
    year, month = id.split("-")
    return words.QUARTERS[month].format(year=year)


def themes(report: Report, pack: Pack) -> list[ft.Control]:
    """A card for each theme, in the order of the content, with a row for each quarter."""
    names = {area.id: area.name for area in pack.areas}
    topics = dict.fromkeys([*names, *(line.topic for line in report.lines)])
    whole = max((line.figure.count or 0 for line in report.lines), default=0)
    cards: list[ft.Control] = [body(words.THEME_LEAD)]
    for topic in topics:
        lines = sorted(
            (line for line in report.lines if line.topic == topic), key=lambda each: each.table
        )
        rows = [figure_row(quarter(line.table), line.figure, whole, hue=BLUE) for line in lines]
        if rows:
            cards.append(card(heading(names.get(topic, words.UNKNOWN)), *rows, spacing=16))
    return [*cards, note(words.NO_LEAGUE)]
