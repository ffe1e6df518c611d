"""One entry, read again."""

from __future__ import annotations

import flet as ft

from app.models.journal import Entry, Version
from app.models.moment import said
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, side_button
from app.ui.parts.cards import card, pill, tinted
from app.ui.parts.screen import bar, beside, empty, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.reflect.listing import Listing
from app.ui.theme import AMBER, REFLECT, WIDE
from app.words import evidence
from app.words import reflect as words


def _answers(reflect: Reflect, version: Version) -> list[ft.Control]:
    template = reflect.template(version.written.template)
    prompts = {prompt.id: prompt.text for prompt in template.prompts} if template else {}
    shown = [
        card(note(prompts.get(prompt, prompt)), body(text))
        for prompt, text in version.written.answers.items()
    ]
    return [*shown] or [note(words.SKIPPED)]


def _versions(reflect: Reflect, entry: Entry) -> list[ft.Control]:
    controls: list[ft.Control] = [
        tinted(body(words.TWO), hue=AMBER, icon=ft.Icons.CALL_SPLIT),
        main_button(words.KEEP_ALL, action(reflect.join, entry), REFLECT),
    ]
    for number, version in enumerate(entry.versions, 1):
        day = said(version.changed_at, reflect.now())
        controls.append(heading(words.VERSION.format(n=number, day=day)))
        controls += _answers(reflect, version)
        controls.append(
            side_button(
                words.KEEP_THIS.format(n=number), action(reflect.choose, entry, version), REFLECT
            )
        )
    return controls


def page(reflect: Reflect, entry: Entry, *, leave: bool) -> ft.Control:
    """The page of an entry."""
    version = entry.newest
    template = reflect.template(version.written.template)

    async def delete() -> None:
        await reflect.delete(entry)
        await routes.go(routes.REFLECT)()
        tell(words.DELETED, lambda: reflect.restore(entry))

    has_two = len(entry.versions) > 1
    return screen(
        title(template.title if template else words.TITLE),
        ft.Row(
            [
                pill(words.ONLY_YOU, REFLECT),
                note(words.WRITTEN.format(day=said(version.written.created_at, reflect.now()))),
            ],
            wrap=True,
        ),
        *(_versions(reflect, entry) if has_two else _answers(reflect, version)),
        side_button(evidence.FROM_ENTRY, routes.go(routes.evidence(entry.id)), REFLECT),
        grave_button(words.DELETE, action(delete), ft.Icons.DELETE_OUTLINED),
        head=bar(words.TITLE, routes.go(routes.REFLECT)) if leave else None,
        foot=None
        if has_two
        else main_button(words.EDIT, routes.go(routes.edit(entry.id)), REFLECT),
        key=f"entry-{entry.id}",
    )


@component
def EntryScreen() -> ft.Control:
    """The page of the entry in the address."""
    app = use_app()
    reflect = watch(app.reflect)
    layout = watch(app.layout)
    id = ft.use_route_params().get("id", "")
    ft.use_effect(action(reflect.reach, id), dependencies=[id])
    entry = reflect.entry(id)
    if entry is None and reflect.is_opening:
        return screen(note(words.OPENING))
    if entry is None:
        return screen(
            empty(
                ft.Icons.EDIT_NOTE,
                words.GONE,
                words.GONE_WORDS,
                words.BACK_TO,
                routes.go(routes.REFLECT),
                REFLECT,
            )
        )
    if layout.room < WIDE:
        return page(reflect, entry, leave=True)
    return beside(layout, Listing(reflect, layout, entry.id), page(reflect, entry, leave=False))
