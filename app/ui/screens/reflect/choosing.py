"""The choice of what to write about."""

from __future__ import annotations

import flet as ft

from app.models.content import ReflectionTemplate
from app.models.writing import BLANK
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import heading, note, title
from app.ui.theme import REFLECT
from app.words import reflect as words

QUICK, MIDDLE = 3, 7
"""The most minutes of a quick template, and of one of middling length."""


def _way(template: ReflectionTemplate) -> ft.Control:
    form = words.A_MOMENT if template.is_short else words.MINUTES
    detail = form.format(summary=template.summary, n=template.minutes)
    return link_card(
        template.title,
        template.summary if template is BLANK else detail,
        routes.go(routes.write(template.id)),
        ft.Icons.DESCRIPTION_OUTLINED if template is BLANK else ft.Icons.EDIT_NOTE,
        REFLECT,
    )


@component
def ChooseTemplate() -> ft.Control:
    """The templates to write from, the short ones first."""
    reflect = watch(use_app().reflect)
    names = (words.QUICK, words.MIDDLE, words.LONG)
    groups: dict[str, list[ReflectionTemplate]] = {name: [] for name in names}
    for template in reflect.templates:
        minutes = template.minutes
        name = (
            words.QUICK if minutes <= QUICK else words.MIDDLE if minutes <= MIDDLE else words.LONG
        )
        groups[name].append(template)
    shown: list[ft.Control] = []
    for name, templates in groups.items():
        if templates:
            shown.append(heading(name))
            shown += map(_way, templates)
    return screen(
        title(words.CHOOSE),
        _way(BLANK),
        *shown,
        note(words.SAFE),
        head=bar(words.NEW, routes.go(routes.REFLECT)),
        key="reflect-new",
    )
