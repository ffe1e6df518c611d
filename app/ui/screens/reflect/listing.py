"""The list of entries, and of what is half written."""

from __future__ import annotations

import flet as ft

from app.models.journal import Entry
from app.models.moment import said
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.screen import empty, screen
from app.ui.parts.words import body, heading, headline, note
from app.ui.theme import REFLECT
from app.words import reflect as words


def first_words(entry: Entry) -> str:
    """Return the beginning of an entry, for a list that only its writer sees."""
    text = next(iter(entry.newest.answers.values()), words.SKIPPED)
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"


def _entry_card(reflect: Reflect, entry: Entry, chosen: str) -> ft.Control:
    template = reflect.template(entry.newest.template)
    day = said(entry.newest.created_at, reflect.now())
    return link_card(
        first_words(entry),
        f"{template.title} · {day}" if template else day,
        routes.go(routes.entry(entry.id)),
        ft.Icons.EDIT_NOTE,
        REFLECT,
        chosen=entry.id == chosen,
    )


def listing(reflect: Reflect, chosen: str = "") -> ft.Control:
    """Everything that was written."""
    write = main_button(words.NEW, routes.go(routes.REFLECT_NEW), REFLECT, ft.Icons.EDIT_NOTE)
    begun = [template for template in reflect.templates if template.id in reflect.begun]
    controls: list[ft.Control] = [headline(words.TITLE), note(words.LEAD)]
    controls += [
        link_card(
            words.BEGUN.format(title=template.title),
            words.BEGUN_DETAIL,
            routes.go(routes.write(template.id)),
            ft.Icons.EDIT_OUTLINED,
            REFLECT,
        )
        for template in begun
    ]
    if reflect.locked:
        controls.append(
            tinted(
                body(words.LOCKED.format(n=reflect.locked)),
                hue=REFLECT,
                icon=ft.Icons.LOCK_OUTLINED,
            )
        )
    if reflect.entries:
        controls.append(heading(words.ENTRIES))
        controls += [_entry_card(reflect, entry, chosen) for entry in reflect.entries]
    elif not begun:
        controls.append(empty(ft.Icons.EDIT_NOTE, words.EMPTY, words.EMPTY_WORDS, hue=REFLECT))
    return screen(*controls, foot=write, key="reflect-list")
