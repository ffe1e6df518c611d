"""Handing everything over to a successor: what goes and what stays, and one file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

import flet as ft

from app.models.moment import dated
from app.models.visit import Visit
from app.state.handover import Handover
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.cards import card
from app.ui.parts.choices import option_row
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, bullets, empty, screen
from app.ui.parts.words import body, heading, note
from app.ui.parts.working import Working
from app.ui.screens.visit.found import held
from app.ui.theme import VISIT
from app.words import together as words


def _visit(handover: Handover, visit: Visit) -> ft.Control:
    """One visit that goes along, or is left out."""
    is_out = visit.id in handover.left_out
    return option_row(
        words.PLACE.format(place=visit.place, day=dated(visit.started_at)),
        action(handover.leave_out, visit),
        chosen=not is_out,
        hue=VISIT,
        icon=ft.Icons.CHECK_BOX_OUTLINE_BLANK if is_out else ft.Icons.CHECK_BOX,
        state=words.LEFT_OUT if is_out else words.GOES_ALONG,
    )


def _about(handover: Handover) -> Iterator[Row]:
    """What goes, what stays, and the pass phrase."""
    there = held(handover.counts)
    yield Row("lead", lambda: body(words.HANDOVER_LEAD), "")
    yield Row(
        "goes",
        lambda: card(heading(words.GOES), bullets(there or [words.NOTHING_IN])),
        tuple(there),
    )
    yield Row("stays", lambda: card(heading(words.STAYS), bullets(words.STAYS_LINES)), "")
    yield Row(
        "pass",
        lambda: card(
            Field(
                words.HANDOVER_PASS,
                handover.passphrase,
                handover.type,
                hue=VISIT,
                secret=True,
                capitals=False,
                key="pass",
            ),
            note(words.HANDOVER_PASS_WORDS),
        ),
        "",
    )
    yield Row("how", lambda: note(words.HOW_TO_OPEN), "")


def _rows(handover: Handover) -> tuple[Iterator[Row], int]:
    visits = handover.visits.visits
    is_all_out = all(visit.id in handover.left_out for visit in visits)

    def which() -> ft.Control:
        name = words.ALL_IN if is_all_out else words.ALL_OUT
        turn = action(handover.leave_out_all, is_out=not is_all_out)
        return ft.Column(
            [
                heading(words.WHICH),
                note(words.WHICH_WORDS),
                ft.Row([quiet_button(name, turn, VISIT)]),
            ],
            spacing=8,
        )

    def chosen(visit: Visit) -> Row:
        shows = (visit.place, visit.id in handover.left_out)
        return Row(visit.id, lambda: _visit(handover, visit), shows)

    about = list(_about(handover))
    head = [Row("which", which, is_all_out)] if visits else []
    return chain(about, head, map(chosen, visits)), len(about) + len(head) + len(visits)


@component
def HandoverScreen() -> ft.Control:
    """The handover."""
    app = use_app()
    watch(app.visits)
    layout = watch(app.layout)
    handover = watch(app.together.handover)
    work = watch(handover.work)
    ft.use_effect(action(handover.look), dependencies=[])
    name = words.HANDOVER_FILE.format(day=date.today().isoformat())

    async def save() -> None:
        if await save_file(name, await handover.file()):
            tell(words.SAVED.format(name=name))

    back = bar(words.HANDOVER, routes.go(routes.FROM_COLLEAGUE))
    rows, count = _rows(handover)
    foot = ft.Column(
        [
            Working(work, words.WORKING, VISIT),
            main_button(words.SAVE_HANDOVER, action(save), VISIT, ft.Icons.DOWNLOAD),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    whole = long_screen(layout, rows, count, head=back, foot=foot, hue=VISIT, key="handover")
    if handover.counts:
        return whole
    return screen(
        empty(ft.Icons.HANDSHAKE_OUTLINED, words.NOTHING_YET, words.NOTHING_YET_WORDS, hue=VISIT),
        head=back,
        foot=main_button(words.GO_VISITS, routes.go(routes.VISIT), VISIT),
        key="handover",
    )
