"""The list of visits and promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

import flet as ft

from app.models.moment import spoken
from app.models.visit import Promise, Visit
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import component
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import link_card
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import empty, screen
from app.ui.parts.words import heading, headline, note
from app.ui.screens.visit.ledger import ledger_card
from app.ui.screens.visit.promised import promise_card
from app.ui.screens.visit.ways import Ways
from app.ui.theme import VISIT
from app.words import visit as words


def visit_card(visits: Visits, visit: Visit, chosen: str = "") -> ft.Control:
    """A visit that leads to its summary, or to where it is carried on."""
    form = visits.filled(visit)
    name = form.template.title if form else words.UNTITLED
    if visit.finished_at is None:
        done, every = form.total if form else (0, 0)
        detail = words.CARRY_ON_DETAIL.format(template=name, done=done, all=every)
    else:
        day = spoken(_day(visit.started_at), visits.today)
        detail = words.PAST_DETAIL.format(template=name, day=day)
    return link_card(
        visit.place,
        detail,
        routes.go(routes.visit(visit.id)),
        ft.Icons.DIRECTIONS_WALK,
        VISIT,
        chosen=visit.id == chosen,
    )


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000).date().isoformat()


def _rows(app: Leadwell, visits: Visits, chosen: str) -> tuple[Iterator[Row], int]:
    """Return the rows, made one by one, and how many there are."""
    today = visits.today

    def visited(visit: Visit) -> Row:
        shows = (visit, visit.id == chosen, today)
        return Row(visit.id, lambda: visit_card(visits, visit, chosen), shows)

    def promised(promise: Promise) -> Row:
        return Row(promise.id, lambda: promise_card(visits, promise), (promise, today))

    head = [
        Row("title", lambda: headline(words.TITLE), ""),
        Row("lead", lambda: note(words.LEAD), ""),
        Row("ways", lambda: Ways(app), ""),
    ]
    unfinished, due = visits.unfinished(), visits.due()
    finished = [visit for visit in visits.visits if visit.finished_at is not None]
    parts: list[tuple[list[Row], Iterable[Row], int]] = [
        ([_titled(words.OPEN)], map(visited, unfinished), len(unfinished)),
        (
            [_titled(words.PROMISES)],
            chain(
                [Row("ledger", lambda: ledger_card(visits), (visits.promises, today))],
                map(promised, due),
            ),
            len(due) + 1 if visits.promises else 0,
        ),
        ([_titled(words.PAST)], map(visited, finished), len(finished)),
    ]
    there = [part for part in parts if part[2]]
    rows = chain(head, *(rows for title, some, _ in there for rows in (title, some)))
    return rows, len(head) + sum(1 + count for _, _, count in there)


def _titled(words: str) -> Row:
    return Row(words, lambda: heading(words), words)


@component
def Listing(visits: Visits, layout: Layout, chosen: str = "") -> ft.Control:
    """The list of visits and promises."""
    app = use_app()
    rows, count = _rows(app, visits, chosen)
    start = main_button(words.NEW, routes.go(routes.VISIT_NEW), VISIT, ft.Icons.ADD)
    whole = long_screen(layout, rows, count, foot=start, hue=VISIT, key="visit-list")
    if visits.visits or visits.promises:
        return whole
    return screen(
        headline(words.TITLE),
        empty(ft.Icons.DIRECTIONS_WALK, words.EMPTY, words.EMPTY_WORDS, hue=VISIT),
        Ways(app),
        foot=start,
        key="visit-list",
    )
