"""Choosing among entries: those for a file, and the one for evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import flet as ft

from app.models.evidence import FORMS
from app.models.journal import Entry
from app.models.moment import said
from app.state.reflect import Reflect
from app.state.taking import Taking
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import card, link_card
from app.ui.parts.choices import option_row
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, note, strong
from app.ui.screens.reflect.begins import first_words
from app.ui.theme import REFLECT
from app.words import evidence as words
from app.words import portable

ICONS = {
    "account": ft.Icons.DESCRIPTION_OUTLINED,
    "appraisal": ft.Icons.FORUM_OUTLINED,
    "cpd": ft.Icons.SCHOOL_OUTLINED,
}


def _ticked(taking: Taking, reflect: Reflect, entry: Entry) -> ft.Control:
    is_in = entry.id in taking.choice.ticked
    return option_row(
        f"{first_words(reflect, entry)} · {said(entry.written.created_at, reflect.now())}",
        action(taking.tick, entry.id),
        chosen=is_in,
        hue=REFLECT,
        icon=ft.Icons.CHECK_BOX if is_in else ft.Icons.CHECK_BOX_OUTLINE_BLANK,
        state=portable.TICKED if is_in else "",
    )


@component
def Tick() -> ft.Control:
    """Entries, to be taken into a file one by one."""
    app = use_app()
    reflect = watch(app.reflect)
    layout = watch(app.layout)
    taking = watch(app.portable.taking)

    def row(entry: Entry) -> Row:
        shows = (entry, entry.id in taking.choice.ticked)
        return Row(entry.id, lambda: _ticked(taking, reflect, entry), shows)

    head = [Row("lead", lambda: body(portable.TICK_LEAD), "")]
    rows: Iterator[Row] = chain(head, map(row, reflect.entries))
    back = routes.go(routes.TAKE_OUT)
    return long_screen(
        layout,
        rows,
        len(head) + len(reflect.entries),
        head=bar(portable.TICK, back),
        foot=main_button(portable.TICK_DONE, back, REFLECT),
        hue=REFLECT,
        key="take-tick",
    )


@component
def ChooseReflection() -> ft.Control:
    """Entries, one of which becomes evidence."""
    app = use_app()
    reflect = watch(app.reflect)
    layout = watch(app.layout)

    def shown(entry: Entry) -> ft.Control:
        template = reflect.template(entry.written.template)
        day = said(entry.written.created_at, reflect.now())
        return link_card(
            first_words(reflect, entry),
            f"{template.title} · {day}" if template else day,
            routes.go(routes.evidence(entry.id)),
            ft.Icons.EDIT_NOTE,
            REFLECT,
        )

    def row(entry: Entry) -> Row:
        return Row(entry.id, lambda: shown(entry), entry)

    head = [Row("lead", lambda: body(words.LEAD), "")]
    if not reflect.entries and not reflect.is_opening:
        head.append(Row("none", _none, ""))
    return long_screen(
        layout,
        chain(head, map(row, reflect.entries)),
        len(head) + len(reflect.entries),
        head=bar(words.CHOOSE, routes.go(routes.PORTABLE)),
        hue=REFLECT,
        key="evidence-choose",
    )


def _none() -> ft.Control:
    return empty(ft.Icons.EDIT_NOTE, words.NONE, words.NONE_WORDS, hue=REFLECT)


@component
def Gone() -> ft.Control:
    """The page of a reflection that is not here."""
    return screen(
        empty(
            ft.Icons.EDIT_NOTE,
            words.GONE,
            words.GONE_WORDS,
            words.CHOOSE,
            routes.go(routes.EVIDENCE),
            REFLECT,
        )
    )


@component
def ForWhat() -> ft.Control:
    """What the reflection in the address becomes."""
    app = use_app()
    reflect = watch(app.reflect)
    id = ft.use_route_params().get("id", "")
    ft.use_effect(action(reflect.reach, id), dependencies=[id])
    entry = reflect.entry(id)
    if entry is None:
        return Gone()
    return screen(
        card(
            note(said(entry.written.created_at, reflect.now())), strong(first_words(reflect, entry))
        ),
        body(words.LEAD),
        *(
            link_card(
                words.FORMS[form],
                words.DETAILS[form],
                routes.go(routes.evidence(id, form)),
                ICONS[form],
                REFLECT,
            )
            for form in FORMS
        ),
        head=bar(words.WHAT_FOR, routes.go(routes.entry(id))),
        key=f"evidence-{id}",
    )
