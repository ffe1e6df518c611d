"""Versions of one entry: two that were written at once, side by side, and those of before."""

from __future__ import annotations

import flet as ft

from app.models.journal import Entry, Version
from app.models.moment import said
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note
from app.ui.screens.reflect.broad import columns
from app.ui.screens.reflect.gone import gone
from app.ui.screens.reflect.told import answers, tied
from app.ui.theme import AMBER, REFLECT
from app.words import reflect as words

BESIDE = 3
"""Versions that have room beside each other on a tablet."""


def _alike(entry: Entry) -> set[str]:
    """Return the prompts that all versions answer with the same words."""
    first, *others = (version.written.answers for version in entry.versions)
    return {
        prompt
        for prompt, text in first.items()
        if all(other.get(prompt) == text for other in others)
    }


def at_once(reflect: Reflect, entry: Entry, *, are_beside: bool) -> list[ft.Control]:
    """What two devices wrote without knowing of each other, and the choice."""
    alike = _alike(entry)

    def column(number: int, version: Version) -> ft.Control:
        written = version.written
        day = said(version.changed_at, reflect.now())
        return ft.Column(
            [
                heading(words.VERSION.format(n=number, day=day)),
                *(answers(reflect, written, alike) or [note(words.SKIPPED)]),
                *tied(reflect, written),
                side_button(
                    words.KEEP_THIS.format(n=number),
                    action(reflect.choose, entry, version),
                    REFLECT,
                ),
            ],
            spacing=10,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            key=version.rev,
        )

    each = [column(number, version) for number, version in enumerate(entry.versions, 1)]
    are_beside = are_beside and len(each) <= BESIDE
    rest = set(entry.written.answers) - alike
    same = answers(reflect, entry.written, rest)
    return [
        tinted(body(words.TWO), hue=AMBER, icon=ft.Icons.CALL_SPLIT),
        main_button(words.KEEP_ALL, action(reflect.join, entry), REFLECT),
        *(columns(each, len(each)) if are_beside else each),
        *([heading(words.SAME), *same] if same else []),
    ]


@component
def VersionsScreen() -> ft.Control:
    """The earlier versions of the entry in the address."""
    reflect = watch(use_app().reflect)
    id = ft.use_route_params().get("id", "")

    async def look() -> None:
        await reflect.reach(id)
        await reflect.look_back(id)

    ft.use_effect(action(look), dependencies=[id])
    entry = reflect.entry(id)
    head = bar(words.EARLIER_TITLE, routes.go(routes.entry(id)), leave_name=words.TO_ENTRY)
    of, past = reflect.past
    if entry is None:
        return gone(reflect)
    if of != id:
        return screen(note(words.OPENING), head=head)
    if not past:
        return screen(empty(ft.Icons.HISTORY, words.EARLIER_NONE, "", hue=REFLECT), head=head)

    async def bring_back(version: Version) -> None:
        await reflect.choose(entry, version)
        await routes.go(routes.entry(id))()
        tell(words.BROUGHT_BACK)

    shown: list[ft.Control] = []
    for version in past:
        day = said(version.changed_at, reflect.now())
        shown.append(
            ft.Column(
                [
                    heading(words.EARLIER_ONE.format(day=day)),
                    *(answers(reflect, version.written) or [note(words.SKIPPED)]),
                    *tied(reflect, version.written),
                    ft.Row([side_button(words.BRING_BACK, action(bring_back, version), REFLECT)]),
                ],
                spacing=10,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                key=version.rev,
            )
        )
    return screen(note(words.EARLIER_WORDS), *shown, head=head, key=f"versions-{id}")
