"""Which entries go into a file: a few ways to choose, and what each asks."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.chosen import kinds, tags
from app.state.reflect import Reflect
from app.state.taking import Taking
from app.ui import routes
from app.ui.parts.buttons import side_button
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import heading, note
from app.ui.screens.reflect.portable.counting import counted
from app.ui.theme import REFLECT
from app.words import portable as words


def choice_of(taking: Taking, reflect: Reflect) -> list[ft.Control]:
    """The ways to choose, and how many entries are chosen."""
    return [
        heading(words.WHICH),
        chips(
            list(words.HOWS.items()),
            taking.choice.how,
            taking.set_how,  # type: ignore[arg-type]
            hue=REFLECT,
            about=words.WHICH,
        ),
        *_asked(taking, reflect),
        note(counted(words.COUNT, taking.counted())),
        *([note(words.OPENING)] if reflect.is_opening else []),
    ]


def _asked(taking: Taking, reflect: Reflect) -> list[ft.Control]:
    choice = taking.choice
    match choice.how:
        case "kind":
            options = [(id, _kind(reflect, id)) for id in kinds(reflect.entries)]
            return [
                chips(
                    options,
                    choice.kind,
                    lambda id: taking.choose(kind=id),
                    hue=REFLECT,
                    about=words.KIND,
                )
            ]
        case "tag":
            found = tags(reflect.entries)
            if not found:
                return [note(words.NO_TAGS)]
            return [
                chips(
                    [(tag, tag) for tag in found],
                    choice.tag,
                    lambda tag: taking.choose(tag=tag),
                    hue=REFLECT,
                    about=words.TAG,
                )
            ]
        case "days":
            return [_day(taking, "since", words.SINCE), _day(taking, "until", words.UNTIL)]
        case "ticked":
            go = routes.go(routes.TICK)
            return [
                ft.Row([side_button(words.TICK, go, REFLECT, ft.Icons.CHECK_BOX)], wrap=True),
            ]
    return []


def _kind(reflect: Reflect, id: str) -> str:
    template = reflect.template(id)
    return template.title if template else words.PAGE


def _day(taking: Taking, which: str, name: str) -> ft.Control:
    return Field(
        name,
        getattr(taking.choice, which),
        partial(_typed, taking, which),
        hue=REFLECT,
        error=words.WRONG_DAY if taking.choice.wrong == which else "",
        capitals=False,
        keyboard=ft.KeyboardType.DATETIME,
        key=f"take-{which}",
    )


def _typed(taking: Taking, which: str, text: str) -> None:
    taking.choose(**{which: text})
