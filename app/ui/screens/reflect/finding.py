"""Finding entries again, by what they have."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.models.sieve import Kind
from app.state.leadwell import Leadwell
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.choices import choice
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import heading
from app.ui.screens.reflect.grown import source_of
from app.ui.theme import REFLECT
from app.words import reflect as words

MOST = 60
"""Chips of one kind: more than that nobody looks through."""


def option_name(app: Leadwell, reflect: Reflect, kind: Kind, value: str) -> str:
    """Return what one can look for, in words."""
    match kind:
        case "template":
            template = reflect.template(value)
            return template.title if template else value
        case "value":
            return next((each.name for each in app.pack.values if each.id == value), value)
        case "behaviour":
            every = (each for area in app.pack.areas for each in area.behaviours)
            return next((each.statement for each in every if each.id == value), value)
        case "month":
            return f"{date.fromisoformat(f'{value}-01'):%B %Y}"
        case "grew":
            return source_of(app, value)[0] or words.GREW_GONE
        case _:
            return value


def asked_for(app: Leadwell, reflect: Reflect) -> str:
    """Return in words what the list is asked for."""
    return ", ".join(
        option_name(app, reflect, kind, value) for kind, value in reflect.sieve.asks.items()
    )


def _options(app: Leadwell, reflect: Reflect, kind: Kind) -> list[ft.Control]:
    counted = reflect.counts(kind)
    ids = list(counted)
    if kind == "month":
        ids.sort(reverse=True)
    else:
        ids.sort(key=lambda id: (-counted[id], id))
    asked = reflect.sieve.asks.get(kind)
    chips: list[ft.Control] = [
        choice(
            words.OPTION.format(name=option_name(app, reflect, kind, id), n=counted[id]),
            action(reflect.sift, kind, id),
            chosen=id == asked,
            hue=REFLECT,
            name=f"{words.KINDS[kind]}: {option_name(app, reflect, kind, id)}, {counted[id]}",
            key=f"{kind}-{id}",
        )
        for id in ids[:MOST]
    ]
    if not chips:
        return []
    return [heading(words.KINDS[kind]), ft.Row(chips, wrap=True, spacing=8, run_spacing=8)]


@component
def FindEntries() -> ft.Control:
    """Everything one can look for, with how many entries have it."""
    app = use_app()
    reflect = watch(app.reflect)
    leave = routes.go(routes.REFLECT)
    head = bar(words.FILTER_TITLE, leave, leave_name=words.BACK_TO)
    if not reflect.entries:
        return screen(
            empty(
                ft.Icons.FILTER_LIST,
                words.FILTER_EMPTY,
                words.FILTER_EMPTY_WORDS,
                words.BACK_TO,
                leave,
                REFLECT,
            ),
            head=head,
        )
    kinds: tuple[Kind, ...] = ("month", "tag", "template", "value", "behaviour", "grew")
    count = len(reflect.shown)
    return screen(
        *(control for kind in kinds for control in _options(app, reflect, kind)),
        *(
            [ft.Row([quiet_button(words.SHOW_ALL, action(reflect.show_all), REFLECT)])]
            if reflect.sieve.asks
            else []
        ),
        head=head,
        foot=main_button(words.SHOW[min(count, 2)].format(n=count), leave, REFLECT),
        key="reflect-find",
    )
