"""One entry, read again."""

from __future__ import annotations

import flet as ft

from app.models.journal import Entry
from app.models.moment import said
from app.models.writing import form, open_pages, pages
from app.state.layout import Layout
from app.state.leadwell import Leadwell
from app.state.reflect import Reflect
from app.ui import routes
from app.ui.component import action, tell
from app.ui.parts.buttons import grave_button, main_button, quiet_button, side_button
from app.ui.parts.cards import link_card, pill, tinted
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import note, title
from app.ui.screens.reflect.broad import wide
from app.ui.screens.reflect.grown import grew_from
from app.ui.screens.reflect.ratings import rated_words
from app.ui.screens.reflect.told import answers, tied
from app.ui.screens.reflect.versions import at_once
from app.ui.theme import REFLECT, WIDE
from app.words import evidence
from app.words import reflect as words

IN_PIECES = 10
"""Minutes from which on a template is one that people answer in pieces."""


def _go_on(reflect: Reflect, entry: Entry) -> list[ft.Control]:
    """The way to the questions that are still open, of a template that takes a while."""
    template = form(reflect.template(entry.written.template), entry.written)
    left, every = open_pages(template, entry.written.answers), pages(template)
    if template.minutes < IN_PIECES or not left:
        return []

    async def go_on() -> None:
        reflect.go_on(entry)
        await routes.go(routes.edit(entry.id))()

    detail = words.GO_ON_DETAIL.format(n=len(every) - len(left), all=len(every))
    return [link_card(words.GO_ON, detail, action(go_on), ft.Icons.EDIT_OUTLINED, REFLECT)]


def page(
    app: Leadwell, reflect: Reflect, layout: Layout, entry: Entry, *, leave: bool
) -> ft.Control:
    """The page of an entry; where it has two versions, both of them and the choice."""
    written = entry.written
    template = form(reflect.template(written.template), written)
    has_two = len(entry.versions) > 1
    # Beside the list there is no room for two columns.
    are_beside = has_two and leave and layout.room >= WIDE
    earlier = reflect.earlier(entry)

    async def restore() -> None:
        if not await reflect.restore(entry):
            tell(words.TOO_LATE)

    async def delete() -> None:
        await reflect.delete(entry)
        await routes.go(routes.REFLECT)()
        tell(words.DELETED, restore)

    ways: list[ft.Control] = [
        *(
            [
                quiet_button(
                    words.EARLIER.format(n=earlier),
                    routes.go(routes.versions(entry.id)),
                    REFLECT,
                    ft.Icons.HISTORY,
                )
            ]
            if earlier
            else []
        ),
        side_button(
            evidence.FROM_ENTRY,
            routes.go(routes.evidence(entry.id)),
            REFLECT,
            ft.Icons.WORKSPACE_PREMIUM_OUTLINED,
        ),
        grave_button(words.DELETE, action(delete), ft.Icons.DELETE_OUTLINED),
    ]
    lead = [tinted(note(template.lead), hue=REFLECT)] if template.lead else []
    shown = [
        title(template.title),
        ft.Row(
            [
                pill(words.ONLY_YOU, REFLECT),
                note(words.WRITTEN.format(day=said(written.created_at, reflect.now()))),
            ],
            wrap=True,
        ),
        *grew_from(app, written.grew),
        *(
            at_once(reflect, entry, are_beside=are_beside)
            if has_two
            else [
                *(
                    [*answers(reflect, written), *rated_words(reflect, written)]
                    or [note(words.SKIPPED)]
                ),
                *tied(reflect, written),
                *_go_on(reflect, entry),
                *lead,
            ]
        ),
        ft.Row(ways, wrap=True, spacing=8, run_spacing=8),
    ]
    head = bar(words.TITLE, routes.go(routes.REFLECT)) if leave else None
    if are_beside and head is not None:
        return wide(*shown, head=head, key=f"entry-{entry.id}")
    foot = None if has_two else main_button(words.EDIT, routes.go(routes.edit(entry.id)), REFLECT)
    return screen(*shown, head=head, foot=foot, key=f"entry-{entry.id}")
