"""The list of entries, and of what is half written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import flet as ft

from app.models.content import ReflectionTemplate
from app.models.journal import Entry
from app.models.moment import day_of, said
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.component import action, component
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import empty
from app.ui.parts.words import body, heading, note
from app.ui.screens.reflect.begins import first_words
from app.ui.screens.reflect.finding import asked_for
from app.ui.screens.reflect.values.memories import Memories
from app.ui.screens.reflect.ways import head as top
from app.ui.screens.reflect.ways import ways
from app.ui.theme import REFLECT
from app.words import reflect as words

FEW = 4
"""Entries from which on one may want to look for some of them."""


def _entry_card(reflect: Reflect, entry: Entry, chosen: str) -> ft.Control:
    template = reflect.template(entry.written.template)
    day = said(entry.written.created_at, reflect.now())
    return link_card(
        first_words(reflect, entry),
        f"{template.title} · {day}" if template else day,
        routes.go(routes.entry(entry.id)),
        ft.Icons.EDIT_NOTE,
        REFLECT,
        chosen=entry.id == chosen,
    )


def _sifting(app: Leadwell, reflect: Reflect) -> ft.Control:
    """The way to find entries; where some are left out, which are shown, and the way back."""
    if not reflect.sieve.asks:
        find = routes.go(routes.REFLECT_FIND)
        return ft.Row([quiet_button(words.FILTER, find, REFLECT, ft.Icons.FILTER_LIST)])
    shown = words.SHOWN.format(
        n=len(reflect.shown), all=len(reflect.entries), what=asked_for(app, reflect)
    )
    return tinted(
        body(shown),
        ft.Row(
            [
                quiet_button(words.SHOW_ALL, action(reflect.show_all), REFLECT),
                quiet_button(words.FILTER, routes.go(routes.REFLECT_FIND), REFLECT),
            ],
            wrap=True,
        ),
        hue=REFLECT,
        icon=ft.Icons.FILTER_LIST,
    )


def _begun_card(template: ReflectionTemplate) -> ft.Control:
    return link_card(
        words.BEGUN.format(title=template.title),
        words.BEGUN_DETAIL,
        routes.go(routes.write(template.id)),
        ft.Icons.EDIT_OUTLINED,
        REFLECT,
    )


def _locked(app: Leadwell, count: int) -> ft.Control:
    form = words.LOCKED_OLDER if app.securing.foreign else words.LOCKED
    return tinted(body(form.format(n=count)), hue=REFLECT, icon=ft.Icons.LOCK_OUTLINED)


def _empty() -> ft.Control:
    return empty(ft.Icons.EDIT_NOTE, words.EMPTY, words.EMPTY_WORDS, hue=REFLECT)


def _rows(
    app: Leadwell, reflect: Reflect, layout: Layout, chosen: str
) -> tuple[Iterator[Row], int]:
    """Return the rows, made one by one, and how many there are."""
    day = day_of(reflect.now())

    def begun(template: ReflectionTemplate) -> Row:
        return Row(f"begun-{template.id}", lambda: _begun_card(template), template.id)

    def written(entry: Entry) -> Row:
        shows = (entry, entry.id == chosen, day)
        return Row(entry.id, lambda: _entry_card(reflect, entry, chosen), shows)

    half, shown = reflect.half, reflect.shown
    head = [
        Row("title", lambda: top(app), ""),
        Row("lead", lambda: note(words.LEAD), ""),
        Row("ways", lambda: ways(layout), layout.scale),
        Row("memories", lambda: Memories(app), ""),
        *map(begun, half),
    ]
    if reflect.locked:
        head.append(Row("locked", lambda: _locked(app, reflect.locked), reflect.locked))
    if reflect.entries:
        head.append(Row("entries", lambda: heading(words.ENTRIES), ""))
        if len(reflect.entries) >= FEW:
            state = (reflect.sieve, len(shown), len(reflect.entries))
            head.append(Row("sifting", lambda: _sifting(app, reflect), state))
    elif not half and not reflect.is_opening:
        head.append(Row("empty", _empty, ""))
    opening = Row("opening", lambda: note(words.OPENING_OLDER), "")
    last = [opening] if reflect.is_opening else []
    count = len(head) + len(shown) + len(last)
    return chain(head, map(written, shown), last), count


@component
def Listing(reflect: Reflect, layout: Layout, chosen: str = "") -> ft.Control:
    """Everything that was written."""
    write = main_button(words.NEW, routes.go(routes.REFLECT_NEW), REFLECT, ft.Icons.EDIT_NOTE)
    rows, count = _rows(use_app(), reflect, layout, chosen)
    return long_screen(layout, rows, count, foot=write, hue=REFLECT, key="reflect-list")
